"""What goes with every change of a request: the row and its votes, the audit, what shows it."""

from dataclasses import dataclass, replace

from bot.domain.approvals.flow import Flow
from bot.domain.approvals.requests import ApprovalRequest, people_in
from bot.domain.approvals.written import difference
from bot.domain.outgoing import home_of, nudges_of
from bot.services.act import Act
from storage import approvals, outbox
from storage.approvals import Votes

CARD = "request_card"


@dataclass(frozen=True)
class Held:
    """A locked request with the votes that stand."""

    request: ApprovalRequest
    votes: Votes

    @property
    def flow(self) -> Flow:
        return self.request.flow(self.votes)

    def after(self, flow: Flow) -> "Held":
        return Held(self.request.after(flow), flow.votes)


def hold(act: Act, number: int) -> Held | None:
    """Nobody else changes it or votes until the unit ends."""
    request = approvals.lock(act.unit, act.workspace_id, number)
    return None if request is None else Held(request, approvals.votes_of(act.unit, request))


def keep(act: Act, was: Held, now: Held, action: str = "", **details: object) -> Held:
    """Store the change, under `action` with its before and after; what shows the request follows."""
    involved = _involved(now)
    request = replace(now.request, involved=involved)
    if (request, now.votes) == (was.request, was.votes):
        return was
    saved = approvals.save(act.unit, was.request, was.votes, request, now.votes)
    if action:
        act.record(action, saved.name, **difference(was.request, saved), **details)
    show_everywhere(act, saved, was.request.asked)
    return Held(saved, now.votes)


def show_everywhere(act: Act, request: ApprovalRequest, were_asked: tuple[str, ...] = ()) -> None:
    """All copies of the card, the Homes of whoever has to do with it, and the nudges of those who are or
    were asked.
    """
    people = sorted({request.requester_id, *request.involved})
    nudged = dict.fromkeys((*request.asked, *were_asked))
    subjects = [request.name, *map(home_of, people), *map(nudges_of, nudged)]
    outbox.follow_all(act.unit, act.workspace_id, subjects, act.now)


def _involved(held: Held) -> tuple[str, ...]:
    request = held.request
    named = (
        *request.involved,
        *people_in(request.steps),
        *request.asked,
        *(vote.voter_id for vote in held.votes),
    )
    return tuple(dict.fromkeys(who for who in named if who != request.requester_id))
