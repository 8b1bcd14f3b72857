"""Where a window meets a person's hours: they are asked as near to its begin as those allow.

docs/standups.md states the conventions.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.standups.absences import DayOff, Whose
from bot.domain.standups.hours import A_DAY, Span
from bot.domain.zones import instant_at

TIME_ENOUGH = timedelta(minutes=30)
"""To answer: so long before leaving somebody is asked at the latest, so long a window must last yet."""
_DAYS_OFF = 3
"""So many days may lie between the opening of a window and the next begin of work in it: a weekend."""


@dataclass(frozen=True)
class Slot:
    """A person's own window on a scheduled day. `work_day` is the one whose hours `ask_at` lies in."""

    day: date
    work_day: date
    ask_at: datetime
    due_at: datetime


@dataclass(frozen=True)
class Spared:
    """A scheduled day on which the person is not asked."""

    day: date
    why: DayOff


def on_own_clock(day: date, window: Span, whose: Whose) -> Slot | None:
    """The whole window moves along with somebody who begins to work later; None for hours that are none."""
    night_before = _shift(day - A_DAY, whose)
    if whose.works_on(day - A_DAY) and _is_in(window.begin, night_before):
        return Slot(day, day - A_DAY, window.begin, window.end)
    shift = _shift(day, whose)
    if shift.begin >= shift.end:
        return None
    ask_at = window.begin if window.begin < shift.end else _before_leaving(shift)
    ask_at = max(ask_at, shift.begin)
    moved = max(timedelta(), ask_at - window.begin)
    return Slot(day, day, ask_at, window.end + moved)


def within_hours(day: date, window: Span, whose: Whose) -> Slot | None:
    """When the window opens; at a begin of work within it; else at the nearest time of that working day."""
    nearest = nearest_day(window.begin, whose)
    shift = _shift(nearest, whose)
    is_working_day = whose.works_on(nearest) and shift.begin < shift.end
    if is_working_day and _is_in(window.begin, shift):
        return Slot(day, nearest, window.begin, window.end)
    work_day = _begin_within(window, nearest, whose)
    if work_day is not None:
        return Slot(day, work_day, _shift(work_day, whose).begin, window.end)
    if not is_working_day:
        return None
    if window.begin < shift.begin:  # the window moves along with them
        return Slot(day, nearest, shift.begin, window.end + (shift.begin - window.begin))
    return Slot(day, nearest, _before_leaving(shift), window.end)


def nearest_day(instant: datetime, whose: Whose) -> date:
    """The one whose hours lie nearest, as if every day were a working day."""
    local = instant.astimezone(whose.person.zone).date()
    days = (local - A_DAY, local, local + A_DAY)
    return min(days, key=lambda day: _away_from(_shift(day, whose), instant))


def _away_from(span: Span, instant: datetime) -> timedelta:
    return max(span.begin - instant, instant - span.end, timedelta())


def _begin_within(window: Span, first: date, whose: Whose) -> date | None:
    """The working day that begins in the window, with time enough to answer."""
    latest = window.end - min(TIME_ENOUGH, window.end - window.begin)
    for day in (first + count * A_DAY for count in range(_DAYS_OFF + 1)):
        shift = _shift(day, whose)
        if whose.works_on(day) and window.begin < shift.begin <= latest and shift.begin < shift.end:
            return day
    return None


def _before_leaving(shift: Span) -> datetime:
    return max(shift.begin, shift.end - TIME_ENOUGH)


def _is_in(instant: datetime, span: Span) -> bool:
    return span.begin <= instant < span.end


def _shift(day: date, whose: Whose) -> Span:
    """The person's hours that begin on that day; to the next day where they end before they begin."""
    begin, end = whose.person.work_start, whose.person.work_end
    last_day = day if begin < end else day + A_DAY
    return Span(_at(day, begin, whose), _at(last_day, end, whose))


def _at(day: date, clock: time, whose: Whose) -> datetime:
    return instant_at(datetime.combine(day, clock), whose.person.zone)
