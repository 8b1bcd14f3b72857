"""When each person is asked: once per scheduled local day, within their hours, windows one after the other.

docs/standups.md states the conventions.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.standups.absences import DayOff, Whose
from bot.domain.standups.definition import Schedule
from bot.domain.standups.hours import days_between, window_on
from bot.domain.standups.slots import Slot, Spared, nearest_day, on_own_clock, within_hours
from bot.domain.working_time import after_working, next_at_work, working_between

LOOK_AHEAD = 2
"""Scheduled days: the last of them may be asked for early, at the end of the day before."""


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
    at = next_at_work(share, whose.person, whose)  # the share may end with a day's work
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
    zone = whose.person.zone if schedule.is_own_time else ZoneInfo(schedule.zone_name)
    window = window_on(schedule, day, following, zone)
    placed = on_own_clock if schedule.is_own_time else within_hours
    slot = placed(day, window, whose)
    if slot is None:
        is_off = not whose.works_on(nearest_day(window.begin, whose))
        return Spared(day, DayOff.WEEKDAY if is_off else DayOff.NO_TIME)
    return _unless_off(slot, whose)


def _unless_off(slot: Slot, whose: Whose) -> Slot | Spared:
    """On a day off, or with quiet hours all through the window; else asked when those are over."""
    why = whose.day_off(slot.work_day)
    if why:
        return Spared(slot.day, why)
    free = whose.next_free(slot.ask_at)
    return replace(slot, ask_at=free) if free < slot.due_at else Spared(slot.day, DayOff.SILENT)
