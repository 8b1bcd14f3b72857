"""Substitutes and absences: who decides in whose place, from when until when, and without circles."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.approvals.commands import Delegate, PassOn
from bot.domain.approvals.model import ALL, RequestStatus, Step
from bot.domain.approvals.policy import Timing
from bot.domain.people import Person
from bot.domain.refusal import Chain, Refusal
from bot.scheduler import TIMERS
from bot.services import departures
from bot.services.approvals import delegating, passing, substituting
from bot.services.approvals.deciding import Decided, Declined
from bot.services.approvals.delegating import Delegated
from bot.services.approvals.returning import RETURN
from bot.services.approvals.substituting import SUBSTITUTION
from bot.services.departures import REQUESTS_LEFT
from storage import audit, delegations, people
from storage.timers import Due
from storage.unit import Unit
from tests.bot.services.approvals.asked import (
    BY_GRACE,
    GROUPS,
    WEB,
    ZOFIA,
    actions,
    ask,
    cards_to,
    clicking,
    put_policy,
    request_in,
    told,
    vote,
)
from tests.units import ANA, DAVID, GRACE, MEERA, NOW, PIOTR, TEAM, act, looks_at, queued, timers_set

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
TO_GRACE, TO_PIOTR = f"R-1:{GRACE.id}", f"R-1:{PIOTR.id}"


def delegate(
    unit: Unit, by: Person, to: Person | None, first: date = MONDAY, last: date = FRIDAY
) -> Delegated:
    wanted = Delegate(to.id if to else "", first, last)
    return delegating.delegate(act(unit, by), wanted, GROUPS)


def test_the_substitute_is_asked_and_the_approver_is_left_alone(unit: Unit) -> None:
    delegate(unit, GRACE, PIOTR)
    ask(unit)
    assert request_in(unit).asked == (PIOTR.id,)
    assert cards_to(unit)[1:] == [PIOTR.id]


def test_both_names_are_with_the_vote_of_a_substitute(unit: Unit) -> None:
    delegate(unit, GRACE, PIOTR)
    ask(unit)
    result = vote(unit, PIOTR)
    assert isinstance(result, Decided)
    assert (result.vote.voter_id, result.vote.for_id) == (PIOTR.id, GRACE.id)
    entry = audit.story(unit, TEAM, "R-1")[1]
    assert (entry.actor_id, entry.details["for_id"]) == (PIOTR.id, GRACE.id)


def test_what_waits_already_is_handed_over_without_resetting_the_clock(unit: Unit) -> None:
    ask(unit)
    before = request_in(unit)
    result = delegating.delegate(
        act(unit, GRACE, now=NOW + timedelta(hours=1)), Delegate(PIOTR.id, MONDAY, FRIDAY), GROUPS
    )
    request = request_in(unit)
    assert result.handed_over == [request]
    assert (request.opened_at, request.expires_at) == (before.opened_at, before.expires_at)
    assert request.asked == (PIOTR.id,)
    assert cards_to(unit)[-1] == PIOTR.id
    assert told(unit, ANA) == ["substituted"]
    assert actions(unit) == ["request_asked", "request_substituted"]
    assert PIOTR.id in looks_at(unit)


def test_the_approver_may_decide_all_the_same(unit: Unit) -> None:
    delegate(unit, GRACE, PIOTR)
    ask(unit)
    assert isinstance(vote(unit, GRACE), Decided)


def test_an_approver_and_their_substitute_are_one_of_two(unit: Unit) -> None:
    delegate(unit, GRACE, PIOTR)
    ask(unit, Step((GRACE.id, DAVID.id), 2))
    vote(unit, GRACE)
    vote(unit, PIOTR)
    assert request_in(unit).status is RequestStatus.OPEN
    vote(unit, DAVID)
    assert request_in(unit).status is RequestStatus.APPROVED


def test_after_the_last_day_a_substitute_decides_nothing(unit: Unit) -> None:
    delegate(unit, GRACE, PIOTR, last=MONDAY)
    ask(unit)
    assert isinstance(vote(unit, PIOTR, at=NOW + timedelta(days=1)), Declined)


def test_days_are_those_where_the_approver_is(unit: Unit) -> None:
    """At 3:00 on Tuesday in Warsaw it is still Monday in New York, where Grace is."""
    delegate(unit, GRACE, PIOTR, last=MONDAY)
    ask(unit)
    assert isinstance(vote(unit, PIOTR, at=datetime(2026, 11, 24, 2, tzinfo=UTC)), Decided)


def test_a_substitute_to_come_gets_what_waits_on_the_first_morning(unit: Unit) -> None:
    tuesday = MONDAY + timedelta(days=1)
    delegate(unit, GRACE, PIOTR, first=tuesday)
    ask(unit)
    assert request_in(unit).asked == (GRACE.id,)
    subject = f"{GRACE.id}:2026-11-24"
    nine_in_new_york = datetime(2026, 11, 24, 14, tzinfo=UTC)
    assert timers_set(unit)[subject] == nine_in_new_york
    for _ in range(2):
        substituting.begin(unit, Due(TEAM, SUBSTITUTION, subject, nine_in_new_york), nine_in_new_york)
    assert request_in(unit).asked == (PIOTR.id,)
    assert told(unit, ANA) == ["substituted"]
    assert subject not in timers_set(unit)


def test_a_substitution_that_was_taken_back_never_begins(unit: Unit) -> None:
    tuesday = MONDAY + timedelta(days=1)
    delegate(unit, GRACE, PIOTR, first=tuesday)
    ask(unit)
    assert delegating.take_back(act(unit, GRACE))
    assert f"{GRACE.id}:2026-11-24" not in timers_set(unit)
    late = datetime(2026, 11, 24, 14, tzinfo=UTC)
    substituting.begin(unit, Due(TEAM, SUBSTITUTION, f"{GRACE.id}:2026-11-24", late), late)
    assert request_in(unit).asked == (GRACE.id,)


def test_what_was_handed_over_comes_back(unit: Unit) -> None:
    ask(unit)
    delegate(unit, GRACE, PIOTR)
    assert [each.substitute_id for each in delegating.take_back(act(unit, GRACE))] == [PIOTR.id]
    assert request_in(unit).asked == (GRACE.id,)
    assert isinstance(vote(unit, PIOTR), Declined)
    assert delegating.take_back(act(unit, GRACE)) == []


def when_it_is_over(unit: Unit, last: date = MONDAY) -> datetime:
    """The approver's next morning at work has come."""
    days = 3 if last == FRIDAY else 1
    at = datetime.combine(last + timedelta(days=days), time(14), UTC)  # nine in New York
    TIMERS[RETURN](unit, Due(TEAM, RETURN, f"{GRACE.id}:{last.isoformat()}", at), at)
    return at


def test_when_the_days_are_over_it_waits_for_the_approver_again(unit: Unit) -> None:
    delegate(unit, GRACE, PIOTR, last=MONDAY)
    ask(unit)
    tuesday = when_it_is_over(unit)
    assert request_in(unit).asked == (GRACE.id,)
    assert cards_to(unit)[-1] == GRACE.id
    assert told(unit, ANA) == ["returned"]
    assert isinstance(vote(unit, GRACE, at=tuesday), Decided)


def test_what_nobody_stood_in_for_waits_for_the_approver_again(unit: Unit) -> None:
    ask(unit)
    delegate(unit, GRACE, None, last=MONDAY)
    when_it_is_over(unit)
    assert request_in(unit).asked == (GRACE.id,)
    delegate(unit, GRACE, None, first=FRIDAY)
    delegate(unit, DAVID, None)
    assert request_in(unit).asked == (GRACE.id,)


def test_the_days_end_on_a_morning_at_which_the_approver_works(unit: Unit) -> None:
    delegate(unit, GRACE, PIOTR)
    delegate(unit, GRACE, DAVID, first=FRIDAY + timedelta(days=3), last=FRIDAY + timedelta(days=4))
    assert timers_set(unit)[f"{GRACE.id}:2026-11-27"] == datetime(2026, 11, 30, 14, tzinfo=UTC)
    ask(unit)
    when_it_is_over(unit, FRIDAY)
    assert request_in(unit).asked == (DAVID.id,)


def test_an_approver_who_stood_in_for_another_is_still_asked_for_themselves(unit: Unit) -> None:
    ask(unit, Step((GRACE.id, PIOTR.id), ALL))
    delegate(unit, GRACE, PIOTR)
    delegating.take_back(act(unit, GRACE))
    assert set(request_in(unit).asked) == {GRACE.id, PIOTR.id}


def test_what_a_substitute_voted_in_time_counts_when_the_days_are_over(unit: Unit) -> None:
    delegate(unit, GRACE, PIOTR, last=MONDAY)
    ask(unit, Step((GRACE.id, DAVID.id), ALL))
    vote(unit, PIOTR)
    tuesday = when_it_is_over(unit)
    assert GRACE.id not in request_in(unit).asked
    vote(unit, DAVID, at=tuesday)
    assert request_in(unit).status is RequestStatus.APPROVED


def test_a_substitutes_vote_ends_with_the_step_and_with_the_seat(unit: Unit) -> None:
    delegate(unit, GRACE, PIOTR, last=MONDAY)
    ask(unit, Step((GRACE.id, DAVID.id), ALL), BY_GRACE)
    vote(unit, PIOTR)
    tuesday = when_it_is_over(unit)
    passing.hand_over(clicking(unit, GRACE, tuesday), PassOn(1, ZOFIA.id), GROUPS)
    vote(unit, DAVID, at=tuesday)
    assert request_in(unit).position == 0
    vote(unit, ZOFIA, at=tuesday)
    assert request_in(unit).position == 1
    assert isinstance(vote(unit, PIOTR, at=tuesday), Declined)


def test_of_a_group_another_member_decides_and_no_substitute(unit: Unit) -> None:
    delegate(unit, PIOTR, DAVID)
    ask(unit, Step((WEB,)))
    assert request_in(unit).asked == (PIOTR.id, ZOFIA.id)
    assert isinstance(vote(unit, DAVID), Declined)


def test_whoever_asks_does_not_decide_as_somebodys_substitute(unit: Unit) -> None:
    delegate(unit, GRACE, ANA)
    put_policy(unit)
    asked = ask(unit, steps=())
    assert [(each.away_id, each.to_id) for each in asked.absences] == [(GRACE.id, DAVID.id)]
    assert asked.request.asked == (DAVID.id,)
    assert isinstance(vote(unit, ANA), Declined)


def test_where_an_approver_is_away_the_next_in_the_policy_decides_and_the_requester_is_told(
    unit: Unit,
) -> None:
    put_policy(unit, Step((GRACE.id, PIOTR.id), ALL))
    ask(unit, steps=())
    delegate(unit, GRACE, None)
    request = request_in(unit)
    assert (request.step.deputies, request.asked) == ((DAVID.id,), (PIOTR.id, DAVID.id))
    assert told(unit, ANA) == ["away"]
    assert cards_to(unit)[-1] == DAVID.id
    vote(unit, PIOTR)
    vote(unit, DAVID)
    assert request_in(unit).status is RequestStatus.APPROVED


def test_where_others_can_decide_nobody_else_is_asked(unit: Unit) -> None:
    put_policy(unit, Step((GRACE.id, PIOTR.id)))
    delegate(unit, GRACE, None)
    asked = ask(unit, steps=())
    assert (asked.absences, asked.request.asked) == ([], (PIOTR.id,))


def test_where_even_the_fallback_is_away_whom_it_escalates_to_decides(unit: Unit) -> None:
    put_policy(unit, timing=Timing(escalate_after_hours=4, escalate_to=PIOTR.id))
    for person in (GRACE, DAVID):
        delegate(unit, person, None)
    asked = ask(unit, steps=())
    assert asked.request.asked == (PIOTR.id,)


def test_without_a_policy_the_requester_is_told_that_nobody_is_there(unit: Unit) -> None:
    ask(unit)
    delegate(unit, GRACE, None)
    assert told(unit, ANA) == ["stuck"]
    assert request_in(unit).asked == ()
    assert isinstance(vote(unit, GRACE), Decided)


def test_a_circle_of_substitutes_is_refused_with_the_way_spelt_out(unit: Unit) -> None:
    delegate(unit, GRACE, DAVID)
    delegate(unit, DAVID, PIOTR)
    with pytest.raises(Refusal) as refused:
        delegate(unit, PIOTR, GRACE)
    way = Chain(((PIOTR.id, ""), (GRACE.id, ""), (DAVID.id, ""), (PIOTR.id, "")))
    assert refused.value.values["way"] == way
    assert delegations.of_principal(unit, TEAM, PIOTR.id, MONDAY) == []
    with pytest.raises(Refusal, match="circle"):
        delegate(unit, ANA, ANA)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (MONDAY - timedelta(days=1), FRIDAY),
        (FRIDAY, MONDAY),
        (MONDAY, MONDAY + timedelta(days=367)),
    ],
    ids=["yesterday", "backwards", "more than a year"],
)
def test_days_that_cannot_be_are_refused(unit: Unit, first: date, last: date) -> None:
    with pytest.raises(Refusal, match="From today on"):
        delegate(unit, GRACE, PIOTR, first, last)


def test_one_substitute_at_a_time(unit: Unit) -> None:
    delegate(unit, GRACE, PIOTR)
    with pytest.raises(Refusal, match="arranged that already"):
        delegate(unit, GRACE, DAVID, FRIDAY, FRIDAY + timedelta(days=3))
    delegate(unit, GRACE, DAVID, FRIDAY + timedelta(days=1), FRIDAY + timedelta(days=3))


def test_only_whoever_may_decide_stands_in(unit: Unit) -> None:
    with pytest.raises(Refusal, match="only members"):
        delegate(unit, GRACE, MEERA)


def test_a_substitute_who_left_is_as_none(unit: Unit) -> None:
    put_policy(unit)
    delegate(unit, GRACE, PIOTR)
    people.save_person(unit, replace(PIOTR, has_left=True))
    asked = ask(unit, steps=())
    assert PIOTR.id not in asked.request.asked
    assert asked.request.asked == (DAVID.id,)


def test_nobody_is_written_to_twice_for_one_request(unit: Unit) -> None:
    ask(unit, Step((GRACE.id, PIOTR.id), ALL), BY_GRACE)
    delegate(unit, GRACE, PIOTR)
    assert cards_to(unit).count(PIOTR.id) == 1
    assert [each.content for each in queued(unit) if each.destination == GRACE.id] == ["request_card"]


def test_of_whoever_leaves_the_workspace_the_requests_go_to_the_next_in_the_policy(unit: Unit) -> None:
    put_policy(unit)
    ask(unit, steps=())
    gone = replace(GRACE, has_left=True)
    people.save_person(unit, gone)
    departures.left_workspace(unit, gone, NOW)
    assert timers_set(unit)[GRACE.id] == NOW
    TIMERS[REQUESTS_LEFT](unit, Due(TEAM, REQUESTS_LEFT, GRACE.id, NOW), NOW)
    assert request_in(unit).asked == (DAVID.id,)
    assert told(unit, ANA) == ["away"]
