"""PostgreSQL's unit: neighbouring inserts travel as one statement.

There a statement costs more on its way (building, sending, planning) than in its execution, and a command
writes half a dozen rows of as many tables.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy.engine import Dialect

from storage.statements import Prepared, Statement
from storage.unit import Cursor, Unit

Row = TypeVar("Row")


class MergedUnit(Unit):
    """Inserts wait until something else is asked, or the unit ends (see flush).

    The parts of one statement all see what was there before it, so a table appears in it only once.
    """

    def __init__(self, cursor: Cursor, dialect: Dialect) -> None:
        super().__init__(cursor, dialect)
        self._inserts: dict[str, tuple[str, dict[str, Any]]] = {}

    def run(self, statement: Statement[None], **parameters: Any) -> None:
        prepared = statement.prepare(self._dialect)
        self._run(prepared, prepared.sql, prepared.parameters(parameters))

    def insert_all(self, statement: Statement[None], rows: Sequence[dict[str, Any]]) -> None:
        """An INSERT of one row becomes an INSERT of all of them."""
        if not rows:
            return
        prepared = statement.prepare(self._dialect)
        values = [prepared.parameters(row) for row in rows]
        together = {
            f"{place}_{name}": value for place, row in enumerate(values) for name, value in row.items()
        }
        self._run(prepared, _of_rows(prepared.sql, len(rows)), together)

    def _run(self, prepared: Prepared[None], sql: str, parameters: dict[str, Any]) -> None:
        if not prepared.inserts_into or prepared.inserts_into in self._inserts:
            self.flush()
        if prepared.inserts_into:
            self._inserts[prepared.inserts_into] = (sql, parameters)
        else:
            self.cursor.execute(sql, parameters)

    def one(self, statement: Statement[Row], **parameters: Any) -> Row | None:
        self.flush()
        return super().one(statement, **parameters)

    def all(self, statement: Statement[Row], **parameters: Any) -> list[Row]:
        self.flush()
        return super().all(statement, **parameters)

    def give_way(self) -> None:
        """Long before the server looks for deadlocks, which is after a second."""
        self.cursor.execute("SET LOCAL lock_timeout = '100ms'")

    def flush(self) -> None:
        """Send what waits. Raises what the database says of it, now or at the end of the pipeline."""
        waiting = list(self._inserts.values())
        self._inserts.clear()
        if waiting:
            merged = {
                f"{place}_{name}": value
                for place, (_, values) in enumerate(waiting)
                for name, value in values.items()
            }
            self.cursor.execute(_one_statement(tuple(sql for sql, _ in waiting)), merged)


@lru_cache(maxsize=256)
def _of_rows(text: str, count: int) -> str:
    """The statement's row of values as often as there are rows; parameters get the row's number."""
    head, found, row = text.partition(" VALUES ")
    if not found:
        message = f"no row of values in: {text}"
        raise ValueError(message)
    row, conflict, otherwise = row.partition(" ON CONFLICT ")
    rows = (row.replace("%(", f"%({place}_") for place in range(count))
    return f"{head} VALUES {', '.join(rows)}{conflict}{otherwise}"


@lru_cache(maxsize=256)
def _one_statement(texts: tuple[str, ...]) -> str:
    """Data-modifying WITH; each part's parameters get its number as a prefix."""
    *parts, last = (text.replace("%(", f"%({place}_") for place, text in enumerate(texts))
    named = ", ".join(f"part_{place} AS ({part})" for place, part in enumerate(parts))
    return f"WITH {named} {last}" if named else last
