"""Reminders, escalation and expiry, in people's own working hours."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.approvals.model import ALL, RequestStatus, Step, Verdict
from bot.domain.approvals.policy import Timing
from bot.domain.refusal import Refusal
from bot.scheduler import TIMERS
from bot.services.approvals import withdrawing
from bot.services.approvals.deciding import Decided
from bot.services.approvals.timers import ESCALATION, EXPIRY, REMINDER
from storage import timers
from storage.timers import Due
from storage.unit import Unit
from tests.bot.services.approvals.asked import (
    WEB,
    actions,
    ask,
    cards_to,
    put_policy,
    request_in,
    told,
    vote,
    votes_in,
)
from tests.units import ANA, DAVID, GRACE, NOW, PIOTR, TEAM, act, looks_at, queued, timers_set

TIMING = Timing(deadline_hours=8, remind_at_percent=50, escalate_after_hours=6, escalate_to=DAVID.id)
TO_GRACE = f"R-1:{GRACE.id}"


def fire(unit: Unit, kind: str, subject: str, at: datetime) -> None:
    """As the scheduler does when the timer's instant has come."""
    TIMERS[kind](unit, Due(TEAM, kind, subject, at), at)


def by_kind(unit: Unit) -> dict[str, datetime]:
    return {due.kind: due.next_run_at for due in timers.due_timers(unit, NOW + timedelta(days=99), 9)}


def reminders(unit: Unit) -> list[str]:
    return [each.destination for each in queued(unit) if each.payload.get("reminds")]


def test_approvers_are_reminded_in_their_own_working_hours(unit: Unit) -> None:
    """It is 9:30 in New York, where Grace is, and 15:30 in Warsaw: half of eight hours is at 13:30 for her,
    and at 11:30 on the next day for Piotr.
    """
    put_policy(unit, Step((GRACE.id, PIOTR.id), ALL), timing=TIMING)
    ask(unit, steps=())
    found = looks_at(unit)
    assert found[GRACE.id] == datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
    assert found[PIOTR.id] == datetime(2026, 11, 24, 10, 30, tzinfo=UTC)


def test_with_a_deadline_the_share_is_of_the_working_time_until_then(unit: Unit) -> None:
    """From 9:30 until 15:30 in New York are six hours."""
    ask(unit, due_at=NOW + timedelta(hours=6))
    assert looks_at(unit)[GRACE.id] == NOW + timedelta(hours=3)


def test_a_deadline_before_anybody_is_at_work_has_no_reminder(unit: Unit) -> None:
    ask(unit, Step((PIOTR.id,)), at=NOW + timedelta(hours=3), due_at=NOW + timedelta(hours=4))
    assert (set(timers_set(unit)), looks_at(unit)) == ({"R-1"}, {})


def test_a_reminder_can_be_decided_in_and_is_sent_once(unit: Unit) -> None:
    ask(unit)
    withdrawing.remind(act(unit, ANA), 1)
    at = timers_set(unit)[TO_GRACE]
    fire(unit, REMINDER, TO_GRACE, at)
    fire(unit, REMINDER, TO_GRACE, at)
    assert reminders(unit) == [GRACE.id]
    assert TO_GRACE not in timers_set(unit)


@pytest.mark.parametrize("verdict", [Verdict.APPROVE, Verdict.ABSTAIN])
def test_nobody_is_reminded_who_voted(unit: Unit, verdict: Verdict) -> None:
    ask(unit, Step((GRACE.id, DAVID.id), ALL))
    vote(unit, GRACE, verdict)
    assert TO_GRACE not in timers_set(unit)
    fire(unit, REMINDER, TO_GRACE, NOW + timedelta(hours=5))
    assert reminders(unit) == []


def test_a_late_reminder_waits_until_the_approver_is_at_work(unit: Unit) -> None:
    ask(unit)
    midnight = datetime(2026, 11, 25, 5, tzinfo=UTC)
    fire(unit, REMINDER, TO_GRACE, midnight)
    assert reminders(unit) == []
    nine_in_new_york = datetime(2026, 11, 25, 14, tzinfo=UTC)
    assert timers_set(unit)[TO_GRACE] == nine_in_new_york
    fire(unit, REMINDER, TO_GRACE, nine_in_new_york)
    assert reminders(unit) == [GRACE.id]


def test_after_the_stated_silence_somebody_else_is_asked_too(unit: Unit) -> None:
    put_policy(unit, timing=TIMING)
    ask(unit, steps=())
    at = by_kind(unit)[ESCALATION]
    assert at == NOW + timedelta(hours=6)
    fire(unit, ESCALATION, "R-1", at)
    request = request_in(unit)
    assert (request.step.deputies, request.asked) == ((DAVID.id,), (GRACE.id, DAVID.id))
    assert cards_to(unit)[-1] == DAVID.id
    assert told(unit, ANA) == ["escalated"]
    assert isinstance(vote(unit, DAVID), Decided)
    assert request_in(unit).status is RequestStatus.APPROVED


def test_the_silence_of_all_is_over_when_the_last_of_them_had_their_hours(unit: Unit) -> None:
    put_policy(unit, Step((GRACE.id, PIOTR.id)), timing=TIMING)
    ask(unit, steps=())
    assert by_kind(unit)[ESCALATION] == datetime(2026, 11, 24, 12, 30, tzinfo=UTC)


def test_it_is_escalated_to_the_fallback_in_place_of_the_requester_and_never_twice(unit: Unit) -> None:
    put_policy(unit, timing=Timing(escalate_after_hours=1, escalate_to=ANA.id))
    ask(unit, steps=())
    ask(unit, steps=(), by=PIOTR)
    for _ in range(2):
        for name in ("R-1", "R-2"):
            fire(unit, ESCALATION, name, NOW + timedelta(hours=3))
    assert request_in(unit).step.deputies == (DAVID.id,)
    assert request_in(unit, 2).step.deputies == (ANA.id,)
    assert actions(unit, "R-2").count("request_escalated") == 1


def test_a_request_expires_undecided(unit: Unit) -> None:
    ask(unit, Step((GRACE.id, DAVID.id), ALL))
    vote(unit, GRACE)
    at = NOW + timedelta(days=30)
    fire(unit, EXPIRY, "R-1", at)
    request = request_in(unit)
    assert (request.status, request.closed_at, request.closed_by) == (RequestStatus.EXPIRED, at, "muster")
    assert told(unit, ANA) == ["voted", "expired"]
    assert [each.verdict for each in votes_in(unit)] == [Verdict.APPROVE]
    assert timers_set(unit) == {}


def test_an_expiry_that_was_moved_meanwhile_comes_at_its_new_time(unit: Unit) -> None:
    ask(unit)
    fire(unit, EXPIRY, "R-1", NOW + timedelta(days=3))
    assert request_in(unit).status is RequestStatus.OPEN
    assert NOW + timedelta(days=30) in timers_set(unit).values()


@pytest.mark.parametrize("kind", [REMINDER, ESCALATION, EXPIRY])
def test_timers_of_what_is_closed_or_gone_do_nothing(unit: Unit, kind: str) -> None:
    ask(unit)
    vote(unit, GRACE)
    before = actions(unit), queued(unit)
    for subject in (TO_GRACE if kind == REMINDER else "R-1", "R-9:U0X" if kind == REMINDER else "R-9"):
        fire(unit, kind, subject, NOW + timedelta(days=40))
    assert (actions(unit), queued(unit)) == before


def test_the_requester_may_remind_once_a_day(unit: Unit) -> None:
    ask(unit, Step((GRACE.id, PIOTR.id, WEB), ALL))
    vote(unit, PIOTR)
    late = NOW + timedelta(hours=4)
    assert withdrawing.remind(act(unit, ANA, now=late), 1) == [GRACE.id, "U0ZOSIA"]
    found = timers_set(unit)
    assert found[TO_GRACE] == late
    assert found["R-1:U0ZOSIA"] == datetime(2026, 11, 24, 8, tzinfo=UTC)
    with pytest.raises(Refusal, match="once a day"):
        withdrawing.remind(act(unit, ANA, now=late), 1)
    assert withdrawing.remind(act(unit, ANA, now=late + timedelta(days=1)), 1)


def test_nobody_is_reminded_of_what_waits_for_its_requester(unit: Unit) -> None:
    ask(unit)
    vote(unit, GRACE, Verdict.CHANGES, "Smaller")
    with pytest.raises(Refusal, match="waits for nobody"):
        withdrawing.remind(act(unit, ANA), 1)
