"""What waits for an approver goes to somebody else for some days. A request's clock is not reset."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.approvals.eligibility import Delegation
from bot.domain.approvals.facets import RequestFacet
from bot.domain.approvals.requests import ApprovalRequest
from bot.services.act import Act, automatic
from bot.services.approvals.eligibility import Groups, GroupsOf, barred_among, groups_in, holders_of, nobody
from bot.services.approvals.keeping import Held, hold, keep
from bot.services.approvals.news import Turn, tell_requester
from bot.services.approvals.opening import announce, tell_of_absences, with_somebody
from bot.services.approvals.timers import clear_reminder
from storage import approval_lists, delegations, timers
from storage.approval_lists import RequestQuery
from storage.people import require_person, require_place
from storage.timers import Due
from storage.unit import Unit

SUBSTITUTION = "request_substitution"
_MOST = 500


def begin(unit: Unit, due: Due, now: datetime) -> None:
    """The first day of a substitute. Catch-up rule: late is as good as in time, until the last day ends."""
    timers.clear_timer(unit, due.workspace_id, due.kind, due.subject)
    principal_id, _, first = due.subject.partition(":")
    person = require_person(unit, due.workspace_id, principal_id)
    today = now.astimezone(person.zone).date()
    mine = delegations.of_principal(unit, due.workspace_id, principal_id, today)
    each = next((one for one in mine if one.first.isoformat() == first), None)
    if each is None:
        return
    for request in _waiting_for(unit, due.workspace_id, principal_id):
        place = require_place(unit, due.workspace_id, request.channel_id)
        act = automatic(unit, place, now, due.kind)
        _substitute(act, request, principal_id, each.substitute_id, nobody(()))


def leave(unit: Unit, due: Due, now: datetime) -> None:
    """Somebody has left the workspace. Catch-up rule: late is as good as in time."""
    timers.clear_timer(unit, due.workspace_id, due.kind, due.subject)
    for request in _waiting_for(unit, due.workspace_id, due.subject):
        place = require_place(unit, due.workspace_id, request.channel_id)
        _swap(automatic(unit, place, now, due.kind), request.number, due.subject, "", nobody(()))


def hand_over(act: Act, principal_id: str, substitute_id: str, groups_of: GroupsOf) -> list[ApprovalRequest]:
    found = _waiting_for(act.unit, act.workspace_id, principal_id)
    groups = groups_of(groups_in([request.step for request in found]))
    changed = [_substitute(act, request, principal_id, substitute_id, groups) for request in found]
    return [request for request in changed if request is not None]


def _substitute(
    act: Act, request: ApprovalRequest, principal_id: str, substitute_id: str, groups: Groups
) -> ApprovalRequest | None:
    """Only a seat of one's own is filled by a substitute: of a group, another member decides."""
    if principal_id not in holders_of(request.step):
        return None
    may_decide = substitute_id != request.requester_id and not barred_among(act, [substitute_id])
    return _swap(act, request.number, principal_id, substitute_id if may_decide else "", groups)


def _swap(act: Act, number: int, out: str, in_: str, groups: Groups) -> ApprovalRequest | None:
    """Who is asked in whose place; where nobody is, the next in the policy."""
    held = hold(act, number)
    if held is None or held.request.status.is_closed or out not in held.request.asked:
        return None
    asked = [who for who in held.request.asked if who != out]
    asked += [in_] if in_ and in_ not in asked else []
    now = Held(replace(held.request, asked=tuple(asked)), held.votes)
    absences = []
    if set(groups_in([now.request.step])) <= groups.keys():
        covered = with_somebody(act, now, groups)
        now, absences = _asking_deputies(covered.held), covered.absences
    clear_reminder(act, held.request, out)
    saved = keep(act, held, now, "request_substituted", away=out, to=in_)
    if in_:
        tell_requester(act, Turn.SUBSTITUTED, saved.request, for_id=out, to_id=in_)
    tell_of_absences(act, saved.request, absences)
    announce(act, saved, before=held.request.asked)
    return saved.request


def _asking_deputies(held: Held) -> Held:
    request = held.request
    asked = tuple(dict.fromkeys((*request.asked, *request.step.deputies)))
    return Held(replace(request, asked=asked), held.votes)


def _waiting_for(unit: Unit, workspace_id: str, member_id: str) -> Sequence[ApprovalRequest]:
    return open_requests(unit, workspace_id, RequestFacet.WAITING, member_id)


def open_requests(
    unit: Unit, workspace_id: str, facet: RequestFacet, member_id: str
) -> Sequence[ApprovalRequest]:
    """In the order of their numbers, so that nobody waits in a circle."""
    query = RequestQuery.of_open(facet, member_id)
    found = approval_lists.every(unit, workspace_id, query, _MOST)
    return sorted(found, key=lambda request: request.number)


def subject_of(delegation: Delegation) -> str:
    return f"{delegation.principal_id}:{delegation.first.isoformat()}"
