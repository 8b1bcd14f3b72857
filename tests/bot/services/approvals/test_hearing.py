"""Whose words in a thread count, and for which request."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.approvals.commands import Ballot, NewRequest
from bot.domain.approvals.model import ALL, RequestStatus, Step, Verdict
from bot.domain.decisions.decision import Decided as Said
from bot.domain.decisions.decision import Leaning
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.services.approvals import asking, withdrawing
from bot.services.approvals.deciding import Decided, Declined
from bot.services.approvals.hearing import Heard, Offered, hear
from bot.services.approvals.sight import requests_in_thread, thread_request
from bot.services.approvals.validity import Why
from storage.unit import Unit
from tests.bot.services.approvals.asked import (
    BY_GRACE,
    GROUPS,
    POSTERS,
    actions,
    ask,
    request_in,
    vote,
    votes_in,
)
from tests.units import ANA, DAVID, DESIGN, GRACE, LAUNCH, NOW, PIOTR, TEAM, act

LATER = NOW + timedelta(hours=1)
THREAD = "1764.000100"


def say(
    unit: Unit,
    by: Person,
    said: Said | Leaning,
    *numbers: int,
    at: datetime = LATER,
) -> Heard:
    reason = said.reason if isinstance(said, Said) else ""
    ballots = [Ballot(number, said.verdict, reason, said_at=at) for number in numbers or (1,)]
    return hear(act(unit, by, LAUNCH, at), said, ballots, lambda: "https://x.example/p1", GROUPS)


YES = Said(Verdict.APPROVE)


def test_the_words_of_whoever_is_asked_count_with_their_permalink(unit: Unit) -> None:
    ask(unit)
    heard = say(unit, GRACE, YES)
    assert isinstance(heard, Decided)
    assert heard.vote.permalink == "https://x.example/p1"
    assert request_in(unit).status is RequestStatus.APPROVED


def test_the_words_of_anybody_else_are_talk_and_leave_no_trace(unit: Unit) -> None:
    ask(unit)
    assert [say(unit, who, YES) for who in (ANA, DAVID)] == [None, None]
    assert actions(unit) == ["request_asked"]


def test_a_vote_that_stands_already_is_not_offered_again_and_another_one_is(unit: Unit) -> None:
    ask(unit, Step((GRACE.id, DAVID.id), ALL))
    vote(unit, GRACE, at=LATER)
    assert say(unit, GRACE, Leaning(Verdict.APPROVE)) is None
    assert say(unit, GRACE, Leaning(Verdict.REJECT)) == Offered(Verdict.REJECT, [request_in(unit)])
    assert [given.verdict for given in votes_in(unit)] == [Verdict.APPROVE]


def test_a_rejection_without_its_reason_is_asked_for_it(unit: Unit) -> None:
    ask(unit)
    assert say(unit, GRACE, Said(Verdict.REJECT)) == Offered(Verdict.REJECT, [request_in(unit)])
    assert isinstance(say(unit, GRACE, Said(Verdict.REJECT, "No money")), Decided)


def test_in_a_thread_of_several_requests_nothing_is_counted_before_it_is_clear_which(unit: Unit) -> None:
    for _ in range(2):
        ask(unit)
    assert say(unit, GRACE, YES, 1, 2) == Offered(Verdict.APPROVE, [request_in(unit, 1), request_in(unit, 2)])
    vote(unit, GRACE, on=request_in(unit, 1), at=LATER)
    heard = say(unit, GRACE, YES, 1, 2)
    assert isinstance(heard, Decided)
    assert heard.request.number == 2


def test_whoever_was_asked_hears_why_their_words_come_too_late(unit: Unit) -> None:
    ask(unit)
    withdrawing.withdraw(act(unit, ANA, LAUNCH, LATER), 1)
    assert say(unit, GRACE, YES) == Declined(Why.CLOSED, request_in(unit))
    assert say(unit, PIOTR, YES) is None
    assert actions(unit)[-1] == "request_vote_refused"


def test_whoever_changes_their_mind_too_late_hears_that_it_does_not_count(unit: Unit) -> None:
    ask(unit, BY_GRACE, Step((DAVID.id,)))
    vote(unit, GRACE)
    no = Said(Verdict.REJECT, "Too expensive")
    assert say(unit, GRACE, no) == Declined(Why.NOT_ASKED, request_in(unit))
    assert [say(unit, GRACE, again) for again in (YES, Leaning(Verdict.REJECT))] == [None, None]
    vote(unit, DAVID)
    assert say(unit, DAVID, no) == Declined(Why.CLOSED, request_in(unit))
    assert [say(unit, DAVID, again) for again in (YES, Leaning(Verdict.REJECT))] == [None, None]


def test_words_that_were_said_before_the_request_are_of_something_else(unit: Unit) -> None:
    ask(unit)
    assert say(unit, GRACE, YES, at=NOW - timedelta(seconds=1)) == Declined(Why.OUTDATED, request_in(unit))


def test_a_thread_has_the_open_requests_that_were_asked_in_it(unit: Unit) -> None:
    for place in (LAUNCH, DESIGN):
        for _ in range(2):
            here = replace(act(unit, ANA, place), thread_ts=THREAD)
            asking.ask(here, NewRequest(POSTERS, (BY_GRACE,)), GROUPS)
    ask(unit)
    withdrawing.withdraw(act(unit, ANA), 2)
    found = [requests_in_thread(unit, TEAM, place.id, THREAD) for place in (LAUNCH, DESIGN)]
    assert found == [[1], [3, 4]]
    assert thread_request(replace(act(unit, ANA), thread_ts=THREAD)) == 1
    with pytest.raises(Refusal, match="by its number"):
        thread_request(replace(act(unit, ANA, DESIGN), thread_ts=THREAD))
    assert requests_in_thread(unit, TEAM, LAUNCH.id, "1.1") == []
