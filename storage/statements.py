"""SQL compiled once per dialect and run on the driver: what the way of a command costs.

SQLAlchemy's execution layer costs several times the statement itself on SQLite; a Statement keeps its
compiler and its types (so that both databases stay served) and leaves the rest out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Insert, Table, or_, select
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.base import Executable

from storage import conversions

Row = TypeVar("Row")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Prepared(Generic[Row]):
    """A statement's text in one dialect, with what turns parameters and rows to and fro."""

    sql: str
    parameters: Callable[[dict[str, Any]], Any]
    load: Callable[[Sequence[Any]], Row]
    inserts_into: str = ""
    """The table, of an INSERT that returns nothing."""


class Statement(Generic[Row]):
    """`columns` names the parameters of an INSERT; `into` is called with each row's values."""

    def __init__(
        self, clause: Executable, into: Callable[..., Row], columns: Sequence[str] | None = None
    ) -> None:
        self._clause = clause
        self._into = into
        self._columns = columns
        self._prepared: dict[str, Prepared[Row]] = {}

    def prepare(self, dialect: Dialect) -> Prepared[Row]:
        found = self._prepared.get(dialect.name)
        if found is None:
            found = self._prepared[dialect.name] = self._compile(dialect)
        return found

    def _compile(self, dialect: Dialect) -> Prepared[Row]:
        compiled = self._clause.compile(dialect=dialect, column_keys=self._columns)  # type: ignore[attr-defined]  # every DML and SELECT has it
        return Prepared(str(compiled), _binder(compiled, dialect), self._loader(dialect), self._table())

    def _table(self) -> str:
        clause = self._clause
        silent = isinstance(clause, Insert) and not clause.exported_columns
        return str(clause.table) if isinstance(clause, Insert) and silent else ""

    def _loader(self, dialect: Dialect) -> Callable[[Sequence[Any]], Row]:
        into = self._into
        columns = getattr(self._clause, "exported_columns", ())
        converts = [conversions.from_database(column.type, dialect) for column in columns]
        steps = [(place, convert) for place, convert in enumerate(converts) if convert]
        if not steps:
            return lambda row: into(*row)

        def load(row: Sequence[Any]) -> Row:
            values = list(row)
            for place, convert in steps:
                values[place] = convert(values[place])
            return into(*values)

        return load


def _binder(compiled: Any, dialect: Dialect) -> Callable[[dict[str, Any]], Any]:
    """From named values to what the driver takes: a list where places count, else a dictionary."""
    found = {name: conversions.to_database(bind.type, dialect) for name, bind in compiled.binds.items()}
    converts = {name: convert for name, convert in found.items() if convert}
    constants = {name: bind.effective_value for name, bind in compiled.binds.items() if not bind.required}
    if not compiled.positional:
        return _by_name(list(found), converts, constants)
    return _by_place(list(compiled.positiontup), converts, constants)


def _by_name(
    names: list[str], converts: dict[str, Callable[[Any], Any]], constants: dict[str, Any]
) -> Callable[[dict[str, Any]], dict[str, Any]]:
    def bind(given: dict[str, Any]) -> dict[str, Any]:
        values = constants | given
        bound = {name: values[name] for name in names if name in values}
        for name, convert in converts.items():
            if name in bound:
                bound[name] = convert(bound[name])
        return bound

    return bind


def _by_place(
    names: list[str], converts: dict[str, Callable[[Any], Any]], constants: dict[str, Any]
) -> Callable[[dict[str, Any]], list[Any]]:
    # Most values go to the driver as they are: only the others are touched again.
    steps = [(place, converts[name]) for place, name in enumerate(names) if name in converts]

    def bind(given: dict[str, Any]) -> list[Any]:
        values = constants | given if constants else given
        bound = [values[name] for name in names]
        for place, convert in steps:
            bound[place] = convert(bound[place])
        return bound

    return bind


def command(clause: Executable, columns: Sequence[str] | None = None) -> Statement[None]:
    """A statement that returns no rows."""
    return Statement(clause, lambda *_: None, columns)


def one_of(column: ColumnElement[Value], values: Sequence[Value]) -> ColumnElement[bool]:
    """IN, spelt out: an IN list is expanded anew at each execution, which a compiled text cannot be."""
    return or_(*(column == value for value in values))


def table_of(model: Any) -> Table:
    table: Table = model.__table__
    return table


def rows_as(value: type[Value], model: Any) -> Any:
    """SELECT of the columns that the plain value has fields for, in their order."""
    columns = table_of(model).c
    return select(*(columns[field.name] for field in fields(value)))  # type: ignore[arg-type]  # a dataclass
