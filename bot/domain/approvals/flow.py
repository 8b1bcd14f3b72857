"""What becomes of a request when somebody votes, edits, withdraws, or when time runs out. Pure: a request and
its votes go in, the request and votes as they stand afterwards come out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bot.domain.approvals.content import content_hash
from bot.domain.approvals.model import Content, RequestStatus, Step, Verdict, Vote, is_group
from bot.domain.approvals.tally import Eligible, Standing, standing


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
    Whoever was asked beside them in a step that stays is asked still. An edit decides nothing: the last of
    the steps is asked again, should no other be left. Raises NotOpen.
    """
    if flow.status.is_closed:
        raise NotOpen
    same = content_hash(content) == content_hash(flow.content)
    common = _common_steps(flow.steps, steps)
    position = min(flow.position, common if same else 0, len(steps) - 1)
    goes_on = position == flow.position and position < common and same
    votes = tuple(vote for vote in flow.votes if _stays(vote, position, goes_on=goes_on))
    asked = flow.steps[:common] + steps[common:]
    return replace(
        flow, content=content, steps=asked, position=position, votes=votes, status=RequestStatus.OPEN
    )


def withdraw(flow: Flow) -> Flow:
    return _closed(flow, RequestStatus.WITHDRAWN)


def expire(flow: Flow) -> Flow:
    """Expired, not decided: it counts neither as yes nor as no."""
    return _closed(flow, RequestStatus.EXPIRED)


def pass_on(flow: Flow, member_id: str, to_id: str) -> Flow:
    """Somebody else has the member's seats in the current step from now on; what the member voted is void.

    Only the approver passes on, once more whoever got it so: a group's seat is nobody's, and substitutes
    stand in. Raises NotOpen; NotEligible where either may not.
    """
    if flow.status is not RequestStatus.OPEN:
        raise NotOpen
    step = flow.step
    held = [seat for seat in step.seats if not is_group(seat) and step.holder_of(seat) == member_id]
    taken = {step.holder_of(seat) for seat in step.seats} | set(step.deputies)
    if not held or flow.requester_id in (member_id, to_id) or to_id in taken:
        raise NotEligible
    passed = dict(step.passed) | dict.fromkeys(held, to_id)
    wider = replace(step, passed=tuple((seat, whom) for seat, whom in passed.items() if seat != whom))
    votes = tuple(each for each in flow.votes if (each.voter_id, each.step) != (member_id, flow.position))
    return replace(_with_step(flow, wider), votes=votes)


def escalate(flow: Flow, member_id: str) -> Flow:
    """Somebody more may fill a seat of the current step; the requester never. Raises NotOpen."""
    if flow.status is not RequestStatus.OPEN:
        raise NotOpen
    if member_id == flow.requester_id or member_id in flow.step.deputies:
        return flow
    return _with_step(flow, replace(flow.step, deputies=(*flow.step.deputies, member_id)))


def voided(before: Iterable[Vote], after: Iterable[Vote]) -> list[Vote]:
    """Votes that an edit took away: whoever gave them is asked again."""
    kept = set(after)
    return [vote for vote in before if vote not in kept]


def _with_step(flow: Flow, step: Step) -> Flow:
    return replace(flow, steps=(*flow.steps[: flow.position], step, *flow.steps[flow.position + 1 :]))


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


def _stays(vote: Vote, position: int, *, goes_on: bool) -> bool:
    """In the step that is decided now only if it `goes_on`; a wish for changes was met by the edit."""
    if vote.step < position:
        return True
    return goes_on and vote.step == position and vote.verdict is not Verdict.CHANGES
