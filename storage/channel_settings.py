"""What a team chose for a channel."""

from sqlalchemy import bindparam, update

from bot.domain.channel_settings import Choices
from storage.models import Channel
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit

_channel = table_of(Channel)
_this_channel = (_channel.c.workspace_id == bindparam("workspace"), _channel.c.id == bindparam("channel"))

_LOCK = Statement(rows_as(Choices, Channel).where(*_this_channel).with_for_update(), Choices)
_SAVE = command(
    update(_channel)
    .where(*_this_channel)
    .values(quiet_cards=bindparam("quiet"), lead_id=bindparam("lead"), capture_emoji=bindparam("emoji"))
)


def lock(unit: Unit, workspace_id: str, channel_id: str) -> Choices | None:
    """Held until the unit ends, so that what is read is what is changed."""
    return unit.one(_LOCK, workspace=workspace_id, channel=channel_id)


def save(unit: Unit, workspace_id: str, channel_id: str, chosen: Choices) -> None:
    unit.run(
        _SAVE,
        workspace=workspace_id,
        channel=channel_id,
        quiet=chosen.quiet_cards,
        lead=chosen.lead_id,
        emoji=chosen.capture_emoji,
    )
