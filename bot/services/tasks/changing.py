"""Tasks are started, finished, dropped, reopened, handed over, put off, watched."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.nudging import next_working_day, next_working_week
from bot.domain.tasks.commands import AssignTasks, MoveDeadline, Numbers, WatchTasks
from bot.domain.tasks.facets import Facet
from bot.domain.tasks.task import Task, TaskStatus
from bot.services.act import Act
from bot.services.tasks.keeping import keep, person_of, workers
from bot.services.tasks.news import Event, tell_new_workers, tell_watchers
from bot.services.tasks.recurring import next_instance
from bot.services.tasks.releasing import release_waiting
from bot.services.tasks.sight import lock_all, lock_visible, sight_of
from storage import task_lists
from storage.task_queries import Query

_MOST_SUBTASKS = 20


@dataclass(frozen=True)
class Changed:
    """What became of the tasks: changed now, and those that stood so already.

    `following` are the next instances of recurring ones, `left_open` the open subtasks of what was closed.
    """

    now: list[Task]
    before: list[Task]
    following: list[Task] = field(default_factory=list)
    left_open: list[Task] = field(default_factory=list)


def finish(act: Act, numbers: Numbers) -> Changed:
    """All of them or none: an unknown number refuses the whole."""
    return _close(act, numbers, TaskStatus.DONE, "task_done")


def drop(act: Act, numbers: Numbers) -> Changed:
    """Dropping an instance of a recurring task ends its series."""
    return _close(act, numbers, TaskStatus.DROPPED, "task_dropped")


def start(act: Act, numbers: Numbers) -> Changed:
    """Whoever starts what nobody has, has it from now on."""

    def started(task: Task) -> Task:
        owner = task.owner_id or workers(act, (act.by.id,))[0].id
        return replace(task, status=TaskStatus.IN_PROGRESS, owner_id=owner)

    return _each(act, numbers, lambda task: task.status is TaskStatus.OPEN, started, "task_started")


def reopen(act: Act, numbers: Numbers) -> Changed:
    def reopened(task: Task) -> Task:
        return replace(task, status=TaskStatus.OPEN, closed_at=None, closed_by=None)

    return _each(act, numbers, lambda task: not task.is_open, reopened, "task_reopened")


def assign(act: Act, wanted: AssignTasks) -> Changed:
    """The first becomes the owner, the others work on it, too. Raises Refusal for bots and leavers."""
    named = ((act.by.id,) if wanted.is_caller else ()) + wanted.people
    ids = tuple(person.id for person in workers(act, named))
    owner, others = (ids[0], ids[1:]) if ids else (None, ())

    def handed_over(task: Task) -> Task:
        return replace(task, owner_id=owner, assignees=others)

    return _each(act, wanted.numbers, lambda task: task.workers != ids, handed_over, "task_assigned")


def move_deadline(act: Act, wanted: MoveDeadline) -> Changed:
    due_at = wanted.due.at if wanted.due else None

    def moved(task: Task) -> Task:
        return replace(task, due_at=due_at)

    return _each(act, wanted.numbers, lambda task: task.due_at != due_at, moved, "task_moved")


def put_off_to_tomorrow(act: Act, number: int) -> Changed:
    return _put_off(act, number, next_working_day)


def put_off_to_next_week(act: Act, number: int) -> Changed:
    return _put_off(act, number, next_working_week)


def watch(act: Act, wanted: WatchTasks) -> Changed:
    """Watchers hear when a task is closed, blocked or put off."""
    me = act.by.id

    def with_me(task: Task) -> Task:
        others = tuple(member for member in task.watchers if member != me)
        return replace(task, watchers=(*others, me) if wanted.watching else others)

    def differs(task: Task) -> bool:
        return (me in task.watchers) is not wanted.watching

    return _each(act, wanted.numbers, differs, with_me, "task_watched")


def _each(
    act: Act, numbers: Numbers, applies: Callable[[Task], bool], changed: Callable[[Task], Task], action: str
) -> Changed:
    found = lock_all(act, numbers)
    todo = [task for task in found if applies(task)]
    now = [_tell(act, task, keep(act, task, changed(task), action)) for task in todo]
    return Changed(now, [task for task in found if not applies(task)])


def _tell(act: Act, was: Task, task: Task) -> Task:
    """The people concerned."""
    tell_new_workers(act, was, task)
    if was.due_at != task.due_at:
        tell_watchers(act, Event.MOVED, task)
    return task


def _close(act: Act, numbers: Numbers, status: TaskStatus, action: str) -> Changed:
    found = lock_all(act, numbers)
    result = Changed([], [task for task in found if not task.is_open])
    for number in [task.number for task in found if task.is_open]:
        task = lock_visible(act, number)  # the one closed before may have released it
        follower = next_instance(act, task) if status is TaskStatus.DONE else None
        closed = replace(task, status=status, closed_at=act.now, closed_by=act.by.id, blockers=())
        if follower:
            closed = replace(closed, recurrence=None)
            result.following.append(follower)
        result.now.append(keep(act, task, closed, action))
        tell_watchers(act, Event.CLOSED, closed)
        release_waiting(act, closed)
    result.left_open.extend(part for task in result.now for part in _open_subtasks(act, task))
    return result


def _open_subtasks(act: Act, task: Task) -> list[Task]:
    under = Query.along(Facet.UNDER, str(task.number))
    return task_lists.page_of(act.unit, act.workspace_id, under, sight_of(act), most=_MOST_SUBTASKS).tasks


def _put_off(act: Act, number: int, to: Callable[..., datetime]) -> Changed:
    def put_off(task: Task) -> Task:
        whose = person_of(act, task.owner_id or task.creator_id)
        at = task.due_at.astimezone(whose.zone).time() if task.due_at else whose.work_end
        return replace(task, due_at=to(act.now, whose, at))

    return _each(act, (number,), lambda task: task.is_open, put_off, "task_put_off")
