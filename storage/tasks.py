"""Tasks: their rows, and the index entries by which they are found."""

from collections.abc import Sequence
from dataclasses import fields, replace

from sqlalchemy import bindparam, delete, insert, update

from bot.domain.tasks.facets import Entry, entries_of, rank_of, stems
from bot.domain.tasks.task import Task
from storage.counters import next_number
from storage.models import TaskFacet, TaskRow
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit

_task = table_of(TaskRow)
_facet = table_of(TaskFacet)
_COLUMNS = tuple(field.name for field in fields(Task))
_FIXED = {"workspace_id", "number", "creator_id", "created_at"}
_CHANGING = tuple(name for name in _COLUMNS if name not in _FIXED)
_one = (_task.c.workspace_id == bindparam("workspace"), _task.c.number == bindparam("which"))
_this_entry = (
    _facet.c.workspace_id == bindparam("workspace"),
    _facet.c.facet == bindparam("of_facet"),
    _facet.c.key == bindparam("of_key"),
    _facet.c.rank == bindparam("at_rank"),
    _facet.c.number == bindparam("which"),
)

_ADD = command(insert(_task), columns=(*_COLUMNS, "words", "rank"))
_FIND = Statement(rows_as(Task, TaskRow).where(*_one), Task)
_LOCK = Statement(rows_as(Task, TaskRow).where(*_one).with_for_update(), Task)
_CHANGE = command(
    update(_task)
    .where(*_one)
    .values({name: bindparam(f"new_{name}") for name in (*_CHANGING, "words", "rank")})
)
_ADD_ENTRY = command(insert(_facet), columns=("workspace_id", "facet", "key", "rank", "number"))
_MOVE_ENTRY = command(update(_facet).where(*_this_entry).values(rank=bindparam("new_rank")))
_REMOVE_ENTRY = command(delete(_facet).where(*_this_entry))


def new_task_number(unit: Unit, workspace_id: str) -> int:
    return next_number(unit, workspace_id, "task")


def add(unit: Unit, task: Task) -> None:
    values = {name: getattr(task, name) for name in _COLUMNS}
    unit.run(_ADD, **values, words=searched(task.title), rank=rank_of(task))
    _add_entries(unit, task, sorted(entries_of(task)))


def find(unit: Unit, workspace_id: str, number: int) -> Task | None:
    return unit.one(_FIND, workspace=workspace_id, which=number)


def lock(unit: Unit, workspace_id: str, number: int) -> Task | None:
    """The task, held until the unit ends, so that what is read is what is changed."""
    return unit.one(_LOCK, workspace=workspace_id, which=number)


def save(unit: Unit, was: Task, task: Task) -> Task:
    """Write back a locked task and its entries; returns it with its new version."""
    task = replace(task, version=was.version + 1)
    changes = {f"new_{name}": getattr(task, name) for name in _CHANGING}
    unit.run(
        _CHANGE,
        workspace=task.workspace_id,
        which=task.number,
        new_words=searched(task.title),
        new_rank=rank_of(task),
        **changes,
    )
    _write_difference(unit, task, entries_of(was), entries_of(task))
    return task


def searched(title: str) -> str:
    """The title's stems, each after a space: what a search looks through."""
    return "".join(f" {stem}" for stem in stems(title))


def _write_difference(unit: Unit, task: Task, before: set[Entry], after: set[Entry]) -> None:
    gone = {(entry.facet, entry.key): entry for entry in before - after}
    new = []
    for entry in sorted(after - before):
        moved = gone.pop((entry.facet, entry.key), None)
        if moved is None:
            new.append(entry)
        else:
            _change_entry(unit, _MOVE_ENTRY, task, moved, new_rank=entry.rank)
    for entry in gone.values():
        _change_entry(unit, _REMOVE_ENTRY, task, entry)
    _add_entries(unit, task, new)


def _add_entries(unit: Unit, task: Task, entries: Sequence[Entry]) -> None:
    of_task = {"workspace_id": task.workspace_id, "number": task.number}
    unit.insert_all(_ADD_ENTRY, [{**entry._asdict(), **of_task} for entry in entries])


def _change_entry(unit: Unit, how: Statement[None], task: Task, entry: Entry, **to: int) -> None:
    unit.run(
        how,
        workspace=task.workspace_id,
        of_facet=entry.facet,
        of_key=entry.key,
        at_rank=entry.rank,
        which=task.number,
        **to,
    )
