"""The mornings on which a person's work begins."""

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

    def before(self, instant: datetime) -> Iterator[datetime]:
        """The latest first."""
        day = instant.astimezone(self.person.zone).date()
        return (at for count in range(_BACK) if (at := self._on(day - count * A_DAY)) and at < instant)

    def after(self, instant: datetime) -> Iterator[datetime]:
        day = instant.astimezone(self.person.zone).date()
        return (at for count in range(_FORTH) if (at := self._on(day + count * A_DAY)) and at > instant)

    def _on(self, day: date) -> datetime | None:
        if day not in self._known:
            self._known[day] = self._begins(day) if self._works_on(day) else None
        return self._known[day]

    def _works_on(self, day: date) -> bool:
        weekdays = self.person.working_weekdays
        return (not weekdays or day.weekday() in weekdays) and day not in self.off

    def _begins(self, day: date) -> datetime:
        return instant_at(datetime.combine(day, self.person.work_start), self.person.zone)
