"""Everybody of a big workspace is asked in one pass: uv run python -m tests.benchmarks.standup_prompts

On SQLite, and on the PostgreSQL that POSTGRES_URL names. For 200 and for 2,000 people: how long the pass
takes and how much that grows, and behind how many prompts somebody's answer waits that is queued after them.
"""

import asyncio
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.outgoing import Draft
from bot.domain.people import Person, Place
from bot.domain.standups.commands import CreateStandUp
from bot.scheduler import TIMERS
from bot.services.act import Act
from bot.services.standups import creating
from bot.services.standups.kinds import ASK, CLOSE
from storage import lanes, outbox, people, rosters, timers
from storage.migration import migrate
from storage.store import Store, open_store
from storage.timers import Due
from storage.unit import Unit

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
ASKED = NOW + timedelta(hours=1)
TEAM = "T0BENCH"
CHANNEL = Place(TEAM, "C0BENCH", "everybody", roster_at=NOW)
ZONES = ("America/New_York", "Europe/Rome", "Europe/Warsaw", "Europe/London", "America/Santiago")
LEASE = timedelta(seconds=30)
SIZES = (200, 2000)


def main() -> None:
    """Prints a table; ratios within one run."""
    urls = ["sqlite", *filter(None, [os.environ.get("POSTGRES_URL")])]
    for url in urls:
        took = {size: asyncio.run(measure(url, size)) for size in SIZES}
        small, big = (took[size][0][0] for size in SIZES)
        print(f"{'PostgreSQL' if url.startswith('postgres') else 'SQLite'}:")
        for size, ((seconds, longest), closed, ahead) in took.items():
            per_person = seconds / size * 1e6
            print(
                f"  {size:5} people: {seconds * 1e3:5.0f} ms to ask ({per_person:3.0f} us each), "
                f"at most {longest * 1e3:3.0f} ms at a time, {closed * 1e3:4.0f} ms to close; "
                f"an answer queued then waits behind {ahead} prompts"
            )
        print(f"  ten times the people take {big / small:.1f} times as long")


async def measure(url: str, size: int) -> tuple[tuple[float, float], float, int]:
    """Seconds to ask (all, and the longest unit) and to close; prompts before an answer."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'bench.db'}" if url == "sqlite" else url)
        migrate(store.engine)
        team = f"{TEAM}{size}"
        await store.write(lambda unit: settle_in(unit, team, size))
        asked = await asked_in(store, team)
        ahead = await store.write(lambda unit: overtaken_by(unit, team))
        label, end = f"S-1:{NOW.date().isoformat()}", NOW + timedelta(days=2)
        closed = await timed(store, lambda unit: TIMERS[CLOSE](unit, Due(team, CLOSE, label, end), end))
        store.close()
        return asked, closed, ahead


async def asked_in(store: Store, team: str) -> tuple[float, float]:
    """Seconds of the whole pass, and of its longest unit: for so long everybody else waits."""
    units = []
    while await store.read(lambda unit: timers.due_timers(unit, ASKED, 1)):
        units.append(await timed(store, lambda unit: TIMERS[ASK](unit, Due(team, ASK, "S-1", ASKED), ASKED)))
    return sum(units), max(units)


async def timed(store: Store, work: Callable[[Unit], None]) -> float:
    begun = time.perf_counter()
    await store.write(work)
    return time.perf_counter() - begun


def settle_in(unit: Unit, team: str, size: int) -> None:
    people.save_workspace(unit, id=team, name="bench", bot_user_id=None, created_at=NOW)
    place = replace(CHANNEL, workspace_id=team)
    people.save_place(unit, place)
    everybody = [
        Person(team, f"U{number:05}", f"person{number}", "en-US", ZONES[number % len(ZONES)])
        for number in range(size)
    ]
    for person in everybody:
        people.save_person(unit, person)
    rosters.replace_roster(unit, team, place.id, [person.id for person in everybody], NOW)
    daily = CreateStandUp("Daily", at=ASKED.astimezone(everybody[0].zone).time())
    creating.create(Act(unit, everybody[0], place, NOW, "command"), daily)


def overtaken_by(unit: Unit, team: str) -> int:
    """How many prompts are claimed before the answer, by a courier that takes eight at a time."""
    at = ASKED + timedelta(seconds=1)
    outbox.post(unit, Draft(team, "reply", "", "C0ANSWER", at))
    ahead = 0
    while messages := [
        each for each in lanes.claim(unit, "bench", at, LEASE, 8) if each.workspace_id == team
    ]:
        if any(message.content == "reply" for message in messages):
            return ahead
        ahead += len(messages)
    raise AssertionError


if __name__ == "__main__":
    main()
