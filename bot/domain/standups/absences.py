"""Days on which somebody is not asked."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.attention.hours import DaysOff, Reach
from bot.domain.attention.wishes import NO_WISHES, Wishes
from bot.domain.people import Person
from bot.domain.working_time import next_at_work


class AbsenceSource(StrEnum):
    """Who said so: the person, or their status in Slack, which takes back only what it said itself."""

    PERSON = "person"
    STATUS = "status"


@dataclass(frozen=True)
class Absence:
    """Both days are included; they are the person's own."""

    member_id: str
    first: date
    last: date
    source: AbsenceSource = AbsenceSource.PERSON

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


class DayOff(StrEnum):
    """Why somebody is not asked. NO_TIME: of the window nothing lies in their hours; SILENT: nor outside of
    their quiet hours; LEFT: they take part no longer; SKIPPED: somebody called the day off.
    """

    WEEKDAY = "weekday"
    HOLIDAY = "holiday"
    AWAY = "away"
    NO_TIME = "no_time"
    SILENT = "silent"
    LEFT = "left"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Whose:
    """A person with the days on which they do not work, and when they want no messages; it contains their
    days off.
    """

    person: Person
    holidays: Container[date] = frozenset()
    absences: tuple[Absence, ...] = ()
    wishes: Wishes = NO_WISHES

    def next_free(self, at: datetime) -> datetime:
        """The first instant from `at` on (UTC) at which they are at work and may be written to."""
        wishes = self.wishes
        if wishes.quiet_from is None and wishes.silence_ends is None:
            return next_at_work(at, self.person, self)
        return self.reach.next_open(at)

    @property
    def reach(self) -> Reach:
        leave = tuple((absence.first, absence.last) for absence in self.absences)
        return Reach(self.person, self.wishes, DaysOff(self.holidays, leave))

    @property
    def hours(self) -> tuple[object, ...]:
        """The same for people who work alike."""
        person = self.person
        away = tuple((absence.first, absence.last) for absence in self.absences)
        return (
            *(person.zone_name, person.workdays, person.work_start, person.work_end),
            *(id(self.holidays), away),
            *(self.wishes.quiet_from, self.wishes.quiet_until, self.wishes.silence_ends),
        )

    def __contains__(self, day: object) -> bool:
        """Holidays and days away, as bot.domain.working_time takes them."""
        return isinstance(day, date) and (day in self.holidays or self.is_away(day))

    def is_away(self, day: date) -> bool:
        return any(absence.covers(day) for absence in self.absences)

    def works_on(self, day: date) -> bool:
        """By the weekday alone; no working weekdays at all mean all of them."""
        return not self.person.working_weekdays or day.weekday() in self.person.working_weekdays

    def day_off(self, day: date) -> DayOff | None:
        if not self.works_on(day):
            return DayOff.WEEKDAY
        if self.is_away(day):
            return DayOff.AWAY
        return DayOff.HOLIDAY if day in self.holidays else None


def merged(absences: Iterable[Absence]) -> list[Absence]:
    """In order, those that touch each other as one; all are of one person and source."""
    found: list[Absence] = []
    for each in sorted(absences, key=lambda absence: absence.first):
        if found and each.first.toordinal() <= found[-1].last.toordinal() + 1:
            last = max(found[-1].last, each.last)
            found[-1] = Absence(each.member_id, found[-1].first, last, each.source)
        else:
            found.append(each)
    return found


def without(absences: Iterable[Absence], from_day: date) -> list[Absence]:
    """What is left of them when the person is back on that day."""
    kept = (each for each in absences if each.first < from_day)
    day_before = date.fromordinal(from_day.toordinal() - 1)
    return [Absence(each.member_id, each.first, min(each.last, day_before), each.source) for each in kept]
