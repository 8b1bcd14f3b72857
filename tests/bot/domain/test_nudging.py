"""To which day something is put off."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nudging import next_working_day, next_working_week
from bot.domain.people import Person
from bot.domain.zones import instant_at
from tests.rows import each_row
from tests.units import ANA

NINE = time(9)
ZONES = """
    Europe/Rome America/New_York America/Santiago Australia/Lord_Howe Pacific/Apia Asia/Kolkata
    Pacific/Kiritimati Africa/Casablanca Etc/UTC
"""
PEOPLE = [
    replace(ANA, zone_name=zone, workdays=days, work_start=start)
    for zone in ZONES.split()
    for days in ("12345", "7", "67", "24", "1234567", "")
    for start in (time(9), time(0), time(2, 15), time(23, 30))
]

local = datetime.fromisoformat
seven_years = st.integers(0, 7 * 366 * 24 * 60)
instants = seven_years.map(lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))


def in_rome(text: str) -> datetime:
    return instant_at(local(text), ZoneInfo("Europe/Rome"))


@each_row(
    ("now", "tomorrow"),
    [
        ("2026-11-23 10:00", "2026-11-24 09:00"),
        ("2026-11-23 00:30", "2026-11-24 09:00"),
        ("2026-11-27 10:00", "2026-11-30 09:00"),
        ("2026-11-28 10:00", "2026-11-30 09:00"),
        ("2026-11-29 23:30", "2026-11-30 09:00"),
    ],
)
def test_tomorrow_is_the_next_working_day_after_today(now: str, tomorrow: str) -> None:
    assert next_working_day(in_rome(now), ANA, NINE) == in_rome(tomorrow)


@each_row(
    ("workdays", "now", "next_week"),
    [
        ("12345", "2026-11-23 10:00", "2026-11-30 09:00"),
        ("12345", "2026-11-29 10:00", "2026-11-30 09:00"),
        ("345", "2026-11-26 10:00", "2026-12-02 09:00"),
        ("67", "2026-11-28 10:00", "2026-12-05 09:00"),
        ("", "2026-11-28 10:00", "2026-11-30 09:00"),
    ],
)
def test_next_week_is_its_first_working_day(workdays: str, now: str, next_week: str) -> None:
    person = replace(ANA, workdays=workdays)
    assert next_working_week(in_rome(now), person, NINE) == in_rome(next_week)


@given(st.sampled_from(PEOPLE), instants, st.integers(0, 1439))
def test_what_is_put_off_is_due_after_today_and_on_a_working_day(
    person: Person, now: datetime, minute: int
) -> None:
    at = time(minute // 60, minute % 60)
    for put_off in (next_working_day, next_working_week):
        day = put_off(now, person, at).astimezone(person.zone).date()
        assert day > now.astimezone(person.zone).date()
        assert str(day.isoweekday()) in (person.workdays or "1234567")
