"""Several at once: on SQLite in turn, on PostgreSQL side by side."""

import asyncio
from functools import partial

import pytest

from bot.scheduler import Scheduler
from bot.services.standups.kinds import PROMPT
from storage import rosters
from storage.store import Store
from storage.unit import Unit
from tests.bot.services.standups.days import ASKED, CLOSED, answer, posts, prompts, set_up, states
from tests.units import ANA, DAVID, GRACE, LAUNCH, NOW, PIOTR, TEAM, settle_in

FOUR = (ANA, PIOTR, GRACE, DAVID)


async def nothing() -> int:
    return 0


@pytest.fixture
async def launch(store: Store) -> Store:
    def move_in(unit: Unit) -> None:
        settle_in(unit)
        rosters.replace_roster(unit, TEAM, LAUNCH.id, [person.id for person in FOUR], NOW)
        set_up(unit)

    await store.write(move_in)
    return store


async def test_all_are_early_while_the_question_goes_out(launch: Store) -> None:
    """Each answers twice, as with a double click: nothing is lost, and nobody is asked who has answered."""
    process = Scheduler(launch, lambda: ASKED, lambda: None, nothing, nothing)
    given = [launch.write(partial(answer, by=person, now=ASKED)) for person in FOUR * 2]
    answered, _ = await asyncio.gather(asyncio.gather(*given), process.fire_due())
    assert sum(each.is_first for each in answered) == 4
    found = await launch.read(prompts)
    assert {prompt.version for prompt in found.values()} == {2}
    asked = await launch.read(lambda unit: [each.destination for each in posts(unit, PROMPT)])
    assert len(asked) == len(set(asked))
    assert {member for member, prompt in found.items() if prompt.asked_at} == set(asked)


async def test_an_answer_at_the_very_end_is_in_time_or_late_but_never_lost(launch: Store) -> None:
    process = Scheduler(launch, lambda: CLOSED, lambda: None, nothing, nothing)
    await Scheduler(launch, lambda: ASKED, lambda: None, nothing, nothing).fire_due()
    given = [launch.write(partial(answer, by=person, now=CLOSED)) for person in FOUR]
    await asyncio.gather(*given, process.fire_due())
    assert set((await launch.read(states)).values()) == {"answered"}
