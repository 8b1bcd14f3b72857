"""What a task asks of its owner, of whoever it waits for, and of whoever added it where nobody has it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.attention.candidates import Candidate
from bot.domain.attention.kinds import Kind
from bot.domain.attention.mornings import Mornings
from bot.domain.attention.stages import Stage, backing_off, current, due_stages, following
from bot.domain.tasks.task import Blocker, Priority, Task, TaskStatus

STUCK_AFTER = 5
"""Working mornings without any change."""
BLOCKED_AFTER = 3
ASKED_AFTER = 2
"""Working mornings after which whoever is waited for hears of it once more."""


@dataclass(frozen=True)
class Asking:
    """What a subject asks for now, if anything, and what it asks for next."""

    candidate: Candidate | None = None
    coming: Candidate | None = None


def of_owner(task: Task, mornings: Mornings, now: datetime, changed_at: datetime) -> Asking:
    """`changed_at` is when anything about the task changed last. Of an open task."""
    asked = _stages(task, mornings, now, changed_at)
    stages = [stage for stage in asked if not _is_stale(stage, changed_at)]
    now_asked, asked_next = current(stages, now), following(stages, now)
    return Asking(
        _candidate(task, now_asked) if now_asked else None,
        _candidate(task, asked_next) if asked_next else None,
    )


def of_blocker(task: Task, edge: Blocker, mornings: Mornings, now: datetime) -> Asking:
    """Of the person whom the task waits for: they heard of it when it began, and hear of it once more."""
    since = datetime.fromisoformat(edge.since)
    stages = backing_off(Kind.BLOCKED, since, mornings, now, ASKED_AFTER)[:1]
    now_asked, asked_next = current(stages, now), following(stages, now)
    return Asking(
        _of_edge(task, edge, now_asked) if now_asked else None,
        _of_edge(task, edge, asked_next) if asked_next else None,
    )


def _of_edge(task: Task, edge: Blocker, stage: Stage) -> Candidate:
    occasion = f"{Kind.BLOCKED}:{task.name}:{edge.since}:{stage.number}"
    return Candidate(Kind.BLOCKED, task.name, occasion, stage.at, task.channel_id)


def _stages(task: Task, mornings: Mornings, now: datetime, changed_at: datetime) -> Sequence[Stage]:
    stages = due_stages(task.due_at, mornings, now, changed_at) if task.due_at else []
    if task.owner_id is None:
        return [replace(stage, kind=Kind.UNASSIGNED) for stage in stages]
    if task.status is TaskStatus.IN_PROGRESS:
        stages += backing_off(Kind.STUCK, changed_at, mornings, now, STUCK_AFTER)
    if task.status is TaskStatus.BLOCKED:
        stages += backing_off(Kind.BLOCKED, changed_at, mornings, now, BLOCKED_AFTER)
    return stages


def _is_stale(stage: Stage, changed_at: datetime) -> bool:
    """Whoever put a task off to tomorrow an hour ago need not be told that it is due then."""
    return stage.until is not None and stage.at < changed_at


def _candidate(task: Task, stage: Stage) -> Candidate:
    of_deadline = stage.kind not in (Kind.STUCK, Kind.BLOCKED)
    about = task.due_at.isoformat() if of_deadline and task.due_at else ""
    return Candidate(
        stage.kind,
        task.name,
        f"{stage.kind}:{task.name}:{about}:{stage.at.date().isoformat()}",
        max(stage.at, task.created_at),
        task.channel_id,
        is_urgent=of_deadline and task.priority is Priority.URGENT,
        until=stage.until,
        due_at=task.due_at if of_deadline else None,
    )
