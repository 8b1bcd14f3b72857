"""Tasks from before the index keep what they were, and are found afterwards."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from alembic import command
from sqlalchemy import Engine

from bot.domain.tasks.facets import entries_of
from bot.domain.tasks.task import Blocker, BlockerKind, Priority, Task, TaskStatus
from storage import audit, tasks
from storage.database import make_engine, read_database_url
from storage.migration import config_for, drift, migrate
from storage.unit import Unit
from tests.units import ANA, DESIGN, GRACE, LAUNCH, NOW, PIOTR, TEAM, a_task, settle_in

EDGE = Blocker(BlockerKind.WORDS, "", "rain", GRACE.id, NOW.isoformat())
OF_OLD = (
    a_task("Faktura dla Łodzi", number=1),
    a_task(number=2, owner=None, due_at=None, channel=DESIGN),
    replace(a_task(number=3, status=TaskStatus.DONE), thread_ts="1.2"),
    a_task(number=4, status=TaskStatus.DROPPED),
)
"""As they could be before there was more to tasks."""

OF_TODAY = replace(
    a_task("Plakate", number=5, status=TaskStatus.BLOCKED),
    closed_at=None,
    closed_by=None,
    blockers=(EDGE,),
    assignees=(PIOTR.id,),
    labels=("launch",),
    priority=Priority.URGENT,
    notes="A3",
    after=(1,),
    under=2,
)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    made = make_engine(read_database_url(database_url))
    yield made
    made.dispose()


def inside(engine: Engine, *added: Task) -> tuple[list[Task], set[tuple[str, str, int, int]]]:
    """The tasks and their entries in the index, after these were added."""
    with closing(engine.raw_connection()) as pooled:
        unit = Unit(pooled.cursor(), engine.dialect)
        unit.cursor.execute("BEGIN")
        if added:
            settle_in(unit)
        for task in added:
            tasks.add(unit, task)
        kept = (tasks.find(unit, TEAM, number) for number in range(1, 6))
        found = [task for task in kept if task]
        unit.cursor.execute("SELECT facet, key, rank, number FROM task_facet")
        entries = {tuple(row) for row in unit.cursor.fetchall()}
        unit.cursor.execute("COMMIT")
    return found, entries


def back_and_forth(engine: Engine) -> None:
    with engine.begin() as connection:
        command.downgrade(config_for(connection), "0001")
    migrate(engine)
    assert drift(engine) == []


def test_tasks_of_the_former_shape_stay_as_they_are_and_get_their_entries(engine: Engine) -> None:
    before = inside(engine, *OF_OLD)
    assert before[0] == list(OF_OLD)
    back_and_forth(engine)
    assert inside(engine) == before


def test_of_a_newer_task_stays_what_the_former_shape_has_room_for(engine: Engine) -> None:
    inside(engine, *OF_OLD, OF_TODAY)
    back_and_forth(engine)
    (*_, task), entries = inside(engine)
    expected = a_task("Plakate", number=5)
    assert task == expected
    assert {entry for entry in entries if entry[3] == 5} == {
        (entry.facet, entry.key, entry.rank, 5) for entry in entries_of(expected)
    }


def test_the_history_survives_and_is_protected_again(engine: Engine) -> None:
    with closing(engine.raw_connection()) as pooled:
        unit = Unit(pooled.cursor(), engine.dialect)
        unit.cursor.execute("BEGIN")
        settle_in(unit)
        audit.record(
            unit, workspace_id=TEAM, at=NOW, actor_id=ANA.id, action="added", subject="T-1", source="click"
        )
        unit.cursor.execute("COMMIT")
    back_and_forth(engine)
    with closing(engine.raw_connection()) as pooled:
        unit = Unit(pooled.cursor(), engine.dialect)
        unit.cursor.execute("BEGIN")
        assert [entry.action for entry in audit.story(unit, TEAM, "T-1")] == ["added"]
        with pytest.raises(Exception, match="append-only"):
            unit.cursor.execute("DELETE FROM audit")
        pooled.rollback()


def test_a_deadline_keeps_its_instant(engine: Engine) -> None:
    late = a_task(number=1, due_at=NOW - timedelta(days=400), channel=LAUNCH)
    inside(engine, late)
    back_and_forth(engine)
    assert inside(engine)[0] == [late]
