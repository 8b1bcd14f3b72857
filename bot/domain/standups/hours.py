"""The days and hours of a stand-up: its windows on the clock of a zone."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from bot.domain.recurrence.dates import next_date
from bot.domain.recurrence.rule import Recurrence, describe
from bot.domain.standups.definition import Schedule
from bot.domain.zones import instant_at

A_DAY = timedelta(days=1)
_A_MONDAY = date(2024, 1, 1)
_SATURDAY = 5
WORKING_WEEK = 5
_ALL_DAYS = frozenset(range(7))


@dataclass(frozen=True)
class Span:
    """Aware UTC; the end does not belong to it."""

    begin: datetime
    end: datetime


def days_from(schedule: Schedule, first: date) -> Iterator[date]:
    """The scheduled local days on or after `first`, in order; holidays are each person's own matter."""
    recurrence = Recurrence.parse(schedule.recurrence)
    after = max(first, schedule.since) - A_DAY
    while True:
        found = next_date(
            recurrence, after=after, since=schedule.since, holidays=frozenset(), workdays=_ALL_DAYS
        )
        if found is None:
            return
        yield found
        after = found


def days_between(schedule: Schedule, first: date, last: date, *, and_more: int = 0) -> list[date]:
    """Both included, and so many after `last`."""
    days = days_from(schedule, first)
    within: list[date] = []
    for day in days:
        if day > last:
            return [*within, *islice([day], and_more), *islice(days, max(0, and_more - 1))]
        within.append(day)
    return within


def is_scheduled(schedule: Schedule, day: date) -> bool:
    return day in takewhile(lambda found: found <= day, days_from(schedule, day))


def window_on(schedule: Schedule, day: date, following: date | None, zone: ZoneInfo) -> Span:
    """From the asking instant to the end; it ends at the latest when that of the `following` day begins."""
    begin = instant_at(datetime.combine(day, schedule.at), zone)
    end = _end(schedule, day, begin, zone)
    if following is not None:
        end = min(end, instant_at(datetime.combine(following, schedule.at), zone))
    return Span(begin, end)


def working_days_to(weekday: int, recurrence: str) -> int | None:
    """How many working days after the only weekday that the recurrence names that one comes (Monday is 0).

    None where it names several or none, or for a day nobody works on.
    """
    named = _named(recurrence)
    if len(named) != 1:
        return None
    day = _A_MONDAY + named[0] * A_DAY
    for count in range(1, WORKING_WEEK + 1):
        day = _next_working_day(named, day)
        if day.weekday() == weekday:
            return count
    return None


def last_weekday(schedule: Schedule) -> int | None:
    """On which weekday its windows end, where that is always the same one and another than they begin on."""
    named = _named(schedule.recurrence)
    if len(named) != 1 or not schedule.window.days:
        return None
    day = _A_MONDAY + named[0] * A_DAY
    for _ in range(schedule.window.days):
        day = _next_working_day(named, day)
    return day.weekday()


def _end(schedule: Schedule, day: date, begin: datetime, zone: ZoneInfo) -> datetime:
    window = schedule.window
    if window.until is None:
        return begin + timedelta(minutes=window.minutes)
    last = day
    for _ in range(window.days):
        last = _next_working_day(_named(schedule.recurrence), last)
    if last == day and window.until <= schedule.at:
        last += A_DAY
    return instant_at(datetime.combine(last, window.until), zone)


def _next_working_day(named: Container[int], day: date) -> date:
    """Monday to Friday, and whichever weekdays the stand-up itself names."""
    following = day + A_DAY
    while following.weekday() >= _SATURDAY and following.weekday() not in named:
        following += A_DAY
    return following


def _named(recurrence: str) -> tuple[int, ...]:
    return describe(Recurrence.parse(recurrence)).pattern.weekdays
