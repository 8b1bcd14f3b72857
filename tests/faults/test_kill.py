"""kill -9 at any moment: what was acknowledged is stored, and every message is posted once."""

import asyncio
import random
import signal
from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import select

from bot.sandbox.conversations import Conversation, Kind
from bot.sandbox.errors import PersonError
from bot.sandbox.sample import populate
from bot.sandbox.server import Sandbox
from handlers.manifest import manifest
from handlers.registry import build_registry
from storage.models import TaskRow
from storage.statements import Statement, table_of
from storage.store import Store
from tests.faults.bots import Bots, Nursery, drained, until
from tests.team import channel, member

TITLES = Statement(select(table_of(TaskRow).c.title), str)
KILLS = {"sqlite": 20, "postgresql": 12}
A_WHILE = 3
PEOPLE = ("ana", "piotr", "grace")
CHANNELS = tuple(f"errands-{number}" for number in range(300))
SEED = 20261122


@dataclass
class Crowd:
    """People who keep typing while the bot comes and goes."""

    sandbox: Sandbox
    acknowledged: list[str] = field(default_factory=list)
    typed: int = 0

    async def is_answered(self) -> None:
        """Until one more command was acknowledged."""
        heard = len(self.acknowledged)
        await until(lambda: len(self.acknowledged) > heard)

    async def keep_typing(self, name: str, enough: asyncio.Event) -> None:
        actor = self.sandbox.actor(member(self.sandbox, name).id)
        while not enough.is_set():
            self.typed += 1
            title = f"Errand {self.typed}"
            where = channel(self.sandbox, CHANNELS[self.typed % len(CHANNELS)])
            try:
                await actor.run_command(where.id, f"/task add {title}")
            except PersonError:
                title = ""  # the bot is down, or was killed: a person would wait, too
            await asyncio.sleep(0.02)
            self.acknowledged += [title] if title else []


async def test_nothing_acknowledged_is_lost_and_nothing_is_posted_twice(
    database_url: str, store: Store, nursery: Nursery
) -> None:
    chance = random.Random(SEED)  # noqa: S311 -- moments, not secrets
    sandbox = await crowded_sandbox()
    environment = {
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_APP_TOKEN": sandbox.app_token,
        "SLACK_API_URL": sandbox.api_url,
        "DATABASE_URL": database_url,
        "LOG_LEVEL": "ERROR",
    }
    kills = KILLS[store.engine.dialect.name]
    crowd, enough = Crowd(sandbox), asyncio.Event()
    with Bots(nursery, environment) as bots:
        typing = [asyncio.create_task(crowd.keep_typing(name, enough)) for name in PEOPLE]
        for number in range(kills):
            bot = await bots.start()
            await until(lambda: sandbox.connected)
            if number % A_WHILE == 0:  # on a slow machine, too, some are killed amid their work
                await crowd.is_answered()
            await asyncio.sleep(chance.uniform(0, 0.25))
            bots.end(bot, signal.SIGKILL)
            await until(lambda: not sandbox.connected)
        await bots.start()
        await until(lambda: sandbox.connected)
        enough.set()
        await asyncio.gather(*typing)
        await drained(store)
    await sandbox.stop()

    stored = await store.read(lambda unit: unit.all(TITLES))
    cards = cards_posted(sandbox)
    assert len(crowd.acknowledged) >= kills // A_WHILE
    assert set(crowd.acknowledged) - set(stored) == set()
    assert {name: count for name, count in cards.items() if count != 1} == {}
    assert len(cards) == len(stored)


async def crowded_sandbox() -> Sandbox:
    """With more channels than the sample team has: Slack takes one message a second in each."""
    sandbox = Sandbox(manifest=manifest(build_registry()))
    populate(sandbox.state)
    state = sandbox.state
    everybody = dict.fromkeys([*state.people, state.bot.id])
    for name in CHANNELS:
        made = Conversation(state.ids.new("C"), Kind.PUBLIC, creator="", created=0, members=everybody)
        made.name = name
        state.conversations[made.id] = made
    await sandbox.start()
    return sandbox


def cards_posted(sandbox: Sandbox) -> Counter[str]:
    """How often each task's card stands in any channel, by the task's name."""
    return Counter(
        message.text.partition(" ")[0]
        for conversation in sandbox.state.conversations.values()
        for message in conversation.messages.values()
        if message.bot_id and message.text.startswith("T-")
    )
