"""From what a wall clock shows to the instant it means."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.zones import instant_at
from tests.rows import each_row

local = datetime.fromisoformat
A_SECOND = timedelta(seconds=1)
ZONES = sorted(available_timezones() - {"localtime", "Factory"})
minutes = st.datetimes(local("2024-01-01"), local("2031-01-01")).map(
    lambda instant: instant.replace(second=0, microsecond=0)
)


def shown(instant: datetime, zone: str) -> str:
    return instant.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M:%S")


def instant_of(time: str, zone: str) -> datetime:
    return instant_at(local(time), ZoneInfo(zone))


def test_an_ordinary_time_is_the_instant_at_which_clocks_show_it() -> None:
    assert instant_of("2026-11-27 17:00", "America/New_York") == datetime(2026, 11, 27, 22, tzinfo=UTC)
    assert instant_of("2026-11-27 17:00", "Asia/Kolkata") == datetime(2026, 11, 27, 11, 30, tzinfo=UTC)


@each_row(
    ("zone", "skipped", "first_after"),
    [
        ("Europe/Rome", "2026-03-29 02:00", "2026-03-29 03:00:00"),
        ("Europe/Rome", "2026-03-29 02:59:59", "2026-03-29 03:00:00"),
        ("America/New_York", "2026-03-08 02:30", "2026-03-08 03:00:00"),
        ("America/Santiago", "2026-09-06 00:00", "2026-09-06 01:00:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-04 02:30:00"),
        ("Africa/Cairo", "2026-04-24 00:30", "2026-04-24 01:00:00"),
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-31 00:00:00"),
    ],
)
def test_a_skipped_time_means_the_first_instant_after_the_gap(
    zone: str, skipped: str, first_after: str
) -> None:
    instant = instant_of(skipped, zone)
    assert shown(instant, zone) == first_after
    assert shown(instant - A_SECOND, zone) < skipped


@pytest.mark.parametrize(
    ("zone", "repeated", "first"),
    [
        ("Europe/Rome", "2026-10-25 02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("America/New_York", "2026-11-01 01:30", datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
        ("Australia/Lord_Howe", "2026-04-05 01:45", datetime(2026, 4, 4, 14, 45, tzinfo=UTC)),
        ("America/Santiago", "2026-04-04 23:30", datetime(2026, 4, 5, 2, 30, tzinfo=UTC)),
    ],
)
def test_of_a_repeated_hour_the_first_one_is_meant(zone: str, repeated: str, first: datetime) -> None:
    assert instant_of(repeated, zone) == first


@settings(max_examples=150)
@given(st.sampled_from(ZONES), minutes)
@example("America/Santiago", local("2026-09-06"))
@example("Australia/Lord_Howe", local("2026-10-04 02:15"))
@example("Antarctica/Troll", local("2026-03-29 01:30"))
def test_in_any_zone_clocks_show_the_time_or_the_first_one_after_a_gap(name: str, time: datetime) -> None:
    zone = ZoneInfo(name)
    instant = instant_at(time, zone)
    on_the_wall = instant.astimezone(zone).replace(tzinfo=None)
    just_before = (instant - A_SECOND).astimezone(zone).replace(tzinfo=None)
    assert on_the_wall == time or just_before < time < on_the_wall
    assert instant.astimezone(zone).fold == 0


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Europe/Rome", local("2026-03-29")),
        ("Europe/Rome", local("2026-10-25")),
        ("Australia/Lord_Howe", local("2026-10-04")),
        ("America/Santiago", local("2026-09-06")),
    ],
)
def test_on_a_day_of_changing_clocks_later_times_never_come_earlier(name: str, day: datetime) -> None:
    instants = [instant_at(day + timedelta(minutes=minute), ZoneInfo(name)) for minute in range(24 * 60)]
    assert instants == sorted(instants)
