"""A task cannot go on: a typed edge says what it waits for."""

from dataclasses import replace

from bot.domain.approvals.requests import request_number
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.commands import BlockTasks, Numbers
from bot.domain.tasks.task import Blocker, BlockerKind, Task, TaskStatus, task_number
from bot.services.act import Act
from bot.services.approvals.sight import hold_visible
from bot.services.tasks.changing import Changed
from bot.services.tasks.keeping import keep, workers
from bot.services.tasks.news import Event, tell, tell_watchers
from bot.services.tasks.ordering import check_no_cycle
from bot.services.tasks.releasing import without_blockers
from bot.services.tasks.sight import find_visible, lock_all
from storage import tasks


def block(act: Act, wanted: BlockTasks) -> Changed:
    """A second reason is kept beside the first; the same edge again takes the newer words.

    Raises Refusal for a task that waits for itself, by however long a way, and for what is not there.
    """
    if wanted.kind is BlockerKind.REQUEST:
        _check_request(act, request_number(wanted.subject))
    found = lock_all(act, wanted.numbers)
    _check_edge(act, wanted, found)
    todo = [task for task in found if task.is_open]
    now = [_blocked(act, task, wanted) for task in todo]
    return Changed(now, [task for task in found if not task.is_open])


def unblock(act: Act, numbers: Numbers) -> Changed:
    """All edges go; the task stands where it stood before."""
    found = lock_all(act, numbers)
    todo = [task for task in found if task.status is TaskStatus.BLOCKED]
    now = [keep(act, task, without_blockers(task, ()), "task_unblocked") for task in todo]
    for task in now:
        for member_id in task.workers:
            tell(act, Event.UNBLOCKED, task, member_id)
    return Changed(now, [task for task in found if task.status is not TaskStatus.BLOCKED])


def _blocked(act: Act, task: Task, wanted: BlockTasks) -> Task:
    edge = Blocker(
        kind=wanted.kind,
        subject=wanted.subject,
        reason=wanted.reason,
        by=act.by.id,
        since=act.now.isoformat(),
        was_started=task.status is TaskStatus.IN_PROGRESS or any(each.was_started for each in task.blockers),
    )
    others = tuple(each for each in task.blockers if not each.subject or each.subject != edge.subject)
    now = keep(act, task, replace(task, status=TaskStatus.BLOCKED, blockers=(*others, edge)), "task_blocked")
    _tell_of(act, now, edge)
    return now


def _tell_of(act: Act, task: Task, edge: Blocker) -> None:
    """Whoever can unblock it hears so once; so do the watchers."""
    if edge.kind is BlockerKind.PERSON:
        tell(act, Event.BLOCKING, task, edge.subject)
    if edge.kind is BlockerKind.TASK:
        other = tasks.find(act.unit, act.workspace_id, task_number(edge.subject))
        for member_id in (other.workers or (other.creator_id,)) if other else ():
            tell(act, Event.BLOCKING, task, member_id, edge.subject)
    tell_watchers(act, Event.BLOCKED, task)


def _check_edge(act: Act, wanted: BlockTasks, found: list[Task]) -> None:
    match wanted.kind:
        case BlockerKind.PERSON:
            workers(act, (wanted.subject,))
        case BlockerKind.TASK:
            other = find_visible(act, task_number(wanted.subject))
            if not other.is_open:
                raise Refusal(
                    N_("{task} is closed already; it blocks nothing."),
                    example="/task block T-12 waiting for the logo on @piotr",
                    task=other.name,
                )
            for task in found:
                check_no_cycle(act, task.number, other.number)
        case BlockerKind.WORDS | BlockerKind.REQUEST:
            pass


def _check_request(act: Act, number: int) -> None:
    """Held until the unit ends, and before any task is, as when it is closed."""
    request = hold_visible(act, number).request
    if request.status.is_closed:
        raise Refusal(
            N_("{task} is closed already; it blocks nothing."),
            example="/task block T-12 waiting for the logo on @piotr",
            task=request.name,
        )
