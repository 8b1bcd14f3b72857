"""Whether a step is decided: seats, who may fill them now, and the votes that stand."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from bot.domain.approvals import ALL, Step, Verdict

Eligible = Mapping[str, frozenset[str]]
"""For each seat the people who may fill it now: the approver, the substitutes, the group's members."""


class Standing(StrEnum):
    """STUCK: nobody is left who could approve, though nobody rejected; another approver must be found."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    CHANGES = "changes"
    STUCK = "stuck"


def standing(step: Step, eligible: Eligible, votes: Mapping[str, Verdict]) -> Standing:
    """Votes of people who may fill no seat count for nothing.

    Where any one decides, the first decision stands; where all must approve, one rejection is enough; where
    N must, it is rejected as soon as N cannot be reached any more because of rejections.
    """
    counted = {voter: verdict for voter, verdict in votes.items() if _may_vote(voter, eligible)}
    supporting = {voter for voter, verdict in counted.items() if verdict.supports}
    rejecting = {voter for voter, verdict in counted.items() if verdict is Verdict.REJECT}
    if _is_reached(step, eligible, supporting):
        return Standing.APPROVED
    if Verdict.CHANGES in counted.values():
        return Standing.CHANGES
    silent = _everybody(eligible) - counted.keys()
    if rejecting and _is_settled_by(step, eligible, rejecting, supporting | silent):
        return Standing.REJECTED
    return Standing.PENDING if _is_reached(step, eligible, supporting | silent) else Standing.STUCK


def seats_filled(eligible: Eligible, voters: Collection[str]) -> int:
    """How many seats different people among the voters can fill, each one seat.

    A maximum bipartite matching by augmenting paths (Kuhn's algorithm).
    """
    taken: dict[str, str] = {}

    def seat_somebody(seat: str, tried: set[str]) -> bool:
        for voter in sorted(eligible[seat] & set(voters)):
            if voter in tried:
                continue
            tried.add(voter)
            if voter not in taken or seat_somebody(taken[voter], tried):
                taken[voter] = seat
                return True
        return False

    return sum(seat_somebody(seat, set()) for seat in sorted(eligible))


def needed(step: Step, eligible: Eligible) -> int:
    """How many different people must approve."""
    return len(eligible) if step.need == ALL else step.need


def _is_reached(step: Step, eligible: Eligible, voters: Collection[str]) -> bool:
    """A step without a seat is never reached: nothing is approved by nobody."""
    if not eligible:
        return False
    if step.need == ALL:
        return seats_filled(eligible, voters) == len(eligible)
    return len(_everybody(eligible) & set(voters)) >= step.need


def _is_settled_by(step: Step, eligible: Eligible, rejecting: set[str], others: set[str]) -> bool:
    if step.need in (ALL, 1):
        return True
    return not _is_reached(step, eligible, others - rejecting)


def _may_vote(voter: str, eligible: Eligible) -> bool:
    return any(voter in people for people in eligible.values())


def _everybody(eligible: Eligible) -> frozenset[str]:
    return frozenset().union(*eligible.values())
