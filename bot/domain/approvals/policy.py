"""Policies as data: which steps a request takes, who decides when nobody else can, how long it may take."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bot.domain.approvals.model import ALL, Content, Money, Step, is_group


@dataclass(frozen=True)
class Range:
    """Amounts of one currency from `least` to `most`, both included; None is without end."""

    currency: str
    least: Decimal | None = None
    most: Decimal | None = None

    def holds(self, money: Money | None) -> bool:
        if money is None or money.currency != self.currency:
            return False
        above = self.least is None or money.amount >= self.least
        return above and (self.most is None or money.amount <= self.most)


@dataclass(frozen=True)
class Timing:
    """In working hours of whoever must act: the share of the deadline at which approvers are reminded, the
    silence after which `escalate_to` is asked as well; and the days after which a request expires undecided.
    """

    deadline_hours: int = 16
    remind_at_percent: int = 50
    escalate_after_hours: int | None = None
    escalate_to: str | None = None
    expire_after_days: int = 30


@dataclass(frozen=True)
class Policy:
    """Applies where everything it names fits; what it leaves empty fits always. `fallback_id` is a member who
    decides where a step has nobody left. `position` orders policies, the first that applies is taken.
    """

    name: str
    steps: tuple[Step, ...]
    fallback_id: str
    kinds: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    requesters: tuple[str, ...] = ()
    amounts: Range | None = None
    timing: Timing = field(default_factory=Timing)
    position: int = 0
    is_on: bool = True
    version: int = 1

    def applies_to(self, content: Content, channel_id: str, requester_id: str) -> bool:
        is_in_range = self.amounts is None or self.amounts.holds(content.money)
        return is_in_range and self.speaks_of(content, channel_id, requester_id)

    def speaks_of(self, content: Content, channel_id: str, requester_id: str) -> bool:
        """Whatever the amount."""
        return (
            self.is_on
            and _fits(content.kind, self.kinds)
            and _fits(channel_id, self.channels)
            and _fits(requester_id, self.requesters)
        )


@dataclass(frozen=True)
class Route:
    """The steps a request takes, in order; `policy` is the one that says so, if any does."""

    steps: tuple[Step, ...]
    fallback_id: str | None
    timing: Timing
    policy: Policy | None = None


def route(
    content: Content,
    *,
    channel_id: str,
    requester_id: str,
    asked: Sequence[Step],
    policies: Iterable[Policy],
) -> Route:
    """What the policy demands comes first, whom the requester asked beside it comes after.

    `asked` are the requester's own steps; those that are met whenever one of the policy's is are left out.
    Without a policy only these are taken.
    """
    in_order = sorted(policies, key=lambda each: (each.position, each.name))
    policy = next((each for each in in_order if each.applies_to(content, channel_id, requester_id)), None)
    if policy is None:
        return Route(tuple(asked), None, Timing())
    own = tuple(step for step in asked if not any(_implies(demanded, step) for demanded in policy.steps))
    return Route(policy.steps + own, policy.fallback_id, policy.timing, policy)


def currencies_wanted(
    content: Content, channel_id: str, requester_id: str, policies: Iterable[Policy]
) -> list[str]:
    """Where no policy applies, but one might if the amount were in its currency: these currencies."""
    heard = [each for each in policies if each.speaks_of(content, channel_id, requester_id)]
    known = {each.amounts.currency for each in heard if each.amounts}
    applies = any(each.applies_to(content, channel_id, requester_id) for each in heard)
    is_unknown = content.money is not None and content.money.currency not in known
    return sorted(known) if is_unknown and not applies else []


def _implies(done: Step, other: Step) -> bool:
    """Whether the other step's people have approved once the one is done."""
    mine, others = set(done.seats), set(other.seats)
    if mine == others and done.need == other.need:
        return True
    if any(map(is_group, mine | others)):  # who is in them is not known here
        return False
    needs = len(others) if other.need == ALL else other.need
    gets = len(mine) if done.need == ALL else done.need
    return gets - len(mine - others) >= needs


def _fits(value: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or value in wanted
