"""What happens to tasks that wait for another one, or for a request, when that one is closed."""

from dataclasses import replace

from bot.domain.tasks.facets import Facet
from bot.domain.tasks.task import Blocker, Task, TaskStatus
from bot.services.act import Act
from bot.services.tasks.keeping import keep
from bot.services.tasks.news import Event, tell
from storage import task_lists, tasks
from storage.task_queries import Query

_MOST_WAITING = 200


def release_waiting(act: Act, closed: Task) -> None:
    """Blocked by it: the edge goes. After it: whoever has the task hears that it can begin."""
    release_blocked(act, closed.name)
    for task in _waiting(act, Facet.AFTER, str(closed.number)):
        if task.status is TaskStatus.OPEN and not _open_before(act, task):
            tell_workers(act, Event.READY, task, closed.name)


def release_blocked(act: Act, subject: str) -> None:
    """What was in the way ("T-3", "R-7") is closed: the edges to it go."""
    for task in _waiting(act, Facet.BLOCKER, subject):
        kept = tuple(blocker for blocker in task.blockers if blocker.subject != subject)
        free = keep(act, task, without_blockers(task, kept), "task_unblocked", cause=subject)
        if free.status is not TaskStatus.BLOCKED:
            tell_workers(act, Event.UNBLOCKED, free, subject)


def without_blockers(task: Task, kept: tuple[Blocker, ...]) -> Task:
    """With the last blocker gone it stands where it stood before the first."""
    if kept:
        return replace(task, blockers=kept)
    was_started = any(blocker.was_started for blocker in task.blockers)
    status = TaskStatus.IN_PROGRESS if was_started else TaskStatus.OPEN
    return replace(task, blockers=(), status=status)


def _waiting(act: Act, facet: Facet, key: str) -> list[Task]:
    """Locked, in the order of their numbers; whether the actor may see them does not matter here."""
    found = task_lists.every(act.unit, act.workspace_id, Query.along(facet, key), _MOST_WAITING)
    locked = (tasks.lock(act.unit, act.workspace_id, number) for number in sorted(found))
    return [task for task in locked if task is not None and task.is_open]


def _open_before(act: Act, task: Task) -> bool:
    before = (tasks.find(act.unit, act.workspace_id, number) for number in task.after)
    return any(other is not None and other.is_open for other in before)


def tell_workers(act: Act, event: Event, task: Task, cause: str) -> None:
    """Whoever added it, where nobody has it."""
    for member_id in task.workers or (task.creator_id,):
        tell(act, event, task, member_id, cause)
