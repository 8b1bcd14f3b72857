"""A request is decided, withdrawn or expired: from then on it never changes."""

from dataclasses import replace

from bot.domain.approvals.flow import Flow, expire
from bot.domain.approvals.model import RequestStatus
from bot.domain.refusal import N_, MemberId, Refusal
from bot.services.act import Act, automatic
from bot.services.approvals.decision_log import log_decision
from bot.services.approvals.following import follow_up
from bot.services.approvals.keeping import Held, keep
from bot.services.approvals.news import Turn, tell_requester
from bot.services.approvals.timers import clear_all
from storage.people import require_place

_TURNS = {
    RequestStatus.APPROVED: Turn.APPROVED,
    RequestStatus.REJECTED: Turn.REJECTED,
    RequestStatus.WITHDRAWN: Turn.WITHDRAWN,
    RequestStatus.EXPIRED: Turn.EXPIRED,
}


def close(act: Act, was: Held, flow: Flow, **about: str) -> Held:
    """`about` goes to the requester with the news."""
    now = was.after(flow)
    closed = replace(now.request, closed_at=act.now, closed_by=act.by.id)
    saved = keep(act, was, Held(closed, now.votes), f"request_{closed.status}")
    clear_all(act, was.request)
    log_decision(act, saved.request, saved.votes)
    follow_up(act, saved.request)
    tell_requester(act, _TURNS[saved.request.status], saved.request, **about)
    return saved


def is_overdue(act: Act, held: Held) -> bool:
    """Whether its time has run out, though nobody has said so yet."""
    return not held.request.status.is_closed and held.request.expires_at <= act.now


def let_expire(act: Act, held: Held) -> Held:
    """By itself, whoever noticed."""
    place = require_place(act.unit, act.workspace_id, held.request.channel_id)
    return close(automatic(act.unit, place, act.now, act.source), held, expire(held.flow))


def check_open(act: Act, held: Held) -> None:
    """Raises Refusal for what is closed, or as good as closed."""
    if held.request.status.is_closed or is_overdue(act, held):
        raise Refusal(
            N_("{request} is closed; it stays as it is."),
            example="/request show R-7",
            request=held.request.name,
        )


def check_own(act: Act, held: Held) -> None:
    """Raises Refusal for everybody but the requester."""
    if act.by.id != held.request.requester_id:
        raise Refusal(
            N_("Only {person}, who asked for {request}, can do that."),
            example="/request list mine",
            person=MemberId(held.request.requester_id),
            request=held.request.name,
        )
