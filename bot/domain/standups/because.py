"""Which rule decided when somebody is asked, or that they are not."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.attention.why import Rule
from bot.domain.standups.absences import DayOff, Whose
from bot.domain.standups.definition import Schedule
from bot.domain.standups.slots import Slot
from bot.domain.zones import instant_at

SPARED_BY = {
    DayOff.WEEKDAY: Rule.DAY_OFF,
    DayOff.HOLIDAY: Rule.HOLIDAY,
    DayOff.AWAY: Rule.LEAVE,
    DayOff.NO_TIME: Rule.HOURS,
    DayOff.SILENT: Rule.QUIET,
    DayOff.SKIPPED: Rule.CALLED_OFF,
}
"""All but LEFT: whoever takes part no longer is not asked any more."""


def moved_by(schedule: Schedule, slot: Slot, whose: Whose) -> Rule | None:
    """Why the person is asked at another time than was set; None where they are not."""
    zone = whose.person.zone if schedule.is_own_time else ZoneInfo(schedule.zone_name)
    wanted = instant_at(datetime.combine(slot.day, schedule.at), zone)
    if slot.ask_at == wanted:
        return None
    return whose.reach.closed_because(wanted) or Rule.HOURS


def spared_by(why: DayOff, whose: Whose, now: datetime) -> Rule | None:
    """None for whoever takes part no longer."""
    ends = whose.wishes.silence_ends
    is_silent = why is DayOff.SILENT and ends is not None and ends > now
    return Rule.SILENT if is_silent else SPARED_BY.get(why)
