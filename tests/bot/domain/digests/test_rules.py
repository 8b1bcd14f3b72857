"""When a digest comes, what its headline says, and what is forecast."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.digests.forecast import HORIZON, forecast
from bot.domain.digests.health import Health, Reason, Standing, health_of
from bot.domain.digests.schedule import next_issue
from bot.domain.recurrence.rule import Holidays, Recurrence
from tests.bot.services.digests.digested import DIGEST, FRIDAYS
from tests.rows import each_row
from tests.units import GRACE, NOW

BLACK_FRIDAY = frozenset({date(2026, 11, 27)})


FOUR_IN_NEW_YORK = datetime(2026, 11, 1, 21, tzinfo=UTC)


@each_row(
    ("holidays", "off", "day"),
    [
        (Holidays.BEFORE, frozenset(), 27),
        (Holidays.BEFORE, BLACK_FRIDAY, 26),
        (Holidays.AFTER, BLACK_FRIDAY, 30),
        (Holidays.SKIP, BLACK_FRIDAY, 34),
        (Holidays.KEEP, BLACK_FRIDAY, 27),
    ],
)
def test_what_falls_on_a_holiday_moves_as_was_chosen(
    holidays: Holidays, off: frozenset[date], day: int
) -> None:
    digest = replace(DIGEST, rhythm=Recurrence(FRIDAYS.rule, holidays).text)
    assert next_issue(digest, GRACE, off, NOW) == FOUR_IN_NEW_YORK + timedelta(days=day - 1)


def test_the_next_one_is_after_this_one_and_keeps_its_hour_when_clocks_change() -> None:
    found, after = [], datetime(2026, 10, 20, tzinfo=UTC)
    digest = replace(DIGEST, created_at=after)
    for _ in range(4):
        at = next_issue(digest, GRACE, frozenset(), after)
        assert at is not None
        found.append(at)
        after = at
    assert [at.hour for at in found] == [20, 20, 21, 21]
    assert [at - found[0] for at in found][1] == timedelta(days=7)


def test_a_series_that_has_ended_comes_no_more() -> None:
    assert next_issue(replace(DIGEST, rhythm="FREQ=DAILY;COUNT=2 keep schedule"), GRACE, (), NOW)
    late = NOW + timedelta(days=9)
    assert next_issue(replace(DIGEST, rhythm="FREQ=DAILY;COUNT=2 keep schedule"), GRACE, (), late) is None


@each_row(
    ("standing", "health", "reason"),
    [
        (Standing(0, 0, 0), Health.ON_TRACK, Reason.NOTHING_OPEN),
        (Standing(9, 5, 0), Health.ON_TRACK, Reason.NOTHING_LATE),
        (Standing(9, 5, 1), Health.AT_RISK, Reason.SOME_OVERDUE),
        (Standing(9, 5, 3), Health.OFF_TRACK, Reason.MUCH_OVERDUE),
        (Standing(90, 50, 3), Health.AT_RISK, Reason.SOME_OVERDUE),
        (Standing(9, 5, 1, urgent_overdue=1), Health.OFF_TRACK, Reason.URGENT_OVERDUE),
        (Standing(9, 5, 0, longest_blocked_days=5), Health.AT_RISK, Reason.LONG_BLOCKED),
        (Standing(9, 5, 0, weeks_left=2, forecast_weeks=4), Health.AT_RISK, Reason.FORECAST_LATE),
        (Standing(9, 5, 0, weeks_left=2, forecast_weeks=3), Health.ON_TRACK, Reason.NOTHING_LATE),
    ],
)
def test_the_first_rule_that_holds_decides(standing: Standing, health: Health, reason: Reason) -> None:
    assert health_of(standing) == (health, reason)


def test_a_steady_team_is_forecast_exactly_and_an_uneven_one_in_a_band() -> None:
    steady = forecast(20, [5] * 8, seed=1)
    assert steady is not None
    assert (steady.first_week, steady.last_week, steady.early) == (4, 4, (5, 10, 15, 20))
    uneven = forecast(20, [0, 10, 0, 10, 1, 0, 12, 0], seed=1)
    assert uneven is not None
    assert uneven.first_week < uneven.last_week


@pytest.mark.parametrize(("count", "past"), [(0, [5] * 8), (9, [0] * 8), (9, [0, 0, 5, 5])])
def test_without_a_past_or_open_work_nothing_is_forecast(count: int, past: list[int]) -> None:
    assert forecast(count, past, seed=1) is None


@given(st.integers(1, 300), st.lists(st.integers(0, 20), min_size=3, max_size=8), st.integers())
def test_the_band_never_shrinks_nor_promises_more_than_there_is(
    count: int, past: list[int], seed: int
) -> None:
    found = forecast(count, past, seed)
    assert found == forecast(count, past, seed)
    if found is None:
        return
    assert 1 <= found.first_week <= found.last_week <= HORIZON
    assert len(found.early) == len(found.late) == found.last_week
    for early, late in zip(found.early, found.late, strict=True):
        assert late <= early <= count
    assert list(found.early) == sorted(found.early)
    assert list(found.late) == sorted(found.late)


def test_weeks_before_anything_was_done_do_not_slow_the_forecast() -> None:
    assert forecast(9, [0, 0, 0, 0, 2, 3, 2], seed=1) == forecast(9, [2, 3, 2], seed=1)
    assert forecast(9, [2, 0, 3, 2], seed=1) != forecast(9, [2, 3, 2], seed=1)
