"""kill -9 while the tasks of somebody who left are handed over: each is handed over, and it is told once."""

import asyncio
import random
import signal
from dataclasses import replace

from bot.clock import system_clock
from bot.domain.people import Person, Place
from bot.domain.tasks.commands import NewTask
from bot.sandbox.sample import populate
from bot.sandbox.server import Sandbox
from bot.services import departures
from bot.services.act import Act
from bot.services.tasks import adding
from bot.services.tasks.handing_over import AT_ONCE
from handlers.manifest import manifest
from handlers.registry import build_registry
from storage import handovers, people, timers
from storage.store import Store
from storage.unit import Unit
from tests.faults.bots import PATIENCE_SECONDS, Bots, Nursery, drained
from tests.team import channel, member

TASKS = 4 * AT_ONCE
KILLS = 2
SEED = 20261122


def prepare(unit: Unit, grace: Person, piotr: Person, launch: Place) -> None:
    """Piotr has many tasks, all added by Grace without a card, and leaves."""
    now = system_clock()
    people.save_workspace(unit, id=launch.workspace_id, name="orbita", bot_user_id=None, created_at=now)
    for person in (grace, piotr):
        people.save_person(unit, person)
    people.save_place(unit, launch)
    here = Act(unit, grace, launch, now, source="command")
    for number in range(TASKS):
        adding.add(here, NewTask(f"Errand {number}", piotr.id))
    gone = replace(piotr, has_left=True)
    people.save_person(unit, gone)
    departures.left_workspace(unit, gone, now)


async def test_a_handover_that_is_killed_again_and_again_ends_with_one_message(
    database_url: str, store: Store, nursery: Nursery
) -> None:
    chance = random.Random(SEED)  # noqa: S311 -- moments, not secrets
    sandbox = Sandbox(manifest=manifest(build_registry()))
    populate(sandbox.state)
    await sandbox.start()
    team, launch = sandbox.state.team.id, channel(sandbox, "launch")
    grace, piotr = (
        Person(team, member(sandbox, name).id, name, "en-US", "Europe/Warsaw") for name in ("grace", "piotr")
    )
    place = Place(team, launch.id, "launch", quiet_cards=True)
    await store.write(lambda unit: prepare(unit, grace, piotr, place))
    environment = {
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_APP_TOKEN": sandbox.app_token,
        "SLACK_API_URL": sandbox.api_url,
        "DATABASE_URL": database_url,
        "LOG_LEVEL": "ERROR",
    }

    async def tasks_left() -> int:
        found = await store.read(lambda unit: handovers.tasks_in(unit, team, piotr.id, launch.id, TASKS))
        return len(found)

    left = [TASKS]
    with Bots(nursery, environment) as bots:
        async with asyncio.timeout(PATIENCE_SECONDS):
            for _ in range(KILLS):
                bot = await bots.start("work")
                while left[-1] and await tasks_left() == left[-1]:  # noqa: ASYNC110 -- in another process
                    await asyncio.sleep(0.002)
                await asyncio.sleep(chance.uniform(0, 0.02))
                bots.end(bot, signal.SIGKILL)
                left.append(await tasks_left())
            await bots.start("work")
            while await store.read(lambda unit: timers.due_timers(unit, system_clock(), 1)):  # noqa: ASYNC110 -- as above
                await asyncio.sleep(0.02)
        await drained(store)
    direct = sandbox.state.direct(grace.id, sandbox.state.bot.id)
    await sandbox.stop()

    assert set(left) - {0, TASKS}, "it was never killed in the middle"
    assert await tasks_left() == 0
    assert direct is not None
    told = [message.text for message in direct.messages.values() if message.bot_id]
    assert [text.partition(".")[0] for text in told] == [
        f"piotr left: {TASKS} tasks without owner in <#{launch.id}>"
    ]
