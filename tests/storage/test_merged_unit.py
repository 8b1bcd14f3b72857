"""Inserts that travel together on PostgreSQL mean what they mean one by one on SQLite."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.dialects import postgresql

from bot.domain.outgoing import Draft
from storage import audit, outbox, people, timers
from storage.health import backlog
from storage.merged_unit import MergedUnit
from storage.store import Store
from storage.unit import Unit

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Recorder:
    """A cursor that only remembers what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def execute(self, sql: str, parameters: Any = None, /) -> None:
        self.asked.append((sql, parameters))

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
    assert [row[2] for row in story] == ["T-1", "T-2", "T-3"]


async def test_an_insert_that_is_refused_at_the_very_end_takes_the_whole_unit_with_it(store: Store) -> None:
    await store.write(add_workspace)

    def insert_then_fail(unit: Unit) -> None:
        record(unit, "kept?")
        timers.set_timer(unit, "nowhere", "due_nudge", "T-1", NOW)

    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await store.write(insert_then_fail)
    assert await store.read(lambda unit: audit.story(unit, "T1", "T-1")) == []
