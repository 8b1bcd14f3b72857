"""The unit of work: one transaction as the code inside it sees it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy.engine import Dialect

from storage.statements import Statement

Row = TypeVar("Row")


class Cursor(Protocol):
    """What the drivers of both databases share."""

    def execute(self, sql: Any, parameters: Any = ..., /) -> Any: ...
    def executemany(self, sql: Any, parameters: Any, /) -> Any: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> Any: ...


class Unit:
    """Runs statements in the transaction that the store opened; the store alone commits.

    `signals` collects what listeners are told once the transaction has been committed. `due_at` is when what
    happens by itself was due (UTC); None where a person does something.
    """

    due_at: datetime | None

    def __init__(self, cursor: Cursor, dialect: Dialect) -> None:
        self.cursor = cursor
        self._dialect = dialect
        self.signals: set[str] = set()
        self.due_at = None

    def run(self, statement: Statement[None], **parameters: Any) -> None:
        """For a statement whose result nobody needs: PostgreSQL is not waited for until one is."""
        prepared = statement.prepare(self._dialect)
        self.cursor.execute(prepared.sql, prepared.parameters(parameters))

    def insert_all(self, statement: Statement[None], rows: Sequence[dict[str, Any]]) -> None:
        """An INSERT of one row, for each of the rows in order."""
        prepared = statement.prepare(self._dialect)
        self.cursor.executemany(prepared.sql, [prepared.parameters(row) for row in rows])

    def one(self, statement: Statement[Row], **parameters: Any) -> Row | None:
        prepared = statement.prepare(self._dialect)
        self.cursor.execute(prepared.sql, prepared.parameters(parameters))
        row = self.cursor.fetchone()
        return None if row is None else prepared.load(row)

    def all(self, statement: Statement[Row], **parameters: Any) -> list[Row]:
        prepared = statement.prepare(self._dialect)
        self.cursor.execute(prepared.sql, prepared.parameters(parameters))
        return [prepared.load(row) for row in self.cursor.fetchall()]

    def give_way(self) -> None:
        """For what happens by itself: where it and a person's unit wait for each other, it starts again.

        SQLite has one writer, so nobody ever waits there.
        """

    def signal(self, name: str) -> None:
        self.signals.add(name)
