"""What a status says of somebody's being there."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.domain.standups.statuses import away_until, read_status
from tests.rows import each_row

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
FRIDAY_MIDNIGHT = datetime(2026, 11, 27, 23, tzinfo=UTC).timestamp()
"""The end of Friday in Warsaw."""


@each_row(
    ("emoji", "text", "expiration", "last"),
    [
        (":palm_tree:", "", FRIDAY_MIDNIGHT, date(2026, 11, 27)),
        (":palm_tree::skin-tone-2:", "", FRIDAY_MIDNIGHT, date(2026, 11, 27)),
        ("", "OOO until friday", FRIDAY_MIDNIGHT, date(2026, 11, 27)),
        ("", "Na urlopie", 0, date(2026, 12, 6)),
        ("", "In ferie!", 0, date(2026, 12, 6)),
        (":palm_tree:", "Vacationing", NOW.timestamp(), None),
        (":house_with_garden:", "Working remotely", FRIDAY_MIDNIGHT, None),
        (":spiral_calendar_pad:", "In a meeting", FRIDAY_MIDNIGHT, None),
        ("", "Choral practice, tooooo busy", 0, None),
        ("", "", 0, None),
    ],
)
def test_leave_and_illness_are_read_with_their_end(
    emoji: str, text: str, expiration: float, last: date | None
) -> None:
    assert away_until(read_status(emoji, text, expiration), NOW, ZoneInfo("Europe/Warsaw")) == last
