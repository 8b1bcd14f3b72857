"""docs/recurrence.md promises what phrases mean; every promise is kept."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.domain.recurrence.reading import RecurrenceRefused, read_recurrence
from bot.messages.reader import Reader
from bot.messages.recurrence import recurrence_text
from tests.rows import each_row

PAGE = Path(__file__).parents[3] / "docs" / "recurrence.md"
LANGUAGES = ("en", "pl", "it")
TODAY = date(2026, 11, 25)
READER = Reader.unknown(datetime(2026, 11, 25, tzinfo=UTC))


def _rows(columns: int) -> Iterator[list[str]]:
    for line in PAGE.read_text("utf8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == columns and cells[0] not in {"English", "phrase"}:
            yield cells


@each_row(("english", "polish", "italian", "told"), [tuple(row) for row in _rows(4)])
def test_the_phrases_of_a_row_are_told_as_it_says(english: str, polish: str, italian: str, told: str) -> None:
    for language, phrase in zip(LANGUAGES, (english, polish, italian), strict=True):
        recurrence = read_recurrence(phrase, locale=language, today=TODAY)
        assert recurrence_text(recurrence, READER) == told


@each_row("phrase", [row[0] for row in _rows(2)])
def test_a_refused_example_of_the_page_is_refused(phrase: str) -> None:
    with pytest.raises(RecurrenceRefused):
        read_recurrence(phrase, locale="en", today=TODAY)
