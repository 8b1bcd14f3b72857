"""Inserts that travel together on PostgreSQL mean what they mean one by one on SQLite."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import delete, insert
from sqlalchemy.dialects import postgresql

from bot.domain.outgoing import Draft
from bot.domain.tasks.facets import Facet
from storage import audit, outbox, people, rosters, task_lists, timers
from storage.health import backlog
from storage.merged_unit import MergedUnit
from storage.models import TaskFacet
from storage.statements import command, table_of
from storage.store import Store
from storage.task_queries import Query
from storage.unit import Unit

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Recorder:
    """A cursor that only remembers what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def execute(self, sql: str, parameters: Any = None, /) -> None:
        self.asked.append((sql, parameters))

    def executemany(self, sql: str, parameters: Any, /) -> None:
        self.asked.extend((sql, each) for each in parameters)

    def fetchone(self) -> None:
        return None

    def fetchall(self) -> list[Any]:
        return []


def add_workspace(unit: Unit) -> None:
    people.save_workspace(unit, id="T1", name="", bot_user_id=None, created_at=NOW)


def record(unit: Unit, action: str) -> None:
    audit.record(
        unit, workspace_id="T1", at=NOW, actor_id="U1", action=action, subject="T-1", source="command"
    )


def card(name: str) -> Draft:
    return Draft("T1", "task_card", name, "C1", NOW)


def test_neighbouring_inserts_into_different_tables_are_one_statement() -> None:
    recorder = Recorder()
    unit = MergedUnit(recorder, postgresql.dialect())  # type: ignore[no-untyped-call]  # of SQLAlchemy
    record(unit, "task_added")
    outbox.post_card(unit, card("T-1"))
    timers.set_timer(unit, "T1", "due_nudge", "T-1", NOW)
    assert recorder.asked == []
    unit.flush()
    ((sql, parameters),) = recorder.asked
    assert sql.count("INSERT INTO") == 5
    assert {"0_action", "1_destination", "2_token", "3_next_run_at", "4_kind"} <= set(parameters)


def test_a_second_insert_into_a_table_is_another_statement() -> None:
    recorder = Recorder()
    unit = MergedUnit(recorder, postgresql.dialect())  # type: ignore[no-untyped-call]  # of SQLAlchemy
    record(unit, "first")
    record(unit, "second")
    unit.flush()
    assert [parameters["0_action"] for _, parameters in recorder.asked] == ["first", "second"]


async def test_a_read_sees_what_was_inserted_before_it(store: Store) -> None:
    def insert_and_look(unit: Unit) -> tuple[int, int]:
        add_workspace(unit)
        outbox.post_card(unit, card("T-1"))
        timers.set_timer(unit, "T1", "due_nudge", "T-1", NOW)
        found = backlog(unit)
        return found.waiting, found.timers

    assert await store.write(insert_and_look) == (1, 1)


async def test_messages_of_one_lane_keep_their_order(store: Store) -> None:
    def insert(unit: Unit) -> None:
        add_workspace(unit)
        for name in ("T-1", "T-2", "T-3"):
            outbox.post_card(unit, card(name))
            record(unit, name)

    await store.write(insert)
    story = await store.read(lambda unit: audit.story(unit, "T1", "T-1"))
    assert [entry.action for entry in story] == ["T-1", "T-2", "T-3"]


async def test_an_insert_that_is_refused_at_the_very_end_takes_the_whole_unit_with_it(store: Store) -> None:
    await store.write(add_workspace)

    def insert_then_fail(unit: Unit) -> None:
        record(unit, "kept?")
        timers.set_timer(unit, "nowhere", "due_nudge", "T-1", NOW)

    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await store.write(insert_then_fail)
    assert await store.read(lambda unit: audit.story(unit, "T1", "T-1")) == []


ADD_ENTRY = command(insert(table_of(TaskFacet)), columns=("workspace_id", "facet", "key", "rank", "number"))


def entry(label: str, number: int = 1) -> dict[str, Any]:
    return {"workspace_id": "T1", "facet": Facet.LABEL, "key": label, "rank": 1, "number": number}


def test_several_rows_of_a_table_are_one_statement_with_what_stands_beside_them() -> None:
    recorder = Recorder()
    unit = MergedUnit(recorder, postgresql.dialect())  # type: ignore[no-untyped-call]  # of SQLAlchemy
    record(unit, "task_added")
    unit.insert_all(ADD_ENTRY, [entry("a"), entry("b"), entry("c")])
    unit.flush()
    ((sql, parameters),) = recorder.asked
    assert sql.count("INSERT INTO task_facet") == 1
    assert {"1_0_key", "1_1_key", "1_2_key"} <= set(parameters)


async def test_rows_that_are_there_already_are_passed_over_on_both_databases(store: Store) -> None:
    pairs = [(f"U{number}", "C1") for number in range(1500)]

    def enter(unit: Unit) -> None:
        add_workspace(unit)
        rosters.enter(unit, "T1", "U1499", "C1")
        rosters.enter_all(unit, "T1", pairs)

    for _ in range(2):
        await store.write(enter)
    found = await store.read(lambda unit: rosters.members(unit, "T1", "C1"))
    assert sorted(found) == sorted(member for member, _ in pairs)


def test_no_rows_are_no_statement() -> None:
    recorder = Recorder()
    unit = MergedUnit(recorder, postgresql.dialect())  # type: ignore[no-untyped-call]  # of SQLAlchemy
    unit.insert_all(ADD_ENTRY, [])
    unit.flush()
    assert recorder.asked == []


def test_only_an_insert_of_a_row_can_be_repeated() -> None:
    unit = MergedUnit(Recorder(), postgresql.dialect())  # type: ignore[no-untyped-call]  # of SQLAlchemy
    with pytest.raises(ValueError, match="no row of values"):
        unit.insert_all(command(delete(table_of(TaskFacet))), [{}, {}])


async def test_several_rows_arrive_on_both_databases(store: Store) -> None:
    def add(unit: Unit) -> None:
        add_workspace(unit)
        unit.insert_all(ADD_ENTRY, [entry("a"), entry("b"), entry("a", number=2)])

    await store.write(add)
    found = await store.read(lambda unit: task_lists.every(unit, "T1", Query.along(Facet.LABEL, "a"), 10))
    assert found == [1, 2]
