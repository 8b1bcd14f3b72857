"""Tasks: their rows, and the lists that people ask for."""

from dataclasses import dataclass, fields
from typing import TypeAlias

from sqlalchemy import ColumnElement, bindparam, func, insert, nulls_last, select, update

from bot.domain.tasks import Task, TaskStatus
from storage.counters import next_number
from storage.models import TaskRow
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit

_task = table_of(TaskRow)
_COLUMNS = tuple(field.name for field in fields(Task))
_one = (_task.c.workspace_id == bindparam("workspace"), _task.c.number == bindparam("which"))
_open = (_task.c.workspace_id == bindparam("workspace"), _task.c.status == TaskStatus.OPEN)
_soonest_first = (nulls_last(_task.c.due_at.asc()), _task.c.number)

_ADD = command(insert(_task), columns=_COLUMNS)
_FIND = Statement(rows_as(Task, TaskRow).where(*_one), Task)
_LOCK = Statement(rows_as(Task, TaskRow).where(*_one).with_for_update(), Task)
_CHANGED = ("status", "due_at", "closed_at", "closed_by")
_CHANGE = command(update(_task).where(*_one).values({name: bindparam(f"new_{name}") for name in _CHANGED}))


@dataclass(frozen=True)
class OwnedBy:
    member_id: str


@dataclass(frozen=True)
class InChannel:
    channel_id: str


Scope: TypeAlias = OwnedBy | InChannel


@dataclass(frozen=True)
class _ListStatements:
    """A list needs two: its length and its pages."""

    count: Statement[int]
    page: Statement[Task]


def _statements(condition: ColumnElement[bool]) -> _ListStatements:
    page = rows_as(Task, TaskRow).where(*_open, condition).order_by(*_soonest_first)
    return _ListStatements(
        Statement(select(func.count()).select_from(_task).where(*_open, condition), int),
        Statement(page.limit(bindparam("most")).offset(bindparam("skip")), Task),
    )


_OWNED = _statements(_task.c.owner_id == bindparam("scope"))
_IN_CHANNEL = _statements(_task.c.channel_id == bindparam("scope"))


def new_task_number(unit: Unit, workspace_id: str) -> int:
    return next_number(unit, workspace_id, "task")


def add(unit: Unit, task: Task) -> None:
    unit.run(_ADD, **{name: getattr(task, name) for name in _COLUMNS})


def find(unit: Unit, workspace_id: str, number: int) -> Task | None:
    return unit.one(_FIND, workspace=workspace_id, which=number)


def lock(unit: Unit, workspace_id: str, number: int) -> Task | None:
    """The task, held until the unit ends, so that what is read is what is changed."""
    return unit.one(_LOCK, workspace=workspace_id, which=number)


def save(unit: Unit, task: Task) -> None:
    """Write back what may change of a locked task."""
    changes = {f"new_{name}": getattr(task, name) for name in _CHANGED}
    unit.run(_CHANGE, workspace=task.workspace_id, which=task.number, **changes)


def count_open(unit: Unit, workspace_id: str, scope: Scope) -> int:
    statements, value = _of(scope)
    return unit.one(statements.count, workspace=workspace_id, scope=value) or 0


def list_open(unit: Unit, workspace_id: str, scope: Scope, *, most: int, skip: int = 0) -> list[Task]:
    """Soonest due first, undated last."""
    statements, value = _of(scope)
    return unit.all(statements.page, workspace=workspace_id, scope=value, most=most, skip=skip)


def _of(scope: Scope) -> tuple[_ListStatements, str]:
    if isinstance(scope, OwnedBy):
        return _OWNED, scope.member_id
    return _IN_CHANNEL, scope.channel_id
