"""Tasks as files that lose nothing: read again, they are what they were."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime

from bot.domain.exchange.formulas import disarmed


@dataclass(frozen=True)
class ExportRow:
    """A task for a file. Instants are aware UTC; `parent` and `after` are task numbers; people are names."""

    number: int
    title: str
    notes: str
    status: str
    priority: str
    owner: str
    assignees: tuple[str, ...]
    watchers: tuple[str, ...]
    labels: tuple[str, ...]
    due_at: datetime | None
    estimate_minutes: int | None
    parent: int | None
    after: tuple[int, ...]
    blockers: tuple[str, ...]
    recurrence: str
    channel: str
    created_at: datetime
    closed_at: datetime | None
    creator: str
    permalink: str
    comments: int


KIND, VERSION = "muster-tasks", 1
COLUMNS = tuple(field.name for field in fields(ExportRow))


def to_csv(rows: Iterable[ExportRow]) -> bytes:
    """With the mark by which Excel knows UTF-8. Lists stand one a line; nothing in it runs as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([disarmed(_as_text(getattr(row, column))) for column in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def to_json(rows: Iterable[ExportRow]) -> bytes:
    tasks = [{column: _as_json(getattr(row, column)) for column in COLUMNS} for row in rows]
    document = {"format": KIND, "version": VERSION, "tasks": tasks}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _as_text(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(map(str, value))
    return "" if value is None else str(_as_json(value))


def _as_json(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
