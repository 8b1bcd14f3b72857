"""Messages on their way."""

from datetime import timedelta

from bot.domain.outgoing import Method, lane_name, new_id
from tests.units import NOW


def test_ids_are_unique_and_rise_with_time() -> None:
    ids = [new_id(NOW + timedelta(milliseconds=step)) for step in range(100)]
    assert ids == sorted(ids)
    assert len({new_id(NOW) for _ in range(100)}) == 100


def test_each_method_and_destination_has_its_own_lane() -> None:
    lanes = {
        lane_name(Method.POST, "C1"),
        lane_name(Method.UPDATE, "C1"),
        lane_name(Method.POST, "C2"),
        lane_name(Method.EPHEMERAL, "C1", "U1"),
        lane_name(Method.EPHEMERAL, "C1", "U2"),
    }
    assert lanes == {"post:C1", "update:C1", "post:C2", "ephemeral:C1:U1", "ephemeral:C1:U2"}
