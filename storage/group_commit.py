"""SQLite's writer: one thread runs the waiting units in turn and commits once for all of them.

With synchronous=FULL the commit is what costs; shared by up to 256 units it stops mattering, and one
writer needs no lock retries. A unit may run a second time (after a failed commit), so it must have no
effect outside the database.
"""

import queue
import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import Engine
from sqlalchemy.engine import Dialect

from storage.unit import Unit

BATCH_LIMIT = 256

Work: TypeAlias = Callable[[Unit], Any]


@dataclass(slots=True)
class Pending:
    """A unit on its way: `answer_to` is whatever the caller needs to find it again."""

    work: Work
    answer_to: Any
    result: Any = None
    error: Exception | None = None
    signals: set[str] = field(default_factory=set)


class GroupCommit:
    """`answer` is called on the writer's thread, once a batch, after its commit."""

    def __init__(self, engine: Engine, answer: Callable[[Sequence[Pending]], None]) -> None:
        self._engine = engine
        self._answer = answer
        self._waiting: queue.SimpleQueue[Pending | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="sqlite-writer", daemon=True)
        self._thread.start()

    def put(self, pending: Pending) -> None:
        self._waiting.put(pending)

    def close(self) -> None:
        """Finish what waits, then end the thread."""
        self._waiting.put(None)
        self._thread.join()

    def _serve(self) -> None:
        pooled = self._engine.raw_connection()
        writer = Batch(pooled.driver_connection, self._engine.dialect)  # type: ignore[arg-type]  # sqlite3's own
        try:
            while batch := self._next_batch():
                self._answer(writer.commit(batch))
        finally:
            pooled.close()

    def _next_batch(self) -> list[Pending]:
        """Wait for one unit, take along whatever else is there; empty when closing."""
        batch: list[Pending] = []
        first = self._waiting.get()
        while first is not None:
            batch.append(first)
            if len(batch) == BATCH_LIMIT or self._waiting.empty():
                return batch
            first = self._waiting.get()
        if batch:
            self._waiting.put(None)
        return batch


class Batch:
    """Runs units on one connection and commits them together."""

    def __init__(self, connection: sqlite3.Connection, dialect: Dialect) -> None:
        self._connection = connection
        self._cursor = connection.cursor()
        self._dialect = dialect

    def commit(self, batch: list[Pending]) -> list[Pending]:
        """Run and commit together; if that fails, each alone, so that one cannot spoil the rest."""
        try:
            self._transact(batch)
        except sqlite3.Error:
            self._roll_back()
            for pending in batch:
                self._alone(pending)
        return batch

    def _alone(self, pending: Pending) -> None:
        try:
            self._transact([pending])
        except sqlite3.Error as error:
            self._roll_back()
            pending.error = error

    def _transact(self, batch: Iterable[Pending]) -> None:
        execute = self._cursor.execute
        execute("BEGIN IMMEDIATE")
        for pending in batch:
            self._attempt(pending)
        execute("COMMIT")

    def _attempt(self, pending: Pending) -> None:
        unit = Unit(self._cursor, self._dialect)
        pending.error, pending.signals = None, unit.signals
        self._cursor.execute("SAVEPOINT unit")
        try:
            pending.result = pending.work(unit)
        except Exception as error:  # noqa: BLE001 -- it is the caller's, and is raised there
            pending.error = error
            unit.signals.clear()
            self._cursor.execute("ROLLBACK TO unit")
        self._cursor.execute("RELEASE unit")

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._cursor.execute("ROLLBACK")
