"""kill -9 while a file is brought in: every task stands there once."""

import asyncio
import signal
from collections import Counter

from sqlalchemy import func, select

from bot.domain.imports import ImportState
from bot.sandbox.conversations import Conversation
from bot.sandbox.sample import populate
from bot.sandbox.server import Sandbox
from handlers.manifest import manifest
from handlers.registry import build_registry
from storage.models import AuditEntry, ImportBatch, TaskRow
from storage.statements import Statement, table_of
from storage.store import Store
from tests.faults.bots import PATIENCE_SECONDS, Bots, Nursery, until
from tests.team import channel, member

COUNT = 500
KILLS = 2
_audit, _batch = table_of(AuditEntry), table_of(ImportBatch)
TITLES = Statement(select(table_of(TaskRow).c.title), str)
STATES = Statement(select(_batch.c.state), ImportState)
ADDED = Statement(select(_batch.c.added), int)
IMPORTED = Statement(select(func.count()).select_from(_audit).where(_audit.c.action == "task_imported"), int)


async def test_a_file_is_brought_in_once_through_crashes(
    database_url: str, store: Store, nursery: Nursery
) -> None:
    sandbox = Sandbox(manifest=manifest(build_registry()))
    populate(sandbox.state)
    await sandbox.start()
    environment = {
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_APP_TOKEN": sandbox.app_token,
        "SLACK_API_URL": sandbox.api_url,
        "DATABASE_URL": database_url,
        "LOG_LEVEL": "ERROR",
    }
    with Bots(nursery, environment) as bots:
        bot = await bots.start()
        await until(lambda: sandbox.connected)
        await begin_import(sandbox)
        added = 0
        for _ in range(KILLS):
            added = await progress(store, beyond=added)
            bots.end(bot, signal.SIGKILL)
            await until(lambda: not sandbox.connected)
            struck = await store.read(lambda unit: unit.one(ADDED)) or 0
            assert added <= struck < COUNT
            bot = await bots.start()
            await until(lambda: sandbox.connected)
        await reach(store, ImportState.DONE)
        bots.end(bot, signal.SIGTERM)
    await sandbox.stop()
    titles = Counter(await store.read(lambda unit: unit.all(TITLES)))
    assert len(titles) == COUNT
    assert {title: count for title, count in titles.items() if count != 1} == {}
    assert await store.read(lambda unit: unit.one(IMPORTED)) == COUNT


async def begin_import(sandbox: Sandbox) -> None:
    """Grace drops the file, chooses the channel and presses the button."""
    grace = sandbox.actor(member(sandbox, "grace").id)
    rows = "".join(f"Errand {number},grace\n" for number in range(COUNT))
    direct = grace.open_home("messages")
    grace.upload("tasks.csv", f"Task,Who\n{rows}".encode(), direct.id)
    await until(lambda: "Import tasks.csv?" in newest(direct))
    await press(sandbox, direct, "import_channel:", channel(sandbox, "launch").id)
    await until(lambda: "import_go" in str(shown(direct)))
    await press(sandbox, direct, "import_go")


def newest(direct: Conversation) -> str:
    return next((m.text for m in reversed(direct.messages.values()) if m.bot_id), "").replace("*", "")


def shown(direct: Conversation) -> list[dict[str, object]]:
    return next((m.blocks or [] for m in reversed(direct.messages.values()) if m.bot_id), [])


async def press(sandbox: Sandbox, direct: Conversation, action: str, value: object = None) -> None:
    message = next(m for m in reversed(direct.messages.values()) if m.bot_id)
    block, element = next(
        (block, element)
        for block in message.blocks or []
        for element in block.get("elements", [])
        if str(element.get("action_id")).startswith(action)
    )
    target = {
        "block_id": block["block_id"],
        "action_id": element["action_id"],
        "value": value or element.get("value"),
    }
    await sandbox.actor(member(sandbox, "grace").id).act({"channel": direct.id, "ts": message.ts}, target)


async def progress(store: Store, beyond: int) -> int:
    """How many tasks stand there, as soon as they are more."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (added := await store.read(lambda unit: unit.one(ADDED)) or 0) <= beyond:  # noqa: ASYNC110 -- see until
            await asyncio.sleep(0.005)
    return added


async def reach(store: Store, state: ImportState) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while await store.read(lambda unit: unit.all(STATES)) != [state]:  # noqa: ASYNC110 -- see until
            await asyncio.sleep(0.1)
