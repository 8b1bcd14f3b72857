"""Four eyes: who may fill a seat, and who never may."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.approvals.model import Step, is_group
from bot.domain.approvals.tally import Eligible
from bot.domain.people import Person
from bot.domain.refusal import N_
from bot.domain.tasks.order import path_between


@dataclass(frozen=True)
class Delegation:
    """`substitute_id` decides in place of `principal_id` from `first` to `last`, both included; where it is
    empty, the principal is away and nobody stands in. Days are the principal's.
    """

    principal_id: str
    substitute_id: str
    first: date
    last: date

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last

    def overlaps(self, other: "Delegation") -> bool:
        return self.first <= other.last and other.first <= self.last


def eligible_for(
    step: Step,
    *,
    requester_id: str,
    groups: Mapping[str, frozenset[str]],
    delegations: Iterable[Delegation],
    barred: frozenset[str] = frozenset(),
) -> Eligible:
    """For each seat who may fill it now. `groups` holds the members of the step's groups as of now, and
    `delegations` are those that hold today.

    `barred` are bots, strangers, guests and people who have left. The requester fills no seat, neither do
    the requester's substitutes in the requester's own.
    """
    active = tuple(delegations)
    seats = {}
    for seat in step.seats:
        holder = step.holder_of(seat)
        people = groups.get(seat, frozenset()) if is_group(seat) else _of_person(holder, requester_id, active)
        seats[seat] = (people | frozenset(step.deputies)) - barred - {requester_id}
    return seats


def seat_for(step: Step, voter_id: str, eligible: Eligible) -> str:
    """The seat the voter fills, one that has no need of a substitute before others; empty for none at all
    and for a deputy, who fills whichever is free.
    """
    held = [seat for seat in step.seats if step.holder_of(seat) == voter_id]
    others = [seat for seat in step.seats if voter_id in eligible[seat] and voter_id not in step.deputies]
    return next(iter(held + others), "")


def why_never(person: Person) -> str | None:
    """Why somebody never decides, to be put in brackets (a msgid); None for whoever may."""
    if person.has_left:
        return N_("has left")
    if person.is_bot:
        return N_("is a bot")
    if person.is_stranger:
        return N_("is from another company")
    return N_("is a guest") if person.is_guest else None


def loop_of(delegations: Iterable[Delegation], new: Delegation) -> list[str] | None:
    """The chain of substitutes that the new delegation would close into a circle on some day."""
    others = [each for each in delegations if each.overlaps(new)]
    # Whatever holds together on some day holds together on the first day of one of them.
    starts = sorted({new.first} | {each.first for each in others if new.covers(each.first)})
    ways = (_circle([each for each in others if each.covers(day)], new) for day in starts)
    return next((way for way in ways if way), None)


def _circle(active: list[Delegation], new: Delegation) -> list[str] | None:
    def substitutes(person: str) -> list[str]:
        return [each.substitute_id for each in active if each.principal_id == person]

    way = path_between(new.substitute_id, new.principal_id, substitutes)
    return None if way is None else [new.principal_id, *way]


def _of_person(person: str, requester_id: str, active: Iterable[Delegation]) -> frozenset[str]:
    """The approver and their substitute, not the substitute's substitute: a vote is passed on once."""
    if person == requester_id:
        return frozenset()
    substitutes = (each.substitute_id for each in active if each.principal_id == person)
    return frozenset({person, *substitutes} - {""})
