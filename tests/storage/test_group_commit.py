"""SQLite's batches: what only the writer itself can show."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from storage.database import make_engine, read_database_url
from storage.group_commit import BATCH_LIMIT, Batch, GroupCommit, Pending
from storage.unit import Unit


class Batches:
    """Collects what the writer answers."""

    def __init__(self) -> None:
        self.answered: list[Sequence[Pending]] = []
        self._changed = threading.Condition()

    def answer(self, batch: Sequence[Pending]) -> None:
        with self._changed:
            self.answered.append(batch)
            self._changed.notify()

    def wait_for(self, units: int) -> list[Pending]:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self._all()) >= units, timeout=10)
        return self._all()

    def _all(self) -> list[Pending]:
        return [pending for batch in self.answered for pending in batch]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = make_engine(read_database_url(f"sqlite:///{tmp_path / 'batches.db'}"))
    yield made
    made.dispose()


@pytest.fixture
def connection(engine: Engine) -> Iterator[sqlite3.Connection]:
    pooled = engine.raw_connection()
    driver: Any = pooled.driver_connection
    driver.execute("CREATE TABLE note (words TEXT)")
    # A deferred constraint is only checked by COMMIT: the way to make a commit fail on demand.
    driver.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
    driver.execute("CREATE TABLE child (parent INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED)")
    yield driver
    pooled.close()


def writes(words: str) -> Any:
    return lambda unit: unit.cursor.execute("INSERT INTO note VALUES (?)", [words])


def fails_at_commit(unit: Unit) -> None:
    unit.cursor.execute("INSERT INTO child VALUES (?)", [404])


def notes(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT words FROM note ORDER BY rowid")]


def test_a_failed_commit_is_replayed_unit_by_unit(connection: sqlite3.Connection, engine: Engine) -> None:
    batch = [Pending(work, None) for work in (writes("a"), fails_at_commit, writes("b"))]
    Batch(connection, engine.dialect).commit(batch)
    assert [type(pending.error) for pending in batch] == [type(None), sqlite3.IntegrityError, type(None)]
    assert notes(connection) == ["a", "b"]


def test_units_of_a_batch_share_one_commit(connection: sqlite3.Connection, engine: Engine) -> None:
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    Batch(connection, engine.dialect).commit([Pending(writes(str(n)), None) for n in range(20)])
    assert statements.count("COMMIT") == 1
    assert len(notes(connection)) == 20


def test_units_that_wait_are_taken_together_up_to_the_limit(
    connection: sqlite3.Connection, engine: Engine
) -> None:
    batches, started, go_on = Batches(), threading.Event(), threading.Event()

    def holds_up(_unit: Unit) -> None:
        started.set()
        go_on.wait(10)

    writer = GroupCommit(engine, batches.answer)
    writer.put(Pending(holds_up, None))
    assert started.wait(10)
    for number in range(BATCH_LIMIT + 10):
        writer.put(Pending(writes(str(number)), None))
    go_on.set()
    batches.wait_for(BATCH_LIMIT + 11)
    writer.close()
    assert [len(batch) for batch in batches.answered] == [1, BATCH_LIMIT, 10]
    assert notes(connection) == [str(number) for number in range(BATCH_LIMIT + 10)]


def test_closing_finishes_what_waits(connection: sqlite3.Connection, engine: Engine) -> None:
    batches = Batches()
    writer = GroupCommit(engine, batches.answer)
    for number in range(50):
        writer.put(Pending(writes(str(number)), None))
    writer.close()
    assert len(notes(connection)) == 50
    assert all(pending.error is None for pending in batches.wait_for(50))


def test_a_database_that_stays_locked_refuses_and_the_writer_goes_on(
    connection: sqlite3.Connection, engine: Engine
) -> None:
    other: Any = engine.raw_connection()
    other.driver_connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA busy_timeout = 1")
    refused = Pending(writes("refused"), None)
    batch = Batch(connection, engine.dialect)
    batch.commit([refused])
    assert isinstance(refused.error, sqlite3.OperationalError)
    other.driver_connection.execute("ROLLBACK")
    other.close()
    taken = Pending(writes("taken"), None)
    batch.commit([taken])
    assert (taken.error, notes(connection)) == (None, ["taken"])
