"""LISTEN and NOTIFY: waking the processes that share a PostgreSQL.

A notice is a hint, not a fact: it is sent beside the transaction, not in it (inside, PostgreSQL takes
commits with notices one after the other), and whoever misses one finds the work at the next poll.
"""

import threading
from collections.abc import Callable

import psycopg

CHANNEL = "muster"
PATIENCE_SECONDS = 0.5


class Notices:
    """Two threads at most, each with a connection of its own, started when first needed."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._closing = threading.Event()
        self._wanted = threading.Condition()
        self._to_tell: set[str] = set()
        self._threads: list[threading.Thread] = []
        self._is_telling = False

    def tell_others(self, signals: set[str]) -> None:
        """Returns at once; signals that come close together are told once."""
        if not signals:
            return
        with self._wanted:
            if not self._is_telling:
                self._is_telling = True
                self._start("notices-out", self._tell)
            self._to_tell |= signals
            self._wanted.notify()

    def listen(self, hear: Callable[[str], None]) -> None:
        """`hear(signal)` is called on a thread of this object."""
        self._start("notices-in", lambda: self._listen(hear))

    def close(self) -> None:
        self._closing.set()
        with self._wanted:
            self._wanted.notify()
        for thread in self._threads:
            thread.join()

    def _start(self, name: str, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=self._until_closed, args=(work,), name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _until_closed(self, work: Callable[[], None]) -> None:
        """A lost connection is opened again: without notices everything still works, only later."""
        while not self._closing.is_set():
            try:
                work()
            except psycopg.OperationalError:
                self._closing.wait(PATIENCE_SECONDS)

    def _tell(self) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            while not self._closing.is_set():
                for signal in self._next_signals():
                    connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, signal))

    def _next_signals(self) -> set[str]:
        with self._wanted:
            self._wanted.wait_for(lambda: bool(self._to_tell) or self._closing.is_set())
            signals, self._to_tell = self._to_tell, set()
            return signals

    def _listen(self, hear: Callable[[str], None]) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            while not self._closing.is_set():
                for notice in connection.notifies(timeout=PATIENCE_SECONDS):
                    hear(notice.payload)
