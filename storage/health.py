"""How much work there is: counted over all workspaces, shown without any of their contents."""

from dataclasses import dataclass

from sqlalchemy import func, select, text

from bot.domain.outgoing import OutboxStatus
from storage.models import OutboxRow, Timer
from storage.models.delivery import WAITING
from storage.statements import Statement, table_of
from storage.unit import Unit


@dataclass(frozen=True)
class Backlog:
    waiting: int
    failed: int
    timers: int


_outbox = table_of(OutboxRow)
_WAITING = Statement(select(func.count()).select_from(_outbox).where(text(WAITING)), int)
_FAILED = Statement(
    select(func.count()).select_from(_outbox).where(_outbox.c.status == OutboxStatus.FAILED), int
)
_TIMERS = Statement(select(func.count()).select_from(table_of(Timer)), int)


def backlog(unit: Unit) -> Backlog:
    return Backlog(unit.one(_WAITING) or 0, unit.one(_FAILED) or 0, unit.one(_TIMERS) or 0)
