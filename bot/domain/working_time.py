"""Working time: how long somebody has been at work between two instants, and when so much of it has passed.

A day's work is from `work_start` to `work_end` on the person's wall clock (to the next day where it ends
earlier than it starts), on their working weekdays that are no holidays. All instants are aware UTC.
"""

from collections.abc import Container, Iterator
from datetime import date, datetime, timedelta

from bot.domain.people import Person
from bot.domain.zones import instant_at

A_DAY = timedelta(days=1)
_HORIZON = 3 * 366
"""Days that are looked through; whoever never works in that time is taken as always at work."""

Holidays = Container[date]


def after_working(start: datetime, amount: timedelta, person: Person, holidays: Holidays) -> datetime:
    """The instant at which the person has worked for `amount` since `start`; with nothing to work, the
    first instant at which they are at work.
    """
    left = amount
    for begin, end in _shifts(start, person, holidays):
        if left <= end - begin:
            return begin + left
        left -= end - begin
    return start + amount


def working_between(start: datetime, end: datetime, person: Person, holidays: Holidays) -> timedelta:
    """How long the person is at work from `start` until `end`."""
    worked = timedelta()
    for begin, finish in _shifts(start, person, holidays):
        if begin >= end:
            break
        worked += min(finish, end) - begin
    return worked


def next_at_work(instant: datetime, person: Person, holidays: Holidays) -> datetime:
    """`instant` itself where the person is at work then."""
    return after_working(instant, timedelta(), person, holidays)


def _shifts(start: datetime, person: Person, holidays: Holidays) -> Iterator[tuple[datetime, datetime]]:
    """The person's times at work from `start` on, the first one cut off before it."""
    first = start.astimezone(person.zone).date() - A_DAY  # last night's shift may still go on
    weekdays = person.working_weekdays or frozenset(range(7))
    for count in range(_HORIZON):
        day = first + count * A_DAY
        if day.weekday() in weekdays and day not in holidays:
            begin, end = _shift_of(day, person)
            if start < end and begin < end:
                yield max(begin, start), end


def _shift_of(day: date, person: Person) -> tuple[datetime, datetime]:
    last_day = day if person.work_start < person.work_end else day + A_DAY
    begin = datetime.combine(day, person.work_start)
    end = datetime.combine(last_day, person.work_end)
    return instant_at(begin, person.zone), instant_at(end, person.zone)
