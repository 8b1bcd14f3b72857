"""What somebody's status in Slack says of their being there."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.folding import folded

WITHOUT_END = timedelta(days=13)
"""A status that does not say until when is taken for two weeks, unless it is taken back."""

# Slack's own suggestions for "vacationing" and "out sick", and what people use for the same.
_EMOJI = {"palm_tree", "face_with_thermometer", "desert_island", "beach_with_umbrella", "island"}
_WORDS = re.compile(
    r"\b(?:vacation(?:ing)?|on holidays?|on leave|out sick|sick leave|out of office|ooo"
    r"|urlop\w*|na zwolnieniu|chora|chory|poza biurem"
    r"|(?:in )?ferie|in vacanza|malattia|fuori ufficio)\b"
)


@dataclass(frozen=True)
class Status:
    """`emoji` without colons; `ends_at` is aware UTC, None where no end is set."""

    emoji: str
    text: str
    ends_at: datetime | None = None


def read_status(emoji: str, text: str, expiration: float) -> Status:
    """As Slack's profile has it: `expiration` in seconds of the epoch, 0 for none."""
    ends_at = datetime.fromtimestamp(expiration, UTC) if expiration else None
    return Status(emoji.strip(":").partition("::")[0], text, ends_at)


def away_until(status: Status, now: datetime, zone: ZoneInfo) -> date | None:
    """The person's last day away; None where they are there."""
    is_away = status.emoji in _EMOJI or _WORDS.search(folded(status.text)) is not None
    if not is_away or (status.ends_at is not None and status.ends_at <= now):
        return None
    if status.ends_at is None:
        return now.astimezone(zone).date() + WITHOUT_END
    return (status.ends_at - timedelta(seconds=1)).astimezone(zone).date()
