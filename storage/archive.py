"""The whole database as lines of JSON: the same bytes whichever database it comes from.

A header, a line a row (tables in the order of their foreign keys, rows in that of their primary keys), and
a last line that tells whether anything is missing.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from sqlalchemy import Column, Table, TypeDecorator

from bot.settings import CannotStart
from storage.models import METADATA
from storage.models.columns import JsonList, Written

FORMAT, VERSION = "muster-archive", 1
TABLES = tuple(METADATA.sorted_tables)


class BadArchive(CannotStart):
    """What was asked for cannot be written, or what was given cannot be restored; nothing was changed."""


def line_of(document: Mapping[str, Any]) -> bytes:
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode() + b"\n"


def owner_of(table: Table) -> Column[Any]:
    """The column that says to which workspace a row belongs."""
    return table.c.id if table.name == "workspace" else table.c.workspace_id


def to_json(column: Column[Any], value: Any) -> Any:
    """Instants in UTC, as ISO 8601; enumerations by value."""
    if isinstance(column.type, JsonList):
        return column.type.as_list(value)
    if isinstance(column.type, Written):
        return column.type.as_json(value)
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, datetime | date | time) else value


def from_json(column: Column[Any], value: Any) -> Any:
    """Raises ValueError or TypeError for what to_json did not write."""
    if isinstance(column.type, JsonList):
        return column.type.as_tuple(value)
    if isinstance(column.type, Written):
        return column.type.as_value(value)
    plain = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    kind = plain.python_type
    if value is None or not isinstance(value, str):
        return value
    if issubclass(kind, Enum):
        return kind(value)
    return kind.fromisoformat(value) if issubclass(kind, datetime | date | time) else value
