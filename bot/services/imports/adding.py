"""One task of a file is added, unless it is known in the channel."""

from dataclasses import replace

from bot.domain.exchange.planning import PlannedTask
from bot.domain.exchange.sheet import Format
from bot.domain.imports import Batch, imported_key
from bot.domain.recurrence.rule import Recurrence
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.history import beginning
from bot.domain.tasks.task import Blocker, BlockerKind, Task, TaskStatus
from bot.services.act import Act
from bot.services.tasks.keeping import person_of, set_timers
from bot.services.tasks.recurring import first_due, next_due
from storage import sources, tasks


def add_planned(act: Act, plan: PlannedTask, batch: Batch) -> int | None:
    """The task's number; None where it is known already."""
    if number_of(act, plan.key) is not None:
        return None
    sources.claim(act.unit, act.workspace_id, _key_here(act, plan.key))
    task = _with_series(act, _first_state(act, plan))
    tasks.add(act.unit, task)
    sources.note(act.unit, act.workspace_id, _key_here(act, plan.key), task.number)
    brought = {"title": task.title, "line": plan.line, "of": batch.subject}
    act.record("task_imported", task.name, **brought, **beginning(task))
    if task.due_at and task.due_at > act.now:  # nobody wants to be reminded of all that is long overdue
        set_timers(act, None, task)
    return task.number


def number_of(act: Act, key: str) -> int | None:
    """Under which number another tool's task is known in the channel; one of ours, if it never left."""
    own, _, rest = key.partition(":")
    if own == Format.MUSTER:
        written, _, created = rest.partition(":")
        task = tasks.find(act.unit, act.workspace_id, int(written)) if _is_number(written) else None
        if task and task.channel_id == act.place.id and task.created_at.isoformat() == created:
            return task.number
    return sources.number_of(act.unit, act.workspace_id, _key_here(act, key))


def _key_here(act: Act, key: str) -> str:
    """Who imports into one channel need not know what was imported into another."""
    return imported_key(act.place.id, key)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10  # noqa: PLR2004 -- as the store holds them


def _first_state(act: Act, plan: PlannedTask) -> Task:
    """Added by whoever brings it in, whatever the file says: nobody gets tasks in another's name."""
    is_blocked = plan.status is TaskStatus.BLOCKED
    edges = [Blocker(BlockerKind.WORDS, "", words, act.by.id, act.now.isoformat()) for words in plan.blockers]
    return Task(
        workspace_id=act.workspace_id,
        number=tasks.new_task_number(act.unit, act.workspace_id),
        channel_id=act.place.id,
        title=plan.title,
        status=plan.status,
        owner_id=plan.owner_id,
        creator_id=act.by.id,
        due_at=plan.due_at,
        thread_ts=None,
        created_at=plan.created_at or act.now,
        closed_at=plan.closed_at,
        priority=plan.priority,
        estimate_minutes=plan.estimate_minutes,
        notes=plan.notes,
        assignees=plan.assignees,
        watchers=plan.watchers,
        labels=plan.labels,
        blockers=tuple(edges) if is_blocked else (),
        recurrence=plan.recurrence,
        permalink=plan.permalink,
        under=number_of(act, plan.parent_key) if plan.parent_key else None,
        after=tuple(found for key in plan.after_keys if (found := number_of(act, key))),
    )


def _with_series(act: Act, task: Task) -> Task:
    """A series counts from its deadline, or from now on; one that was missed goes on with its next day."""
    if task.recurrence is None:
        return task
    whose = person_of(act, task.owner_id or task.creator_id)
    if task.due_at is None:
        return _from_now_on(act, task)
    is_to_come = task.due_at > act.now
    task = replace(task, recurs_since=task.due_at.astimezone(whose.zone).date())
    if is_to_come:
        return task
    following = next_due(act, task)
    return replace(task, due_at=following) if following else replace(task, recurrence=None, recurs_since=None)


def _from_now_on(act: Act, task: Task) -> Task:
    recurrence = Recurrence.parse(task.recurrence or "")
    whose = person_of(act, task.owner_id or task.creator_id)
    try:
        due_at, since = first_due(act, NewTask(task.title), recurrence, whose)
    except Refusal:  # it has ended
        return replace(task, recurrence=None)
    return replace(task, due_at=due_at, recurs_since=since)
