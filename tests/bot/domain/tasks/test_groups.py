"""Groups of a list by deadline, on the reader's own calendar."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.tasks.groups import Group, bounds_of
from bot.domain.tasks.task import TaskStatus
from tests.rows import each_row
from tests.units import NOW, a_task

ZONES = ["Etc/UTC", "Europe/Rome", "America/New_York", "America/Santiago", "Pacific/Apia", "Asia/Kolkata"]
zones = st.sampled_from(ZONES).map(ZoneInfo)
instants = st.datetimes(datetime(2011, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- hypothesis adds the zone
ROME, SANTIAGO = ZoneInfo("Europe/Rome"), ZoneInfo("America/Santiago")


def group_at(due: datetime | None, now: datetime, zone: ZoneInfo = ROME) -> Group:
    return bounds_of(now, zone).group_of(a_task(due_at=due))


@each_row(
    ("due", "group"),
    [
        (datetime(2026, 11, 23, 15, 29, 59, tzinfo=ROME), Group.OVERDUE),
        (datetime(2026, 11, 23, 15, 30, tzinfo=ROME), Group.TODAY),
        (datetime(2026, 11, 23, 23, 59, 59, tzinfo=ROME), Group.TODAY),
        (datetime(2026, 11, 24, tzinfo=ROME), Group.THIS_WEEK),
        (datetime(2026, 11, 29, 23, 59, 59, tzinfo=ROME), Group.THIS_WEEK),
        (datetime(2026, 11, 30, tzinfo=ROME), Group.LATER),
        (datetime(2190, 1, 1, tzinfo=ROME), Group.LATER),
        (None, Group.UNDATED),
    ],
)
def test_each_deadline_has_its_group(due: datetime | None, group: Group) -> None:
    """It is Monday, 15:30 in Rome."""
    assert group_at(due, NOW) is group


def test_what_is_closed_is_of_a_group_of_its_own() -> None:
    assert bounds_of(NOW, ROME).group_of(a_task(status=TaskStatus.DONE)) is Group.CLOSED


def test_on_a_sunday_the_week_ends_with_the_day() -> None:
    sunday = datetime(2026, 11, 29, 12, tzinfo=ROME)
    assert group_at(datetime(2026, 11, 29, 23, tzinfo=ROME), sunday) is Group.TODAY
    assert group_at(datetime(2026, 11, 30, 0, tzinfo=ROME), sunday) is Group.LATER


@pytest.mark.parametrize(
    ("now", "zone", "midnight"),
    [
        (datetime(2026, 10, 25, 1, tzinfo=UTC), ROME, datetime(2026, 10, 25, 23, tzinfo=UTC)),
        (datetime(2026, 3, 28, 12, tzinfo=UTC), ROME, datetime(2026, 3, 28, 23, tzinfo=UTC)),
        (datetime(2026, 3, 29, 12, tzinfo=UTC), ROME, datetime(2026, 3, 29, 22, tzinfo=UTC)),
        # In Santiago the clocks jump from midnight to one: the day begins at one.
        (datetime(2026, 9, 5, 12, tzinfo=UTC), SANTIAGO, datetime(2026, 9, 6, 4, tzinfo=UTC)),
    ],
)
def test_days_of_23_and_25_hours_end_when_the_readers_clock_says(
    now: datetime, zone: ZoneInfo, midnight: datetime
) -> None:
    assert group_at(midnight - timedelta(seconds=1), now, zone) is Group.TODAY
    assert group_at(midnight, now, zone) is not Group.TODAY


@given(instants, zones, st.integers(0, 400 * 24 * 3600))
def test_groups_follow_each_other_without_gaps(now: datetime, zone: ZoneInfo, seconds: int) -> None:
    bounds = bounds_of(now, zone)
    edges = [edge for _, low, high in bounds.ranges for edge in (low, high)]
    assert edges == sorted(edges)
    assert edges[1:-1:2] == edges[2::2]
    due = now + timedelta(seconds=seconds)
    days = (due.astimezone(zone).date() - now.astimezone(zone).date()).days
    weeks_apart = due.astimezone(zone).isocalendar()[:2] != now.astimezone(zone).isocalendar()[:2]
    if due.microsecond >= now.microsecond:
        expected = Group.TODAY if days == 0 else Group.LATER if weeks_apart else Group.THIS_WEEK
        assert group_at(due, now, zone) is expected
