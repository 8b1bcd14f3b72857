"""How many tasks there are of a kind, counted no further than anybody needs to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import BigInteger, Select, Subquery, and_, bindparam, case, func, or_, select

from bot.domain.tasks.facets import CLOSED, Facet
from storage.models import Channel, TaskFacet, TaskRow
from storage.statements import Statement, table_of
from storage.task_conditions import ITS_CHANNEL, fits, has_mark, parameters
from storage.task_queries import Query, Sight
from storage.unit import Unit

Range: TypeAlias = tuple[int, int]
"""Ranks in [low, high)."""

_task = table_of(TaskRow)
_facet = table_of(TaskFacet)
_channel = table_of(Channel)


@dataclass(frozen=True)
class Count:
    """`is_cut` when there may be more than that."""

    number: int
    is_cut: bool


def counts_of(
    unit: Unit, workspace_id: str, query: Query, sight: Sight, ranges: Sequence[Range], most: int
) -> list[Count]:
    """How many of the query's tasks have ranks in each range, counting no further than `most`.

    The query has no words.
    """
    if not ranges:
        return []
    looks = not query.shows_all(sight)
    bound = parameters(workspace_id, query, sight)
    for place, (low, high) in enumerate(ranges):
        bound |= {f"low_{place}": low, f"high_{place}": high}
    found = unit.one(_counts(len(ranges), len(query.marks), looks), **bound, at_most=most) or ()
    reached, passed = found[: len(ranges)], found[-len(ranges) :]
    return [Count(number, every >= most) for number, every in zip(passed, reached, strict=True)]


def progress_under(unit: Unit, workspace_id: str, number: int, here: str) -> tuple[int, int]:
    """How many subtasks a task has, and how many of them are closed, as far as all in the channel `here` may
    know: those of other private channels are not counted.
    """
    found = unit.one(_PROGRESS, workspace=workspace_id, key=str(number), here=here)
    return found or (0, 0)


_PROGRESS = Statement(
    select(func.count(), func.coalesce(func.sum(case((_facet.c.rank >= CLOSED, 1), else_=0)), 0))
    .select_from(
        _facet.join(
            _task, and_(_task.c.workspace_id == _facet.c.workspace_id, _task.c.number == _facet.c.number)
        ).join(_channel, ITS_CHANNEL)
    )
    .where(
        _facet.c.workspace_id == bindparam("workspace"),
        _facet.c.facet == Facet.UNDER,
        _facet.c.key == bindparam("key"),
        or_(_channel.c.id == bindparam("here"), ~or_(_channel.c.is_private, _channel.c.is_direct)),
    ),
    lambda parts, closed: (int(parts), int(closed)),
)


@cache
def _counts(ranges: int, marks: int, looks: bool) -> Statement[tuple[int, ...]]:  # noqa: FBT001 -- the cache's key
    """How many entries each range has, then how many of their tasks may be seen."""
    entries = [_entries(place) for place in range(ranges)]
    columns = [select(func.count()).select_from(each) for each in entries]
    columns += [_count_passing(each, marks) for each in entries] if looks else []
    return Statement(select(*(column.scalar_subquery() for column in columns)), lambda *found: found)


def _entries(place: int) -> Subquery:
    """Along the first mark, in one range."""
    return (
        select(_facet.c.number)
        .where(
            _facet.c.workspace_id == bindparam("workspace"),
            _facet.c.facet == bindparam("facet_of_0"),
            _facet.c.key == bindparam("key_of_0"),
            _facet.c.rank >= bindparam(f"low_{place}", type_=BigInteger),
            _facet.c.rank < bindparam(f"high_{place}", type_=BigInteger),
        )
        .limit(bindparam("at_most"))
        .subquery(f"entry_{place}")
    )


def _count_passing(entries: Subquery, marks: int) -> Select[Any]:
    of_entry = and_(_task.c.workspace_id == bindparam("workspace"), _task.c.number == entries.c.number)
    return (
        select(func.count())
        .select_from(entries.join(_task, of_entry).join(_channel, ITS_CHANNEL))
        .where(fits(), *(has_mark(place) for place in range(1, marks)))
    )
