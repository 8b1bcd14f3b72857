"""What went to a substitute comes back when the days are over, or when the approver says so."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.approvals.eligibility import Delegation
from bot.domain.approvals.facets import RequestFacet
from bot.domain.approvals.model import RequestStatus
from bot.domain.people import Person
from bot.domain.public_holidays import holidays_of
from bot.domain.working_time import next_at_work
from bot.domain.zones import instant_at
from bot.services.act import Act, automatic
from bot.services.approvals.eligibility import (
    barred_among,
    groups_in,
    holders_of,
    standing_in,
)
from bot.services.approvals.keeping import Held, hold, keep
from bot.services.approvals.news import Turn, tell_requester
from bot.services.approvals.opening import announce
from bot.services.approvals.substituting import open_requests
from bot.services.approvals.timers import clear_reminder
from storage import delegations, timers
from storage.people import require_person, require_place
from storage.timers import Due
from storage.unit import Unit

RETURN = "request_return"


def come_back(unit: Unit, due: Due, now: datetime) -> None:
    """The morning after the last day. Catch-up rule: late is as good as in time."""
    timers.clear_timer(unit, due.workspace_id, due.kind, due.subject)
    principal_id, _, last = due.subject.partition(":")
    person = require_person(unit, due.workspace_id, principal_id)
    day = date.fromisoformat(last)
    mine = delegations.of_principal(unit, due.workspace_id, principal_id, day)
    ended = next((one for one in mine if one.last == day), None)
    if ended is None:
        return
    if now < end_of(ended, person):  # the person went west meanwhile
        timers.set_timer(unit, due.workspace_id, due.kind, due.subject, end_of(ended, person))
        return
    for request in open_requests(unit, due.workspace_id, RequestFacet.THEIRS, principal_id):
        place = require_place(unit, due.workspace_id, request.channel_id)
        _give_back(automatic(unit, place, now, due.kind), request.number, ended)


def end_subject_of(delegation: Delegation) -> str:
    """No two of a principal's end on the same day."""
    return f"{delegation.principal_id}:{delegation.last.isoformat()}"


def end_of(delegation: Delegation, principal: Person) -> datetime:
    """When the principal is at work again, behind the last day."""
    morning = datetime.combine(delegation.last + timedelta(days=1), principal.work_start)
    return next_at_work(instant_at(morning, principal.zone), principal, holidays_of(principal))


def hand_back(act: Act, ended: Delegation) -> None:
    for request in open_requests(act.unit, act.workspace_id, RequestFacet.THEIRS, ended.principal_id):
        _give_back(act, request.number, ended)


def _give_back(act: Act, number: int, ended: Delegation) -> None:
    """To the principal, or to whoever stands in for them now; a vote in their place stands."""
    held = hold(act, number)
    to_id = _stand_ins(act, [ended.principal_id]).get(ended.principal_id, ended.principal_id)
    if held is None or not to_id or not _misses(held, ended.principal_id):
        return
    request = held.request
    asked = [who for who in request.asked if who != ended.substitute_id or _is_asked_anyway(act, held, who)]
    if to_id == request.requester_id or to_id in (*asked, *barred_among(act, [to_id])):
        return
    now = Held(replace(request, asked=(*asked, to_id)), held.votes)
    saved = keep(act, held, now, "request_returned", to=to_id)
    if ended.substitute_id in request.asked and ended.substitute_id not in asked:
        clear_reminder(act, saved.request, ended.substitute_id)
    tell_requester(act, Turn.RETURNED, saved.request, to_id=to_id)
    announce(act, saved, before=request.asked)


def _misses(held: Held, principal_id: str) -> bool:
    """Whether the open step needs the person, who is not asked."""
    request = held.request
    is_open = request.status is RequestStatus.OPEN and principal_id in holders_of(request.step)
    given = [vote for vote in held.votes if vote.step == request.position]
    return is_open and not any(principal_id in (vote.voter_id, vote.for_id) for vote in given)


def _is_asked_anyway(act: Act, held: Held, member_id: str) -> bool:
    """Whoever stood in for one may be asked for themselves, in a group, or in another's place."""
    step = held.request.step
    stands_in = member_id in _stand_ins(act, holders_of(step)).values()
    return stands_in or member_id in (*holders_of(step), *step.deputies) or bool(groups_in([step]))


def _stand_ins(act: Act, principals: Iterable[str]) -> dict[str, str]:
    return {each.principal_id: each.substitute_id for each in standing_in(act, principals)}
