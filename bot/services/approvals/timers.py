"""The timers of a request: set when a step opens, moved when it is asked again, gone when it is decided."""

from collections.abc import Sequence

from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.approvals.timing import escalation_instant, reminder_instant
from bot.domain.people import Person
from bot.domain.public_holidays import holidays_of
from bot.services.act import Act
from bot.services.attention.waking import wake
from storage import timers
from storage.people import known_people

REMINDER = "request_reminder"
"""The requester asks again for an answer."""
ESCALATION = "request_escalation"
EXPIRY = "request_expiry"


def set_timers(act: Act, request: ApprovalRequest, waited_for: Sequence[str]) -> None:
    """Of the current step."""
    timers.set_timer(act.unit, act.workspace_id, EXPIRY, request.name, request.expires_at)
    people = known_people(act.unit, act.workspace_id, waited_for)
    set_reminders(act, request, people)
    set_escalation(act, request, people)


def set_reminders(act: Act, request: ApprovalRequest, people: Sequence[Person]) -> None:
    """With their other nudges. Counted from the opening of the step also for whoever is asked later: the
    clock is not reset.
    """
    for person in people:
        at = reminder_instant(request.timing, request.opened_at, request.due_at, person, holidays_of(person))
        if at is not None and at > act.now:
            wake(act.unit, act.workspace_id, person.id, at)


def set_escalation(act: Act, request: ApprovalRequest, people: Sequence[Person]) -> None:
    """When all of them have been silent for as long as is stated, each in their own working hours."""
    instants = [
        escalation_instant(request.timing, request.opened_at, person, holidays_of(person))
        for person in people
    ]
    known = [at for at in instants if at is not None]
    if known and request.timing.escalate_to:
        at = max(act.now, *known)
        timers.set_timer(act.unit, act.workspace_id, ESCALATION, request.name, at)


def clear_waiting(act: Act, request: ApprovalRequest) -> None:
    """Nobody is waited for in the step any more; the request may still expire."""
    for member_id in request.asked:
        clear_reminder(act, request, member_id)
    timers.clear_timer(act.unit, act.workspace_id, ESCALATION, request.name)


def clear_reminder(act: Act, request: ApprovalRequest, member_id: str) -> None:
    timers.clear_timer(act.unit, act.workspace_id, REMINDER, reminder_subject(request, member_id))


def clear_all(act: Act, request: ApprovalRequest) -> None:
    clear_waiting(act, request)
    timers.clear_timer(act.unit, act.workspace_id, EXPIRY, request.name)


def reminder_subject(request: ApprovalRequest, member_id: str) -> str:
    return f"{request.name}:{member_id}"
