"""Who did what, when and from where: only ever added to."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert

from bot.domain.audit import Entry
from storage.models import AuditEntry
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit

_audit = table_of(AuditEntry)
_RECORD = command(
    insert(_audit).inline(),
    columns=("workspace_id", "at", "actor_id", "action", "subject", "source", "details"),
)


_of_subject = (_audit.c.workspace_id == bindparam("workspace"), _audit.c.subject == bindparam("about"))
_STORY = Statement(rows_as(Entry, AuditEntry).where(*_of_subject).order_by(_audit.c.id), Entry)
_AFTER = Statement(
    rows_as(Entry, AuditEntry).where(*_of_subject, _audit.c.id > bindparam("last_id")).order_by(_audit.c.id),
    Entry,
)
_LATEST = Statement(
    rows_as(Entry, AuditEntry)
    .where(_audit.c.workspace_id == bindparam("workspace"), _audit.c.actor_id == bindparam("actor"))
    .order_by(_audit.c.id.desc())
    .limit(bindparam("most")),
    Entry,
)


def record(
    unit: Unit,
    *,
    workspace_id: str,
    at: datetime,
    actor_id: str,
    action: str,
    subject: str,
    source: str,
    **details: Any,
) -> None:
    unit.run(
        _RECORD,
        workspace_id=workspace_id,
        at=at,
        actor_id=actor_id,
        action=action,
        subject=subject,
        source=source,
        details=details,
    )


def story(unit: Unit, workspace_id: str, subject: str) -> list[Entry]:
    """Oldest first."""
    return unit.all(_STORY, workspace=workspace_id, about=subject)


def after(unit: Unit, workspace_id: str, subject: str, entry_id: int) -> list[Entry]:
    """What happened to the subject after an entry, oldest first."""
    return unit.all(_AFTER, workspace=workspace_id, about=subject, last_id=entry_id)


def latest_of(unit: Unit, workspace_id: str, actor_id: str, most: int) -> list[Entry]:
    """What one person did last, newest first."""
    return unit.all(_LATEST, workspace=workspace_id, actor=actor_id, most=most)
