"""A channel with as many tasks as one likes, stored in big units from the same rows and index entries."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import psycopg
from sqlalchemy import insert

from bot.domain.audit import Entry
from bot.domain.people import Person, Place
from bot.domain.tasks.facets import entries_of, rank_of
from bot.domain.tasks.task import Blocker, BlockerKind, Task, TaskStatus
from storage import people
from storage.database import driver_url
from storage.migration import migrate
from storage.models import AuditEntry, TaskFacet, TaskRow
from storage.statements import command, table_of
from storage.store import open_store
from storage.tasks import searched
from storage.unit import Unit

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
TEAM = "T0BENCH"
CHANNEL = Place(TEAM, "C0BENCH", "launch")
DIRECT = Place(TEAM, "D0ME", "", is_direct=True)
ME = Person(TEAM, "U0ME", "grace", "en-US", "America/New_York", dm_channel_id=DIRECT.id)
OTHERS = [Person(TEAM, f"U{number}", f"person{number}", "en-US", "Europe/Rome") for number in range(50)]
OF_MINE = 1000
FIRST = 100
"""None of the first is closed, and what is looked for is frequent: a page is full at every size."""

LABELS = ["launch", "web", "print", "film"]
_VERBS = ["Draft", "Print", "Order", "Check", "Translate", "Send", "Film", "Book", "Update", "Review"]
_THINGS = ["posters", "posters", "posters", "banners", "prices", "pages"]
_WHERE = ["Rome", "Rome", "Rome", "Lodz", "Turin", "Gdynia"]
_DAYS = [-9, -3, -1, 0, 0, 1, 2, 4, 9, 30, 90]
_UNIT = 5000

_TASK_COLUMNS = tuple(field.name for field in fields(Task))
_ADD_TASK = command(insert(table_of(TaskRow)), columns=(*_TASK_COLUMNS, "words", "rank"))
_FACET_COLUMNS = ("workspace_id", "facet", "key", "rank", "number")
_ADD_FACET = command(insert(table_of(TaskFacet)), columns=_FACET_COLUMNS)
_AUDIT_COLUMNS = tuple(field.name for field in fields(Entry) if field.name != "id")
_ADD_AUDIT = command(insert(table_of(AuditEntry)).inline(), columns=("workspace_id", *_AUDIT_COLUMNS))


async def fill(url: str, size: int) -> None:
    """A migrated database with the people, the channel and so many tasks in it."""
    store = open_store(url)
    migrate(store.engine)
    await store.write(_settle_in)
    pooled = store.engine.raw_connection()
    for chunk in _chunks(size):
        _insert(pooled, store.engine.dialect, chunk)
    if store.engine.dialect.name == "postgresql":  # what its autovacuum would have done a minute later
        with psycopg.connect(driver_url(store.engine.url), autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
    pooled.close()
    store.close()


def a_task(number: int) -> Task:
    """The same for the same number, whatever the size: the first thousand are mine."""
    chance = Random(number)  # noqa: S311 -- nothing to guess
    is_mine = number <= OF_MINE
    days = None if chance.random() < 0.02 else chance.choice(_DAYS)
    is_closed = chance.random() < 0.1 and number > FIRST
    is_blocked = chance.random() < 0.01 and not is_closed
    title = f"{chance.choice(_VERBS)} {chance.choice(_THINGS)} for {chance.choice(_WHERE)}"
    waits = Blocker(BlockerKind.PERSON, ME.id, "", ME.id, NOW.isoformat())
    return Task(
        workspace_id=TEAM,
        number=number,
        channel_id=CHANNEL.id,
        title=title,
        status=TaskStatus.DONE if is_closed else TaskStatus.BLOCKED if is_blocked else TaskStatus.OPEN,
        owner_id=ME.id if is_mine else chance.choice(OTHERS).id,
        creator_id=ME.id if chance.random() < 0.05 else chance.choice(OTHERS).id,
        due_at=None if days is None else NOW + timedelta(days=days, minutes=chance.randrange(300)),
        thread_ts=None,
        created_at=NOW - timedelta(minutes=number),
        closed_at=NOW - timedelta(minutes=chance.randrange(9000)) if is_closed else None,
        closed_by=ME.id if is_closed else None,
        labels=(chance.choice(LABELS),),
        watchers=(ME.id,) if chance.random() < 0.02 else (),
        blockers=(waits,) if is_blocked else (),
    )


def _settle_in(unit: Unit) -> None:
    people.save_workspace(unit, id=TEAM, name="bench", bot_user_id=None, created_at=NOW)
    for person in (ME, *OTHERS):
        people.save_person(unit, person)
    people.remember_dm(unit, TEAM, ME.id, DIRECT.id)
    for place in (CHANNEL, DIRECT):
        people.save_place(unit, place)


def _chunks(size: int) -> Iterator[list[Task]]:
    for start in range(1, size + 1, _UNIT):
        yield [a_task(number) for number in range(start, min(start + _UNIT, size + 1))]


def _insert(pooled: Any, dialect: Any, tasks: list[Task]) -> None:
    rows = [_row(task) for task in tasks]
    entries = sorted(
        (entry.facet, entry.key, entry.rank, task.number) for task in tasks for entry in entries_of(task)
    )
    facets = [dict(zip(_FACET_COLUMNS, (TEAM, *entry), strict=True)) for entry in entries]
    audit = [_added(task) for task in tasks]
    cursor = pooled.cursor()
    if dialect.name == "sqlite":
        cursor.execute("BEGIN")
    for statement, values in ((_ADD_TASK, rows), (_ADD_FACET, facets), (_ADD_AUDIT, audit)):
        prepared = statement.prepare(dialect)
        cursor.executemany(prepared.sql, [prepared.parameters(each) for each in values])
    pooled.commit()


def _row(task: Task) -> dict[str, Any]:
    values = {name: getattr(task, name) for name in _TASK_COLUMNS}
    return {**values, "words": searched(task.title), "rank": rank_of(task)}


def _added(task: Task) -> dict[str, Any]:
    return {
        "workspace_id": TEAM,
        "at": task.created_at,
        "actor_id": task.creator_id,
        "action": "task_added",
        "subject": task.name,
        "source": "command",
        "details": {"deed": f"{task.number:012x}"},
    }
