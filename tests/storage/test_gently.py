"""What goes to many at once leaves room for what single people wait for."""

from datetime import datetime, timedelta

from bot.domain.outgoing import Draft, Outgoing
from bot.domain.sending import BULK_PACE, BURST
from storage import cards, lanes, outbox
from storage.unit import Unit
from tests.units import GRACE, NOW, TEAM

MANY = 3 * BURST
LEASE = timedelta(seconds=30)


def prompt(number: int, now: datetime = NOW) -> Draft:
    return Draft(TEAM, "prompt", f"S-1:{number}", f"U{number:03}", now)


def claimed(unit: Unit, now: datetime) -> list[Outgoing]:
    return lanes.claim(unit, "courier", now, LEASE, 500)


def test_a_burst_leaves_at_once_and_the_rest_at_its_pace(unit: Unit) -> None:
    outbox.post_cards_gently(unit, [])
    outbox.post_cards_gently(unit, [prompt(number) for number in range(MANY)])
    assert len(claimed(unit, NOW)) == BURST + 1
    assert len(claimed(unit, NOW + 10 * BULK_PACE)) == 10
    assert len(claimed(unit, NOW + MANY * BULK_PACE)) == MANY - BURST - 11


def test_two_of_them_share_the_pace(unit: Unit) -> None:
    outbox.post_cards_gently(unit, [prompt(number) for number in range(MANY)])
    outbox.post_cards_gently(unit, [prompt(number) for number in range(MANY, MANY + 2)])
    assert len(claimed(unit, NOW + (MANY - BURST - 1) * BULK_PACE)) == MANY
    assert len(claimed(unit, NOW + (MANY - BURST + 1) * BULK_PACE)) == 2


def test_an_answer_to_somebody_whose_prompt_still_waits_takes_it_along(unit: Unit) -> None:
    outbox.post_cards_gently(unit, [prompt(number) for number in range(MANY)])
    claimed(unit, NOW)
    last = f"U{MANY - 1:03}"
    outbox.post(unit, Draft(TEAM, "reply", "", last, NOW))
    assert [message.content for message in claimed(unit, NOW)] == ["prompt"]


def test_a_lane_that_is_being_sent_from_stays_leased(unit: Unit) -> None:
    outbox.post(unit, Draft(TEAM, "reply", "", GRACE.id, NOW))
    assert len(claimed(unit, NOW)) == 1
    outbox.post(unit, Draft(TEAM, "reply", "", GRACE.id, NOW))
    assert claimed(unit, NOW + LEASE / 2) == []


def test_each_of_them_is_a_card(unit: Unit) -> None:
    outbox.post_cards_gently(unit, [prompt(1)])
    (card,) = cards.cards_of(unit, TEAM, "S-1:1")
    assert card.destination == "U001"
