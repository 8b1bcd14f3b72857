from collections.abc import Container
from datetime import date, timedelta

import pytest

from bot.domain.recurrence.dates import first_date, next_date, series_start
from bot.domain.recurrence.rule import Anchor, Holidays, Recurrence

FIVE = range(5)
MONDAYS = "FREQ=WEEKLY;BYDAY=MO"
FORTNIGHT = "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"
LAST_OF_31 = "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
WEDNESDAY = date(2026, 11, 25)


def dates(
    recurrence: Recurrence,
    since: date,
    count: int = 4,
    holidays: Container[date] = (),
    workdays: Container[int] = FIVE,
) -> list[date]:
    found: list[date] = []
    after = since - timedelta(days=1)
    days_worked = [day for day in range(7) if day in workdays]
    while len(found) < count:
        day = next_date(recurrence, after=after, since=since, holidays=holidays, workdays=days_worked)
        if day is None:
            break
        found.append(day)
        after = day
    return found


def test_a_month_that_is_too_short_has_its_last_day() -> None:
    on_the_31st = dates(Recurrence(LAST_OF_31), date(2027, 1, 31))
    monthly_since_the_31st = dates(Recurrence("FREQ=MONTHLY"), date(2027, 1, 31))
    expected = [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]
    assert on_the_31st == monthly_since_the_31st == expected


def test_the_leap_day_is_the_28th_in_other_years() -> None:
    expected = [date(2028, 2, 29), date(2029, 2, 28), date(2030, 2, 28), date(2031, 2, 28), date(2032, 2, 29)]
    assert dates(Recurrence("FREQ=YEARLY"), date(2028, 2, 29), 5) == expected


def test_a_yearly_rule_without_a_day_keeps_its_date_where_months_are_short() -> None:
    assert dates(Recurrence("FREQ=YEARLY"), date(2027, 1, 31), 2) == [date(2027, 1, 31), date(2028, 1, 31)]


def test_every_other_monday_begins_with_the_next_one_and_keeps_its_weeks() -> None:
    fortnight = Recurrence(FORTNIGHT)
    start = series_start(fortnight, on_or_after=WEDNESDAY)
    assert start == date(2026, 11, 30)
    assert dates(fortnight, start, 2) == [date(2026, 11, 30), date(2026, 12, 14)]


def test_a_series_keeps_its_weeks_when_its_first_date_is_moved_to_another_one() -> None:
    fortnight = Recurrence(FORTNIGHT, Holidays.BEFORE)
    start = series_start(fortnight, on_or_after=WEDNESDAY)
    holidays = {date(2026, 11, 30)}
    first = first_date(fortnight, on_or_after=WEDNESDAY, holidays=holidays, workdays=FIVE)
    assert start == date(2026, 11, 30)
    assert first == date(2026, 11, 27)
    following = next_date(fortnight, after=first, since=start, holidays=holidays, workdays=FIVE)
    assert following == date(2026, 12, 14)


def test_a_series_without_a_day_begins_at_once() -> None:
    for rule in ("FREQ=DAILY;INTERVAL=10", "FREQ=WEEKLY", "FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY"):
        assert series_start(Recurrence(rule), on_or_after=WEDNESDAY) == WEDNESDAY


def test_a_series_that_would_end_before_it_begins_has_no_date() -> None:
    for rule in ("FREQ=DAILY;UNTIL=20261124", f"{MONDAYS};UNTIL=20261129"):
        ended = Recurrence(rule)
        assert series_start(ended, on_or_after=WEDNESDAY) is None
        assert first_date(ended, on_or_after=WEDNESDAY, holidays=(), workdays=FIVE) is None


def test_a_series_ends_after_its_count_or_last_day() -> None:
    monday = date(2026, 11, 30)
    twice = [monday, date(2026, 12, 7)]
    assert dates(Recurrence(f"{MONDAYS};COUNT=2"), monday) == twice
    assert dates(Recurrence(f"{MONDAYS};UNTIL=20261207"), monday) == twice


def test_the_last_date_is_moved_even_past_the_last_day() -> None:
    moved = Recurrence(f"{MONDAYS};UNTIL=20261130", Holidays.AFTER)
    assert dates(moved, date(2026, 11, 30), holidays={date(2026, 11, 30)}) == [date(2026, 12, 1)]


@pytest.mark.parametrize(
    ("policy", "second"),
    [
        (Holidays.KEEP, date(2026, 12, 25)),
        (Holidays.AFTER, date(2026, 12, 28)),
        (Holidays.BEFORE, date(2026, 12, 24)),
        (Holidays.SKIP, date(2027, 1, 1)),
    ],
)
def test_a_friday_that_is_a_holiday(policy: Holidays, second: date) -> None:
    fridays = Recurrence("FREQ=WEEKLY;BYDAY=FR", policy)
    christmas = {date(2026, 12, 25)}
    expected = [date(2026, 12, 18), second]
    assert dates(fridays, date(2026, 12, 18), 2, christmas) == expected


def test_two_dates_that_are_moved_to_one_day_come_once() -> None:
    christmas = {date(2026, 12, 25)}
    daily = Recurrence("FREQ=DAILY", Holidays.AFTER)
    weekdays = Recurrence("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", Holidays.AFTER)
    expected = [date(2026, 12, 24), date(2026, 12, 28), date(2026, 12, 29)]
    assert dates(weekdays, date(2026, 12, 24), 3, christmas) == expected
    assert dates(daily, date(2026, 12, 24), 2, christmas) == [date(2026, 12, 24), date(2026, 12, 26)]


def test_what_is_moved_past_a_day_off_is_still_to_come_on_that_day() -> None:
    on_the_28th = Recurrence("FREQ=MONTHLY;BYMONTHDAY=28", Holidays.AFTER)
    saturday = date(2026, 11, 28)
    for asked in (saturday, date(2026, 11, 29)):
        found = next_date(on_the_28th, after=asked, since=saturday, holidays=(), workdays=FIVE)
        assert found == date(2026, 11, 30)


def test_a_day_that_the_rule_asks_for_is_no_day_off() -> None:
    saturdays = Recurrence("FREQ=WEEKLY;BYDAY=SA", Holidays.AFTER)
    saturday = date(2026, 12, 19)
    assert dates(saturdays, saturday, 2, {date(2026, 12, 26)}) == [saturday, date(2026, 12, 28)]


def test_a_working_day_is_one_of_the_person() -> None:
    working = Recurrence("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", Holidays.SKIP)
    thursday = date(2026, 11, 26)
    assert dates(working, thursday, 2, workdays=range(4)) == [thursday, date(2026, 11, 30)]


def test_a_month_day_is_left_out_only_on_a_holiday() -> None:
    on_the_28th = Recurrence("FREQ=MONTHLY;BYMONTHDAY=28", Holidays.SKIP)
    saturday = date(2026, 11, 28)
    assert dates(on_the_28th, saturday, 2, {date(2026, 12, 28)}) == [saturday, date(2027, 1, 28)]


def test_without_any_working_days_all_are() -> None:
    moved = Recurrence("FREQ=MONTHLY;BYMONTHDAY=28", Holidays.AFTER)
    assert dates(moved, date(2026, 11, 28), 1, workdays=()) == [date(2026, 11, 28)]


class AlwaysHoliday:
    def __contains__(self, day: object) -> bool:
        return True


def test_a_calendar_of_holidays_alone_moves_nothing_and_leaves_everything_out() -> None:
    monday = date(2026, 11, 30)
    for policy in (Holidays.AFTER, Holidays.BEFORE):
        assert dates(Recurrence(MONDAYS, policy), monday, 2, AlwaysHoliday()) == [monday, date(2026, 12, 7)]
    assert dates(Recurrence(MONDAYS, Holidays.SKIP), monday, 1, AlwaysHoliday()) == []


def test_counted_from_completion_the_calendar_does_not_matter() -> None:
    after_done = Recurrence("FREQ=DAILY;INTERVAL=3", Holidays.AFTER, Anchor.COMPLETION)
    done = {WEDNESDAY: date(2026, 11, 30), date(2026, 11, 29): date(2026, 12, 2)}
    for day, following in done.items():
        found = next_date(after_done, after=day, since=date(2020, 1, 1), holidays=(), workdays=FIVE)
        assert found == following
    assert first_date(after_done, on_or_after=WEDNESDAY, holidays=(), workdays=FIVE) == WEDNESDAY


def test_a_month_after_completion_is_the_same_day_or_the_last() -> None:
    after_done = Recurrence("FREQ=MONTHLY", anchor=Anchor.COMPLETION)
    done = date(2027, 1, 31)
    assert next_date(after_done, after=done, since=done, holidays=(), workdays=FIVE) == date(2027, 2, 28)


def test_an_old_series_goes_on_where_a_new_one_would() -> None:
    since = date(1990, 1, 31)
    rules = ["FREQ=DAILY;INTERVAL=7", "FREQ=MONTHLY;INTERVAL=5", "FREQ=YEARLY;INTERVAL=3", FORTNIGHT]
    for rule in rules:
        whole = dates(Recurrence(rule), since, 2000)
        for place in (10, 100):
            later = next_date(Recurrence(rule), after=whole[place], since=since, holidays=(), workdays=FIVE)
            assert later == whole[place + 1]
