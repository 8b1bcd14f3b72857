"""Real bot processes for fault tests, and patience with them."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

from storage import health
from storage.store import Store

PATIENCE_SECONDS = 60.0


class Nursery:
    """One process a test session, in which everything is imported once (see tests.faults.nursery)."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def order(self, command: str, environment: dict[str, str]) -> int:
        """The id of the new process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"command": command, "environment": environment}) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()


@dataclass
class Bots:
    """`environment` is every bot's; bots that still run at the end of the block are killed."""

    nursery: Nursery
    environment: dict[str, str]
    running: set[int] = field(default_factory=set)

    async def start(self, command: str = "run", **environment: str) -> int:
        pid = await asyncio.to_thread(self.nursery.order, command, {**self.environment, **environment})
        self.running.add(pid)
        return pid

    def end(self, pid: int, how: signal.Signals = signal.SIGKILL) -> None:
        self.running.discard(pid)
        with suppress(ProcessLookupError):
            os.kill(pid, how)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for pid in tuple(self.running):
            self.end(pid)


async def until(holds: Callable[[], bool]) -> None:
    """For what happens in another process and sends us no word."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not holds():  # noqa: ASYNC110 -- see above
            await asyncio.sleep(0.005)


async def drained(store: Store) -> None:
    """Until the outbox holds nothing that is still to be sent."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (await store.read(health.backlog)).waiting:  # noqa: ASYNC110 -- see until
            await asyncio.sleep(0.05)
