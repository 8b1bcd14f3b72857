"""The words that users are told about are read as they are told."""

from collections.abc import Iterator
from pathlib import Path

from bot.domain.approvals.model import Verdict
from bot.domain.decisions.decision import Decided, Leaning, Nothing
from bot.domain.decisions.reading import read_decision
from tests.rows import each_row

_PAGE = (Path(__file__).parents[4] / "docs" / "decision-words.md").read_text("utf8")


def cells(heading: str) -> Iterator[list[str]]:
    section = _PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ")][1:]
    return ([cell.strip() for cell in row.strip("|").split("|")] for row in rows)


COUNTED = [(verdict, text) for verdict, *texts in cells("What counts") for text in texts]
OFFERED = [text for texts in cells("What is only offered as a button") for text in texts]
NO_VOTES = [text for texts in cells("What is no vote") for text in texts]


def test_the_page_has_its_three_tables() -> None:
    assert (len(COUNTED), len(OFFERED), len(NO_VOTES)) == (36, 30, 24)


@each_row(("verdict", "text"), COUNTED)
def test_what_counts_is_recorded(verdict: str, text: str) -> None:
    decision = read_decision(text)
    assert isinstance(decision, Decided)
    assert decision.verdict is Verdict(verdict)


@each_row("text", OFFERED)
def test_what_is_offered_is_not_counted(text: str) -> None:
    assert isinstance(read_decision(text), Leaning)


@each_row("text", NO_VOTES)
def test_what_is_no_vote_is_nothing(text: str) -> None:
    assert read_decision(text) == Nothing()
