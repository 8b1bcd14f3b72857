"""An approver passes a single request on to somebody else."""

from bot.domain.approvals.commands import PassOn
from bot.domain.approvals.flow import Flow, NotEligible, NotOpen, pass_on
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.refusal import N_, MemberId, Refusal
from bot.services.act import Act
from bot.services.approvals.closing import check_open
from bot.services.approvals.eligibility import GroupsOf, deciders, groups_in
from bot.services.approvals.keeping import Held, keep
from bot.services.approvals.news import Turn, tell_requester
from bot.services.approvals.opening import announce, tell_of_absences, with_asked, with_somebody
from bot.services.approvals.sight import hold_visible
from bot.services.approvals.timers import clear_reminder


def hand_over(act: Act, wanted: PassOn, groups_of: GroupsOf) -> ApprovalRequest:
    """Raises Refusal for whoever is no approver of the open step, and for whom it cannot be passed on to."""
    held = hold_visible(act, wanted.number)
    check_open(act, held)
    deciders(act, [wanted.to_id])
    groups = groups_of(groups_in([held.request.step]))
    passed = held.after(_passed(act, held, wanted))
    covered = with_somebody(act, passed, groups)
    now = with_asked(act, covered.held, groups)
    clear_reminder(act, held.request, act.by.id)
    saved = keep(act, held, now, "request_passed", to=wanted.to_id)
    tell_requester(act, Turn.PASSED, saved.request, to_id=wanted.to_id)
    tell_of_absences(act, saved.request, covered.absences)
    announce(act, saved, before=held.request.asked)
    return saved.request


def _passed(act: Act, held: Held, wanted: PassOn) -> Flow:
    request = held.request
    if wanted.position not in (None, request.position):
        raise _not_yours(request)
    try:
        return pass_on(held.flow, act.by.id, wanted.to_id)
    except NotOpen:
        raise _not_yours(request) from None
    except NotEligible:
        raise Refusal(
            N_("{request} cannot be passed on to {person}: approvers pass on, to somebody who is not in it."),
            example="/request list waiting",
            request=request.name,
            person=MemberId(wanted.to_id),
        ) from None


def _not_yours(request: ApprovalRequest) -> Refusal:
    return Refusal(
        N_("{request} does not wait for you now."), example="/request list waiting", request=request.name
    )
