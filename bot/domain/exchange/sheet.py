"""A file as a table: whatever it was, it has named columns and rows of text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 1_000
MOST_TASKS = 5_000
EXAMPLE = "/task import"

_LONGEST_QUOTE = 80

Cell: TypeAlias = tuple[str, ...]
"""What stands in the columns of one name, without the empty ones; a tool may repeat a column."""


class Format(StrEnum):
    TRELLO = "trello"
    JIRA = "jira"
    ASANA = "asana"
    TODOIST = "todoist"
    MONDAY = "monday"
    MUSTER = "muster"
    TABLE = "table"


@dataclass(frozen=True)
class Remark:
    """Something a person should know: a msgid, and what fills its {placeholders}."""

    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)


def remark(sentence: str, **values: object) -> Remark:
    """Quotes from the file are shortened: a cell may hold a book."""
    return Remark(sentence, {name: _quoted(value) for name, value in values.items()})


def _quoted(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = " ".join(value[: 2 * _LONGEST_QUOTE].split())
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


@dataclass(frozen=True)
class Line:
    """What a file has in one line; `number` counts from 1, as an editor or a spreadsheet does."""

    number: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that hold anything."""
        return tuple(cell for cell in self.cells if cell.strip())

    @property
    def is_title(self) -> bool:
        """Whether only the first cell holds anything."""
        return bool(self.cells) and len(self.filled) == 1 and bool(self.cells[0].strip())


@dataclass(frozen=True)
class Row:
    """A row's cells in the order of the sheet's header.

    `parent_line` is the line of the row it stands under; `why_not` says why it is no task; `zone_name` and
    `language` are given where the row has its own.
    """

    line: int
    cells: tuple[Cell, ...]
    parent_line: int | None = None
    why_not: Remark | None = None
    zone_name: str = ""
    language: str = ""


@dataclass(frozen=True)
class Sheet:
    """`header` names each column once; where several columns mean the same, the first one counts."""

    format: Format
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str = "utf-8"
    remarks: Sequence[Remark] = ()
