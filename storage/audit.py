"""Who did what, when and from where: only ever added to."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select

from storage.models import AuditEntry
from storage.statements import Statement, command, table_of
from storage.unit import Unit

_audit = table_of(AuditEntry)
_RECORD = command(
    insert(_audit).inline(),
    columns=("workspace_id", "at", "actor_id", "action", "subject", "source", "details"),
)
_STORY = Statement(
    select(_audit.c.at, _audit.c.actor_id, _audit.c.action, _audit.c.details)
    .where(_audit.c.workspace_id == bindparam("workspace"), _audit.c.subject == bindparam("about"))
    .order_by(_audit.c.id),
    lambda *columns: columns,
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


def story(unit: Unit, workspace_id: str, subject: str) -> list[tuple[Any, ...]]:
    """(at, actor_id, action, details), oldest first."""
    return unit.all(_STORY, workspace=workspace_id, about=subject)
