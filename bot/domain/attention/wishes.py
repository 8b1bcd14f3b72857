"""What a workspace, a channel and a person want of nudges: the person's wish wins, then the channel's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum

from bot.domain.attention.kinds import DEFAULT_WAYS, Kind, Way
from bot.domain.digests.digest import Audience
from bot.domain.digests.sections import is_told
from bot.domain.refusal import N_, Refusal

DEFAULT_SLOTS = (time(9), time(14))
DEFAULT_BUDGET = 3
MOST_SLOTS = 4
MOST_MESSAGES = 10


class Whose(StrEnum):
    """Whose wish it was."""

    PERSON = "person"
    CHANNEL = "channel"
    WORKSPACE = "workspace"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Wishes:
    """Of a workspace, a channel or a person; None and what is missing in `ways` is left to the others.

    `slots` and the quiet hours (`quiet_from` to `quiet_until`, over midnight where it is earlier) are on the
    person's wall clock, `silent_until` is an instant in UTC, and so is `dnd_until`, until which Slack itself
    keeps messages quiet for the person. `urgent` says whether anything may come at once,
    `budget` how many messages a day. Slots, quiet hours and silence are a person's own.
    """

    ways: Mapping[Kind, Way] = field(default_factory=dict)
    urgent: bool | None = None
    budget: int | None = None
    slots: tuple[time, ...] = ()
    quiet_from: time | None = None
    quiet_until: time | None = None
    silent_until: datetime | None = None
    dnd_until: datetime | None = None

    @property
    def silence_ends(self) -> datetime | None:
        """Whether said here or to Slack."""
        said = (self.silent_until, self.dnd_until)
        return max((until for until in said if until is not None), default=None)


NO_WISHES = Wishes()


@dataclass(frozen=True)
class Policy:
    """The wishes that meet in one nudge. `digests` is for whom there are digests in which it may stand: the
    person's own, and those of the channel that it is about; `has_lead` says whether somebody else leads that.
    """

    person: Wishes = NO_WISHES
    channel: Wishes = NO_WISHES
    workspace: Wishes = NO_WISHES
    digests: frozenset[Audience] = frozenset()
    has_lead: bool = False

    def is_told_elsewhere(self, kind: Kind) -> bool:
        """Whether anybody hears of it, or reads of it, when the person is nudged no more."""
        readers = {Audience.PERSON, Audience.TEAM, Audience.MANAGERS}
        return (
            self.has_lead or bool(self.digests & readers) or any(is_told(kind, each) for each in self.digests)
        )

    def way_of(self, kind: Kind) -> tuple[Way, Whose]:
        """Nothing is lost: what belongs into a digest that does not come is told as usual."""
        way, whose = self._wanted(kind)
        if way is Way.DIGEST and not self._has_digest(kind, whose):
            return DEFAULT_WAYS[kind], Whose.NOBODY
        return way, whose

    def _wanted(self, kind: Kind) -> tuple[Way, Whose]:
        for wishes, whose in self._in_order:
            if kind in wishes.ways:
                return wishes.ways[kind], whose
        return DEFAULT_WAYS[kind], Whose.NOBODY

    def _has_digest(self, kind: Kind, whose: Whose) -> bool:
        """Whoever said so for themselves means their own."""
        of_channel = self.digests - {Audience.PERSON}
        is_for_all = whose is not Whose.PERSON and any(is_told(kind, each) for each in of_channel)
        return is_for_all or Audience.PERSON in self.digests

    @property
    def allows_urgent(self) -> bool:
        """Unless somebody wants otherwise."""
        said = (wishes.urgent for wishes, _ in self._in_order)
        return next((urgent for urgent in said if urgent is not None), True)

    @property
    def budget(self) -> int:
        """Messages a local day. A channel has no say in it: a person is in many."""
        said = (self.person.budget, self.workspace.budget)
        return next((budget for budget in said if budget is not None), DEFAULT_BUDGET)

    @property
    def _in_order(self) -> tuple[tuple[Wishes, Whose], ...]:
        return (
            (self.person, Whose.PERSON),
            (self.channel, Whose.CHANNEL),
            (self.workspace, Whose.WORKSPACE),
        )


def check_wishes(wishes: Wishes) -> Wishes:
    """With its slots in order, each once. Raises Refusal for what nobody could keep to."""
    if len(set(wishes.slots)) > MOST_SLOTS:
        raise Refusal(N_("At most {most} times a day. Which ones?"), most=MOST_SLOTS)
    if wishes.budget is not None and not 1 <= wishes.budget <= MOST_MESSAGES:
        raise Refusal(N_("Between 1 and {most} messages a day. How many?"), most=MOST_MESSAGES)
    if (wishes.quiet_from is None) is not (wishes.quiet_until is None):
        raise Refusal(N_("Quiet hours need a beginning and an end."))
    if wishes.quiet_from is not None and wishes.quiet_from == wishes.quiet_until:
        raise Refusal(N_("Quiet hours that begin when they end are none, or all day. Which hours?"))
    return Wishes(
        dict(wishes.ways),
        wishes.urgent,
        wishes.budget,
        tuple(sorted(set(wishes.slots))),
        wishes.quiet_from,
        wishes.quiet_until,
        wishes.silent_until,
        wishes.dnd_until,
    )
