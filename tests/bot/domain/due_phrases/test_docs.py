"""docs/due-phrases.md promises what phrases mean; every promise is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.due import DueRefused, Unreadable
from bot.domain.refusal import Refusal
from tests.bot.domain.due_phrases.due_reading import LOCALES, read
from tests.rows import each_row

PAGE = Path(__file__).parents[4] / "docs" / "due-phrases.md"
SENTENCES = {
    "past": "already past",
    "several moments": "more than one moment",
    "no such day": "no such day",
    "contradiction": "different days",
    "a whole month": "whole month",
    "an hour or a day": "an hour or a day",
    "which half of the day": "in the night or in the afternoon",
    "that day or the one before": "the one before",
    "too far": "years away",
    "the last or the next": "from the next",
}


def _rows(columns: int) -> Iterator[list[str]]:
    for line in PAGE.read_text("utf8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == columns and cells[0] not in {"English", "phrase"}:
            yield cells


def _examples() -> list[tuple[str, str, str]]:
    return [
        (language, phrase, row[3])
        for row in _rows(4)
        for language, phrase in zip(LOCALES, row, strict=False)
        if phrase != "—"
    ]


@each_row(("language", "phrase", "due"), _examples())
def test_an_example_of_the_page_is_due_when_it_says(language: str, phrase: str, due: str) -> None:
    assert read(phrase, language) == due


@each_row(("phrase", "why"), [tuple(row) for row in _rows(2)])
def test_a_refused_example_of_the_page_is_refused_for_its_reason(phrase: str, why: str) -> None:
    language = "it" if phrase == "alle 3" else "en"
    with pytest.raises(Refusal) as refused:
        read(phrase, language)
    assert (
        type(refused.value) is Unreadable if why not in SENTENCES else isinstance(refused.value, DueRefused)
    )
    assert SENTENCES.get(why, "cannot read") in refused.value.sentence.format(**refused.value.values)
