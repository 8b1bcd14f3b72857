"""The dates of a recurrence. Pure days: the zone and the hour belong to whoever asks."""

from collections.abc import Callable, Collection, Container, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import takewhile

from dateutil.rrule import rrulestr

from bot.domain.due_phrases.calendar import WEEK
from bot.domain.recurrence.pattern import FIVE_DAYS, Pattern, Unit, month_days_rule
from bot.domain.recurrence.rule import Anchor, Description, Holidays, Recurrence, describe

_DAY = timedelta(days=1)
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 1, Unit.YEAR: 12}
_DAYS = {Unit.DAY: 1, Unit.WEEK: WEEK}
_ALL_DAYS = frozenset(range(WEEK))
_LONGEST_HOLIDAYS = 366  # days in a row; a calendar with more is wrong, and is not followed
_HORIZON = timedelta(days=12 * 366)  # "every 25 december, except on holidays" has no date at all

IsFree = Callable[[date], bool]


def next_date(
    recurrence: Recurrence,
    *,
    after: date,
    since: date,
    holidays: Container[date],
    workdays: Collection[int],
) -> date | None:
    """The first date after `after` of a series that began on `since`; None when the series has ended.

    `since` is what series_start gave, or the due day of the first instance: intervals and COUNT run from
    it, and a rule without a day takes its day. Called with its own last answer it visits each date once, in
    order: two that are moved to one day are one. Counting from completion, `after` is the day the last one
    was done, and `since` does not matter. Monday is workday 0; no workdays at all mean all of them.
    """
    description = describe(recurrence)
    is_free = _calendar(description, holidays, workdays)
    if recurrence.anchor is Anchor.COMPLETION:
        dates = _dates(description, recurrence.rule, after, after)
    else:
        pending = _before_free_days(after, is_free) if recurrence.holidays is Holidays.AFTER else after
        dates = _dates(description, recurrence.rule, since, pending)
    horizon = max(after, since) + _HORIZON
    for found in takewhile(lambda day: day <= horizon, dates):
        moved = _moved(found, recurrence.holidays, is_free)
        if moved and moved > after:
            return moved
    return None


def series_start(recurrence: Recurrence, *, on_or_after: date) -> date | None:
    """The day on which a series begins that was asked for without one: the first its rule allows.

    Not moved for holidays, so that "every other monday" goes on from a Monday. None when it ends before.
    """
    description = describe(recurrence)
    pattern = description.pattern
    if pattern.is_plain:
        nearest = on_or_after
    else:
        rule = replace(pattern, interval=1).rule
        nearest = _first(rule, on_or_after)
    return nearest if description.until is None or nearest <= description.until else None


def first_date(
    recurrence: Recurrence, *, on_or_after: date, holidays: Container[date], workdays: Collection[int]
) -> date | None:
    """The first date of a series that series_start began; a date moved to before `on_or_after` is past."""
    since = series_start(recurrence, on_or_after=on_or_after)
    if since is None:
        return None
    scheduled = replace(recurrence, anchor=Anchor.SCHEDULE)
    return next_date(scheduled, after=on_or_after - _DAY, since=since, holidays=holidays, workdays=workdays)


def _calendar(description: Description, holidays: Container[date], workdays: Collection[int]) -> IsFree:
    """Holidays are free, and weekdays off unless the rule itself asks for them ("every saturday")."""
    working = set(workdays or _ALL_DAYS) | _asked_for(description)
    return lambda day: day in holidays or day.weekday() not in working


def _asked_for(description: Description) -> frozenset[int]:
    pattern = description.pattern
    if pattern.weekdays == FIVE_DAYS:  # working days: those of the person
        return frozenset()
    if description.holidays is Holidays.SKIP or pattern.rule == f"FREQ={Unit.DAY}":
        return _ALL_DAYS
    return frozenset(pattern.weekdays)


def _before_free_days(day: date, is_free: IsFree) -> date:
    """What falls on free days that last until `day` is moved to after it, and so is still to come."""
    days = (day - _DAY * count for count in range(_LONGEST_HOLIDAYS))
    return next((each for each in days if not is_free(each)), day)


def _moved(day: date, holidays: Holidays, is_free: IsFree) -> date | None:
    match holidays:
        case Holidays.KEEP:
            return day
        case Holidays.SKIP:
            return None if is_free(day) else day
        case Holidays.AFTER:
            return _nearest(day, _DAY, is_free)
        case Holidays.BEFORE:
            return _nearest(day, -_DAY, is_free)


def _nearest(day: date, step: timedelta, is_free: IsFree) -> date:
    days = (day + step * count for count in range(_LONGEST_HOLIDAYS))
    return next((each for each in days if not is_free(each)), day)


def _dates(description: Description, rule: str, since: date, after: date) -> Iterator[date]:
    """The dates of the rule after `after`, not moved."""
    pattern = description.pattern
    start = since if description.count else _near(pattern, since, after)
    return _occurrences(_with_day(rule, pattern, since), start, after)


def _occurrences(rule: str, start: date, after: date) -> Iterator[date]:
    series = rrulestr(rule, dtstart=datetime.combine(start, time()))
    for found in series.xafter(datetime.combine(after, time())):
        yield found.date()


def _first(rule: str, on_or_after: date) -> date:
    series = rrulestr(rule, dtstart=datetime.combine(on_or_after, time()))
    return next(iter(series)).date()


def _with_day(rule: str, pattern: Pattern, since: date) -> str:
    """A month or year without a day takes the day the series began, in short months the last."""
    if not pattern.is_plain or pattern.unit in _DAYS:
        return rule
    month = since.month if pattern.unit is Unit.YEAR else 0
    of_year = [f"BYMONTH={month}"] if month else []
    return ";".join([rule, *of_year, *month_days_rule((since.day,), month)])


def _near(pattern: Pattern, since: date, after: date) -> date:
    """A start whole intervals later but not past `after`, so that an old series costs no more than a new."""
    if after <= since:
        return since
    if pattern.unit in _DAYS:
        days = _DAYS[pattern.unit] * pattern.interval
        return since + timedelta(days=(after - since).days // days * days)
    step = _MONTHS[pattern.unit] * pattern.interval
    first, last = (day.year * 12 + day.month - 1 for day in (since, after))
    year, month = divmod(first + (last - first) // step * step, 12)
    return max(since, date(year, month + 1, 1))
