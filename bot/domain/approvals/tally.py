"""Whether a step is decided: seats, who may fill them now, and the votes that stand."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from bot.domain.approvals.model import ALL, Step, Verdict, is_group

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
    N must, it is rejected once N could not be reached even if all who did not reject approved.
    """
    everybody = everybody_in(eligible)
    counted = {voter: verdict for voter, verdict in votes.items() if voter in everybody}
    supporting = {voter for voter, verdict in counted.items() if verdict.supports}
    rejecting = {voter for voter, verdict in counted.items() if verdict is Verdict.REJECT}
    if is_reached(step, eligible, supporting):
        return Standing.APPROVED
    if Verdict.CHANGES in counted.values():
        return Standing.CHANGES
    if rejecting and (step.need in (ALL, 1) or not is_reached(step, eligible, everybody - rejecting)):
        return Standing.REJECTED
    silent = everybody - counted.keys()
    return Standing.PENDING if is_reached(step, eligible, supporting | silent) else Standing.STUCK


def is_reached(step: Step, eligible: Eligible, voters: Collection[str]) -> bool:
    """Whether the step is approved if just these approve it. Nothing is approved by nobody."""
    return 0 < needed(step) <= seats_filled(step, eligible, voters)


def needed(step: Step) -> int:
    """How many different people must approve; a seat that nobody may fill counts, too."""
    return len(step.seats) if step.need == ALL else step.need


def seats_filled(step: Step, eligible: Eligible, voters: Collection[str]) -> int:
    """How many seats different people among the voters can fill, no more than are needed.

    An approver and their substitute fill one seat together; a group has as many seats as are needed, but
    one where all must approve. A maximum bipartite matching by augmenting paths (Kuhn's algorithm).
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

    return sum(seat_somebody(seat, set()) for seat in _chairs(step, eligible))


def everybody_in(eligible: Eligible) -> frozenset[str]:
    return frozenset().union(*eligible.values())


def _chairs(step: Step, eligible: Eligible) -> list[str]:
    """Each seat as often as somebody may fill it."""
    several = 1 if step.need == ALL else step.need
    return [seat for seat in sorted(eligible) for _ in range(several if is_group(seat) else 1)]
