"""What people got in their direct messages, found by person."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, text

from bot.domain.outgoing import OutboxStatus
from storage.models import OutboxRow
from storage.models.delivery import DIRECT
from storage.statements import Statement, rows_as, table_of
from storage.unit import Unit


@dataclass(frozen=True)
class Direct:
    """A message to one person: `finished_at` (UTC) and `ts` are empty until it was sent."""

    content: str
    subject: str
    status: OutboxStatus
    created_at: datetime
    finished_at: datetime | None
    card_id: str | None
    ts: str | None


_outbox = table_of(OutboxRow)
_LATEST = Statement(
    rows_as(Direct, OutboxRow)
    .where(
        _outbox.c.workspace_id == bindparam("workspace"),
        _outbox.c.destination == bindparam("member"),
        text(DIRECT),
    )
    .order_by(_outbox.c.id.desc())
    .limit(bindparam("most")),
    Direct,
)


def latest(unit: Unit, workspace_id: str, member_id: str, most: int) -> list[Direct]:
    """The newest first, whether they were sent, wait, or were dropped."""
    return unit.all(_LATEST, workspace=workspace_id, member=member_id, most=most)
