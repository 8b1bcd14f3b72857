"""The one door between the async shell and the synchronous core: `write` and `read`."""

import asyncio
import threading
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy import Engine

from storage.database import driver_url, make_engine, read_database_url
from storage.group_commit import GroupCommit, Pending
from storage.notices import Notices
from storage.pool import CONNECTIONS, PostgresPool
from storage.unit import Unit

Result = TypeVar("Result")
Listener = Callable[[str], None]

READERS = 4


class Store(ABC):
    """`work(unit)` runs on another thread, in one transaction, and may run again if it did not commit.

    What it raises is raised here, and nothing of it is kept. Nobody is answered before the commit.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._listeners: list[Listener] = []

    @abstractmethod
    async def write(self, work: Callable[[Unit], Result]) -> Result: ...

    @abstractmethod
    async def read(self, work: Callable[[Unit], Result]) -> Result:
        """Like write, in a transaction that is never committed."""

    @abstractmethod
    def close(self) -> None: ...

    def on_commit(self, listener: Listener) -> None:
        """`listener(signal)` is called on the event loop for each signal of a committed unit."""
        self._listeners.append(listener)

    @abstractmethod
    def hear_others(self) -> None:
        """From now on, listeners are also told of what other processes commit, where the database can."""

    def _tell(self, signals: set[str]) -> None:
        for signal in signals:
            for listener in self._listeners:
                listener(signal)


class SqliteStore(Store):
    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._writer = GroupCommit(engine, self._answer)
        self._readers = ThreadPoolExecutor(READERS, "sqlite-reader")
        self._own = threading.local()
        self._opened: list[Any] = []

    async def write(self, work: Callable[[Unit], Result]) -> Result:
        answer: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._writer.put(Pending(work, answer))
        return await answer

    async def read(self, work: Callable[[Unit], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    def hear_others(self) -> None:
        """SQLite passes no messages between processes: their work is found by polling."""

    def close(self) -> None:
        self._writer.close()
        self._readers.shutdown()
        for connection in self._opened:
            connection.close()
        self.engine.dispose()

    def _answer(self, batch: Sequence[Pending]) -> None:
        """One wake-up of the loop for the whole batch: a wake-up costs more than a unit."""
        per_loop: dict[asyncio.AbstractEventLoop, list[Pending]] = defaultdict(list)
        for pending in batch:
            per_loop[pending.answer_to.get_loop()].append(pending)
        for loop, answered in per_loop.items():
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._resolve, answered)

    def _resolve(self, answered: Sequence[Pending]) -> None:
        for pending in answered:
            if pending.answer_to.done():  # the caller gave up waiting; the commit stands
                continue
            if pending.error is None:
                pending.answer_to.set_result(pending.result)
            else:
                pending.answer_to.set_exception(pending.error)
        self._tell(set().union(*(pending.signals for pending in answered)))

    def _read(self, work: Callable[[Unit], Result]) -> Result:
        cursor = self._connection().cursor()
        cursor.execute("BEGIN")
        try:
            return work(Unit(cursor, self.engine.dialect))
        finally:
            cursor.execute("ROLLBACK")

    def _connection(self) -> Any:
        if not hasattr(self._own, "connection"):
            self._own.connection = self.engine.raw_connection()
            self._opened.append(self._own.connection)
        return self._own.connection.driver_connection


class PostgresStore(Store):
    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._pool = PostgresPool(engine)
        self._notices = Notices(driver_url(engine.url))
        self._threads = ThreadPoolExecutor(CONNECTIONS, "postgres")

    async def write(self, work: Callable[[Unit], Result]) -> Result:
        loop = asyncio.get_running_loop()
        result, signals = await loop.run_in_executor(self._threads, self._pool.transact, work)
        self._tell(signals)
        self._notices.tell_others(signals)
        return result

    async def read(self, work: Callable[[Unit], Result]) -> Result:
        loop = asyncio.get_running_loop()
        result, _ = await loop.run_in_executor(self._threads, self._pool.transact, work)
        return result

    def hear_others(self) -> None:
        loop = asyncio.get_running_loop()

        def hear(signal: str) -> None:
            loop.call_soon_threadsafe(self._tell, {signal})

        self._notices.listen(hear)

    def close(self) -> None:
        self._notices.close()
        self._threads.shutdown()
        self._pool.close()
        self.engine.dispose()


def open_store(database_url: str) -> Store:
    """Opens, does not migrate. Raises ValueError for a URL of another kind of database."""
    engine = make_engine(read_database_url(database_url))
    return SqliteStore(engine) if engine.dialect.name == "sqlite" else PostgresStore(engine)
