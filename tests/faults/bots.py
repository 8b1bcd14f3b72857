"""Real bot processes for fault tests, and patience with them."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from storage import health
from storage.store import Store

PATIENCE_SECONDS = 60.0


@dataclass
class Bots:
    """`environment` is every bot's; bots that still run at the end are killed."""

    orders: asyncio.StreamWriter
    answers: asyncio.StreamReader
    environment: dict[str, str]
    running: set[int] = field(default_factory=set)

    async def start(self, command: str = "run", **environment: str) -> int:
        order = {"command": command, "environment": {**self.environment, **environment}}
        self.orders.write(json.dumps(order).encode() + b"\n")
        pid = int(await self.answers.readline())
        self.running.add(pid)
        return pid

    def end(self, pid: int, how: signal.Signals = signal.SIGKILL) -> None:
        self.running.discard(pid)
        with suppress(ProcessLookupError):
            os.kill(pid, how)


@asynccontextmanager
async def nursery(environment: dict[str, str]) -> AsyncIterator[Bots]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.faults.nursery",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    bots = Bots(process.stdin, process.stdout, environment)
    try:
        yield bots
    finally:
        for pid in tuple(bots.running):
            bots.end(pid)
        process.stdin.close()
        await process.wait()


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
