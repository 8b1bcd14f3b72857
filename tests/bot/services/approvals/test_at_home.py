"""Whose Home shows which requests."""

from datetime import timedelta

from bot.domain.approvals.model import Verdict
from bot.domain.people import Person
from bot.services.approvals.at_home import MOST, RequestsAtHome, requests_at_home
from storage.unit import Unit
from tests.bot.services.approvals.asked import ask, vote
from tests.units import ANA, DAVID, GRACE, GRACE_AND_BOT, LEADERSHIP, NOW, act


def home_of(unit: Unit, person: Person) -> RequestsAtHome:
    return requests_at_home(act(unit, person, GRACE_AND_BOT))


def names(found: RequestsAtHome) -> tuple[list[str], list[str]]:
    return [card.request.name for card in found.waiting], [card.request.name for card in found.asked]


def test_each_sees_what_waits_for_them_and_what_they_asked_for(unit: Unit) -> None:
    ask(unit, due_at=NOW + timedelta(days=3))
    ask(unit, due_at=NOW + timedelta(days=2), where=LEADERSHIP)
    assert names(home_of(unit, GRACE)) == (["R-2", "R-1"], [])
    assert names(home_of(unit, ANA)) == ([], ["R-2", "R-1"])
    assert home_of(unit, DAVID) == RequestsAtHome()


def test_what_is_decided_or_waits_for_changes_waits_for_nobody_else(unit: Unit) -> None:
    ask(unit)
    ask(unit)
    vote(unit, GRACE, Verdict.CHANGES, "The logo")
    assert names(home_of(unit, GRACE)) == (["R-2"], [])
    assert names(home_of(unit, ANA)) == ([], ["R-1", "R-2"])


def test_the_first_few_stand_there_and_whether_there_are_more(unit: Unit) -> None:
    for _ in range(MOST + 1):
        ask(unit)
    found = home_of(unit, GRACE)
    assert (len(found.waiting), found.more_waiting, found.more_asked) == (MOST, True, False)
    assert home_of(unit, ANA).more_asked
