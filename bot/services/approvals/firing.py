"""What happens to requests when time passes."""

from dataclasses import replace
from datetime import datetime

from bot.domain.approvals.facets import waited_for
from bot.domain.approvals.flow import escalate
from bot.domain.approvals.model import RequestStatus
from bot.domain.approvals.requests import ApprovalRequest, request_number
from bot.domain.public_holidays import holidays_of
from bot.domain.working_time import next_at_work
from bot.services.act import Act, automatic
from bot.services.approvals.closing import is_overdue, let_expire
from bot.services.approvals.eligibility import barred_among
from bot.services.approvals.keeping import Held, hold, keep
from bot.services.approvals.news import Turn, tell_requester
from bot.services.approvals.opening import announce, post_direct_card
from storage import approvals, timers
from storage.people import require_person, require_place
from storage.timers import Due
from storage.unit import Unit


def remind(unit: Unit, due: Due, now: datetime) -> None:
    """An approver who has not voted yet is reminded of it for the requester, once per timer.

    Catch-up rule: a late one is sent late, as soon as the approver is at work; none is sent once they voted.
    """
    name, _, member_id = due.subject.partition(":")
    timers.clear_timer(unit, due.workspace_id, due.kind, due.subject)
    found = _held(unit, due.workspace_id, name, now, due.kind)
    if found is None:
        return
    act, held = found
    if is_overdue(act, held) or member_id not in _waiting(held):
        return
    person = require_person(unit, due.workspace_id, member_id)
    at_work = next_at_work(now, person, holidays_of(person))
    if at_work > now:
        timers.set_timer(unit, due.workspace_id, due.kind, due.subject, at_work)
    elif _is_first(unit, due, now):
        post_direct_card(act, held.request, member_id, reminds=True)


def ask_further(unit: Unit, due: Due, now: datetime) -> None:
    """After the stated silence somebody else may decide, too, and is asked; the requester hears of it.

    Catch-up rule: a late one is as good as in time, as long as the step is open.
    """
    timers.clear_timer(unit, due.workspace_id, due.kind, due.subject)
    found = _held(unit, due.workspace_id, due.subject, now, due.kind)
    if found is None:
        return
    act, held = found
    request = held.request
    further = _further(act, request)
    if further is None or not _may_be_asked(act, held, further):
        return
    wider = held.after(escalate(held.flow, further))
    asked = replace(wider.request, asked=(*request.asked, further))
    saved = keep(act, held, Held(asked, wider.votes), "request_escalated", to=further)
    tell_requester(act, Turn.ESCALATED, saved.request, to_id=further)
    announce(act, saved, before=request.asked)


def expire(unit: Unit, due: Due, now: datetime) -> None:
    """Expired, not decided. Catch-up rule: late is as good as in time, for nothing is counted after it."""
    timers.clear_timer(unit, due.workspace_id, due.kind, due.subject)
    found = _held(unit, due.workspace_id, due.subject, now, due.kind)
    if found is None:
        return
    act, held = found
    if is_overdue(act, held):
        let_expire(act, held)
    elif not held.request.status.is_closed:
        timers.set_timer(unit, due.workspace_id, due.kind, due.subject, held.request.expires_at)


def _held(unit: Unit, workspace_id: str, name: str, now: datetime, source: str) -> tuple[Act, Held] | None:
    request = approvals.find(unit, workspace_id, request_number(name))
    if request is None:
        return None
    act = automatic(unit, require_place(unit, workspace_id, request.channel_id), now, source)
    held = hold(act, request.number)
    return None if held is None else (act, held)


def _waiting(held: Held) -> list[str]:
    is_open = held.request.status is RequestStatus.OPEN
    return waited_for(held.request, held.votes) if is_open else []


def _further(act: Act, request: ApprovalRequest) -> str | None:
    """Whom the policy names for it, or the fallback where that is the requester or somebody who left."""
    named = request.timing.escalate_to
    if named and (named == request.requester_id or barred_among(act, [named])):
        return request.fallback_id
    return named


def _may_be_asked(act: Act, held: Held, member_id: str) -> bool:
    request = held.request
    is_in_it = member_id in (request.requester_id, *request.asked) or member_id in barred_among(
        act, [member_id]
    )
    return not is_in_it and bool(_waiting(held)) and not is_overdue(act, held)


def _is_first(unit: Unit, due: Due, now: datetime) -> bool:
    key = f"{due.kind}:{due.subject}:{due.next_run_at.isoformat()}"
    return timers.claim_firing(unit, due.workspace_id, key, now, f"dm:{due.subject.partition(':')[2]}")
