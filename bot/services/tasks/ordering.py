"""Dependencies and parents: no task may wait for itself, by however long a way."""

from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.order import path_between
from bot.domain.tasks.task import BlockerKind, Task, task_number
from bot.services.act import Act
from bot.services.tasks.sight import may_see_task
from storage import tasks


def check_no_cycle(act: Act, waiting: int, awaited: int) -> None:
    """Refuses, with the way spelt out, that `waiting` waits for `awaited` if that waits for it already."""
    _refuse_circle(act, path_between(awaited, waiting, lambda number: awaited_by(act, number)), waiting)


def check_no_own_ancestor(act: Act, child: int, parent: int) -> None:
    """Refuses a parent that stands under its own child."""
    _refuse_circle(act, path_between(parent, child, lambda number: parent_of(act, number)), child)


def _refuse_circle(act: Act, way: list[int] | None, first: int) -> None:
    """Tasks on the way that are none of the person's business stay unnamed."""
    if way is None:
        return
    names = " → ".join(_name(act, number) for number in (first, *way))
    raise Refusal(
        N_("That would go in a circle: {way}."),
        example="/task add Print the posters after T-3 under T-2",
        way=names,
    )


def _name(act: Act, number: int) -> str:
    task = tasks.find(act.unit, act.workspace_id, number)
    return f"T-{number}" if task is not None and may_see_task(act, task) else "…"


def awaited_by(act: Act, number: int) -> list[int]:
    """What a task waits for: what it comes after, and the tasks that block it."""
    task = tasks.find(act.unit, act.workspace_id, number)
    if task is None:
        return []
    return [*task.after, *_blocking(task)]


def _blocking(task: Task) -> list[int]:
    return [task_number(each.subject) for each in task.blockers if each.kind is BlockerKind.TASK]


def parent_of(act: Act, number: int) -> list[int]:
    """None or one."""
    task = tasks.find(act.unit, act.workspace_id, number)
    return [task.under] if task is not None and task.under is not None else []
