import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.clock import ClockOnlyGoesForwardError, Timers, VirtualClock
from bot.sandbox.moments import NotAMomentError, moment
from tests.rows import each_row

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ROME = ZoneInfo("Europe/Rome")


def test_a_frozen_clock_stands_still_until_it_is_moved() -> None:
    clock = VirtualClock(MONDAY, flowing=False)

    assert clock() == clock() == MONDAY
    clock.advance(timedelta(hours=1))
    assert clock() == MONDAY + timedelta(hours=1)


def test_a_flowing_clock_passes_as_the_real_time_does_from_wherever_it_was_moved() -> None:
    real = [datetime(2030, 1, 1, tzinfo=UTC)]
    clock = VirtualClock(MONDAY, real=lambda: real[0])

    real[0] += timedelta(seconds=5)
    assert clock() == MONDAY + timedelta(seconds=5)
    clock.move(MONDAY + timedelta(days=3))
    real[0] += timedelta(seconds=2)
    assert clock() == MONDAY + timedelta(days=3, seconds=2)


def test_the_clock_refuses_to_go_back() -> None:
    clock = VirtualClock(MONDAY, flowing=False)

    with pytest.raises(ClockOnlyGoesForwardError):
        clock.move(MONDAY - timedelta(seconds=1))


def test_a_moment_in_another_zone_is_kept_in_utc() -> None:
    clock = VirtualClock(MONDAY, flowing=False)

    clock.move(datetime(2026, 11, 24, 9, 0, tzinfo=ROME))

    assert clock() == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    assert clock().tzinfo is UTC


def test_listeners_hear_where_the_clock_was_moved_to() -> None:
    clock = VirtualClock(MONDAY, flowing=False)
    heard: list[datetime] = []
    clock.on_move(heard.append)

    clock.advance(timedelta(minutes=1))

    assert heard == [MONDAY + timedelta(minutes=1)]


def test_a_move_fires_the_timers_that_became_due_in_order_and_no_others() -> None:
    clock = VirtualClock(MONDAY, flowing=False)
    timers = Timers(clock)
    fired: list[str] = []
    timers.at(MONDAY + timedelta(minutes=5), lambda: fired.append("second"))
    timers.at(MONDAY + timedelta(minutes=1), lambda: fired.append("first"))
    timers.at(MONDAY + timedelta(hours=2), lambda: fired.append("later"))

    clock.advance(timedelta(hours=1))

    assert fired == ["first", "second"]


async def test_timers_of_a_flowing_clock_fire_by_themselves() -> None:
    timers = Timers(VirtualClock(MONDAY))
    fired = asyncio.Event()

    timers.at(MONDAY + timedelta(milliseconds=5), fired.set)

    await asyncio.wait_for(fired.wait(), 30)


@each_row(
    ("words", "expected"),
    [
        ("+1h", "2026-11-23T10:00+00:00"),
        ("+ 15min", "2026-11-23T09:15+00:00"),
        ("+2d", "2026-11-25T09:00+00:00"),
        ("mon 09:30", "2026-11-30T08:30+00:00"),
        ("Monday 11:00", "2026-11-23T10:00+00:00"),
        ("tue 9:30", "2026-11-24T08:30+00:00"),
        ("10:30", "2026-11-23T09:30+00:00"),
        ("09:30", "2026-11-24T08:30+00:00"),
        ("next morning", "2026-11-24T08:00+00:00"),
        ("2026-12-01T08:00:00Z", "2026-12-01T08:00+00:00"),
        ("2026-12-01 09:00", "2026-12-01T08:00+00:00"),
    ],
)
def test_words_name_the_next_such_moment_in_the_persons_zone(words: str, expected: str) -> None:
    assert moment(words, MONDAY, ROME) == datetime.fromisoformat(expected)


def test_the_next_morning_after_a_friday_is_monday() -> None:
    friday = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)

    assert moment("next morning", friday, ROME) == datetime(2026, 11, 30, 8, 0, tzinfo=UTC)


def test_a_time_of_day_keeps_its_hour_when_the_clocks_change() -> None:
    before_summer_time = datetime(2027, 3, 27, 12, 0, tzinfo=UTC)

    assert moment("mon 09:00", before_summer_time, ROME) == datetime(2027, 3, 29, 7, 0, tzinfo=UTC)


@each_row("words", ["", "soon", "mon", "mon 25:00", "+h", "99:99", "2026-13-01"])
def test_words_that_name_no_moment_are_refused_with_examples(words: str) -> None:
    with pytest.raises(NotAMomentError, match="next morning"):
        moment(words, MONDAY, ROME)
