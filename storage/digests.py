"""Digests, and which of them were posted."""

from dataclasses import fields

from sqlalchemy import bindparam, delete, insert, update

from bot.domain.digests.digest import Digest, Issue
from storage.counters import next_number
from storage.models import DigestIssue, DigestRow
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit

_digest, _issue = table_of(DigestRow), table_of(DigestIssue)
_COLUMNS = tuple(field.name for field in fields(Digest))
_CHANGING = tuple(
    name for name in _COLUMNS if name not in ("workspace_id", "number", "channel_id", "created_at")
)
_OF_ISSUE = tuple(field.name for field in fields(Issue))
_one = (_digest.c.workspace_id == bindparam("workspace"), _digest.c.number == bindparam("which"))
_ADD = command(insert(_digest), columns=_COLUMNS)
_FIND = Statement(rows_as(Digest, DigestRow).where(*_one), Digest)
_LOCK = Statement(rows_as(Digest, DigestRow).where(*_one).with_for_update(), Digest)
_CHANGE = command(update(_digest).where(*_one).values({name: bindparam(f"new_{name}") for name in _CHANGING}))
_REMOVE = command(delete(_digest).where(*_one))
_OF_CHANNEL = Statement(
    rows_as(Digest, DigestRow)
    .where(_digest.c.workspace_id == bindparam("workspace"), _digest.c.channel_id == bindparam("channel"))
    .order_by(_digest.c.number),
    Digest,
)
_ADD_ISSUE = command(insert(_issue), columns=("workspace_id", *_OF_ISSUE))


def new_digest_number(unit: Unit, workspace_id: str) -> int:
    return next_number(unit, workspace_id, "digest")


def add(unit: Unit, digest: Digest) -> None:
    unit.run(_ADD, **{name: getattr(digest, name) for name in _COLUMNS})


def find(unit: Unit, workspace_id: str, number: int) -> Digest | None:
    return unit.one(_FIND, workspace=workspace_id, which=number)


def lock(unit: Unit, workspace_id: str, number: int) -> Digest | None:
    """Held until the unit ends."""
    return unit.one(_LOCK, workspace=workspace_id, which=number)


def save(unit: Unit, digest: Digest) -> None:
    new = {f"new_{name}": getattr(digest, name) for name in _CHANGING}
    unit.run(_CHANGE, workspace=digest.workspace_id, which=digest.number, **new)


def remove(unit: Unit, workspace_id: str, number: int) -> None:
    unit.run(_REMOVE, workspace=workspace_id, which=number)


def of_channel(unit: Unit, workspace_id: str, channel_id: str) -> list[Digest]:
    return unit.all(_OF_CHANNEL, workspace=workspace_id, channel=channel_id)


def add_issue(unit: Unit, workspace_id: str, issue: Issue) -> None:
    unit.run(_ADD_ISSUE, workspace_id=workspace_id, **{name: getattr(issue, name) for name in _OF_ISSUE})
