"""What changed between two states of a task, as plain JSON for the audit, and the way back."""

from collections.abc import Callable
from dataclasses import asdict, fields, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from bot.domain.tasks.task import Blocker, Priority, Task, TaskStatus, read_blocker

UNCOUNTED = {"version", "comments"}
"""Fields that follow from others, or from what people write in threads."""


_COUNTED = (
    *("channel_id", "status", "owner_id", "assignees", "due_at", "priority", "blockers", "created_at"),
    "closed_at",
)


def difference(was: Task, now: Task) -> dict[str, dict[str, Any]]:
    """{"was": ..., "now": ...} with the fields that differ."""
    changed = [
        field.name
        for field in fields(Task)
        if field.name not in UNCOUNTED and getattr(was, field.name) != getattr(now, field.name)
    ]
    return {
        "was": {name: _written(getattr(was, name)) for name in changed},
        "now": {name: _written(getattr(now, name)) for name in changed},
    }


def beginning(task: Task) -> dict[str, dict[str, Any]]:
    """{"began": ...} with what a new task is counted by: where it is, whose, how it stands and until when.

    Together with the differences that follow, the history alone tells how the task stood at any instant.
    """
    return {"began": {name: _written(getattr(task, name)) for name in _COUNTED if getattr(task, name)}}


def stands_as(task: Task, noted: dict[str, Any]) -> bool:
    """Whether the task still has the values that were noted."""
    return all(_written(getattr(task, name)) == value for name, value in noted.items())


def restored(task: Task, noted: dict[str, Any]) -> Task:
    """The task with the noted values in place of its own."""
    return replace(task, **{name: _READ.get(name, _unchanged)(value) for name, value in noted.items()})


def _written(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Blocker):
        return asdict(value)
    return [_written(one) for one in value] if isinstance(value, tuple) else value


def _unchanged(value: Any) -> Any:
    return value


def _instant(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


_READ: dict[str, Callable[[Any], Any]] = {
    "status": TaskStatus,
    "priority": Priority,
    "due_at": _instant,
    "closed_at": _instant,
    "recurs_since": lambda value: date.fromisoformat(value) if value else None,
    "blockers": lambda value: tuple(read_blocker(one) for one in value),
    **dict.fromkeys(("assignees", "watchers", "labels", "after"), tuple),
}
