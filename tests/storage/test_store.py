"""The unit of work, on both databases."""

import asyncio
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

import pytest

from storage import counters, people
from storage.store import Store, open_store
from storage.unit import Unit

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


class DeliberateError(Exception):
    """Raised by a unit on purpose."""


def add_workspace(unit: Unit) -> None:
    people.save_workspace(unit, id="T1", name="Orbita", bot_user_id="UBOT", created_at=NOW)


def next_one(unit: Unit) -> int:
    return counters.next_number(unit, "T1", "task")


async def test_sixteen_callers_at_once_lose_no_update(store: Store) -> None:
    await store.write(add_workspace)

    async def caller() -> list[int]:
        return [await store.write(next_one) for _ in range(10)]

    numbers = await asyncio.gather(*(caller() for _ in range(16)))
    assert sorted(number for ten in numbers for number in ten) == list(range(1, 161))


async def test_of_two_that_wait_for_each_other_the_one_that_gives_way_starts_again(
    new_database: Callable[[str], str],
) -> None:
    """On PostgreSQL, where units run side by side."""
    store = open_store(new_database("postgresql"))
    first, second, tries = threading.Event(), threading.Event(), []

    def by_itself(unit: Unit) -> None:
        unit.give_way()
        tries.append(counters.next_number(unit, "T1", "timer"))
        first.set()
        second.wait(5)
        counters.next_number(unit, "T1", "request")

    def by_hand(unit: Unit) -> None:
        first.wait(5)
        counters.next_number(unit, "T1", "request")
        second.set()
        counters.next_number(unit, "T1", "timer")

    await store.write(add_workspace)
    await asyncio.gather(store.write(by_itself), store.write(by_hand))
    *given_up, kept = tries  # PostgreSQL may let it in first once more
    assert (set(given_up), kept) == ({1}, 2)
    store.close()


async def test_a_unit_that_raises_leaves_its_neighbours_untouched(store: Store) -> None:
    await store.write(add_workspace)

    def number_then_raise(unit: Unit) -> None:
        next_one(unit)
        raise DeliberateError

    works = [number_then_raise if place % 3 == 0 else next_one for place in range(30)]
    results = await asyncio.gather(*(store.write(work) for work in works), return_exceptions=True)
    assert [type(result) for result in results].count(DeliberateError) == 10
    assert sorted(result for result in results if isinstance(result, int)) == list(range(1, 21))


async def test_a_unit_that_makes_the_database_refuse_leaves_its_neighbours_untouched(store: Store) -> None:
    await store.write(add_workspace)

    def in_an_unknown_workspace(unit: Unit) -> int:
        return counters.next_number(unit, "T-unknown", "task")

    works = [in_an_unknown_workspace if place % 3 == 0 else next_one for place in range(30)]
    results = await asyncio.gather(*(store.write(work) for work in works), return_exceptions=True)
    assert sum(isinstance(result, Exception) for result in results) == 10
    assert sorted(result for result in results if isinstance(result, int)) == list(range(1, 21))


async def test_nothing_of_a_unit_that_raised_is_kept(store: Store) -> None:
    await store.write(add_workspace)

    def number_then_raise(unit: Unit) -> None:
        next_one(unit)
        raise DeliberateError

    with pytest.raises(DeliberateError):
        await store.write(number_then_raise)
    assert await store.write(next_one) == 1


async def test_whoever_was_answered_finds_it_committed_on_another_connection(store: Store) -> None:
    await store.write(add_workspace)
    for expected in range(1, 11):
        assert await store.write(next_one) == expected
        assert await store.read(lambda unit: counters.current(unit, "T1", "task")) == expected


async def test_a_reader_does_not_see_a_unit_that_is_still_running(store: Store) -> None:
    await store.write(add_workspace)
    numbered, go_on = threading.Event(), threading.Event()

    def slow(unit: Unit) -> int:
        number = next_one(unit)
        numbered.set()
        go_on.wait(5)
        return number

    writing = asyncio.create_task(store.write(slow))
    await asyncio.to_thread(numbered.wait, 5)
    assert await store.read(lambda unit: counters.current(unit, "T1", "task")) == 0
    assert not writing.done()
    go_on.set()
    assert await writing == 1


async def test_listeners_hear_of_a_unit_only_if_it_was_committed(store: Store) -> None:
    heard: list[str] = []
    store.on_commit(heard.append)

    def signal_then_raise(unit: Unit) -> None:
        unit.signal("lost")
        raise DeliberateError

    with pytest.raises(DeliberateError):
        await store.write(signal_then_raise)
    await store.write(lambda unit: unit.signal("kept"))
    assert heard == ["kept"]


async def test_a_caller_who_gave_up_waiting_disturbs_nobody(store: Store) -> None:
    await store.write(add_workspace)
    numbers = count()

    def slow(unit: Unit) -> int:
        next(numbers)
        return next_one(unit)

    impatient = asyncio.create_task(store.write(slow))
    await asyncio.sleep(0)
    impatient.cancel()
    await asyncio.gather(impatient, return_exceptions=True)
    assert await store.write(next_one) in {1, 2}
