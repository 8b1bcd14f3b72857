"""Workspaces share tables and nothing else: every statement names the workspace of the rows it touches.

A table is tied where its workspace_id equals a parameter, or that of a table that is tied.
"""

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from typing import Any, cast

from sqlalchemy import (
    Alias,
    BinaryExpression,
    BindParameter,
    BooleanClauseList,
    ClauseElement,
    ColumnElement,
    Delete,
    FromClause,
    Join,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    exists,
    or_,
    select,
    update,
)
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import Grouping

import storage
from storage.models import Channel, TaskRow, Workspace
from storage.statements import Statement, table_of
from tests.rows import each_row

OF_ALL = {
    "timers._DUE": "the scheduler fires the timers of all",
    "timers._NEXT": "the scheduler sleeps until the first timer of all",
    "lanes._DUE": "the courier serves the lanes of all",
    "lanes._HOLDERS": "couriers that ended held lanes of all",
    "lanes._TAKE_BACK": "couriers that ended held lanes of all",
    "lanes._NEXT": "the courier sleeps until the first lane of all",
    "places._DUE": "channels are read again, whosever they are",
    "places._ANY_DUE": "channels are read again, whosever they are",
    "rosters._TO_MEET": "people nobody asked Slack about, whosever they are",
    "imports._TO_READ": "files are read, whosever they are",
    "audit_chain._HIGHEST": "ids of the history are counted over all; nothing else of a row is read",
    "audit_chain._FIRST": "whose history is sealed next, and from which id: it is sealed by workspace",
    "audit_chain._UNSEALED": "a seal is found by its entry's id, which is one of all; the entries are tied",
    "digest_counts._LAST_SETTLED": "ids of the history are counted over all; nothing else of a row is read",
    "audit_chain._WORKSPACES": "whose histories there are to be checked",
    "calendar_feeds._OWNER": "the digest of a secret address tells whose it is",
    "health._WAITING": "the process's own health, in numbers",
    "health._FAILED": "the process's own health, in numbers",
    "health._TIMERS": "the process's own health, in numbers",
    "seen._FORGET": "what is old is forgotten",
}
"""Statements that look beyond one workspace, and why they may."""


_task, _channel, _workspace = table_of(TaskRow), table_of(Channel), table_of(Workspace)
_mine = _task.c.workspace_id == bindparam("workspace")
_its_channel = _channel.c.workspace_id == _task.c.workspace_id


def statements() -> dict[str, ClauseElement]:
    """Every statement of storage by where it stands, those that are built on demand among them."""
    found: dict[str, ClauseElement] = {}
    for each in pkgutil.walk_packages(storage.__path__, "storage."):
        if "migrations" not in each.name:
            module = import_module(each.name)
            short = each.name.removeprefix("storage.")
            for name, value in vars(module).items():
                found |= {f"{short}.{where}": clause for where, clause in _of_value(name, value, each.name)}
    return found


def _of_value(name: str, value: Any, module: str) -> Iterator[tuple[str, ClauseElement]]:
    if isinstance(value, Statement):
        yield name, cast("ClauseElement", value._clause)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _of_value(f"{name}[{key}]", part, module)
    elif isinstance(value, list | tuple):
        for place, part in enumerate(value):
            yield from _of_value(f"{name}[{place}]", part, module)
    elif hasattr(value, "cache_info") and value.__module__ == module and _makes_statements(value):
        for arguments in _arguments(value):
            yield from _of_value(f"{name}{arguments}", value(**arguments), module)


def _makes_statements(function: Any) -> bool:
    return Statement.__name__ in str(inspect.get_annotations(function.__wrapped__)["return"])


def _arguments(function: Any) -> Iterator[dict[str, Any]]:
    """What a statement may be built for: some of everything, with and without what may be left out."""
    wanted = {"int": (1, 3), "bool": (True, False)}
    names: dict[str, Any] = inspect.get_annotations(function.__wrapped__)
    names.pop("return")
    choices = [wanted[getattr(kind, "__name__", kind)] for kind in names.values()]
    return (dict(zip(names, chosen, strict=True)) for chosen in product(*choices))


def untied(clause: ClauseElement, outer: frozenset[FromClause] = frozenset()) -> list[str]:
    """The tables of which rows of other workspaces might be read, changed or deleted.

    What is inserted names its workspace, or the database takes it not: no workspace_id may be NULL.
    """
    loose: list[str] = []
    if isinstance(clause, Select | Update | Delete):
        tables, conditions = _parts(clause)
        tied = _tied(conditions, outer)
        loose = [str(table) for table in tables if _is_of_workspaces(table) and table not in tied]
        outer = frozenset(tied)
    inner = (part for part in clause.get_children() if not isinstance(part, Table))
    return loose + [name for part in inner for name in untied(part, outer)]


def _parts(clause: Any) -> tuple[list[FromClause], list[ColumnElement[bool]]]:
    """The tables of a statement, and what must hold of their rows."""
    froms = clause.get_final_froms() if isinstance(clause, Select) else [clause.table]
    tables = [leaf for each in froms for leaf in _leaves(each)]
    joined = [condition for each in froms for condition in _conditions_of(each)]
    return tables, joined + [part for each in clause._where_criteria for part in _all_of(each)]


def _leaves(table: FromClause) -> list[FromClause]:
    return [*_leaves(table.left), *_leaves(table.right)] if isinstance(table, Join) else [table]


def _conditions_of(table: FromClause) -> list[ColumnElement[bool]]:
    if not isinstance(table, Join):
        return []
    return [*_conditions_of(table.left), *_conditions_of(table.right), *_all_of(table.onclause)]


def _all_of(condition: Any) -> list[Any]:
    if isinstance(condition, Grouping):
        return _all_of(condition.element)
    if isinstance(condition, BooleanClauseList) and condition.operator is operators.and_:
        return [part for each in condition.clauses for part in _all_of(each)]
    return [condition]


def _tied(conditions: list[Any], outer: frozenset[FromClause]) -> set[FromClause]:
    equal = [
        (side, other)
        for each in conditions
        if isinstance(each, BinaryExpression) and each.operator is operators.eq
        for side, other in ((each.left, each.right), (each.right, each.left))
    ]
    pairs = [(_table_named(side), other) for side, other in equal if _table_named(side) is not None]
    tied = set(outer) | {table for table, other in pairs if isinstance(other, BindParameter)}
    while more := {table for table, other in pairs if _table_named(other) in tied} - tied:
        tied |= more
    return tied


def _table_named(side: Any) -> Any:
    """The table whose workspace this names; None for anything else."""
    while isinstance(side, Grouping | BinaryExpression):  # `workspace_id || ''` keeps an index away
        side = side.element if isinstance(side, Grouping) else side.left
    table, name = getattr(side, "table", None), getattr(side, "name", "")
    return table if name == ("id" if table is _workspace else "workspace_id") else None


def _is_of_workspaces(table: FromClause) -> bool:
    return isinstance(table, Table | Alias) and (table is _workspace or "workspace_id" in table.c)


def test_every_statement_names_the_workspace_of_the_rows_it_touches() -> None:
    found = statements()
    assert len(found) > 300
    loose = {name: tables for name, clause in found.items() if (tables := untied(clause))}
    assert {name: tables for name, tables in loose.items() if name not in OF_ALL} == {}
    assert set(OF_ALL) - set(loose) == set(), "no exception any more"


def test_no_row_is_of_no_workspace() -> None:
    tables = [table for table in _workspace.metadata.sorted_tables if "workspace_id" in table.c]
    assert len(tables) > 40
    assert [table.name for table in tables if table.c.workspace_id.nullable] == []


@each_row(
    "clause",
    [
        select(_task.c.title),
        select(_task.c.title).where(or_(_mine, _task.c.number == 1)),
        select(_task.c.title).where(_task.c.workspace_id != bindparam("workspace")),
        select(_task.c.title).where(_task.c.number == bindparam("workspace")),
        select(_task.c.title).join(_channel, _channel.c.id == _task.c.channel_id).where(_mine),
        select(_task.c.title).where(_mine, exists().where(_channel.c.id == _task.c.channel_id)),
        select(select(_task.c.title).subquery()),
        update(_task).where(_task.c.number == 1).values(title=""),
        update(_workspace).values(name=""),
    ],
)
def test_a_statement_that_names_none_is_found(clause: ClauseElement) -> None:
    assert untied(clause)


@each_row(
    "clause",
    [
        select(_task.c.title).where(_mine),
        select(_task.c.title).join(_channel, _its_channel).where(_mine),
        select(_task.c.title).where(_mine, exists().where(_its_channel)),
        select(select(_task.c.title).where(_mine).subquery()),
        update(_task).where(and_(_mine, _task.c.number == 1)).values(title=""),
        update(_workspace).where(_workspace.c.id == bindparam("workspace")).values(name=""),
    ],
)
def test_a_statement_that_names_it_is_not(clause: ClauseElement) -> None:
    assert untied(clause) == []
