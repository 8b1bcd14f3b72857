"""Groups of a list by deadline: overdue, today, this week, later, undated."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.tasks.facets import CLOSED, UNDATED, rank_of, seconds
from bot.domain.tasks.task import Task
from bot.domain.zones import instant_at

_BEGINNING = -(1 << 60)
_SUNDAY = 6


class Group(StrEnum):
    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this week"
    LATER = "later"
    UNDATED = "undated"
    CLOSED = "closed"


@dataclass(frozen=True)
class Bounds:
    """Ranks (see bot.domain.tasks.facets) at which a reader's groups begin."""

    now: int
    tomorrow: int
    next_week: int

    @property
    def ranges(self) -> list[tuple[Group, int, int]]:
        """Each group of open tasks with its ranks [low, high)."""
        return [
            (Group.OVERDUE, _BEGINNING, self.now),
            (Group.TODAY, self.now, self.tomorrow),
            (Group.THIS_WEEK, self.tomorrow, self.next_week),
            (Group.LATER, self.next_week, UNDATED),
            (Group.UNDATED, UNDATED, CLOSED),
        ]

    def group_of(self, task: Task) -> Group:
        rank = rank_of(task)
        return next((group for group, low, high in self.ranges if low <= rank < high), Group.CLOSED)


def bounds_of(now: datetime, zone: ZoneInfo) -> Bounds:
    """Days as the reader's clock has them, weeks from Monday to Sunday."""
    today = now.astimezone(zone).date()
    days_left = _SUNDAY - today.weekday()
    midnights = [
        instant_at(datetime.combine(today + timedelta(days=days), time()), zone)
        for days in (1, days_left + 1)
    ]
    return Bounds(seconds(now), seconds(midnights[0]), seconds(midnights[1]))
