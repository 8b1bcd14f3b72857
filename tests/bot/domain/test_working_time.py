"""Working hours, counted on people's own clocks."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import Person
from bot.domain.working_time import after_working, next_at_work, working_between
from tests.rows import each_row
from tests.units import ANA, GRACE

NO_HOLIDAYS: frozenset[date] = frozenset()
MONDAY_NINE = datetime(2026, 11, 23, 8, tzinfo=UTC)
"""In Rome."""
HOUR = timedelta(hours=1)
NIGHTS = replace(ANA, work_start=time(22), work_end=time(6))


def hours(count: float, start: datetime = MONDAY_NINE, person: Person = ANA, *off: date) -> datetime:
    return after_working(start, count * HOUR, person, frozenset(off)).astimezone(person.zone)


@each_row(
    ("count", "expected"),
    [
        (0, "2026-11-23 09:00"),
        (4, "2026-11-23 13:00"),
        (8, "2026-11-23 17:00"),
        (8.5, "2026-11-24 09:30"),
        (16, "2026-11-24 17:00"),
        (40, "2026-11-27 17:00"),
        (41, "2026-11-30 10:00"),
    ],
)
def test_working_hours_end_with_the_day_and_the_week(count: float, expected: str) -> None:
    assert f"{hours(count):%Y-%m-%d %H:%M}" == expected


def test_holidays_are_no_working_days() -> None:
    assert f"{hours(9, MONDAY_NINE, ANA, date(2026, 11, 24)):%d %H:%M}" == "25 10:00"


def test_who_works_by_night_works_into_the_next_day() -> None:
    assert f"{hours(3, MONDAY_NINE, NIGHTS):%d %H:%M}" == "24 01:00"
    at_one_in_the_night = datetime(2026, 11, 24, 0, tzinfo=UTC)
    assert f"{hours(1, at_one_in_the_night, NIGHTS):%d %H:%M}" == "24 02:00"
    # Saturday's small hours belong to Friday.
    assert f"{hours(2, datetime(2026, 11, 28, 3, tzinfo=UTC), NIGHTS):%a %d %H:%M}" == "Sat 28 06:00"


def test_the_hour_that_clocks_skip_is_not_worked() -> None:
    """On 29 March 2026 Rome's clocks go from 2 to 3: a Saturday's night shift is one hour shorter."""
    weekend = replace(NIGHTS, workdays="6")
    start = datetime(2026, 3, 28, 12, tzinfo=UTC)
    assert working_between(start, start + timedelta(days=2), weekend, NO_HOLIDAYS) == 7 * HOUR


def test_whoever_never_works_is_taken_as_always_at_work() -> None:
    nothing_but_holidays = type("All", (), {"__contains__": lambda _self, _day: True})()
    assert after_working(MONDAY_NINE, HOUR, ANA, nothing_but_holidays) == MONDAY_NINE + HOUR
    assert f"{hours(1, MONDAY_NINE, replace(ANA, workdays='')):%d %H:%M}" == "23 10:00"


def test_out_of_hours_the_next_morning_is_meant() -> None:
    friday_night = datetime(2026, 11, 27, 22, tzinfo=UTC)
    assert next_at_work(friday_night, ANA, NO_HOLIDAYS) == datetime(2026, 11, 30, 8, tzinfo=UTC)
    assert next_at_work(MONDAY_NINE + HOUR, ANA, NO_HOLIDAYS) == MONDAY_NINE + HOUR


people = st.builds(
    lambda who, workdays, start, end: replace(
        who, workdays="".join(sorted(workdays)), work_start=start, work_end=end
    ),
    st.sampled_from([ANA, GRACE]),
    st.sets(st.sampled_from("1234567"), min_size=1),
    st.integers(0, 47).map(lambda half: time(half // 2, half % 2 * 30)),
    st.integers(0, 47).map(lambda half: time(half // 2, half % 2 * 30)),
)
instants = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001 -- made aware
amounts = st.integers(0, 200 * 60).map(lambda minutes: timedelta(minutes=minutes))


@given(people, instants, amounts)
def test_counting_forth_and_back_agree(person: Person, start: datetime, amount: timedelta) -> None:
    end = after_working(start, amount, person, NO_HOLIDAYS)
    assert end >= start
    assert working_between(start, end, person, NO_HOLIDAYS) == amount


@given(people, instants, amounts, amounts)
def test_work_done_in_two_parts_takes_as_long_as_in_one(
    person: Person, start: datetime, first: timedelta, second: timedelta
) -> None:
    middle = after_working(start, first, person, NO_HOLIDAYS)
    at_once = after_working(start, first + second, person, NO_HOLIDAYS)
    in_parts = after_working(middle, second, person, NO_HOLIDAYS)
    assert in_parts == at_once or next_at_work(at_once, person, NO_HOLIDAYS) == in_parts
