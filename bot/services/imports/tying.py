"""A task is tied to those that came after it in the file: what it belongs under, and what it waits for."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.tasks.order import path_between
from bot.services.act import Act
from bot.services.tasks.ordering import awaited_by, parent_of
from storage import tasks

_MOST_STEPS = 200
"""The file itself holds no circles: one can only lead through what people tied in the seconds since."""


def tie(act: Act, number: int, parent: int | None, before: Sequence[int]) -> None:
    """Tasks of lower numbers are tied to already. A tie that would close a circle is left out."""
    later = [awaited for awaited in before if awaited > number and not _waits_for(act, awaited, number)]
    under = parent if parent and parent > number and not _is_under(act, parent, number) else None
    if not later and under is None:
        return
    was = tasks.lock(act.unit, act.workspace_id, number)
    if was is None:
        return
    task = replace(was, after=tuple(dict.fromkeys((*was.after, *later))), under=was.under or under)
    tasks.save(act.unit, was, task)
    act.record("task_tied", task.name, after=list(task.after), under=task.under)


def _waits_for(act: Act, waiting: int, awaited: int) -> bool:
    return path_between(waiting, awaited, lambda each: awaited_by(act, each), _MOST_STEPS) is not None


def _is_under(act: Act, child: int, ancestor: int) -> bool:
    return path_between(child, ancestor, lambda each: parent_of(act, each), _MOST_STEPS) is not None
