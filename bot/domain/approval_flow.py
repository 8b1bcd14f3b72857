"""What becomes of a request when somebody votes, edits, withdraws, or when time runs out. Pure: a request and
its votes go in, the request and votes as they stand afterwards come out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bot.domain.approval_content import content_hash
from bot.domain.approval_tally import Eligible, Standing, standing
from bot.domain.approvals import Content, RequestStatus, Step, Verdict, Vote


@dataclass(frozen=True)
class Flow:
    """A request on its way: `position` is the step that is being decided, `votes` are those that stand."""

    requester_id: str
    content: Content
    steps: tuple[Step, ...]
    status: RequestStatus = RequestStatus.OPEN
    position: int = 0
    votes: tuple[Vote, ...] = field(default=())

    @property
    def step(self) -> Step:
        return self.steps[self.position]

    def votes_of(self, position: int) -> dict[str, Verdict]:
        return {vote.voter_id: vote.verdict for vote in self.votes if vote.step == position}


class NotOpen(Exception):  # noqa: N818 -- an answer, not an error
    """The request is closed, or waits for its requester: nothing was counted."""


class NotEligible(Exception):  # noqa: N818 -- an answer, not an error
    """The person may not decide this step."""


class Outdated(Exception):  # noqa: N818 -- an answer, not an error
    """The person saw another content than the one that stands now."""


def cast(flow: Flow, vote: Vote, eligible: Eligible) -> Flow:
    """The same person's earlier vote in the step is replaced. Raises NotOpen, NotEligible, Outdated.

    `eligible` is of the current step; it is asked for anew at every vote.
    """
    if flow.status is not RequestStatus.OPEN or vote.step != flow.position:
        raise NotOpen
    if not any(vote.voter_id in people for people in eligible.values()):
        raise NotEligible
    if vote.content_hash != content_hash(flow.content):
        raise Outdated
    others = tuple(each for each in flow.votes if (each.voter_id, each.step) != (vote.voter_id, vote.step))
    return settle(replace(flow, votes=(*others, vote)), eligible)


def settle(flow: Flow, eligible: Eligible) -> Flow:
    """Move on where the current step is decided; the next step begins without a vote."""
    match standing(flow.step, eligible, flow.votes_of(flow.position)):
        case Standing.APPROVED if flow.position + 1 < len(flow.steps):
            return replace(flow, position=flow.position + 1)
        case Standing.APPROVED:
            return replace(flow, status=RequestStatus.APPROVED)
        case Standing.REJECTED:
            return replace(flow, status=RequestStatus.REJECTED)
        case Standing.CHANGES:
            return replace(flow, status=RequestStatus.CHANGES)
        case _:
            return flow


def edit(flow: Flow, content: Content, steps: tuple[Step, ...]) -> Flow:
    """What was decided before the edit stands only where it is bound to the same content and the same step.

    A changed content voids every vote; changed approvers void those of their step and of the steps after it.
    Raises NotOpen.
    """
    if flow.status.is_closed:
        raise NotOpen
    same = content_hash(content) == content_hash(flow.content)
    kept = _common_steps(flow.steps, steps) if same else 0
    position = min(flow.position, kept, len(steps) - 1)
    votes = tuple(vote for vote in flow.votes if vote.step < kept and _stays(vote, flow))
    return replace(
        flow, content=content, steps=steps, position=position, votes=votes, status=RequestStatus.OPEN
    )


def withdraw(flow: Flow) -> Flow:
    return _closed(flow, RequestStatus.WITHDRAWN)


def expire(flow: Flow) -> Flow:
    """Expired, not decided: it counts neither as yes nor as no."""
    return _closed(flow, RequestStatus.EXPIRED)


def escalate(flow: Flow, member_id: str) -> Flow:
    """Somebody more may fill a seat of the current step; the requester never. Raises NotOpen."""
    if flow.status is not RequestStatus.OPEN:
        raise NotOpen
    if member_id == flow.requester_id or member_id in flow.step.deputies:
        return flow
    wider = replace(flow.step, deputies=(*flow.step.deputies, member_id))
    steps = (*flow.steps[: flow.position], wider, *flow.steps[flow.position + 1 :])
    return replace(flow, steps=steps)


def voided(before: Iterable[Vote], after: Iterable[Vote]) -> list[Vote]:
    """Votes that an edit took away: whoever gave them is asked again."""
    kept = set(after)
    return [vote for vote in before if vote not in kept]


def _closed(flow: Flow, status: RequestStatus) -> Flow:
    if flow.status.is_closed:
        raise NotOpen
    return replace(flow, status=status)


def _common_steps(before: tuple[Step, ...], after: tuple[Step, ...]) -> int:
    """How many steps from the first ask the same people for the same."""
    count = 0
    for one, other in zip(before, after, strict=False):
        if (one.seats, one.need) != (other.seats, other.need):
            break
        count += 1
    return count


def _stays(vote: Vote, flow: Flow) -> bool:
    """A wish for changes was met by the edit."""
    return not (vote.step == flow.position and vote.verdict is Verdict.CHANGES)
