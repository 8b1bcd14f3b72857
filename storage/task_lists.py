"""Lists of tasks: a page costs a page, however long the list and however many tasks there are.

Numbers come from the index in order; of those, only as many tasks are looked at as the page needs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from sqlalchemy import BigInteger, bindparam, select

from bot.domain.tasks.task import Task
from storage.models import Channel, TaskRow
from storage.statements import Statement, rows_as, table_of
from storage.task_candidates import candidates_of
from storage.task_conditions import ITS_CHANNEL, fits, has_mark, parameters
from storage.task_queries import Query, Sight
from storage.unit import Unit

MOST_CANDIDATES = 2000
"""So many tasks are looked at for one page; whoever wants to see further narrows the list."""

STEPS = (0, 32, 256, MOST_CANDIDATES)
"""Candidates are read in few gulps: where most of them pass, the first will do."""

BATCH = 32
NO_TASK = 0

_task = table_of(TaskRow)
_channel = table_of(Channel)


@dataclass(frozen=True)
class Found:
    """`is_cut` when there may be more, beyond what is looked at for one page."""

    tasks: list[Task]
    is_cut: bool = False


def page_of(unit: Unit, workspace_id: str, query: Query, sight: Sight, *, most: int, skip: int = 0) -> Found:
    """In the query's order, what may be seen of it."""
    if query.shows_all(sight):
        numbers = candidates_of(unit, workspace_id, query)(most, skip)
        return Found(_load(unit, workspace_id, numbers))
    shown, is_cut = _shown(unit, workspace_id, query, sight, skip + most)
    return Found(_load(unit, workspace_id, shown[skip:]), is_cut)


def every(unit: Unit, workspace_id: str, query: Query, most: int) -> list[int]:
    """The numbers of all tasks of the query, whoever may see them."""
    return candidates_of(unit, workspace_id, query)(most, 0)


def _shown(unit: Unit, workspace_id: str, query: Query, sight: Sight, wanted: int) -> tuple[list[int], bool]:
    """The numbers of tasks that pass, `wanted` at most; whether the search was given up before."""
    candidates = candidates_of(unit, workspace_id, query)
    # Whatever was found along its only mark has it.
    marks = 0 if len(query.marks) == 1 and not query.words else len(query.marks)
    statement = _passing(marks, len(query.words))
    bound = parameters(workspace_id, query, sight)
    shown: dict[int, None] = {}
    for skip, end in pairwise(STEPS):
        numbers = candidates(end - skip, skip)
        for batch in _batches(numbers):
            passing = set(unit.all(statement, **bound, **_numbered(batch)))
            shown.update(dict.fromkeys(number for number in batch if number in passing))
            if len(shown) >= wanted:
                return list(shown)[:wanted], False
        if len(numbers) < end - skip:
            return list(shown), False
    return list(shown), True


def _load(unit: Unit, workspace_id: str, numbers: Sequence[int]) -> list[Task]:
    """In the order of the numbers."""
    loaded = [
        task
        for batch in _batches(numbers)
        for task in unit.all(_TASKS, workspace=workspace_id, **_numbered(batch))
    ]
    by_number = {task.number: task for task in loaded}
    return [by_number[number] for number in numbers]


def _batches(numbers: Sequence[int]) -> list[Sequence[int]]:
    return [numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH)]


def _numbered(batch: Sequence[int]) -> dict[str, int]:
    padded = [*batch, *[NO_TASK] * (BATCH - len(batch))]
    return {f"number_{place}": number for place, number in enumerate(padded)}


_one_of_batch = _task.c.number.in_([bindparam(f"number_{place}") for place in range(BATCH)])
_TASKS = Statement(
    rows_as(Task, TaskRow).where(_task.c.workspace_id == bindparam("workspace"), _one_of_batch), Task
)


@cache
def _passing(marks: int, words: int) -> Statement[int]:
    """Which of a batch of tasks have the marks and words and may be seen."""
    return Statement(
        select(_task.c.number)
        .select_from(_task.join(_channel, ITS_CHANNEL))
        .where(
            _task.c.workspace_id == bindparam("workspace"),
            _one_of_batch,
            _task.c.rank >= bindparam("low", type_=BigInteger),
            _task.c.rank < bindparam("high", type_=BigInteger),
            fits(),
            *(has_mark(place) for place in range(marks)),
            *((_task.c.words + " ").like(bindparam(f"word_{place}")) for place in range(words)),
        ),
        int,
    )
