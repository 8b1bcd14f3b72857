"""The requester takes a request back, or asks again for an answer."""

from bot.domain.approvals.facets import waited_for
from bot.domain.approvals.flow import withdraw as withdrawn
from bot.domain.approvals.model import RequestStatus
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.public_holidays import holidays_of
from bot.domain.refusal import N_, Refusal
from bot.domain.working_time import next_at_work
from bot.services.act import Act
from bot.services.approvals.closing import check_open, check_own, close
from bot.services.approvals.sight import hold_visible
from bot.services.approvals.timers import REMINDER, reminder_subject
from storage import timers
from storage.people import known_people


def withdraw(act: Act, number: int) -> ApprovalRequest:
    """Raises Refusal for anybody else's request and for what is closed."""
    held = hold_visible(act, number)
    check_own(act, held)
    check_open(act, held)
    return close(act, held, withdrawn(held.flow)).request


def remind(act: Act, number: int) -> list[str]:
    """Once a day; whoever is not at work now is reminded when they are. Returns who is waited for."""
    held = hold_visible(act, number)
    check_own(act, held)
    check_open(act, held)
    request = held.request
    waiting = waited_for(request, held.votes)
    if request.status is not RequestStatus.OPEN or not waiting:
        raise Refusal(
            N_("{request} waits for nobody whom I could remind."),
            example="/request show R-7",
            request=request.name,
        )
    day = act.now.astimezone(act.by.zone).date().isoformat()
    if not timers.claim_firing(
        act.unit, act.workspace_id, f"request_remind:{request.name}:{day}", act.now, "asked"
    ):
        raise Refusal(
            N_("{request} was brought to mind today already; once a day is enough."),
            example="/request show R-7",
            request=request.name,
        )
    for person in known_people(act.unit, act.workspace_id, waiting):
        at = next_at_work(act.now, person, holidays_of(person))
        timers.set_timer(act.unit, act.workspace_id, REMINDER, reminder_subject(request, person.id), at)
    act.record("request_reminded", request.name, waiting=waiting)
    return waiting
