"""What was sent or held back: to whom or where, when, and by what rule."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, text

from bot.domain.attention.why import Rule
from bot.domain.outgoing import OutboxStatus
from storage.models import OutboxRow
from storage.models.delivery import DIRECT, HELD, STANDING
from storage.statements import Statement, rows_as, table_of
from storage.unit import Unit


@dataclass(frozen=True)
class Message:
    """`destination` is a member's id in direct messages, else a channel's. `rule` decided when it was sent,
    or that it was not; None of what is older than these rows. `zone_name` is whose clock it was decided on,
    where it is anybody's. `finished_at` (UTC) and `ts` are empty until it was sent.
    """

    content: str
    subject: str
    destination: str
    payload: dict[str, Any]
    status: OutboxStatus
    rule: Rule | None
    zone_name: str | None
    created_at: datetime
    finished_at: datetime | None
    card_id: str | None
    ts: str | None


_outbox = table_of(OutboxRow)
_to = (_outbox.c.workspace_id == bindparam("workspace"), _outbox.c.destination == bindparam("to"))
_all = rows_as(Message, OutboxRow).where(*_to)
_newest = _all.order_by(_outbox.c.id.desc()).limit(bindparam("most"))
_DIRECT = Statement(_newest.where(text(DIRECT)), Message)
_HELD = Statement(_newest.where(text(HELD)), Message)
_STANDING = Statement(
    _all.where(text(STANDING)).order_by(_outbox.c.ts.desc()).limit(bindparam("most")), Message
)
_AT = Statement(_all.where(text(STANDING), _outbox.c.ts == bindparam("stamp")).limit(1), Message)


def to_member(unit: Unit, workspace_id: str, member_id: str, most: int) -> list[Message]:
    """The newest first, whether they were sent, wait, were dropped, or were never to be sent."""
    return unit.all(_DIRECT, workspace=workspace_id, to=member_id, most=most)


def in_channel(unit: Unit, workspace_id: str, channel_id: str, most: int) -> list[Message]:
    """What stands there, or was held back; the newest first."""
    where = {"workspace": workspace_id, "to": channel_id, "most": most}
    found = [*unit.all(_STANDING, **where), *unit.all(_HELD, **where)]
    return sorted(found, key=lambda each: each.created_at, reverse=True)[:most]


def standing_at(unit: Unit, workspace_id: str, destination: str, ts: str) -> Message | None:
    return unit.one(_AT, workspace=workspace_id, to=destination, stamp=ts)
