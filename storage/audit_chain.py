"""The links over the history, and the entries that have none yet."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, and_, bindparam, exists, func, insert, select

from bot.domain.audit import Entry
from bot.domain.audit_chain import Link
from storage.models import AuditEntry, AuditSeal, Workspace
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit

ANY_ID = (1 << 63) - 1

_audit = table_of(AuditEntry)
_seal = table_of(AuditSeal)
_workspace = table_of(Workspace)


def _is_unsealed() -> ColumnElement[bool]:
    return ~exists().where(_seal.c.audit_id == _audit.c.id)


_of_workspace = _audit.c.workspace_id == bindparam("workspace")
_links = rows_as(Link, AuditSeal).where(_seal.c.workspace_id == bindparam("workspace"))

_HIGHEST = Statement(select(func.coalesce(func.max(_seal.c.audit_id), 0)), int)
_FIRST = Statement(
    select(_audit.c.workspace_id, _audit.c.id)
    .where(
        _audit.c.id > bindparam("after_id", type_=BigInteger),
        _audit.c.at < bindparam("before"),
        _is_unsealed(),
    )
    .order_by(_audit.c.id)
    .limit(1),
    lambda workspace_id, audit_id: (str(workspace_id), int(audit_id)),
)
_UNSEALED = Statement(
    rows_as(Entry, AuditEntry)
    .where(
        _of_workspace,
        _audit.c.id >= bindparam("from_id", type_=BigInteger),
        _audit.c.id <= bindparam("to_id", type_=BigInteger),
        _audit.c.at < bindparam("before"),
        _is_unsealed(),
    )
    .order_by(_audit.c.id)
    .limit(bindparam("most")),
    Entry,
)
_HOLD = Statement(
    # Weaker than FOR UPDATE: whoever adds rows to the workspace meanwhile does not wait.
    select(_workspace.c.id).where(_workspace.c.id == bindparam("workspace")).with_for_update(key_share=True),
    str,
)
_LAST = Statement(_links.order_by(_seal.c.position.desc()).limit(1), Link)
_ADD = command(insert(_seal), columns=("workspace_id", "position", "audit_id", "sealed_at", "hash"))
_of_entry = [_audit.c[name] for name in ("at", "actor_id", "action", "subject", "source", "details")]


def _link_and_entry(position: int, audit_id: int, sealed_at: datetime, digest: str, *entry: Any) -> Any:
    found_id, *rest = entry
    link = Link(position, audit_id, sealed_at, digest)
    return link, None if found_id is None else Entry(found_id, *rest)


_PAGE = Statement(
    select(_seal.c.position, _seal.c.audit_id, _seal.c.sealed_at, _seal.c.hash, _audit.c.id, *_of_entry)
    .select_from(
        _seal.outerjoin(
            _audit, and_(_audit.c.id == _seal.c.audit_id, _audit.c.workspace_id == _seal.c.workspace_id)
        )
    )
    .where(
        _seal.c.workspace_id == bindparam("workspace"),
        _seal.c.position > bindparam("after_position", type_=BigInteger),
    )
    .order_by(_seal.c.position)
    .limit(bindparam("most")),
    _link_and_entry,
)
_WORKSPACES = Statement(select(_workspace.c.id).order_by(_workspace.c.id), str)


def highest_sealed(unit: Unit) -> int:
    """The highest id of any entry with a link; 0 before the first."""
    return unit.one(_HIGHEST) or 0


def first_unsealed(unit: Unit, after_id: int, before: datetime) -> tuple[str, int] | None:
    """The workspace and id of the first entry behind `after_id` that was made before and has no link."""
    return unit.one(_FIRST, after_id=after_id, before=before)


def unsealed(unit: Unit, workspace_id: str, ids: tuple[int, int], before: datetime, most: int) -> list[Entry]:
    """A workspace's entries with ids from the first to the last, made before, that have no link."""
    first, last = ids
    return unit.all(_UNSEALED, workspace=workspace_id, from_id=first, to_id=last, before=before, most=most)


def hold_last(unit: Unit, workspace_id: str) -> Link | None:
    """The end of the chain, to which nobody else adds until the unit ends."""
    unit.one(_HOLD, workspace=workspace_id)
    return unit.one(_LAST, workspace=workspace_id)


def add_links(unit: Unit, workspace_id: str, links: Sequence[Link]) -> None:
    rows = [
        {
            "workspace_id": workspace_id,
            "position": link.position,
            "audit_id": link.audit_id,
            "sealed_at": link.sealed_at,
            "hash": link.hash,
        }
        for link in links
    ]
    unit.insert_all(_ADD, rows)


def page(unit: Unit, workspace_id: str, after_position: int, most: int) -> list[tuple[Link, Entry | None]]:
    """Links in their order with what they seal; None where that is gone."""
    return unit.all(_PAGE, workspace=workspace_id, after_position=after_position, most=most)


def workspaces(unit: Unit) -> list[str]:
    return unit.all(_WORKSPACES)
