"""The process is down over the asking time: what is still useful is sent late, the rest is skipped, once."""

import asyncio
from datetime import datetime

import pytest

from bot.domain.standups.rounds import PromptState
from bot.scheduler import POSTPONEMENT, Scheduler
from bot.services.attention.firing import NUDGES
from bot.services.standups.kinds import MISSED, PROMPT
from storage import outbox, rosters, standup_prompts, standup_rounds
from storage.store import Store
from storage.unit import Unit
from tests.bot.services.standups.days import MONDAY, TUESDAY, local, posts, set_up
from tests.units import ANA, DAVID, GRACE, LAUNCH, NOW, PIOTR, TEAM, settle_in

AFTER_TWO_DAYS = local(TUESDAY, 10, 30)


async def nothing() -> int:
    return 0


def process(store: Store, now: datetime) -> Scheduler:
    return Scheduler(store, lambda: now, lambda: None, nothing, nothing)


@pytest.fixture
async def launch(store: Store) -> Store:
    """Set up on Monday at 9:30 in New York, for 9:45; then the process ends."""

    def move_in(unit: Unit) -> None:
        settle_in(unit)
        rosters.replace_roster(unit, TEAM, LAUNCH.id, [ANA.id, PIOTR.id, GRACE.id, DAVID.id], NOW)
        set_up(unit)

    await store.write(move_in)
    return store


async def test_two_processes_that_come_back_together_ask_everybody_once_and_say_that_it_is_late(
    launch: Store,
) -> None:
    """Monday was missed and is said to be, Tuesday is asked three quarters of an hour late."""
    await asyncio.gather(*(process(launch, AFTER_TWO_DAYS).fire_due() for _ in range(2)))
    prompts = await launch.read(lambda unit: posts(unit, PROMPT))
    assert sorted(each.destination for each in prompts) == [ANA.id, DAVID.id, GRACE.id, PIOTR.id]
    assert {(each.subject.split(":")[1], each.payload["late"]) for each in prompts} == {
        (TUESDAY.isoformat(), True)
    }
    (missed,) = await launch.read(lambda unit: posts(unit, MISSED))
    assert missed.payload["days"] == [MONDAY.isoformat()]


async def test_a_crash_amid_the_pass_leaves_nothing_behind_and_the_next_pass_asks_once(
    launch: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        message = "the disk is gone"
        raise OSError(message)

    at = local(MONDAY, 9, 45)
    with monkeypatch.context() as broken:
        broken.setattr(outbox, "post_cards_gently", crash)
        await process(launch, at).fire_due()
    assert await launch.read(lambda unit: standup_rounds.find(unit, TEAM, 1, MONDAY)) is None
    await process(launch, at + POSTPONEMENT).fire_due()
    await process(launch, at + 2 * POSTPONEMENT).fire_due()
    prompts = await launch.read(lambda unit: posts(unit, PROMPT))
    assert (len(prompts), {each.payload["late"] for each in prompts}) == (4, {False})


async def test_down_over_reminder_and_end_the_round_is_closed_and_nobody_is_reminded(launch: Store) -> None:
    await process(launch, local(MONDAY, 9, 45)).fire_due()
    await process(launch, local(MONDAY, 14)).fire_due()
    assert await launch.read(lambda unit: posts(unit, NUDGES)) == []
    round_ = await launch.read(lambda unit: standup_rounds.find(unit, TEAM, 1, MONDAY))
    assert round_
    found = await launch.read(lambda unit: standup_prompts.of_round(unit, round_))
    assert {prompt.state for prompt in found} == {PromptState.MISSING}
