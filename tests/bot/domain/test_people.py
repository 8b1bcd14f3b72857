"""People as plain values."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from tests.units import ANA


def test_a_person_lives_in_the_zone_that_slack_names() -> None:
    assert ANA.zone == ZoneInfo("Europe/Rome")


@pytest.mark.parametrize(
    "name", ["", "Mars/Olympus", "America", "../etc/passwd", "\0", "x" * 300, "europe rome"]
)
def test_an_unknown_zone_counts_as_utc(name: str) -> None:
    assert replace(ANA, zone_name=name).zone == ZoneInfo("Etc/UTC")


def test_weekdays_are_counted_from_monday() -> None:
    assert replace(ANA, workdays="1267").working_weekdays == {0, 1, 5, 6}
    assert replace(ANA, workdays="").working_weekdays == set()
