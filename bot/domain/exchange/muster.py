"""What Muster exported itself: every task with all that belongs to it."""

from collections.abc import Sequence
from typing import Any

from bot.domain.exchange.export import COLUMNS, KIND
from bot.domain.exchange.formulas import rearmed
from bot.domain.exchange.sheet import Cell, Format, Line, Row, Sheet
from bot.domain.exchange.tables import Header, widest
from bot.domain.typed_text import printable

SIGNATURE = frozenset({"number", "title", "status", "due at", "permalink"})


def read_muster_table(header: Line, lines: Sequence[Line]) -> Sheet:
    names = widest(header, lines)
    columns = Header(names)
    rows = tuple(
        Row(line.number, columns.cells(names, [rearmed(cell) for cell in line.cells])) for line in lines
    )
    return Sheet(Format.MUSTER, columns.names, rows)


def is_export(document: object) -> bool:
    return (
        isinstance(document, dict)
        and document.get("format") == KIND
        and isinstance(document.get("tasks"), list)
    )


def read_export(document: dict[str, Any]) -> Sheet:
    """`line` is the task's place in the file, from 1. What is no column of ours is left out."""
    tasks = (task for task in document["tasks"] if isinstance(task, dict))
    rows = (
        Row(place, tuple(_cell(task.get(column)) for column in COLUMNS))
        for place, task in enumerate(tasks, 1)
    )
    return Sheet(Format.MUSTER, COLUMNS, tuple(rows))


def _cell(value: object) -> Cell:
    values = value if isinstance(value, list) else [value]
    texts = (printable(str(each)) for each in values if isinstance(each, str | int | float))
    return tuple(text for text in texts if text.strip())
