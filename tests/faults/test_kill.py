"""kill -9 at any moment: what was acknowledged is stored, and every message is posted once."""

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy import select

from bot.sandbox.errors import PersonError
from bot.sandbox.sample import populate
from bot.sandbox.server import Sandbox
from handlers.manifest import manifest
from handlers.registry import build_registry
from storage import health
from storage.models import TaskRow
from storage.statements import Statement, table_of
from storage.store import Store
from tests.faults.crowd import CHANNELS, add_channels

TITLES = Statement(select(table_of(TaskRow).c.title), str)
KILLS = 32
PEOPLE = ("ana", "piotr", "grace")
PATIENCE_SECONDS = 40.0
SEED = 20261122


@dataclass
class Crowd:
    """People who keep typing while the bot comes and goes."""

    sandbox: Sandbox
    acknowledged: list[str] = field(default_factory=list)
    typed: int = 0

    async def keep_typing(self, name: str, enough: asyncio.Event) -> None:
        person = self.sandbox.state.person_named(name)
        assert person is not None
        actor = self.sandbox.actor(person.id)
        while not enough.is_set():
            self.typed += 1
            title = f"Errand {self.typed}"
            channel = self.sandbox.state.channel_named(CHANNELS[self.typed % len(CHANNELS)])
            assert channel is not None
            try:
                await actor.run_command(channel.id, f"/task add {title}")
            except PersonError:
                await asyncio.sleep(0.02)  # the bot is down: a person would wait, too
            else:
                self.acknowledged.append(title)


@asynccontextmanager
async def nursery(environment: dict[str, str]) -> AsyncIterator[Callable[[], Awaitable[int]]]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.faults.nursery",
        env={**os.environ, **environment},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None

    async def start_bot() -> int:
        process.stdin.write(b"\n")
        return int(await process.stdout.readline())

    try:
        yield start_bot
    finally:
        process.stdin.close()
        await process.wait()


async def connected(sandbox: Sandbox, *, wanted: bool) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while sandbox.connected is not wanted:
            await asyncio.sleep(0.005)


async def drained(store: Store) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (await store.read(health.backlog)).waiting:
            await asyncio.sleep(0.05)


async def test_nothing_acknowledged_is_lost_and_nothing_is_posted_twice(
    database_url: str, store: Store
) -> None:
    chance = random.Random(SEED)
    sandbox = Sandbox(manifest=manifest(build_registry()))
    populate(sandbox.state)
    add_channels(sandbox.state)
    await sandbox.start()
    environment = {
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_APP_TOKEN": sandbox.app_token,
        "SLACK_API_URL": sandbox.api_url,
        "DATABASE_URL": database_url,
        "LOG_LEVEL": "ERROR",
    }
    crowd, enough = Crowd(sandbox), asyncio.Event()
    async with nursery(environment) as start_bot:
        typing = [asyncio.create_task(crowd.keep_typing(name, enough)) for name in PEOPLE]
        for _ in range(KILLS):
            bot = await start_bot()
            await connected(sandbox, wanted=True)
            await asyncio.sleep(chance.uniform(0, 0.25))
            os.kill(bot, signal.SIGKILL)
            await connected(sandbox, wanted=False)
        bot = await start_bot()
        await connected(sandbox, wanted=True)
        enough.set()
        await asyncio.gather(*typing)
        await drained(store)
        os.kill(bot, signal.SIGTERM)
    await sandbox.stop()

    stored = await store.read(lambda unit: unit.all(TITLES))
    lost = set(crowd.acknowledged) - set(stored)
    cards = Counter(
        message.text.partition(" · ")[0]
        for conversation in sandbox.state.conversations.values()
        for message in conversation.messages.values()
        if message.bot_id and message.text.startswith("T-")
    )
    assert len(crowd.acknowledged) >= KILLS
    assert not lost
    assert {name: count for name, count in cards.items() if count != 1} == {}
    assert len(cards) == len(stored)
