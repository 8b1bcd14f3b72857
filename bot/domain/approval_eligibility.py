"""Four eyes: who may fill a seat, and who never may."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.approvals import Step, is_group
from bot.domain.task_order import path_between


@dataclass(frozen=True)
class Delegation:
    """`substitute_id` decides in place of `principal_id` from `first` to `last`, both included.

    Days are the principal's.
    """

    principal_id: str
    substitute_id: str
    first: date
    last: date

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


def eligible_for(
    step: Step,
    *,
    requester_id: str,
    groups: Mapping[str, frozenset[str]],
    delegations: Iterable[Delegation],
    today: date,
    barred: frozenset[str] = frozenset(),
) -> dict[str, frozenset[str]]:
    """For each seat who may fill it now. `groups` holds the members of the step's groups as of now.

    `barred` are bots, strangers, guests and people who have left. The requester fills no seat, neither do
    the requester's substitutes in the requester's own; a seat that nobody may fill is left out.
    """
    deputies = frozenset(step.deputies)
    active = [each for each in delegations if each.covers(today)]
    seats = {}
    for seat in step.seats:
        people = groups.get(seat, frozenset()) if is_group(seat) else _of_person(seat, requester_id, active)
        allowed = (people | deputies) - barred - {requester_id}
        if allowed:
            seats[seat] = allowed
    return seats


def loop_of(delegations: Iterable[Delegation], new: Delegation) -> list[str] | None:
    """The chain of substitutes that the new delegation would close into a circle on some common day."""
    overlapping = [each for each in delegations if each.first <= new.last and new.first <= each.last]

    def substitutes(person: str) -> list[str]:
        return [each.substitute_id for each in overlapping if each.principal_id == person]

    way = path_between(new.substitute_id, new.principal_id, substitutes)
    return None if way is None else [new.principal_id, *way]


def _of_person(person: str, requester_id: str, active: list[Delegation]) -> frozenset[str]:
    """The approver and their substitute, not the substitute's substitute: a vote is passed on once."""
    if person == requester_id:
        return frozenset()
    return frozenset({person, *(each.substitute_id for each in active if each.principal_id == person)})
