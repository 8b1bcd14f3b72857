"""When each person is asked: once per scheduled local day, within their hours, windows one after the other.

docs/standups.md states the conventions. The asking instant is moved into the person's hours: to the begin
of work where that lies in the window, else to the last half hour before the window opens.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.standups.absences import DayOff, Whose
from bot.domain.standups.definition import Schedule
from bot.domain.standups.hours import A_DAY, Span, days_between, window_on
from bot.domain.working_time import after_working, working_between
from bot.domain.zones import instant_at

BEFORE_LEAVING = timedelta(minutes=30)
LOOK_AHEAD = 2
"""Scheduled days: the last of them may be asked for early, at the end of the day before."""


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


def outcomes(schedule: Schedule, whose: Whose, first: date, last: date) -> list[Slot | Spared]:
    """For each scheduled day from `first` to `last`, in order, when the person is asked, or why not."""
    days = days_between(schedule, first, last, and_more=LOOK_AHEAD)
    return [each for each in outcomes_on(schedule, whose, days) if each.day <= last]


def outcomes_on(schedule: Schedule, whose: Whose, days: Sequence[date]) -> list[Slot | Spared]:
    """As outcomes, of scheduled days one after the other; the last LOOK_AHEAD of them may yet come out
    otherwise when more days are looked at.
    """
    with_following = zip(days, [*days[1:], None], strict=False)
    return _one_after_the_other([_outcome(schedule, *both, whose) for both in with_following])


def reminder_at(slot: Slot, percent: int, whose: Whose) -> datetime | None:
    """When the share of their working time in the window has passed; None where there is none left."""
    if not percent:
        return None
    work = working_between(slot.ask_at, slot.due_at, whose.person, whose)
    if not work:
        return None
    share = after_working(slot.ask_at, work * percent / 100, whose.person, whose)
    at = whose.next_free(share)  # the share may end with a day's work
    return at if slot.ask_at < at < slot.due_at else None


def _one_after_the_other(found: Sequence[Slot | Spared]) -> list[Slot | Spared]:
    """Each window ends when the next one of the person begins, if not before."""
    begins = None
    kept: list[Slot | Spared] = []
    for each in reversed(found):
        if isinstance(each, Slot):
            due_at = each.due_at if begins is None else min(each.due_at, begins)
            is_empty = due_at <= each.ask_at
            begins = each.ask_at if begins is None else min(begins, each.ask_at)
            kept.append(Spared(each.day, DayOff.NO_TIME) if is_empty else replace(each, due_at=due_at))
        else:
            kept.append(each)
    return kept[::-1]


def _outcome(schedule: Schedule, day: date, following: date | None, whose: Whose) -> Slot | Spared:
    if schedule.is_own_time:
        return _on_own_clock(day, window_on(schedule, day, following, whose.person.zone), whose)
    window = window_on(schedule, day, following, ZoneInfo(schedule.zone_name))
    slot = _within_hours(day, window, whose)
    if slot is None:
        opened = window.begin.astimezone(whose.person.zone).date()
        return Spared(day, DayOff.NO_TIME if whose.works_on(opened) else DayOff.WEEKDAY)
    return _unless_off(slot, whose)


def _unless_off(slot: Slot, whose: Whose) -> Slot | Spared:
    """On a day off, or with quiet hours all through the window; else asked when those are over."""
    why = whose.day_off(slot.work_day)
    if why:
        return Spared(slot.day, why)
    free = whose.next_free(slot.ask_at)
    return replace(slot, ask_at=free) if free < slot.due_at else Spared(slot.day, DayOff.SILENT)


def _on_own_clock(day: date, window: Span, whose: Whose) -> Slot | Spared:
    """The whole window moves along with somebody who begins to work later."""
    night_before = _shift(day - A_DAY, whose)
    if whose.works_on(day - A_DAY) and _is_in(window.begin, night_before):
        return _unless_off(Slot(day, day - A_DAY, window.begin, window.end), whose)
    shift = _shift(day, whose)
    if shift.begin >= shift.end:
        return Spared(day, DayOff.NO_TIME)
    ask_at = window.begin if window.begin < shift.end else _before_leaving(shift)
    ask_at = max(ask_at, shift.begin)
    moved = max(timedelta(), ask_at - window.begin)
    return _unless_off(Slot(day, day, ask_at, window.end + moved), whose)


def _within_hours(day: date, window: Span, whose: Whose) -> Slot | None:
    """In the working day in which the window opens, at the begin of the next, or before leaving."""
    today = _working_day_at(window.begin, whose)
    now, tomorrow = _shift(today, whose), _shift(today + A_DAY, whose)
    is_working_day = whose.works_on(today) and now.begin < now.end
    if is_working_day and _is_in(window.begin, now):
        return Slot(day, today, window.begin, window.end)
    if whose.works_on(today + A_DAY) and tomorrow.begin < min(window.end, tomorrow.end):
        return Slot(day, today + A_DAY, tomorrow.begin, window.end)
    return Slot(day, today, _before_leaving(now), window.end) if is_working_day else None


def _working_day_at(instant: datetime, whose: Whose) -> date:
    """A working day lasts until the next one begins."""
    local = instant.astimezone(whose.person.zone)
    begin = _shift(local.date(), whose).begin
    return local.date() if instant >= begin else local.date() - A_DAY


def _before_leaving(shift: Span) -> datetime:
    return max(shift.begin, shift.end - BEFORE_LEAVING)


def _is_in(instant: datetime, span: Span) -> bool:
    return span.begin <= instant < span.end


def _shift(day: date, whose: Whose) -> Span:
    """The person's hours that begin on that day; to the next day where they end before they begin."""
    begin, end = whose.person.work_start, whose.person.work_end
    last_day = day if begin < end else day + A_DAY
    return Span(_at(day, begin, whose), _at(last_day, end, whose))


def _at(day: date, clock: time, whose: Whose) -> datetime:
    return instant_at(datetime.combine(day, clock), whose.person.zone)
