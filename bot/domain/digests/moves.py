"""What moved between two digests: each task once, by what became of it in the end."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.domain.audit import Entry
from bot.domain.tasks.task import Task, TaskStatus, task_number

CLOSED = {TaskStatus.DONE, TaskStatus.DROPPED}
_BROUGHT = {"task_added", "task_imported"}


class Move(StrEnum):
    """In the order in which they are told: a task that was added and done since is done."""

    DONE = "done"
    DROPPED = "dropped"
    REOPENED = "reopened"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    DELAYED = "delayed"
    ADVANCED = "advanced"
    HANDED_OVER = "handed_over"
    STARTED = "started"
    ADDED = "added"


@dataclass(frozen=True)
class Moved:
    """`was` holds what the history says the changed fields were before, as plain JSON."""

    move: Move
    task: Task
    was: dict[str, Any]


def moves_of(entries: Iterable[Entry], tasks: Iterable[Task]) -> list[Moved]:
    """Of the tasks as they stand now, by the entries of the history about them, oldest first.

    What was changed and changed back has not moved, nor what was brought in closed.
    """
    before: dict[int, dict[str, Any]] = {}
    brought: dict[int, str] = {}
    for entry in entries:
        number = task_number(entry.subject)
        if entry.action in _BROUGHT:
            brought[number] = entry.details.get("began", {}).get("status", TaskStatus.OPEN)
        for name, value in entry.details.get("was", {}).items():
            before.setdefault(number, {}).setdefault(name, value)
    found = (_moved(task, before.get(task.number, {}), brought.get(task.number)) for task in tasks)
    moved = [each for each in found if each is not None]
    order = list(Move)
    return sorted(moved, key=lambda each: (order.index(each.move), each.task.number))


def _moved(task: Task, was: dict[str, Any], began: str | None) -> Moved | None:
    if began in CLOSED and not task.is_open:
        return None
    return _move(task, was, is_new=began is not None)


def _move(task: Task, was: dict[str, Any], *, is_new: bool) -> Moved | None:
    status = TaskStatus(was.get("status", task.status))
    rules = (
        (task.status is TaskStatus.DONE and (is_new or status not in CLOSED), Move.DONE),
        (task.status is TaskStatus.DONE and status is TaskStatus.DROPPED, Move.DONE),
        (task.status is TaskStatus.DROPPED and not is_new and status is not task.status, Move.DROPPED),
        (not task.is_open, None),
        (not is_new and status in CLOSED, Move.REOPENED),
        (task.status is TaskStatus.BLOCKED and (is_new or status is not task.status), Move.BLOCKED),
        (not is_new and status is TaskStatus.BLOCKED and status is not task.status, Move.UNBLOCKED),
        (not is_new and _is_later(task, was), Move.DELAYED),
        (not is_new and _is_other_date(task, was), Move.ADVANCED),
        (not is_new and was.get("owner_id", task.owner_id) != task.owner_id, Move.HANDED_OVER),
        (not is_new and task.status is TaskStatus.IN_PROGRESS and status is not task.status, Move.STARTED),
        (is_new, Move.ADDED),
    )
    move = next((move for holds, move in rules if holds), None)
    return Moved(move, task, was) if move else None


def _is_other_date(task: Task, was: dict[str, Any]) -> bool:
    now = task.due_at.isoformat() if task.due_at else None
    return was.get("due_at", now) != now


def _is_later(task: Task, was: dict[str, Any]) -> bool:
    """Also where there is no deadline any more."""
    if not _is_other_date(task, was):
        return False
    before = was["due_at"]
    return before is not None and (task.due_at is None or before < task.due_at.isoformat())
