"""The hours that people choose are read, and refused where nobody could keep to them."""

import contextlib
from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.attention.own_hours import check_shift, check_slots, daily_hours, read_daily_hours
from bot.domain.attention.wishes import Wishes
from bot.domain.refusal import Refusal
from tests.rows import each_row
from tests.units import ANA, NOW

MINUTES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@each_row(
    ("typed", "read"),
    [
        ("", ()),
        ("9", (time(9),)),
        ("09:00, 14:00", (time(9), time(14))),
        ("9 am and 5:30 PM", (time(9), time(17, 30))),
        ("12am, 12pm", (time(0), time(12))),
        ("9.15 i 14h30", (time(9, 15), time(14, 30))),
        ("alle 9 e alle 14; 16:00", (time(9), time(14), time(16))),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, read: tuple[time, ...]) -> None:
    assert read_daily_hours(typed, "Europe/Rome") == read


@given(st.lists(MINUTES, max_size=4))
@settings(max_examples=50)
def test_what_the_form_shows_reads_back(hours: list[time]) -> None:
    assert read_daily_hours(", ".join(f"{at:%H:%M}" for at in hours), "Etc/UTC") == tuple(hours)


@pytest.mark.parametrize("typed", ["9:00 CET", "09:00 Europe/Warsaw", "14:00 UTC+1", "9:00, later"])
def test_an_hour_with_a_zone_is_refused_and_the_persons_own_is_named(typed: str) -> None:
    with pytest.raises(Refusal, match="Hours are on your own clock") as refused:
        read_daily_hours(typed, "Europe/Rome")
    assert refused.value.values == {"zone": "Europe/Rome"}


@each_row("typed", ["25:00", "9:75", "13pm", "0 am", "noonish", "1030"])
def test_what_is_no_hour_of_the_day_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="is no hour of the day"):
        read_daily_hours(typed, "Europe/Rome")


@given(st.text(max_size=30))
@settings(max_examples=50)
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    with contextlib.suppress(Refusal):
        assert all(isinstance(at, time) for at in read_daily_hours(typed, "Etc/UTC"))


def can_be_worked(start: time, end: time) -> bool:
    try:
        check_shift(start, end)
    except Refusal:
        return False
    return True


def test_days_and_nights_of_up_to_twelve_hours_can_be_worked() -> None:
    ends = {
        start: [hour for hour in range(24) if can_be_worked(time(start), time(hour))] for start in (9, 20)
    }
    assert ends == {9: list(range(10, 24)), 20: [*range(9), 21, 22, 23]}


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [(time(17), time(9), "ends before it begins"), (time(9), time(9), "takes no time")],
)
def test_work_that_ends_before_it_begins_is_refused(start: time, end: time, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        check_shift(start, end)


def test_a_slot_outside_working_hours_would_never_come() -> None:
    check_slots((time(9), time(16, 59)), time(9), time(17))
    check_slots((time(23), time(2)), time(22), time(6))
    for slot in (time(8, 59), time(17)):
        with pytest.raises(Refusal, match="Nothing reaches you at"):
            check_slots((time(10), slot), time(9), time(17))


def test_the_hours_that_are_told_are_those_at_which_messages_really_come() -> None:
    late = replace(ANA, work_start=time(10), work_end=time(18))
    assert daily_hours(late, Wishes(), NOW) == [time(10), time(14)]
    quiet = Wishes(quiet_from=time(9), quiet_until=time(11))
    assert daily_hours(ANA, quiet, NOW) == [time(11), time(14)]
    with pytest.raises(Refusal, match="leave nothing of your working hours"):
        daily_hours(ANA, Wishes(quiet_from=time(8), quiet_until=time(18)), NOW)
