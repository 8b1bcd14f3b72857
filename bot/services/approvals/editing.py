"""The requester changes what is asked for: the difference is shown, votes it touches are void, and whoever
decides is asked again.
"""

from dataclasses import dataclass, replace

from bot.domain.approvals.commands import NewRequest
from bot.domain.approvals.content import changed_fields
from bot.domain.approvals.flow import edit as edited
from bot.domain.approvals.flow import voided
from bot.domain.approvals.model import RequestStatus, Vote
from bot.domain.approvals.policy import Route
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.approvals.timing import expiry_instant
from bot.domain.refusal import N_, Refusal
from bot.services.act import Act
from bot.services.approvals.closing import check_open, check_own
from bot.services.approvals.eligibility import Groups, GroupsOf
from bot.services.approvals.keeping import Held, keep
from bot.services.approvals.opening import Absence, announce, opened
from bot.services.approvals.routing import find_route, routed
from bot.services.approvals.sight import hold_visible
from bot.services.approvals.timers import clear_waiting, set_timers
from bot.services.tasks.sight import find_visible as find_task


@dataclass(frozen=True)
class Edited:
    """`changed` are fields of the content, `void` the votes that do not stand any more."""

    request: ApprovalRequest
    changed: list[str]
    void: list[Vote]
    absences: list[Absence]


@dataclass(frozen=True)
class Foreseen:
    """What an edit would make of a request, and the votes that would not stand any more."""

    was: ApprovalRequest
    now: ApprovalRequest
    void: list[Vote]


def foresee(act: Act, number: int, new: NewRequest, groups_of: GroupsOf) -> Foreseen:
    """Nothing is stored. Raises Refusal as `edit` does."""
    held, now, _groups = _edited(act, number, new, groups_of)
    return Foreseen(held.request, now.request, voided(held.votes, now.votes))


def edit(act: Act, number: int, new: NewRequest, groups_of: GroupsOf) -> Edited:
    """Raises Refusal as asking does, for anybody else's request, and for what is closed or left as it was."""
    held, now, groups = _edited(act, number, new, groups_of)
    clear_waiting(act, held.request)
    return _asked_again(act, held, now, groups, changed_fields(held.request.content, now.request.content))


def own_open(act: Act, number: int) -> ApprovalRequest:
    """One that the person may edit. Raises Refusal."""
    held = hold_visible(act, number)
    check_own(act, held)
    check_open(act, held)
    return held.request


def _edited(act: Act, number: int, new: NewRequest, groups_of: GroupsOf) -> tuple[Held, Held, Groups]:
    """The request as it stands and as it would be, with the members of the groups on its way."""
    held = hold_visible(act, number)
    check_own(act, held)
    check_open(act, held)
    was = held.request
    for task in new.starts:
        if task not in was.starts:
            find_task(act, task)
    way, groups = find_route(act, new.content, new.steps, was.channel_id, groups_of)
    now = _changed(act, held, new, way)
    if now == held:
        raise Refusal(N_("{request} reads so already."), example="/request edit R-7", request=was.name)
    return held, now, groups


def _changed(act: Act, held: Held, new: NewRequest, way: Route) -> Held:
    was = held.request
    now = held.after(edited(held.flow, new.content, way.steps))
    request = replace(routed(now.request, way), own_steps=new.steps, due_at=new.due_at, starts=new.starts)
    if was.content != new.content:
        request = replace(request, expires_at=expiry_instant(way.timing, act.now))
    return Held(request, now.votes)


def _asked_again(act: Act, held: Held, now: Held, groups: Groups, changed: list[str]) -> Edited:
    """Where the step that is decided stayed as it was, nobody is disturbed."""
    void = voided(held.votes, now.votes)
    about = {"changed": changed, "void": [vote.voter_id for vote in void]}
    if _goes_on(held, now):
        saved = keep(act, held, now, "request_edited", **about)
        set_timers(act, saved.request, [who for who in saved.request.asked if not _voted(saved, who)])
        return Edited(saved.request, changed, void, [])
    opening = opened(act, now, groups)
    saved = keep(act, held, opening.held, "request_edited", **about)
    announce(act, saved)
    return Edited(saved.request, changed, void, opening.absences)


def _goes_on(held: Held, now: Held) -> bool:
    was, request = held.request, now.request
    return (
        was.status is RequestStatus.OPEN
        and was.content == request.content
        and (was.position, was.step) == (request.position, request.step)
    )


def _voted(held: Held, member_id: str) -> bool:
    return member_id in held.flow.votes_of(held.request.position)
