"""What becomes of channels: they turn private, shut the bot out, and are read again from time to time."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import bindparam, case, null, select, update

from bot.domain.people import Place
from storage.models import Channel
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit


@dataclass(frozen=True)
class Reading:
    """A channel that Slack is to be asked about, held until `read_again_at`: then somebody else tries.

    With `roster_at`, also who is there is asked, whether or not it is closed.
    """

    workspace_id: str
    id: str
    read_again_at: datetime
    roster_at: datetime | None = None


_channel = table_of(Channel)
_this = (_channel.c.workspace_id == bindparam("workspace"), _channel.c.id == bindparam("channel"))
_soon = bindparam("soon", type_=_channel.c.read_again_at.type)

_SHUT = command(update(_channel).where(*_this).values(is_reachable=False))
_GONE = command(update(_channel).where(*_this).values(is_reachable=False, read_again_at=null()))
_HIDE = command(
    update(_channel)
    .where(*_this)
    .values(is_private=~_channel.c.is_direct, is_reachable=False, read_again_at=null())
)
_READ_SOON = command(update(_channel).where(*_this).values(read_again_at=_soon))
_TURN_PRIVATE = command(
    update(_channel)
    .where(*_this, ~_channel.c.is_private, ~_channel.c.is_direct)
    .values(is_private=True, roster_at=null(), read_again_at=_soon)
)
_DUE = Statement(
    rows_as(Reading, Channel)
    .where(_channel.c.read_again_at <= bindparam("now"))
    .order_by(_channel.c.read_again_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True),
    Reading,
)
_ANY_DUE = Statement(select(_channel.c.id).where(_channel.c.read_again_at <= bindparam("now")).limit(1), str)
_TOLD = ("name", "is_private", "is_shared", "is_reachable")
_TAKE_OVER = command(
    update(_channel)
    .where(*_this)
    .values(
        {name: bindparam(f"new_{name}") for name in _TOLD}
        | {
            # Whatever happened there meanwhile asks for another look.
            "read_again_at": case(
                (
                    _channel.c.read_again_at == bindparam("held_until", type_=_soon.type),
                    bindparam("next_at", type_=_soon.type),
                ),
                else_=_channel.c.read_again_at,
            )
        }
    )
)


def shut(unit: Unit, workspace_id: str, channel_id: str) -> None:
    """The bot was put out, or the channel was archived: nothing can be posted."""
    unit.run(_SHUT, workspace=workspace_id, channel=channel_id)


def shut_for_ever(unit: Unit, workspace_id: str, channel_id: str) -> None:
    """The channel was deleted: there is nothing left to ask about."""
    unit.run(_GONE, workspace=workspace_id, channel=channel_id)


def hide(unit: Unit, workspace_id: str, channel_id: str) -> None:
    """Slack does not show it to the bot, so it is private, whatever it was before."""
    unit.run(_HIDE, workspace=workspace_id, channel=channel_id)


def turn_private(unit: Unit, workspace_id: str, channel_id: str, now: datetime) -> None:
    """From now on only its members see its tasks; who they are is asked next."""
    unit.run(_TURN_PRIVATE, workspace=workspace_id, channel=channel_id, soon=now)


def read_soon(unit: Unit, workspace_id: str, channel_id: str, now: datetime) -> None:
    unit.run(_READ_SOON, workspace=workspace_id, channel=channel_id, soon=now)


def is_reading_due(unit: Unit, now: datetime) -> bool:
    return unit.one(_ANY_DUE, now=now) is not None


def claim_readings(unit: Unit, now: datetime, hold_until: datetime, most: int) -> list[Reading]:
    """Channels to be read again, the longest waiting first. Nobody else takes them before `hold_until`."""
    due = unit.all(_DUE, now=now, most=most)
    for reading in due:
        unit.run(_READ_SOON, workspace=reading.workspace_id, channel=reading.id, soon=hold_until)
    return [replace(reading, read_again_at=hold_until) for reading in due]


def take_over(unit: Unit, reading: Reading, place: Place, next_at: datetime) -> None:
    """What Slack says now takes the place of what it said before; what the team chose stays."""
    told = {f"new_{name}": getattr(place, name) for name in _TOLD}
    held_until = reading.read_again_at
    unit.run(
        _TAKE_OVER,
        workspace=reading.workspace_id,
        channel=reading.id,
        held_until=held_until,
        next_at=next_at,
        **told,
    )
