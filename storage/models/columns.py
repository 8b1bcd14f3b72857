"""Column types and table options that the tables share."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Enum, Integer, String, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlmodel import AutoString

CLUSTERED = {"sqlite_with_rowid": False}
"""Rows stored in the order of a short primary key: one tree to touch instead of two."""

RowId = BigInteger().with_variant(Integer(), "sqlite")  # SQLite counts up only in INTEGER PRIMARY KEY


ByteOrder = AutoString().with_variant(String(collation="C"), "postgresql")
"""Text compared byte by byte on both databases, so that a range holds all that begins alike."""


def by_value(kind: type[StrEnum], *, is_checked: bool = True) -> Enum:
    """Text holding the enum's value, held to the known values by a check constraint; without one where a new
    value is to need no migration.
    """
    return Enum(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=is_checked,
        name=kind.__name__.lower(),
        length=32,
    )


class JsonList(TypeDecorator[tuple[Any, ...]]):
    """A tuple as a JSON list, an empty one as NULL; `dump` and `load` turn each element to and fro."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(
        self, dump: Callable[[Any], Any] | None = None, load: Callable[[Any], Any] | None = None
    ) -> None:
        super().__init__(none_as_null=True)
        self.dump = dump
        self.load = load

    def process_bind_param(self, value: tuple[Any, ...] | None, _dialect: Dialect) -> list[Any] | None:
        return self.as_list(value)

    def process_result_value(self, value: list[Any] | None, _dialect: Dialect) -> tuple[Any, ...]:
        return self.as_tuple(value)

    def as_list(self, value: tuple[Any, ...] | None) -> list[Any] | None:
        return [self.dump(one) if self.dump else one for one in value] if value else None

    def as_tuple(self, value: list[Any] | None) -> tuple[Any, ...]:
        return tuple(self.load(one) if self.load else one for one in value or ())


class Written(TypeDecorator[Any]):
    """One value as JSON, None as NULL; `dump` and `load` turn it to and fro."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, dump: Callable[[Any], Any], load: Callable[[Any], Any]) -> None:
        super().__init__(none_as_null=True)
        self.dump = dump
        self.load = load

    def process_bind_param(self, value: Any, _dialect: Dialect) -> Any:
        return self.as_json(value)

    def process_result_value(self, value: Any, _dialect: Dialect) -> Any:
        return self.as_value(value)

    def as_json(self, value: Any) -> Any:
        return None if value is None else self.dump(value)

    def as_value(self, stored: Any) -> Any:
        return None if stored is None else self.load(stored)
