"""Every scheduled day of every zone from 2024 to 2030, zones whose clocks always agree only once.

    uv run python -m tests.benchmarks.standup_hours [part of a zone's name]

For somebody of office hours, a night worker, and somebody who works on weekends: at their own time, at a
fixed time in New York, and the evening before in Apia. Raises where somebody is asked twice a day, outside
of their hours, or in windows that overlap; prints how many were asked and how many were not, and why.
"""

import sys
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise, product
from time import perf_counter
from zoneinfo import ZoneInfo, available_timezones

from bot.domain.people import Person
from bot.domain.standups.absences import Whose
from bot.domain.standups.asking import outcomes, reminder_at
from bot.domain.standups.definition import Schedule, Window
from bot.domain.standups.hours import days_between
from bot.domain.standups.slots import Slot
from bot.domain.working_time import next_at_work

FIRST, LAST = date(2024, 1, 1), date(2030, 12, 31)
WEEKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR keep schedule"
EVERY_DAY = "FREQ=DAILY keep schedule"
SCHEDULES = (
    Schedule(EVERY_DAY, FIRST, time(2, 30)),
    Schedule(WEEKDAYS, FIRST, time(9, 30), "America/New_York", Window(until=time(17))),
    Schedule(WEEKDAYS, FIRST, time(16), "Pacific/Apia", Window(until=time(10), days=1)),
)
HOURS = ((time(9), time(17), "12345"), (time(22), time(6), "1234567"), (time(11), time(15), "67"))
NAMED = ("America/New_York", "America/Santiago", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati")


def main() -> None:
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    zones = sorted(zone for zone in available_timezones() - {"localtime", "Factory"} if wanted in zone)
    clocks = {clock_of(zone): zone for zone in [*zones, *(zone for zone in NAMED if zone in zones)]}
    begun = perf_counter()
    total: Counter[str] = Counter()
    for zone in clocks.values():
        found = swept(zone)
        total += found
        if zone in NAMED:
            print(f"{zone}: {dict(found)}")
    took = perf_counter() - begun
    print(f"{len(zones)} zones with {len(clocks)} different clocks in {took:.0f} s: {dict(total)}")


def clock_of(zone: str) -> tuple[object, ...]:
    """What its clocks are ahead of UTC, each hour."""
    first = datetime(FIRST.year, 1, 1, tzinfo=UTC)
    instants = (first + timedelta(hours=count) for count in range((LAST - FIRST).days * 24))
    return tuple(instant.astimezone(ZoneInfo(zone)).utcoffset() for instant in instants)


def swept(zone: str) -> Counter[str]:
    """How many days somebody was asked on, and was not, and why."""
    counted: Counter[str] = Counter()
    for schedule, (start, end, workdays) in product(SCHEDULES, HOURS):
        whose = Whose(Person("T", "U", "u", "en-US", zone, workdays, start, end))
        found = outcomes(schedule, whose, FIRST, LAST)
        if [each.day for each in found] != days_between(schedule, FIRST, LAST):
            raise AssertionError(zone)
        slots = [each for each in found if isinstance(each, Slot)]
        for slot, following in pairwise([*slots, None]):
            check(slot, following, whose)
        counted.update("asked" if isinstance(each, Slot) else each.why.value for each in found)
    return counted


def check(slot: Slot | None, following: Slot | None, whose: Whose) -> None:
    if slot is None:
        return
    remind_at = reminder_at(slot, 80, whose)
    instants = [slot.ask_at, *([remind_at] if remind_at else [])]
    is_in_hours = all(next_at_work(at, whose.person, whose) == at for at in instants)
    is_apart = following is None or slot.due_at <= following.ask_at
    if not (is_in_hours and is_apart and slot.ask_at < slot.due_at and whose.day_off(slot.work_day) is None):
        raise AssertionError((whose.person.zone_name, slot, following))


if __name__ == "__main__":
    main()
