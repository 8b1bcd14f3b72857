"""Who acts, and when they work: plain values read from the store."""

from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@dataclass(frozen=True)
class Person:
    """A member of a workspace. `zone_name` is an IANA name, `locale` Slack's (en-US, pl-PL, it-IT).

    Work hours are local wall-clock times; `workdays` holds ISO weekdays as digits, Monday = 1. `channels_at`
    is the instant (UTC) at which Slack was asked which channels an outsider is in; `is_admin` is of the
    workspace, None where Slack was never asked. `language` is a locale that was chosen in Muster.
    """

    workspace_id: str
    id: str
    name: str
    locale: str
    zone_name: str
    workdays: str = "12345"
    work_start: time = time(9)
    work_end: time = time(17)
    is_guest: bool = False
    is_stranger: bool = False
    is_bot: bool = False
    has_left: bool = False
    dm_channel_id: str | None = None
    channels_at: datetime | None = None
    is_admin: bool | None = None
    language: str | None = None

    @property
    def speaks(self) -> str:
        """The locale in which the person reads and writes: the chosen one before Slack's."""
        return self.language or self.locale

    @property
    def is_outsider(self) -> bool:
        """Somebody who sees only the channels they are in."""
        return self.is_guest or self.is_stranger

    @cached_property
    def zone(self) -> ZoneInfo:
        """UTC where the name is unknown to this machine's time-zone data."""
        try:
            return ZoneInfo(self.zone_name)
        except (ZoneInfoNotFoundError, ValueError, OSError):  # the data's folders and their limits, too
            return ZoneInfo("Etc/UTC")

    @cached_property
    def working_weekdays(self) -> frozenset[int]:
        """Python weekdays, Monday = 0."""
        return frozenset(int(day) - 1 for day in self.workdays)


@dataclass(frozen=True)
class Place:
    """A conversation in Slack. `is_reachable` says whether the bot may read about and post in it.

    `roster_at` is the instant (UTC) since which we know who is in it. The rest is the team's choice: who
    leads it, the emoji that makes a task of a message, and whether tasks show no cards.
    """

    workspace_id: str
    id: str
    name: str
    is_private: bool = False
    is_direct: bool = False
    is_shared: bool = False
    is_reachable: bool = True
    roster_at: datetime | None = None
    lead_id: str | None = None
    capture_emoji: str = "pushpin"
    quiet_cards: bool = False

    @property
    def is_closed(self) -> bool:
        """Only those who are in it know what happens there."""
        return self.is_private or self.is_direct

    @property
    def has_cards(self) -> bool:
        return self.is_reachable and not self.quiet_cards
