from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.date_tokens import render
from tests.rows import each_row

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FRIDAY = int(datetime(2026, 11, 27, 16, 0, tzinfo=UTC).timestamp())
TODAY = int(datetime(2026, 11, 23, 16, 0, tzinfo=UTC).timestamp())


@each_row(
    ("token", "zone", "expected"),
    [
        ("{date_num} {time}", "Europe/Rome", "2026-11-27 17:00"),
        ("{date_num} {time}", "America/New_York", "2026-11-27 11:00"),
        ("{date}", "UTC", "November 27, 2026"),
        ("{date_short}", "UTC", "Nov 27, 2026"),
        ("{date_long}", "UTC", "Friday, November 27, 2026"),
        ("{date_slash} {time_secs}", "UTC", "11/27/2026 16:00:00"),
        ("{date_short_pretty}", "UTC", "Nov 27, 2026"),
        ("{ago}", "UTC", "in 4 days"),
        ("{nonsense}", "UTC", "{nonsense}"),
    ],
)
def test_a_token_shows_the_instant_in_the_readers_zone(token: str, zone: str, expected: str) -> None:
    text = f"due <!date^{FRIDAY}^{token}|some day>!"

    assert render(text, ZoneInfo(zone), NOW) == f"due {expected}!"


@pytest.mark.parametrize(
    ("epoch", "expected"),
    [(TODAY - 86400, "yesterday"), (TODAY, "today"), (TODAY + 86400, "tomorrow")],
)
def test_pretty_dates_nearby_are_words(epoch: int, expected: str) -> None:
    assert render(f"<!date^{epoch}^{{date_pretty}}|x>", ZoneInfo("UTC"), NOW) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"), [(-120, "2 minutes ago"), (7200, "in 2 hours"), (-86400 * 3, "3 days ago")]
)
def test_ago_counts_in_the_largest_unit(seconds: int, expected: str) -> None:
    epoch = int(NOW.timestamp()) + seconds

    assert render(f"<!date^{epoch}^{{ago}}|x>", ZoneInfo("UTC"), NOW) == expected


def test_a_token_with_a_link_shows_its_date() -> None:
    text = f"<!date^{FRIDAY}^{{date_num}}^https://x.example|x>"

    assert render(text, ZoneInfo("UTC"), NOW) == "2026-11-27"
