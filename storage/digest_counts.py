"""The numbers of a digest, counted by the database: along one facet's key, by ranks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Integer, Select, and_, bindparam, case, cast, func, select

from bot.domain.audit import Entry
from bot.domain.tasks.facets import CLOSED, UNDATED, Facet
from bot.domain.tasks.task import Priority, Task, TaskStatus
from storage.models import AuditEntry, TaskFacet, TaskRow
from storage.statements import Statement, one_of, rows_as, table_of
from storage.unit import Unit

A_WEEK = 7 * 24 * 3600
_LAST = CLOSED + UNDATED
_BATCH = 32
_task, _facet, _audit = table_of(TaskRow), table_of(TaskFacet), table_of(AuditEntry)
_of_facet = and_(_task.c.workspace_id == _facet.c.workspace_id, _task.c.number == _facet.c.number)


@dataclass(frozen=True)
class Along:
    """The tasks that are counted: those with an entry of this facet and key."""

    workspace_id: str
    facet: Facet
    key: str


@dataclass(frozen=True)
class Counts:
    """Of open tasks; `last_due` is the last deadline in seconds since 1970, None where there is none."""

    open: int
    dated: int
    overdue: int
    due_next: int
    last_due: int | None


def _whole(name: str) -> ColumnElement[int]:
    return bindparam(name, type_=BigInteger)


def _range(*columns: Any) -> Select[Any]:
    """Entries along the facet, with ranks in [low, high)."""
    return select(*columns).where(
        _facet.c.workspace_id == bindparam("workspace"),
        _facet.c.facet == bindparam("along"),
        _facet.c.key == bindparam("key"),
        _facet.c.rank >= _whole("low"),
        _facet.c.rank < _whole("high"),
    )


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


_COUNTS = Statement(
    _range(
        func.count(),
        _sum(_facet.c.rank < UNDATED),
        _sum(_facet.c.rank < _whole("now")),
        _sum(and_(_facet.c.rank >= _whole("now"), _facet.c.rank < _whole("until"))),
        func.max(case((_facet.c.rank < UNDATED, _facet.c.rank))),
    ),
    lambda *found: Counts(*(None if each is None else int(each) for each in found)),  # type: ignore[arg-type]  # only the last may be None
)
_URGENT = Statement(
    _range(func.count())
    .select_from(_facet.join(_task, _of_facet))
    .where(_task.c.priority == Priority.URGENT),
    int,
)
_WORKLOAD = Statement(
    _range(_task.c.owner_id, func.count(), _sum(_facet.c.rank < _whole("now")))
    .select_from(_facet.join(_task, _of_facet))
    .group_by(_task.c.owner_id)
    .order_by(func.count().desc(), _task.c.owner_id)
    .limit(bindparam("most")),
    lambda owner_id, count, overdue: (owner_id or "", int(count), int(overdue)),
)
_closed_week = (_facet.c.rank - _whole("low")) / A_WEEK
_week = cast(func.floor(_closed_week), Integer)
_DONE_BY_WEEK = Statement(
    _range(_week.label("week"), func.count())
    .select_from(_facet.join(_task, _of_facet))
    .where(_task.c.status == TaskStatus.DONE)
    .group_by(_week),
    lambda week, count: (int(week), int(count)),
)
_ADDED_BEFORE = Statement(
    _range(func.count())
    .select_from(_facet.join(_task, _of_facet))
    .where(_task.c.status != TaskStatus.DROPPED, _task.c.created_at <= bindparam("instant")),
    int,
)
_FIRST = Statement(
    _range(*rows_as(Task, TaskRow).exported_columns)
    .select_from(_facet.join(_task, _of_facet))
    .order_by(_facet.c.rank, _facet.c.number)
    .limit(bindparam("most")),
    Task,
)
_IS_TASK = _audit.c.subject.like("T-%")
_number = case((_IS_TASK, cast(func.substr(_audit.c.subject, 3), Integer)))
_STORY = Statement(
    rows_as(Entry, AuditEntry)
    .select_from(
        _audit.join(
            _task, and_(_task.c.workspace_id == _audit.c.workspace_id, _task.c.number == _number)
        ).join(_facet, and_(_of_facet, _facet.c.rank == _task.c.rank))
    )
    .where(
        # Not by an index that begins with the workspace: of all entries only the newest are wanted.
        _audit.c.workspace_id.concat("") == bindparam("workspace"),
        _audit.c.id > _whole("after_id"),
        _audit.c.id <= _whole("up_to_id"),
        _IS_TASK,
        _audit.c.actor_id != bindparam("but_by"),
        _facet.c.facet == bindparam("along"),
        _facet.c.key == bindparam("key"),
    )
    .order_by(_audit.c.id)
    .limit(bindparam("most")),
    Entry,
)
_one_of_batch = one_of(_task.c.number, [bindparam(f"number_{place}") for place in range(_BATCH)])
_TASKS = Statement(
    rows_as(Task, TaskRow).where(_task.c.workspace_id == bindparam("workspace"), _one_of_batch), Task
)
_LAST_SETTLED = Statement(
    select(_audit.c.id).where(_audit.c.at <= bindparam("settled")).order_by(_audit.c.id.desc()).limit(1), int
)


def counts_of(unit: Unit, along: Along, now: int, until: int) -> Counts:
    """`now` and `until` in seconds since 1970: what is due before is overdue, or comes next."""
    found = unit.one(_COUNTS, now=now, until=until, **_bound(along, 0, CLOSED))
    return found or Counts(0, 0, 0, 0, None)


def urgent_overdue(unit: Unit, along: Along, now: int) -> int:
    return unit.one(_URGENT, **_bound(along, 0, now)) or 0


def workload(unit: Unit, along: Along, now: int, most: int) -> list[tuple[str, int, int]]:
    """Owner (empty for nobody), open and overdue tasks: the most loaded first."""
    return unit.all(_WORKLOAD, now=now, most=most, **_bound(along, 0, CLOSED))


def done_by_week(unit: Unit, along: Along, now: int, weeks: int) -> list[int]:
    """How many were done in each of the last weeks of seven days, the oldest first."""
    low = _LAST - now
    found = dict(unit.all(_DONE_BY_WEEK, **_bound(along, low, low + weeks * A_WEEK)))
    return [found.get(week, 0) for week in range(weeks - 1, -1, -1)]


def closed_before(unit: Unit, along: Along, instant: int) -> int:
    """Tasks done or dropped before; counted in the index alone."""
    return unit.one(_COUNT, **_bound(along, _LAST - instant, _LAST)) or 0


def added_before(unit: Unit, along: Along, instant: datetime) -> int:
    """All that there were by then, but for what was dropped."""
    return unit.one(_ADDED_BEFORE, instant=instant, **_bound(along, 0, _LAST)) or 0


def first_of(unit: Unit, along: Along, low: int, high: int, most: int) -> list[Task]:
    """The first by their rank in [low, high)."""
    return unit.all(_FIRST, most=most, **_bound(along, low, high))


def story_of(unit: Unit, along: Along, ids: tuple[int, int], most: int, but_by: str = "") -> list[Entry]:
    """What the history says about the tasks, after the first id and up to the second, oldest first; without
    what the member `but_by` did.
    """
    after_id, up_to_id = ids
    about = {"workspace": along.workspace_id, "along": along.facet, "key": along.key}
    return unit.all(_STORY, after_id=after_id, up_to_id=up_to_id, most=most, but_by=but_by, **about)


def tasks_of(unit: Unit, workspace_id: str, numbers: list[int]) -> list[Task]:
    """In no order."""
    found: list[Task] = []
    for start in range(0, len(numbers), _BATCH):
        some = numbers[start : start + _BATCH]
        padded = some + some[-1:] * (_BATCH - len(some))
        named = {f"number_{place}": number for place, number in enumerate(padded)}
        found += unit.all(_TASKS, workspace=workspace_id, **named)
    return found


def last_settled(unit: Unit, settled: datetime) -> int:
    """The id of the newest entry that was made by then; 0 before the first. Of any workspace."""
    return unit.one(_LAST_SETTLED, settled=settled) or 0


def _bound(along: Along, low: int, high: int) -> dict[str, object]:
    return {
        "workspace": along.workspace_id,
        "along": along.facet,
        "key": along.key,
        "low": low,
        "high": high,
    }


_COUNT = Statement(_range(func.count()), int)
