"""The mornings on which a person's work begins."""

from bisect import bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.domain.people import Person
from bot.domain.zones import instant_at

A_DAY = timedelta(days=1)
_BACK, _FORTH = 60, 400
"""Days that are looked through."""


@dataclass
class Mornings:
    """When a person's working days begin. Days are looked up once, however many tasks ask for them."""

    person: Person
    off: Container[date] = frozenset()
    _known: dict[date, datetime | None] = field(default_factory=dict, init=False)
    _line: list[datetime] = field(default_factory=list, init=False)
    """Those from the day `_first` until before `_end`, in order."""
    _first: date = field(default=date.max, init=False)
    _end: date = field(default=date.max, init=False)

    def before(self, instant: datetime) -> Iterator[datetime]:
        """The latest first."""
        day = instant.astimezone(self.person.zone).date()
        return (at for count in range(_BACK) if (at := self._on(day - count * A_DAY)) and at < instant)

    def after(self, instant: datetime) -> Iterator[datetime]:
        day = instant.astimezone(self.person.zone).date()
        return (at for count in range(_FORTH) if (at := self._on(day + count * A_DAY)) and at > instant)

    def nth_after(self, instant: datetime, count: int) -> datetime | None:
        """The first for 1; None where it lies too far ahead."""
        day = instant.astimezone(self.person.zone).date()
        self._begin_at(day)
        place = bisect_right(self._line, instant) + count - 1
        while len(self._line) <= place and self._end < day + _FORTH * A_DAY:
            self._go_on()
        return self._line[place] if place < len(self._line) else None

    def _begin_at(self, day: date) -> None:
        if self._first == date.max:
            self._first = self._end = day
        if day < self._first:
            days = (day + count * A_DAY for count in range((self._first - day).days))
            self._line[:0] = [at for one in days if (at := self._on(one))]
            self._first = day
        while self._end <= day:
            self._go_on()

    def _go_on(self) -> None:
        at = self._on(self._end)
        if at is not None:
            self._line.append(at)
        self._end += A_DAY

    def _on(self, day: date) -> datetime | None:
        if day not in self._known:
            self._known[day] = self._begins(day) if self._works_on(day) else None
        return self._known[day]

    def _works_on(self, day: date) -> bool:
        weekdays = self.person.working_weekdays
        return (not weekdays or day.weekday() in weekdays) and day not in self.off

    def _begins(self, day: date) -> datetime:
        return instant_at(datetime.combine(day, self.person.work_start), self.person.zone)
