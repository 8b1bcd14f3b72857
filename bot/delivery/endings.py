"""How an attempt ended, and what is noted of it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.delivery.parcels import Parcel
from bot.domain.outgoing import Method, OutboxStatus, Settlement
from bot.domain.sending import PACE
from bot.messages.layout import Message
from bot.services.attention.passing import pass_on
from bot.services.departures import found_gone
from bot.services.standups.reporting import report_placed
from bot.services.undelivered import tell_actor
from storage import lanes, people
from storage.unit import Unit

DEACTIVATED = "user_disabled"


@dataclass(frozen=True)
class Arrived:
    channel_id: str
    ts: str


@dataclass(frozen=True)
class Dropped:
    """It was not worth sending, or nobody can know whether it arrived and it must not come twice."""

    why: str


@dataclass(frozen=True)
class Refused:
    """Slack will not take it; the person behind it is told."""

    error: str


@dataclass(frozen=True)
class NotYet:
    """It did certainly not arrive; it is tried again at `again_at`."""

    again_at: datetime
    error: str


@dataclass(frozen=True)
class Unknown:
    """It may have arrived; at `again_at` it is looked for."""

    again_at: datetime


Ending: TypeAlias = Arrived | Dropped | Refused | NotYet | Unknown


def note(unit: Unit, parcel: Parcel, ending: Ending, holder: str, now: datetime) -> None:
    """What arrived, has arrived; anything else is said only by whoever still holds the lane.

    After a long stall another may have sent the message meanwhile: it must not be queued again.
    """
    message = parcel.message
    if not isinstance(ending, Arrived) and not lanes.is_held(unit, message, holder):
        return
    match ending:
        case Arrived(ts=ts):
            _note_place(unit, parcel, ending, now)
            settlement = Settlement(OutboxStatus.SENT, now, now + PACE, ts=ts)
            lanes.finish(unit, message, holder, settlement)
        case Dropped(why=why):
            lanes.finish(unit, message, holder, Settlement(OutboxStatus.DROPPED, now, now, error=why))
        case Refused(error=error):
            settlement = Settlement(OutboxStatus.FAILED, now, now + PACE, error=error)
            lanes.finish(unit, message, holder, settlement)
            if error == DEACTIVATED:
                found_gone(unit, message.workspace_id, message.destination, now)
            tell_actor(unit, message, error, now)
            pass_on(unit, message, now)
        case NotYet(again_at=again_at, error=error):
            lanes.put_back(unit, message, holder=holder, again_at=again_at, error=error)
        case Unknown(again_at=again_at):
            lanes.leave_open(unit, message, holder=holder, again_at=again_at)


def digest(content: Message) -> str:
    """Short, equal for equal messages: an update that would change nothing is not sent."""
    return hashlib.sha256(json.dumps(content.payload(), sort_keys=True).encode()).hexdigest()[:16]


def _note_place(unit: Unit, parcel: Parcel, arrived: Arrived, now: datetime) -> None:
    message = parcel.message
    if message.destination != arrived.channel_id and message.method in (Method.POST, Method.FILE):
        people.remember_dm(unit, message.workspace_id, message.destination, arrived.channel_id)
    if parcel.card is not None and parcel.content is not None:
        lanes.place_card(unit, parcel.card, arrived.channel_id, arrived.ts, digest(parcel.content))
        report_placed(unit, parcel.card, now)
