"""Where a list or search begins: the narrowest way into the index, read in order and no further than needed.

Nothing but the index is looked at here, one range of it at a time: neither database has a choice of plans
whose cost would depend on how much there is.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import BigInteger, Select, bindparam, func, literal_column, select, union_all

from bot.domain.tasks.facets import STEM, Facet
from storage.models import TaskFacet
from storage.statements import Statement, table_of
from storage.task_queries import Mark, Query
from storage.unit import Unit

Candidates: TypeAlias = Callable[[int, int], list[int]]
"""(most, skip) -> numbers of tasks in the query's order; a number may come twice."""

FEW = 256
"""So many tasks are put in order quicker than a word is followed through the store."""

MOST_SPELLINGS = 8
"""Stems that begin like a word: "plan" finds plan, plans, planne."""

LEAST_LETTERS = 3
"""Shorter words are looked for as they are: too much begins like them."""

_facet = table_of(TaskFacet)
_in_order = (_facet.c.rank, _facet.c.number)


def narrowest_first(unit: Unit, workspace_id: str, query: Query) -> Query:
    """With the mark in front that fewest tasks have: it is the way in."""
    if query.words or len(query.marks) == 1:
        return query
    way = _Way(unit, workspace_id, query)
    return replace(query, marks=tuple(sorted(query.marks, key=way.count)))


def candidates_of(unit: Unit, workspace_id: str, query: Query) -> Candidates:
    """Along the first mark; with words along the rarest of them."""
    way = _Way(unit, workspace_id, query)
    return way.by_word() if query.words else way.by_mark()


def looked_for(word: str) -> str:
    """The pattern (LIKE) of the word among a task's stems, with a space before and after each."""
    is_exact = len(word) < LEAST_LETTERS
    return f"% {word} %" if is_exact else f"% {word}%"


class _Way:
    def __init__(self, unit: Unit, workspace_id: str, query: Query) -> None:
        self._unit = unit
        self._workspace = workspace_id
        self._query = query

    def by_mark(self) -> Candidates:
        return lambda most, skip: self._along(self._query.marks[0], most, skip)

    def by_word(self) -> Candidates:
        for mark in self._query.marks:
            if self.count(mark) < FEW:
                newest_first = sorted(self._along(mark, FEW, 0), reverse=True)
                return lambda most, skip: newest_first[skip : skip + most]
        spelt = [self._spellings(word) for word in self._query.words]
        rarest = spelt[0] if len(spelt) == 1 else min(spelt, key=self._count_words)
        return lambda most, skip: self._along_words(rarest, most, skip)

    def _along(self, mark: Mark, most: int, skip: int) -> list[int]:
        return self._unit.all(_ALONG, **self._bound(mark), most=most, skip=skip)

    def count(self, mark: Mark) -> int:
        """Up to FEW."""
        return self._unit.one(_COUNT, **self._bound(mark), most=FEW) or 0

    def _bound(self, mark: Mark) -> dict[str, Any]:
        facet, key = mark
        query = self._query
        return {
            "workspace": self._workspace,
            "facet": facet,
            "key": key,
            "low": query.low,
            "high": query.high,
        }

    def _spellings(self, word: str) -> list[str]:
        if len(word) < LEAST_LETTERS or len(word) >= STEM:
            return [word]
        return self._unit.all(_SPELLINGS, workspace=self._workspace, beginning=word, past=word + "\U0010ffff")

    def _count_words(self, keys: Sequence[str]) -> int:
        """Up to FEW of each spelling."""
        return self._ask(_count_words(len(keys)), keys, most=FEW)[0] if keys else 0

    def _along_words(self, keys: Sequence[str], most: int, skip: int) -> list[int]:
        if not keys:
            return []
        return self._ask(_along_words(len(keys)), keys, most=most, skip=skip, so_far=most + skip)

    def _ask(self, statement: Statement[int], keys: Sequence[str], **limits: int) -> list[int]:
        named = {f"key_{place}": key for place, key in enumerate(keys)}
        return self._unit.all(statement, workspace=self._workspace, **named, **limits)


def _range() -> Select[Any]:
    return select(*_in_order).where(
        _facet.c.workspace_id == bindparam("workspace"),
        _facet.c.facet == bindparam("facet"),
        _facet.c.key == bindparam("key"),
        _facet.c.rank >= bindparam("low", type_=BigInteger),
        _facet.c.rank < bindparam("high", type_=BigInteger),
    )


def _number(_rank: int, number: int) -> int:
    return number


_ALONG = Statement(_range().order_by(*_in_order).limit(bindparam("most")).offset(bindparam("skip")), _number)
_COUNT = Statement(select(func.count()).select_from(_range().limit(bindparam("most")).subquery()), int)


def _spellings() -> Statement[str]:
    """From each stem to the next in one step, so that it costs as many steps as there are spellings."""
    next_stem = select(func.min(_facet.c.key)).where(
        _facet.c.workspace_id == bindparam("workspace"),
        _facet.c.facet == Facet.WORD,
        _facet.c.key < bindparam("past"),
    )
    first = next_stem.where(_facet.c.key >= bindparam("beginning"))
    found = select(first.scalar_subquery().label("key"), literal_column("0").label("steps")).cte(
        "spelling", recursive=True
    )
    following = next_stem.where(_facet.c.key > found.c.key).scalar_subquery()
    found = found.union_all(
        select(following, found.c.steps + 1).where(
            found.c.key.is_not(None), found.c.steps < MOST_SPELLINGS - 1
        )
    )
    return Statement(select(found.c.key).where(found.c.key.is_not(None)), str)


_SPELLINGS = _spellings()


@cache
def _along_words(keys: int) -> Statement[int]:
    """The newest tasks with one of so many words: each word's entries begin with its newest."""
    parts = [_of_word(place).order_by(*_in_order).limit(bindparam("so_far")) for place in range(keys)]
    merged = union_all(*(select(part.subquery()) for part in parts)).subquery()
    ordered = select(merged).order_by(merged.c.rank, merged.c.number)
    return Statement(ordered.limit(bindparam("most")).offset(bindparam("skip")), _number)


@cache
def _count_words(keys: int) -> Statement[int]:
    parts = [_of_word(place).limit(bindparam("most")) for place in range(keys)]
    found = union_all(*(select(part.subquery()) for part in parts)).subquery()
    return Statement(select(func.count()).select_from(found), int)


def _of_word(place: int) -> Select[Any]:
    return select(*_in_order).where(
        _facet.c.workspace_id == bindparam("workspace"),
        _facet.c.facet == Facet.WORD,
        _facet.c.key == bindparam(f"key_{place}"),
    )
