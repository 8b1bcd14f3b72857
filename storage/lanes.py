"""Taking messages out of the outbox: a lane is leased, its first message sent, the lane given back.

A lease that runs out (its holder was killed) makes the lane due again by itself. The message found in
it is then marked as being sent already: whether it arrived must be looked up before it is sent again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, case, exists, func, literal, null, select, text, update

from bot.domain.outgoing import Method, OutboxStatus, Outgoing, PostedCard, Settlement
from storage.models import Card, Lane, Member, OutboxRow
from storage.models.delivery import QUEUED, WAITING
from storage.outbox import SIGNAL
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit

_outbox = table_of(OutboxRow)
_lane = table_of(Lane)
_card = table_of(Card)
_member = table_of(Member)

_this_lane = (_lane.c.workspace_id == bindparam("workspace"), _lane.c.name == bindparam("of_lane"))
_held = (*_this_lane, _lane.c.holder == bindparam("by"))
_waiting = (
    _outbox.c.workspace_id == bindparam("workspace"),
    _outbox.c.lane == bindparam("of_lane"),
    text(WAITING),
)
_this_message = (_outbox.c.workspace_id == bindparam("workspace"), _outbox.c.id == bindparam("message"))
_this_card = (_card.c.workspace_id == bindparam("workspace"), _card.c.id == bindparam("card"))


_their_zone = (
    select(_member.c.zone_name)
    .where(
        _member.c.workspace_id == bindparam("workspace"),
        _member.c.id == func.coalesce(_outbox.c.recipient_id, _outbox.c.destination),
    )
    .scalar_subquery()
)


@dataclass(frozen=True)
class _LaneKey:
    workspace_id: str
    name: str


_DUE = Statement(
    rows_as(_LaneKey, Lane)
    .where(_lane.c.next_run_at <= bindparam("now"))
    .order_by(_lane.c.next_run_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True),
    _LaneKey,
)
_LEASE = command(
    update(_lane).where(*_this_lane).values(next_run_at=bindparam("until"), holder=bindparam("new_holder"))
)
_FIRST = Statement(rows_as(Outgoing, OutboxRow).where(*_waiting).order_by(_outbox.c.id).limit(1), Outgoing)
_START = command(
    update(_outbox)
    .where(*_this_message)
    .values(
        status=OutboxStatus.SENDING,
        attempts=_outbox.c.attempts + 1,
        started_at=bindparam("now"),
    )
)
_LOCK_HELD = Statement(select(_lane.c.name).where(*_held).with_for_update(), str)
_RELEASE = command(
    update(_lane)
    .where(*_held)
    .values(
        next_run_at=case(
            (
                exists(select(literal(1)).where(*_waiting)),
                bindparam("again_at", type_=_lane.c.next_run_at.type),
            ),
            else_=null(),
        ),
        paced_until=bindparam("again_at", type_=_lane.c.next_run_at.type),
        holder=null(),
    )
)
_FINISH = command(
    update(_outbox)
    .where(*_this_message)
    .values(
        status=bindparam("outcome"),
        finished_at=bindparam("now"),
        ts=bindparam("posted_ts"),
        error=bindparam("why"),
        zone_name=func.coalesce(_outbox.c.zone_name, _their_zone),
    )
)
_MERGE = command(
    update(_outbox)
    .where(
        _outbox.c.workspace_id == bindparam("workspace"),
        _outbox.c.card_id == bindparam("card"),
        text(QUEUED),
    )
    .values(status=OutboxStatus.DROPPED, error="merged")
)
_REQUEUE = command(
    update(_outbox)
    .where(*_this_message, _outbox.c.status == OutboxStatus.SENDING)
    .values(status=OutboxStatus.QUEUED, error=bindparam("why"))
)
_FIND_CARD = Statement(rows_as(PostedCard, Card).where(*_this_card), PostedCard)
_BEING_POSTED = Statement(
    select(_outbox.c.id)
    .where(
        _outbox.c.workspace_id == bindparam("workspace"),
        _outbox.c.card_id == bindparam("card"),
        _outbox.c.method == Method.POST,
        text(WAITING),
    )
    .limit(1),
    int,
)
_PLACE_CARD = command(
    update(_card)
    .where(*_this_card)
    .values(channel_id=bindparam("in_channel"), ts=bindparam("at_ts"), shown=bindparam("now_shown"))
)
_HOLDERS = Statement(select(_lane.c.holder).where(_lane.c.holder.is_not(None)).distinct(), str)
_TAKE_BACK = command(
    # Over all workspaces on purpose: a process holds lanes of any of them.
    update(_lane)
    .where(_lane.c.holder == bindparam("of_holder"))
    .values(next_run_at=bindparam("now"), holder=null())
)
_NEXT = Statement(
    select(_lane.c.next_run_at)
    .where(_lane.c.next_run_at.is_not(None))
    .order_by(_lane.c.next_run_at)
    .limit(1),
    lambda instant: instant,
)


def claim(unit: Unit, holder: str, now: datetime, lease: timedelta, most: int) -> list[Outgoing]:
    """The first message of each due lane, at most `most`, marked as being sent.

    A message that was being sent already comes with that status: nobody knows whether it arrived.
    """
    claimed = []
    for lane in unit.all(_DUE, now=now, most=most):
        key = {"workspace": lane.workspace_id, "of_lane": lane.name}
        unit.run(_LEASE, **key, until=now + lease, new_holder=holder)
        message = unit.one(_FIRST, **key)
        if message is None:
            _release(unit, lane.workspace_id, lane.name, holder, now)
            continue
        if message.status is OutboxStatus.QUEUED:
            unit.run(_START, workspace=message.workspace_id, message=message.id, now=now)
        claimed.append(message)
    return claimed


def is_held(unit: Unit, message: Outgoing, holder: str) -> bool:
    """Whether the lease is still the holder's; if so, it stays so until the unit ends."""
    key = {"workspace": message.workspace_id, "of_lane": message.lane, "by": holder}
    return unit.one(_LOCK_HELD, **key) is not None


def finish(unit: Unit, message: Outgoing, holder: str, settlement: Settlement) -> None:
    unit.run(
        _FINISH,
        workspace=message.workspace_id,
        message=message.id,
        outcome=settlement.outcome,
        now=settlement.now,
        posted_ts=settlement.ts,
        why=settlement.error,
    )
    _release(unit, message.workspace_id, message.lane, holder, settlement.again_at)


def put_back(unit: Unit, message: Outgoing, *, holder: str, again_at: datetime, error: str) -> None:
    """The message did certainly not arrive: it is first in its lane again."""
    if message.card_id is not None:
        unit.run(_MERGE, workspace=message.workspace_id, card=message.card_id)
    unit.run(_REQUEUE, workspace=message.workspace_id, message=message.id, why=error)
    _release(unit, message.workspace_id, message.lane, holder, again_at)


def leave_open(unit: Unit, message: Outgoing, *, holder: str, again_at: datetime) -> None:
    """Nobody knows whether it arrived: it stays marked as being sent, and is looked for at `again_at`."""
    _release(unit, message.workspace_id, message.lane, holder, again_at)


def find_card(unit: Unit, workspace_id: str, card_id: str) -> PostedCard | None:
    return unit.one(_FIND_CARD, workspace=workspace_id, card=card_id)


def is_being_posted(unit: Unit, workspace_id: str, card_id: str) -> bool:
    return unit.one(_BEING_POSTED, workspace=workspace_id, card=card_id) is not None


def place_card(unit: Unit, card: PostedCard, channel_id: str, ts: str, shown: str) -> None:
    """Where the card stands now, and a digest of what it shows."""
    unit.run(
        _PLACE_CARD,
        workspace=card.workspace_id,
        card=card.id,
        in_channel=channel_id,
        at_ts=ts,
        now_shown=shown,
    )


def holders(unit: Unit) -> list[str]:
    return unit.all(_HOLDERS)


def take_back(unit: Unit, holder: str, now: datetime) -> None:
    """The holder is known to be gone: its lanes need not wait for the end of the lease."""
    unit.run(_TAKE_BACK, of_holder=holder, now=now)
    unit.signal(SIGNAL)


def next_instant(unit: Unit) -> datetime | None:
    """When the next lane becomes due; None when nothing waits."""
    return unit.one(_NEXT)


def _release(unit: Unit, workspace_id: str, lane: str, holder: str, again_at: datetime) -> None:
    # Locked first: whatever is queued into the lane meanwhile is then visible to the second statement.
    key = {"workspace": workspace_id, "of_lane": lane, "by": holder}
    if unit.one(_LOCK_HELD, **key) is not None:
        unit.run(_RELEASE, **key, again_at=again_at)
