"""How the tests of due phrases ask: one reference instant and zone unless they name others."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.domain.due import Due, Grain, read_due

ROME = ZoneInfo("Europe/Rome")
LOCALES = {"en": "en-US", "pl": "pl-PL", "it": "it-IT"}
WEDNESDAY_TEN = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)  # 10:00 in Rome


def shown(due: Due, zone: ZoneInfo = ROME) -> str:
    """As docs/due-phrases.md shows a deadline: "Fri 27 Nov 2026 17:00", a mere day without its time."""
    local = due.at.astimezone(zone)
    day = f"{local:%a} {local.day} {local:%b %Y}"
    return day if due.grain is Grain.DAY else f"{day} {local:%H:%M}"


def read(phrase: str, language: str = "en", now: datetime = WEDNESDAY_TEN) -> str:
    return shown(read_due(phrase, now=now, zone=ROME, locale=LOCALES[language]))
