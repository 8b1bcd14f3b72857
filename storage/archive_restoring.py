"""Restoring an archive into an empty database: all of it, or nothing."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, insert, literal, select, text
from sqlalchemy.exc import StatementError

from storage.archive import FORMAT, TABLES, VERSION, BadArchive, from_json
from storage.migration import revision_of

_AT_A_TIME = 100
_BY_NAME = {table.name: table for table in TABLES}


def restore_archive(engine: Engine, lines: Iterable[bytes]) -> int:
    """Into the tables of the version that wrote it. Returns the number of rows. Raises BadArchive."""
    with _all_or_nothing(engine) as connection:
        _check_empty(connection)
        reading = _Reading(iter(lines))
        _check_header(reading.header(), revision_of(connection))
        for name, rows in groupby(reading.rows(), lambda pair: pair[0]):
            _fill(connection, _BY_NAME[name], (row for _, row in rows))
        reading.check_end()
        _count_on(connection)
        return reading.counts.total()


class _Reading:
    """The lines of an archive, one after the other, counted on the way."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self.counts: Counter[str] = Counter()
        self._lines = lines
        self._number = 0
        self._digest = hashlib.sha256()
        self._end: dict[str, Any] | None = None

    def header(self) -> dict[str, Any]:
        return self._next() or {}

    def rows(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each row with its table's name, as it is inserted."""
        while document := self._next():
            if "end" in document:
                self._end = document
                return
            name = document.get("table")
            if name not in _BY_NAME:
                raise self._wrong(f"there is no table {name!r}")
            self.counts[name] += 1
            yield name, self._row(_BY_NAME[name], document.get("row"))

    def check_end(self) -> None:
        if self._end is None:
            message = f"It ends after line {self._number}, before its last line: a part of it is missing."
            raise BadArchive(message)
        expected = {name: count for name, count in self._end["end"].items() if count}
        if expected != dict(self.counts) or self._end.get("sha256") != self._digest.hexdigest():
            message = "Its rows are not those that were written: it was changed or damaged on the way."
            raise BadArchive(message)
        if next(self._lines, None) is not None:
            raise self._wrong("there is something after the end")

    def _next(self) -> dict[str, Any] | None:
        line = next(self._lines, None)
        if line is None:
            return None
        self._number += 1
        try:
            document = json.loads(line)
        except (ValueError, RecursionError):
            document = None
        if not isinstance(document, dict):
            raise self._wrong("this is no line of an archive")
        if "end" not in document:
            self._digest.update(line)
        return document

    def _row(self, table: Table, row: Any) -> dict[str, Any]:
        if not isinstance(row, dict) or set(row) != {column.name for column in table.c}:
            raise self._wrong(f"these are not the columns of {table.name}")
        try:
            return {column.name: from_json(column, row[column.name]) for column in table.c}
        except (ValueError, TypeError, AttributeError) as error:
            raise self._wrong(f"a value cannot be read ({error})") from error

    def _wrong(self, what: str) -> BadArchive:
        return BadArchive(f"Line {self._number}: {what}.")


@contextmanager
def _all_or_nothing(engine: Engine) -> Iterator[Connection]:
    """What the database does not take is told with the archive's other faults."""
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
    except StatementError as error:
        message = f"The database does not take it: {' '.join(str(error.orig).split())}"
        raise BadArchive(message) from error


def _check_empty(connection: Connection) -> None:
    for table in TABLES:
        if connection.execute(select(literal(1)).select_from(table).limit(1)).first() is not None:
            message = f"The database is not empty: there is something in {table.name}."
            raise BadArchive(message)


def _check_header(header: dict[str, Any], revision: str | None) -> None:
    if header.get("format") != FORMAT:
        message = "This is no archive of Muster: it was not written by `python -m bot export`."
        raise BadArchive(message)
    if header.get("version") != VERSION or header.get("schema") != revision:
        message = (
            f"It was written by another version of Muster (tables {header.get('schema')}, here {revision}): "
            "restore it with that one, then run `python -m bot migrate`."
        )
        raise BadArchive(message)


def _fill(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    while some := list(islice(rows, _AT_A_TIME)):
        connection.execute(insert(table), some)


def _count_on(connection: Connection) -> None:
    """PostgreSQL's sequences go on behind the highest id; SQLite looks it up by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in TABLES:
        counted = table.autoincrement_column
        if counted is None:
            continue
        highest = connection.execute(select(func.max(counted))).scalar()
        if highest is not None:
            setting = text("SELECT setval(pg_get_serial_sequence(:table, :column), :highest)")
            connection.execute(setting, {"table": table.name, "column": counted.name, "highest": highest})
