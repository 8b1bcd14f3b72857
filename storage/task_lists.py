"""Lists of tasks: read along one facet in its order, so that a page costs a page however long the list is."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    FromClause,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
)

from bot.domain.task_facets import CLOSED, Facet
from bot.domain.tasks import Task
from storage.models import Channel, Membership, TaskFacet, TaskRow
from storage.statements import Statement, rows_as, table_of
from storage.unit import Unit

FROM_THE_FIRST = -(1 << 60)
AFTER_THE_LAST = 1 << 60
MOST_CANDIDATES = 2000
"""So many tasks with a word are looked at; a search that finds more wants another word."""

_task = table_of(TaskRow)
_facet = table_of(TaskFacet)
_channel = table_of(Channel)
_membership = table_of(Membership)


_EVERY = Statement(
    select(_facet.c.number)
    .where(
        _facet.c.workspace_id == bindparam("workspace"),
        _facet.c.facet == bindparam("facet"),
        _facet.c.key == bindparam("key"),
        _facet.c.rank < bindparam("high"),
    )
    .order_by(_facet.c.rank, _facet.c.number)
    .limit(bindparam("most")),
    int,
)


_PROGRESS = Statement(
    select(func.count(), func.coalesce(func.sum(case((_facet.c.rank >= CLOSED, 1), else_=0)), 0)).where(
        _facet.c.workspace_id == bindparam("workspace"),
        _facet.c.facet == Facet.UNDER,
        _facet.c.key == bindparam("key"),
    ),
    lambda parts, closed: (int(parts), int(closed)),
)


@dataclass(frozen=True)
class Sight:
    """Who looks, and from where. `sees_public` is false for guests; `at_home` in a direct message or Home."""

    viewer_id: str
    here: str
    sees_public: bool
    at_home: bool


@dataclass(frozen=True)
class Query:
    """Tasks along a facet's key with ranks in [low, high) that have the other facets and words, too.

    With words, `facet` and `key` are of the driving word: all that begin with it are candidates.
    """

    facet: Facet
    key: str
    low: int = FROM_THE_FIRST
    high: int = CLOSED
    also: tuple[tuple[Facet, str], ...] = ()
    words: tuple[str, ...] = ()

    def between(self, low: int, high: int) -> "Query":
        """Narrowed to ranks in [low, high)."""
        return replace(self, low=max(self.low, low), high=min(self.high, high))

    @property
    def parameters(self) -> dict[str, Any]:
        also = {
            name: value
            for place, (facet, key) in enumerate(self.also)
            for name, value in ((f"facet_{place}", facet), (f"key_{place}", key))
        }
        words = {f"word_{place}": f"% {word}%" for place, word in enumerate(self.words)}
        driving = {"key": self.key} if self.facet is not Facet.WORD else _prefix(self.key)
        return {"facet": self.facet, "low": self.low, "high": self.high, **driving, **also, **words}


def page_of(unit: Unit, workspace_id: str, query: Query, sight: Sight, *, most: int, skip: int) -> list[Task]:
    """In the facet's order."""
    statement = _page(len(query.also), len(query.words), query.facet is Facet.WORD)
    return unit.all(statement, most=most, skip=skip, **_bound(workspace_id, query, sight))


def count_up_to(unit: Unit, workspace_id: str, query: Query, sight: Sight, most: int) -> int:
    """How many there are, counting no further than `most`."""
    statement = _count(len(query.also), len(query.words), query.facet is Facet.WORD)
    return unit.one(statement, most=most, **_bound(workspace_id, query, sight)) or 0


def progress_under(unit: Unit, workspace_id: str, number: int) -> tuple[int, int]:
    """How many subtasks a task has, and how many of them are closed."""
    found = unit.one(_PROGRESS, workspace=workspace_id, key=str(number))
    return found or (0, 0)


def every(unit: Unit, workspace_id: str, query: Query, most: int) -> list[int]:
    """The numbers of all open tasks along a facet, whoever may see them."""
    return unit.all(
        _EVERY, workspace=workspace_id, facet=query.facet, key=query.key, high=query.high, most=most
    )


def _bound(workspace_id: str, query: Query, sight: Sight) -> dict[str, Any]:
    return {
        "workspace": workspace_id,
        "viewer": sight.viewer_id,
        "here": sight.here,
        "sees_public": sight.sees_public,
        "at_home": sight.at_home,
        "own_list": query.facet is Facet.MINE and query.key == sight.viewer_id,
        **query.parameters,
    }


@cache
def _page(also: int, words: int, by_word: bool) -> Statement[Task]:  # noqa: FBT001 -- the cache's key
    driving = _candidates() if by_word else _facet
    chosen = _chosen(rows_as(Task, TaskRow), driving, also, words, by_word=by_word)
    ordered = chosen.order_by(driving.c.rank, driving.c.number)
    return Statement(ordered.limit(bindparam("most")).offset(bindparam("skip")), Task)


@cache
def _count(also: int, words: int, by_word: bool) -> Statement[int]:  # noqa: FBT001 -- the cache's key
    driving = _candidates() if by_word else _facet
    chosen = _chosen(select(driving.c.number), driving, also, words, by_word=by_word)
    return Statement(select(func.count()).select_from(chosen.limit(bindparam("most")).subquery()), int)


def _candidates() -> FromClause:
    """Tasks with a word that begins like the one sought: a bounded number, whatever the word."""
    return (
        select(_facet.c.workspace_id, _facet.c.rank, _facet.c.number)
        .distinct()
        .where(
            _facet.c.workspace_id == bindparam("workspace"),
            _facet.c.facet == bindparam("facet"),
            _facet.c.key >= bindparam("prefix"),
            _facet.c.key < bindparam("past_prefix"),
        )
        .limit(MOST_CANDIDATES)
        .subquery("candidate")
    )


def _chosen(wanted: Select[Any], driving: FromClause, also: int, words: int, *, by_word: bool) -> Select[Any]:
    joined = driving.join(
        _task, and_(_task.c.workspace_id == driving.c.workspace_id, _task.c.number == driving.c.number)
    ).join(
        _channel,
        and_(_channel.c.workspace_id == _task.c.workspace_id, _channel.c.id == _task.c.channel_id),
    )
    ranked = _task.c.rank if by_word else driving.c.rank  # words have ranks of their own
    found = wanted.select_from(joined).where(
        driving.c.workspace_id == bindparam("workspace"),
        ranked >= bindparam("low", type_=BigInteger),
        ranked < bindparam("high", type_=BigInteger),
        is_visible(),
        *(_also(place) for place in range(also)),
        *(_task.c.words.like(bindparam(f"word_{place}")) for place in range(words)),
    )
    if by_word:
        return found
    return found.where(_facet.c.facet == bindparam("facet"), _facet.c.key == bindparam("key"))


def _also(place: int) -> ColumnElement[bool]:
    """The task has this facet, too: entries of one task share their rank, so this is one look."""
    other = _facet.alias(f"also_{place}")
    return exists().where(
        other.c.workspace_id == _task.c.workspace_id,
        other.c.facet == bindparam(f"facet_{place}"),
        other.c.key == bindparam(f"key_{place}"),
        other.c.rank == _task.c.rank,
        other.c.number == _task.c.number,
    )


def is_visible() -> ColumnElement[bool]:
    """As bot.domain.tasks.may_see, for lists: what is private shows where it belongs, and to its members
    in their direct messages and Home.
    """
    is_private = or_(_channel.c.is_private, _channel.c.is_direct)
    is_member = exists().where(
        _membership.c.workspace_id == _task.c.workspace_id,
        _membership.c.member_id == bindparam("viewer"),
        _membership.c.channel_id == _task.c.channel_id,
    )
    return or_(
        _task.c.channel_id == bindparam("here"),
        and_(~is_private, or_(bindparam("sees_public", type_=Boolean), is_member)),
        and_(
            is_private,
            bindparam("at_home", type_=Boolean),
            or_(is_member, _task.c.owner_id == bindparam("viewer"), bindparam("own_list", type_=Boolean)),
        ),
    )


def _prefix(stem: str) -> dict[str, str]:
    return {"prefix": stem, "past_prefix": stem + "\U0010ffff"}
