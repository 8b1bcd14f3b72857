"""Arithmetic of days for due phrases. Weeks begin on Monday, as in ISO 8601."""

from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta

from bot.domain.due_phrases.parts import Frame
from bot.domain.due_phrases.refusals import no_such_day, too_far

WEEK = 7
_FRIDAY = 4
HORIZON_YEARS = 50
_MOST_WORKING_DAYS = 1000
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}


def the_day(year: int, month: int, day: int, frame: Frame) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise no_such_day(frame.phrase) from None


def days_later(frame: Frame, start: date, days: int) -> date:
    if abs(days) > HORIZON_YEARS * 366:
        raise too_far(frame.phrase, HORIZON_YEARS)
    return start + timedelta(days=days)


def months_later(frame: Frame, start: date, months: int) -> date:
    """The same day of a later month; the month's last day where it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if abs(year - start.year) > HORIZON_YEARS or not 1 <= year < MAXYEAR:
        raise too_far(frame.phrase, HORIZON_YEARS)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def working_days_later(frame: Frame, start: date, count: int) -> date:
    if count > _MOST_WORKING_DAYS:
        raise too_far(frame.phrase, HORIZON_YEARS)
    day, step = start, timedelta(days=1 if count > 0 else -1)
    for _ in range(HORIZON_YEARS * 366):
        if not count:
            return day
        day += step
        count -= step.days * is_working_day(frame, day)
    raise too_far(frame.phrase, HORIZON_YEARS)


def is_working_day(frame: Frame, day: date) -> bool:
    return day.weekday() in (frame.workdays or range(WEEK)) and day not in frame.holidays


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weekday_from(today: date, weekday: int, which: str) -> date:
    """The weekday that is meant.

    A bare one ("") or the "coming" one is never today. "this" one may be today. "next" is the one of
    the next ISO week, "after next" the second to come, "last" the latest before today.
    """
    ahead = (weekday - today.weekday() - 1) % WEEK + 1
    match which:
        case "this":
            return today + timedelta(days=ahead % WEEK)
        case "next":
            return monday_of(today) + timedelta(days=WEEK + weekday)
        case "after next":
            return today + timedelta(days=ahead + WEEK)
        case "last":
            return today - timedelta(days=(today.weekday() - weekday - 1) % WEEK + 1)
        case _:
            return today + timedelta(days=ahead)


def nth(first: date, last: date, number: int, fits: Callable[[date], bool], frame: Frame) -> date:
    """The first (1), second (2), last (-1) ... fitting day of first..last."""
    days = [first + timedelta(days=i) for i in range((last - first).days + 1)]
    fitting = [day for day in days if fits(day)]
    index = number - 1 if number > 0 else number
    if not -len(fitting) <= index < len(fitting):
        raise no_such_day(frame.phrase)
    return fitting[index]


def bounds(unit: str, offset: int, frame: Frame) -> tuple[date, date]:
    """First and last day of a span; a week's are its first and last working day."""
    if unit == "week":
        return _working_week(frame, monday_of(frame.today) + timedelta(days=WEEK * offset))
    if unit == "weekend":
        saturday = monday_of(frame.today) + timedelta(days=WEEK * offset + 5)
        return saturday, saturday + timedelta(days=1)
    months = _MONTHS_OF[unit]
    start = frame.today.replace(month=(frame.today.month - 1) // months * months + 1, day=1)
    first = months_later(frame, start, offset * months)
    return first, months_later(frame, first, months) - timedelta(days=1)


def _working_week(frame: Frame, monday: date) -> tuple[date, date]:
    """Once its last working day is past, the week that runs lasts until its Sunday."""
    first = monday + timedelta(days=min(frame.workdays, default=0))
    last = monday + timedelta(days=max(frame.workdays, default=_FRIDAY))
    if last < frame.today <= monday + timedelta(days=WEEK - 1):
        last = monday + timedelta(days=WEEK - 1)
    return first, last


def coming(frame: Frame, in_year: Callable[[int], date]) -> date:
    """The day of this year, or of the next once it is past."""
    day = in_year(frame.today.year)
    return day if day >= frame.today else in_year(frame.today.year + 1)
