"""Whether a vote counts, and why it does not."""

from enum import StrEnum

from bot.domain.approvals.commands import Ballot
from bot.domain.approvals.content_limits import check_reason
from bot.domain.approvals.model import RequestStatus, Verdict
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.approvals.tally import Eligible, everybody_in
from bot.domain.refusal import N_, Refusal
from bot.services.act import Act
from bot.services.approvals.sight import may_see

_WANT_A_REASON = {Verdict.CONDITION, Verdict.CHANGES, Verdict.REJECT}


class Why(StrEnum):
    """Why a vote does not count. FORGED is what no button of ours carries, or not where it was pressed."""

    UNSEEN = "unseen"
    CLOSED = "closed"
    EXPIRED = "expired"
    WAITS = "waits for changes"
    MOVED_ON = "moved on"
    OUTDATED = "outdated"
    OWN = "own request"
    NOT_ASKED = "not asked"
    FORGED = "forged"


def why_not(act: Act, ballot: Ballot, request: ApprovalRequest, eligible: Eligible) -> Why | None:
    """None where it counts. Who may neither decide nor see the request learns nothing of it."""
    may_decide = act.by.id in everybody_in(eligible)
    if not may_decide and not may_see(act, request):
        return Why.UNSEEN
    checks = (
        (Why.EXPIRED, request.status is RequestStatus.EXPIRED),
        (Why.CLOSED, request.status.is_closed),
        (Why.OWN, act.by.id == request.requester_id),
        (Why.WAITS, request.status is RequestStatus.CHANGES),
        (Why.MOVED_ON, ballot.position not in (None, request.position)),
        (Why.NOT_ASKED, not may_decide),
        (Why.OUTDATED, _is_outdated(ballot, request)),
    )
    return next((why for why, holds in checks if holds), None)


def _is_outdated(ballot: Ballot, request: ApprovalRequest) -> bool:
    """It was given on another content, or said before there was this one to speak of."""
    is_of_another = ballot.shown is not None and ballot.shown != request.shown
    return is_of_another or (ballot.said_at is not None and ballot.said_at < request.opened_at)


def reason_of(ballot: Ballot) -> str:
    """Raises Refusal where one is wanted and missing."""
    reason = check_reason(ballot.reason)
    if not reason and wants_reason(ballot.verdict):
        raise Refusal(
            N_("Say why, or on which condition: whoever asked must know what to do."),
            example="reject: too expensive",
        )
    return reason


def wants_reason(verdict: Verdict) -> bool:
    return verdict in _WANT_A_REASON
