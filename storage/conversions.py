"""Between Python's values and the drivers': SQLAlchemy's own conversions, and quicker ones where they cost.

The stored form is the same as SQLAlchemy's, so that both may read what the other wrote.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Enum
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine
from sqlmodel import UTCDateTime

from storage.models.columns import JsonList

Convert = Callable[[Any], Any]


def to_database(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    """None where the driver takes the value as it is."""
    if isinstance(kind, UTCDateTime):
        return _to_text if dialect.name == "sqlite" else _to_utc
    if isinstance(kind, Enum) and kind.enum_class is not None:
        return _to_value
    return kind.dialect_impl(dialect).bind_processor(dialect)


def from_database(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    if isinstance(kind, UTCDateTime) and dialect.name == "sqlite":
        return _from_text
    if isinstance(kind, JsonList) and dialect.name == "sqlite":
        return lambda stored: kind.as_tuple(None if stored is None else json.loads(stored))
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _to_text(instant: datetime | None) -> str | None:
    """SQLAlchemy's form for SQLite: naive UTC, always with six decimals, so that text order is time order."""
    utc = _to_utc(instant)
    return None if utc is None else utc.replace(tzinfo=None).isoformat(" ", "microseconds")


def _from_text(stored: str | None) -> datetime | None:
    return None if stored is None else datetime.fromisoformat(stored).replace(tzinfo=UTC)


def _to_utc(instant: datetime | None) -> datetime | None:
    """Raises ValueError for a naive datetime: nobody knows which instant it means."""
    if instant is not None and instant.tzinfo is None:
        message = f"{instant.isoformat()} has no zone"
        raise ValueError(message)
    return instant if instant is None or instant.tzinfo is UTC else instant.astimezone(UTC)


def _to_value(member: Any) -> Any:
    return None if member is None else member.value
