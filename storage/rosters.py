"""Who is in which channel, where that decides what somebody may see."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert  # compiles for both

from storage.models import Channel, Membership
from storage.statements import Statement, command, table_of
from storage.unit import Unit

_membership = table_of(Membership)
_channel = table_of(Channel)
_of_channel = (
    _membership.c.workspace_id == bindparam("workspace"),
    _membership.c.channel_id == bindparam("channel"),
)
_of_member = _membership.c.member_id == bindparam("member")

_ENTER = command(
    insert(_membership).on_conflict_do_nothing(index_elements=["workspace_id", "member_id", "channel_id"]),
    columns=("workspace_id", "member_id", "channel_id"),
)
_LEAVE = command(delete(_membership).where(*_of_channel, _of_member))
_EMPTY = command(delete(_membership).where(*_of_channel))
_IS_MEMBER = Statement(select(_membership.c.member_id).where(*_of_channel, _of_member), str)
_ROSTER = Statement(
    select(_membership.c.member_id).where(*_of_channel).order_by(_membership.c.member_id), str
)
_CHANNELS = Statement(
    select(_membership.c.channel_id).where(_membership.c.workspace_id == bindparam("workspace"), _of_member),
    str,
)
_READ = command(
    update(_channel)
    .where(_channel.c.workspace_id == bindparam("workspace"), _channel.c.id == bindparam("channel"))
    .values(roster_at=bindparam("read_at"))
)


def enter(unit: Unit, workspace_id: str, member_id: str, channel_id: str) -> None:
    unit.run(_ENTER, workspace_id=workspace_id, member_id=member_id, channel_id=channel_id)


def leave(unit: Unit, workspace_id: str, member_id: str, channel_id: str) -> None:
    unit.run(_LEAVE, workspace=workspace_id, member=member_id, channel=channel_id)


def is_member(unit: Unit, workspace_id: str, member_id: str, channel_id: str) -> bool:
    return unit.one(_IS_MEMBER, workspace=workspace_id, member=member_id, channel=channel_id) is not None


def members(unit: Unit, workspace_id: str, channel_id: str) -> list[str]:
    return unit.all(_ROSTER, workspace=workspace_id, channel=channel_id)


def channels_of(unit: Unit, workspace_id: str, member_id: str) -> list[str]:
    return unit.all(_CHANNELS, workspace=workspace_id, member=member_id)


def replace_roster(
    unit: Unit, workspace_id: str, channel_id: str, member_ids: list[str], read_at: datetime
) -> None:
    """What Slack says of the whole channel takes the place of what was known."""
    unit.run(_EMPTY, workspace=workspace_id, channel=channel_id)
    for member_id in sorted(set(member_ids)):
        enter(unit, workspace_id, member_id, channel_id)
    unit.run(_READ, workspace=workspace_id, channel=channel_id, read_at=read_at)
