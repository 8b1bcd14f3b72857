"""What repeats: a recurrence of ours as it was exported, or another tool's words."""

import re

from bot.domain.exchange.calendars import Calendar
from bot.domain.recurrence.reading import read_recurrence
from bot.domain.recurrence.rule import Recurrence
from bot.domain.refusal import Refusal

_REPEATS = re.compile(
    r"(?:every|each|ev|daily|weekly|monthly|yearly|after|co|każd\w+|codziennie|ogni|tutti i|tutte le)\b!?\s*",
    re.IGNORECASE,
)


def repeated_part(text: str) -> str | None:
    """What comes after "every", and may name a day; None where nothing says that it repeats."""
    repeats = _REPEATS.match(text.strip())
    return text.strip()[repeats.end() :] if repeats else None


def read_repetition(text: str, calendar: Calendar) -> str:
    """The text of a Recurrence; empty where it is none that can be kept."""
    try:
        return Recurrence.parse(text).text
    except ValueError:
        pass
    try:
        return read_recurrence(text, locale=calendar.locale, today=calendar.today).text
    except Refusal:
        return ""
