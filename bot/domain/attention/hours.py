"""When somebody may be written to: at work, not away, not in their quiet hours, and at the hours they chose.

All instants are aware UTC; days and hours are on the person's wall clock.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property

from bot.domain.attention.mornings import A_DAY, Mornings
from bot.domain.attention.why import Rule
from bot.domain.attention.wishes import DEFAULT_SLOTS, NO_WISHES, Wishes
from bot.domain.people import Person
from bot.domain.working_time import next_at_work
from bot.domain.zones import instant_at

_MOST_STEPS = 12


@dataclass(frozen=True)
class DaysOff:
    """Public holidays, and leave from a first to a last day, both included."""

    holidays: Container[date] = frozenset()
    leave: tuple[tuple[date, date], ...] = ()

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and (day in self.holidays or self.is_leave(day))

    def is_leave(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.leave)


NO_DAYS_OFF = DaysOff()


@dataclass(frozen=True)
class Reach:
    """When a person is reached."""

    person: Person
    wishes: Wishes = NO_WISHES
    off: DaysOff = NO_DAYS_OFF

    @cached_property
    def mornings(self) -> Mornings:
        return Mornings(self.person, self.off)

    @property
    def slots(self) -> tuple[time, ...]:
        return self.wishes.slots or DEFAULT_SLOTS

    def local_day(self, at: datetime) -> date:
        return at.astimezone(self.person.zone).date()

    def closed_because(self, at: datetime) -> Rule | None:
        """None while the person may be written to."""
        if at < (self.wishes.silence_ends or at):
            return Rule.SILENT
        if next_at_work(at, self.person, self.off) != at:
            return self._why_not_at_work(at)
        return Rule.QUIET if self._is_quiet(at) else None

    def next_open(self, at: datetime) -> datetime:
        """The first instant from `at` on at which the person may be written to.

        Whoever's quiet hours leave nothing of their working hours is not written to: the instant only says
        when to look again.
        """
        for _ in range(_MOST_STEPS):
            found = next_at_work(max(at, self.wishes.silence_ends or at), self.person, self.off)
            found = self._end_of_quiet(found) if self._is_quiet(found) else found
            if found == at:
                return at
            at = found
        return at

    def slots_on(self, day: date) -> list[datetime]:
        """The instants at which messages are gathered for the person on a local day, in order: the hours they
        chose, or the first instant after these at which they may be written to on that day. Where no such
        hour is left, it is the first instant of the day.
        """
        wanted = (instant_at(datetime.combine(day, slot), self.person.zone) for slot in self.slots)
        return self._opened(day, wanted) or self._opened(day, [self._start_of(day)])

    def next_slot(self, at: datetime) -> datetime:
        """The first slot from `at` on."""
        opened = self.next_open(at)
        for _ in range(_MOST_STEPS):
            day = self.local_day(opened)
            found = [slot for slot in self.slots_on(day) if slot >= at]
            if found:
                return found[0]
            opened = self.next_open(self._start_of(day + A_DAY))
        return opened

    def last_slot(self, at: datetime) -> datetime | None:
        """The last slot up to `at` on the same local day."""
        passed = [slot for slot in self.slots_on(self.local_day(at)) if slot <= at]
        return passed[-1] if passed else None

    def start_of_next_day(self, at: datetime) -> datetime:
        return self._start_of(self.local_day(at) + A_DAY)

    def _start_of(self, day: date) -> datetime:
        return instant_at(datetime.combine(day, time()), self.person.zone)

    def _opened(self, day: date, wanted: Iterable[datetime]) -> list[datetime]:
        opened = {self.next_open(at) for at in wanted}
        return sorted(at for at in opened if self.local_day(at) == day and self.closed_because(at) is None)

    def _why_not_at_work(self, at: datetime) -> Rule:
        day = self.local_day(at)
        if self.off.is_leave(day):
            return Rule.LEAVE
        if day in self.off:
            return Rule.HOLIDAY
        weekdays = self.person.working_weekdays
        return Rule.HOURS if day.weekday() in weekdays or not weekdays else Rule.DAY_OFF

    def _is_quiet(self, at: datetime) -> bool:
        first, last = self.wishes.quiet_from, self.wishes.quiet_until
        if first is None or last is None:
            return False
        now = at.astimezone(self.person.zone).time()
        return first <= now < last if first < last else now >= first or now < last

    def _end_of_quiet(self, at: datetime) -> datetime:
        local = at.astimezone(self.person.zone)
        end = self.wishes.quiet_until or time()
        day = local.date() if local.time() < end else local.date() + A_DAY
        return instant_at(datetime.combine(day, end), self.person.zone)
