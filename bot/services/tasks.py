"""Tasks: added, listed, finished, reopened, dropped, put off."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.nudging import next_working_day, next_working_week, nudge_instant
from bot.domain.outgoing import Draft, Outgoing
from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal
from bot.domain.task_grammar import EXAMPLE, NewTask
from bot.domain.tasks import Task, TaskStatus, may_touch, task_number
from bot.services.act import Act
from storage import outbox, tasks, timers
from storage.people import require_person, require_place
from storage.unit import Unit

CARD = "task_card"
DUE_NUDGE = "due_nudge"
PAGE = 20


@dataclass(frozen=True)
class TaskView:
    """A task with the people in it; `has_card` says whether the channel shows it."""

    task: Task
    owner: Person | None
    creator: Person
    has_card: bool = True


@dataclass(frozen=True)
class TaskPage:
    """Part of a list: `page` of `pages`, of `total` tasks in all."""

    tasks: list[Task]
    everyone: bool
    page: int
    pages: int
    total: int


@dataclass(frozen=True)
class Finished:
    """What became of "done": tasks closed now, and tasks that were closed already."""

    now: list[Task]
    before: list[Task]


def add(act: Act, new: NewTask) -> TaskView:
    """Raises Refusal if the owner cannot own tasks, NotYetKnown if Slack must be asked about them."""
    owner = _owner(act, new.owner_id)
    task = Task(
        workspace_id=act.workspace_id,
        number=tasks.new_task_number(act.unit, act.workspace_id),
        channel_id=act.place.id,
        title=new.title,
        status=TaskStatus.OPEN,
        owner_id=owner.id if owner else None,
        creator_id=act.by.id,
        due_at=new.due.at if new.due else None,
        thread_ts=act.thread_ts,
        created_at=act.now,
    )
    tasks.add(act.unit, task)
    act.record("task_added", task.name, title=task.title, owner=task.owner_id, due=_text(task.due_at))
    if act.place.is_reachable:
        _post_card(act, task)
    _set_nudge(act, task, owner or act.by)
    return TaskView(task, owner, act.by, has_card=act.place.is_reachable)


def page_of_tasks(act: Act, *, everyone: bool, page: int) -> TaskPage:
    """The caller's open tasks, or all open tasks of the channel; soonest due first, undated last."""
    scope = tasks.InChannel(act.place.id) if everyone else tasks.OwnedBy(act.by.id)
    total = tasks.count_open(act.unit, act.workspace_id, scope)
    pages = max(1, -(-total // PAGE))
    page = min(page, pages)
    found = tasks.list_open(act.unit, act.workspace_id, scope, most=PAGE, skip=(page - 1) * PAGE)
    return TaskPage(found, everyone, page, pages, total)


def finish(act: Act, numbers: tuple[int, ...]) -> Finished:
    """All of them or none: an unknown number refuses the whole."""
    locked = {
        number: _lock(act, number) for number in sorted(numbers)
    }  # in one order: nobody waits in a circle
    found = [locked[number] for number in numbers]
    still_open = [task for task in found if task.is_open]
    closed = [_close(act, task, TaskStatus.DONE, "task_done") for task in still_open]
    return Finished(closed, [task for task in found if not task.is_open])


def drop(act: Act, number: int) -> Task:
    """Dropping what is not open changes nothing."""
    task = _lock(act, number)
    return _close(act, task, TaskStatus.DROPPED, "task_dropped") if task.is_open else task


def reopen(act: Act, number: int) -> Task:
    """Reopening what is open changes nothing."""
    task = _lock(act, number)
    if task.is_open:
        return task
    task = replace(task, status=TaskStatus.OPEN, closed_at=None, closed_by=None)
    _keep(act, task, "task_reopened")
    _set_nudge(act, task, _person(act, task.owner_id or task.creator_id))
    return task


def put_off_to_tomorrow(act: Act, number: int) -> Task:
    return _put_off(act, number, next_working_day)


def put_off_to_next_week(act: Act, number: int) -> Task:
    return _put_off(act, number, next_working_week)


def card_view(unit: Unit, message: Outgoing) -> TaskView | None:
    """What a card or nudge of the task shows now."""
    task = tasks.find(unit, message.workspace_id, task_number(message.subject))
    if task is None:
        return None
    owner = require_person(unit, task.workspace_id, task.owner_id) if task.owner_id else None
    return TaskView(task, owner, require_person(unit, task.workspace_id, task.creator_id))


def _put_off(act: Act, number: int, to: Callable[..., datetime]) -> Task:
    task = _lock(act, number)
    if not task.is_open:
        return task
    whose = _person(act, task.owner_id or task.creator_id)
    at = task.due_at.astimezone(whose.zone).time() if task.due_at else whose.work_end
    was, task = task.due_at, replace(task, due_at=to(act.now, whose, at))
    _keep(act, task, "task_put_off", was=_text(was), due=_text(task.due_at))
    _set_nudge(act, task, whose)
    return task


def _close(act: Act, task: Task, status: TaskStatus, action: str) -> Task:
    closed = replace(task, status=status, closed_at=act.now, closed_by=act.by.id)
    timers.clear_timer(act.unit, act.workspace_id, DUE_NUDGE, task.name)
    _keep(act, closed, action)
    return closed


def _keep(act: Act, task: Task, action: str, **details: object) -> None:
    tasks.save(act.unit, task)
    act.record(action, task.name, **details)
    outbox.follow(act.unit, act.workspace_id, task.name, act.now)


def _lock(act: Act, number: int) -> Task:
    """The task, or the same refusal whether it does not exist or is none of the person's business."""
    task = tasks.lock(act.unit, act.workspace_id, number)
    if task is not None:
        place = require_place(act.unit, act.workspace_id, task.channel_id)
        is_private = place.is_private or place.is_direct
        if may_touch(task, act.by, act.place.id, task_is_private=is_private):
            return task
    raise Refusal(
        N_("There is no T-{number} that you can see here; nothing was changed."),
        example="/task list mine",
        number=number,
    )


def _owner(act: Act, owner_id: str | None) -> Person | None:
    if owner_id is None:
        return None
    owner = _person(act, owner_id)
    if owner.has_left:
        raise Refusal(N_("{name} has left the workspace. Who else?"), example=EXAMPLE, name=owner.name)
    if owner.is_bot:
        raise Refusal(N_("{name} is a bot; a task needs a person."), example=EXAMPLE, name=owner.name)
    return owner


def _person(act: Act, member_id: str) -> Person:
    return act.by if member_id == act.by.id else require_person(act.unit, act.workspace_id, member_id)


def _post_card(act: Act, task: Task) -> None:
    draft = Draft(act.workspace_id, CARD, task.name, act.place.id, act.now, act.thread_ts, actor_id=act.by.id)
    outbox.post_card(act.unit, draft)


def _set_nudge(act: Act, task: Task, whose: Person) -> None:
    if task.due_at is not None:
        at = nudge_instant(task.due_at, whose, act.now)
        timers.set_timer(act.unit, act.workspace_id, DUE_NUDGE, task.name, at)


def _text(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None
