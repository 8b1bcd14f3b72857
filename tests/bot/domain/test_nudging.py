"""When a person hears of a deadline."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nudging import next_working_day, next_working_week, nudge_instant
from bot.domain.people import Person
from bot.domain.zones import instant_at
from tests.units import ANA, GRACE

NINE = time(9)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
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
BUSY = [person for person in PEOPLE if person.workdays]

local = datetime.fromisoformat
seven_years = st.integers(0, 7 * 366 * 24 * 60)
instants = seven_years.map(lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))


def in_rome(text: str) -> datetime:
    return instant_at(local(text), ZoneInfo("Europe/Rome"))


def nudged(due: str, *, now: str = "2020-01-01 00:00", person: Person = ANA) -> datetime:
    return nudge_instant(in_rome(due), person, in_rome(now))


@pytest.mark.parametrize(
    ("due", "nudge"),
    [
        ("2026-11-27 17:00", "2026-11-27 09:00"),
        ("2026-11-27 09:01", "2026-11-27 09:00"),
        ("2026-11-27 09:00", "2026-11-26 09:00"),
        ("2026-11-27 08:00", "2026-11-26 09:00"),
        ("2026-11-28 12:00", "2026-11-27 09:00"),
        ("2026-11-29 23:59", "2026-11-27 09:00"),
        ("2026-11-30 08:30", "2026-11-27 09:00"),
        ("2026-03-29 12:00", "2026-03-27 09:00"),
        ("2026-03-30 10:00", "2026-03-30 09:00"),
    ],
    ids=lambda text: text,
)
def test_the_nudge_comes_when_the_last_working_day_before_the_deadline_begins(due: str, nudge: str) -> None:
    assert nudged(due) == in_rome(nudge)


def test_a_nudge_whose_time_has_passed_comes_at_once() -> None:
    assert nudged("2026-11-27 17:00", now="2026-11-27 14:00") == in_rome("2026-11-27 14:00")
    assert nudged("2026-11-29 17:00", now="2026-11-28 11:00") == in_rome("2026-11-28 11:00")
    assert nudged("2026-11-27 17:00", now="2026-12-04 14:00") == in_rome("2026-12-04 14:00")


def test_the_day_is_the_persons_own() -> None:
    """17:00 in Rome is still morning in New York; 01:00 in Rome is the evening before there."""
    grace = replace(GRACE, workdays="12345")
    assert nudged("2026-11-27 17:00", person=grace) == in_rome("2026-11-27 15:00")
    assert nudged("2026-11-27 01:00", person=grace) == in_rome("2026-11-26 15:00")


def test_where_the_day_begins_inside_a_gap_the_nudge_comes_right_after_it() -> None:
    early = replace(ANA, work_start=time(2, 30), workdays="1234567")
    assert nudged("2026-03-29 12:00", person=early) == in_rome("2026-03-29 03:00")


def test_whoever_never_works_is_nudged_at_once() -> None:
    idle = replace(ANA, workdays="")
    assert nudged("2026-11-27 17:00", now="2026-11-23 10:00", person=idle) == in_rome("2026-11-23 10:00")


@given(st.sampled_from(PEOPLE), instants, instants)
def test_a_nudge_is_never_after_the_deadline_nor_before_now(
    person: Person, due_at: datetime, now: datetime
) -> None:
    nudge = nudge_instant(due_at, person, now)
    assert nudge == now or now < nudge < due_at


@given(st.sampled_from(BUSY), instants)
def test_a_nudge_comes_when_a_working_day_begins_and_none_begins_between_it_and_the_deadline(
    person: Person, due_at: datetime
) -> None:
    nudge = nudge_instant(due_at, person, LONG_AGO)
    assert nudge in working_mornings(person, due_at)
    assert not [start for start in working_mornings(person, due_at) if nudge < start < due_at]


def working_mornings(person: Person, around: datetime) -> list[datetime]:
    """The starts of the person's working days in the ten days up to an instant."""
    today = around.astimezone(person.zone).date()
    days = [today - timedelta(days=days) for days in range(-1, 10)]
    return [
        instant_at(datetime.combine(day, person.work_start), person.zone)
        for day in days
        if str(day.isoweekday()) in person.workdays
    ]


@pytest.mark.parametrize(
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


@pytest.mark.parametrize(
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
