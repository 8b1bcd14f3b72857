"""Steps that nobody could ever approve, found before anybody waits for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.domain.approvals.eligibility import eligible_for
from bot.domain.approvals.model import Step, is_group
from bot.domain.approvals.policy import Policy
from bot.domain.approvals.tally import everybody_in, is_reached

Groups = Mapping[str, frozenset[str]]
"""The members of user groups, by the group's id."""


@dataclass(frozen=True)
class DeadEnd:
    """With this requester nobody is left to approve the step, not even with its deputies."""

    requester_id: str
    position: int
    step: Step


def dead_end_of(
    steps: Iterable[Step], requester_id: str, groups: Groups, barred: frozenset[str]
) -> DeadEnd | None:
    """The first step that stays undecided even if everybody who may approves it."""
    for position, step in enumerate(steps):
        eligible = eligible_for(step, requester_id=requester_id, groups=groups, delegations=(), barred=barred)
        if not is_reached(step, eligible, everybody_in(eligible)):
            return DeadEnd(requester_id, position, step)
    return None


def dead_end_in(policy: Policy, groups: Groups, barred: frozenset[str]) -> DeadEnd | None:
    """Where the policy leaves nobody for a request of one of those whom it names, or of anybody else."""
    named = {seat for step in policy.steps for seat in step.seats} | {policy.fallback_id, *policy.requesters}
    people = {each for each in named if not is_group(each)}.union(*groups.values())
    steps = [with_fallback(step, policy.fallback_id) for step in policy.steps]
    found = (dead_end_of(steps, person, groups, barred) for person in ["", *sorted(people)])
    return next((end for end in found if end), None)


def with_fallback(step: Step, fallback_id: str | None) -> Step:
    """As the step would be if nobody else were left."""
    if not fallback_id or fallback_id in step.deputies:
        return step
    return replace(step, deputies=(*step.deputies, fallback_id))
