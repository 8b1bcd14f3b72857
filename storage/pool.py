"""PostgreSQL's connections: each unit is a transaction of its own on one of them."""

from collections.abc import Callable
from typing import Any, TypeVar

import psycopg
from psycopg.errors import DeadlockDetected, LockNotAvailable, SerializationFailure, UniqueViolation
from psycopg_pool import ConnectionPool
from sqlalchemy import Engine

from storage.database import driver_url
from storage.merged_unit import MergedUnit
from storage.unit import Unit

CONNECTIONS = 8
TRIES = 5

Result = TypeVar("Result")


class PostgresPool:
    """Blocking: its callers are threads, as many as there are connections."""

    def __init__(self, engine: Engine) -> None:
        self._dialect = engine.dialect
        self._pool = ConnectionPool(
            driver_url(engine.url),
            min_size=1,
            max_size=CONNECTIONS,
            open=False,
            check=None,
            name="muster",
        )
        self._pool.open()

    def transact(self, work: Callable[[Unit], Result]) -> tuple[Result, set[str]]:
        """The result and the unit's signals, after the commit.

        What the database undid for concurrency's sake, what gave way (see Unit.give_way) or lost its
        connection before the commit began, is run again; an error in the commit itself is raised, for its
        outcome is unknown.
        """
        for _ in range(TRIES - 1):
            try:
                return self._once(work)
            except _WORTH_ANOTHER_TRY:
                continue
        return self._once(work)

    def _once(self, work: Callable[[Unit], Result]) -> tuple[Result, set[str]]:
        with self._pool.connection() as connection, connection.pipeline():
            unit = MergedUnit(_Statements(connection), self._dialect)
            try:
                result = work(unit)
                unit.flush()
            except psycopg.OperationalError as error:
                if connection.broken:
                    raise _LostBeforeCommit from error
                raise
        return result, unit.signals

    def close(self) -> None:
        self._pool.close()


class _Statements:
    """A cursor for each statement: in a pipeline, results arrive after later statements were sent."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        self._last = connection.cursor()

    def execute(self, sql: Any, parameters: Any = None, /) -> None:
        self._last = self._connection.cursor()
        self._last.execute(sql, parameters)

    def executemany(self, sql: Any, parameters: Any, /) -> None:
        self._connection.cursor().executemany(sql, parameters)

    def fetchone(self) -> Any:
        return self._last.fetchone()

    def fetchall(self) -> Any:
        return self._last.fetchall()


class _LostBeforeCommit(psycopg.OperationalError):
    """The connection went away while nothing of the unit was committed yet."""


_WORTH_ANOTHER_TRY = (
    *(SerializationFailure, DeadlockDetected, LockNotAvailable, _LostBeforeCommit),
    UniqueViolation,  # another unit was faster by a moment: the next try sees what it wrote
)
