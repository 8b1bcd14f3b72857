"""When approvers are reminded, when somebody else is asked, when a request expires."""

from collections.abc import Container
from datetime import date, datetime, timedelta

from bot.domain.approvals.policy import Timing
from bot.domain.people import Person
from bot.domain.working_time import after_working, working_between

Holidays = Container[date]
_A_WHOLE = 100


def reminder_instant(
    timing: Timing, opened_at: datetime, due_at: datetime | None, person: Person, holidays: Holidays
) -> datetime | None:
    """After a share of the time the person has to decide, in their own working hours; None where they have
    none before `due_at`.

    The time is until `due_at`, or the deadline's working hours where the requester named no moment.
    """
    whole = timedelta(hours=timing.deadline_hours)
    if due_at is not None:
        whole = working_between(opened_at, due_at, person, holidays)
    if not whole:
        return None
    return after_working(opened_at, whole * timing.remind_at_percent / _A_WHOLE, person, holidays)


def escalation_instant(
    timing: Timing, since: datetime, person: Person, holidays: Holidays
) -> datetime | None:
    """When the person has been silent for as long as is stated; None where no silence is."""
    if timing.escalate_after_hours is None:
        return None
    return after_working(since, timedelta(hours=timing.escalate_after_hours), person, holidays)


def expiry_instant(timing: Timing, since: datetime) -> datetime:
    """Days of 24 hours, whoever works when."""
    return since + timedelta(days=timing.expire_after_days)
