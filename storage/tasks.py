"""Tasks: their rows, and the lists that people ask for."""

from dataclasses import fields

from sqlalchemy import bindparam, insert, nulls_last, update

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
_OWNED = Statement(
    rows_as(Task, TaskRow)
    .where(*_open, _task.c.owner_id == bindparam("owner"))
    .order_by(*_soonest_first)
    .limit(bindparam("most")),
    Task,
)
_IN_CHANNEL = Statement(
    rows_as(Task, TaskRow)
    .where(*_open, _task.c.channel_id == bindparam("channel"))
    .order_by(*_soonest_first)
    .limit(bindparam("most")),
    Task,
)


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


def open_tasks_of(unit: Unit, workspace_id: str, owner_id: str, most: int) -> list[Task]:
    """Soonest due first, undated last."""
    return unit.all(_OWNED, workspace=workspace_id, owner=owner_id, most=most)


def open_tasks_in(unit: Unit, workspace_id: str, channel_id: str, most: int) -> list[Task]:
    """Soonest due first, undated last."""
    return unit.all(_IN_CHANNEL, workspace=workspace_id, channel=channel_id, most=most)
