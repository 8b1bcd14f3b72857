"""Who is in which channel, where that decides what somebody may see."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert  # compiles for both

from bot.domain.people import Person
from bot.domain.standups.definition import StandUpState
from storage.models import Channel, Member, Membership, StandUpRow
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit

_AT_ONCE = 1000  # rows of a statement: PostgreSQL takes 65,535 values

_membership = table_of(Membership)
_channel = table_of(Channel)
_member = table_of(Member)
_standup = table_of(StandUpRow)
_of_workspace = _membership.c.workspace_id == bindparam("workspace")
_of_channel = (_of_workspace, _membership.c.channel_id == bindparam("channel"))
_of_member = (_of_workspace, _membership.c.member_id == bindparam("member"))
_one = (*_of_channel, _membership.c.member_id == bindparam("member"))

_ENTER = command(
    insert(_membership).on_conflict_do_nothing(index_elements=["workspace_id", "member_id", "channel_id"]),
    columns=("workspace_id", "member_id", "channel_id"),
)
_LEAVE = command(delete(_membership).where(*_one))
_LEAVE_ALL = command(delete(_membership).where(*_of_member))
_IS_MEMBER = Statement(select(_membership.c.member_id).where(*_one), str)
_ROSTER = Statement(
    select(_membership.c.member_id).where(*_of_channel).order_by(_membership.c.member_id), str
)
_knows = (_member.c.workspace_id == _membership.c.workspace_id, _member.c.id == _membership.c.member_id)
_PEOPLE = Statement(
    rows_as(Person, Member).join(_membership, and_(*_knows)).where(*_of_channel).order_by(_member.c.id),
    Person,
)
_UNKNOWN = Statement(
    select(_membership.c.member_id)
    .outerjoin(_member, and_(*_knows))
    .where(*_of_channel, _member.c.id.is_(None))
    .order_by(_membership.c.member_id)
    .limit(bindparam("most")),
    str,
)


class Stranger(NamedTuple):
    workspace_id: str
    member_id: str
    channel_id: str


_TO_MEET = Statement(
    select(_membership.c.workspace_id, _membership.c.member_id, _membership.c.channel_id)
    .select_from(_standup)
    .join(
        _membership,
        and_(
            _membership.c.workspace_id == _standup.c.workspace_id,
            _membership.c.channel_id == _standup.c.channel_id,
        ),
    )
    .outerjoin(_member, and_(*_knows))
    .where(_standup.c.state == StandUpState.ON, _member.c.id.is_(None))
    .order_by(_membership.c.workspace_id, _membership.c.member_id)
    .limit(bindparam("most")),
    Stranger,
)
_CHANNELS = Statement(
    select(_membership.c.channel_id).where(*_of_member).order_by(_membership.c.channel_id), str
)
_NOTE_ROSTER = command(
    update(_channel)
    .where(_channel.c.workspace_id == bindparam("workspace"), _channel.c.id == bindparam("channel"))
    .values(roster_at=bindparam("read_at"))
)
_NOTE_CHANNELS = command(
    update(_member)
    .where(_member.c.workspace_id == bindparam("workspace"), _member.c.id == bindparam("member"))
    .values(channels_at=bindparam("read_at"))
)


def enter_all(unit: Unit, workspace_id: str, pairs: Sequence[tuple[str, str]]) -> None:
    """`pairs` are of a member and a channel."""
    for start in range(0, len(pairs), _AT_ONCE):
        some = pairs[start : start + _AT_ONCE]
        rows = [{"workspace_id": workspace_id, "member_id": who, "channel_id": where} for who, where in some]
        unit.insert_all(_ENTER, rows)


def enter(unit: Unit, workspace_id: str, member_id: str, channel_id: str) -> None:
    unit.run(_ENTER, workspace_id=workspace_id, member_id=member_id, channel_id=channel_id)


def leave(unit: Unit, workspace_id: str, member_id: str, channel_id: str) -> None:
    unit.run(_LEAVE, workspace=workspace_id, member=member_id, channel=channel_id)


def leave_all(unit: Unit, workspace_id: str, member_id: str) -> None:
    unit.run(_LEAVE_ALL, workspace=workspace_id, member=member_id)


def is_member(unit: Unit, workspace_id: str, member_id: str, channel_id: str) -> bool:
    return unit.one(_IS_MEMBER, workspace=workspace_id, member=member_id, channel=channel_id) is not None


def members(unit: Unit, workspace_id: str, channel_id: str) -> list[str]:
    return unit.all(_ROSTER, workspace=workspace_id, channel=channel_id)


def to_meet(unit: Unit, most: int) -> list[Stranger]:
    """Who is in a channel with a stand-up, and Slack was never asked about; of all workspaces on purpose."""
    return unit.all(_TO_MEET, most=most)


def people_in(unit: Unit, workspace_id: str, channel_id: str) -> list[Person]:
    """Those of them whom Slack was asked about; a user group is a channel here, too."""
    return unit.all(_PEOPLE, workspace=workspace_id, channel=channel_id)


def unknown_in(unit: Unit, workspace_id: str, channel_id: str, most: int) -> list[str]:
    """Those of them whom Slack was never asked about."""
    return unit.all(_UNKNOWN, workspace=workspace_id, channel=channel_id, most=most)


def channels_of(unit: Unit, workspace_id: str, member_id: str) -> list[str]:
    return unit.all(_CHANNELS, workspace=workspace_id, member=member_id)


def replace_roster(
    unit: Unit, workspace_id: str, channel_id: str, member_ids: Sequence[str], read_at: datetime
) -> list[str]:
    """What Slack says of the whole channel takes the place of what was known. Returns who is gone."""
    before = set(members(unit, workspace_id, channel_id))
    gone = sorted(before - set(member_ids))
    enter_all(unit, workspace_id, [(member_id, channel_id) for member_id in sorted({*member_ids} - before)])
    for member_id in gone:
        leave(unit, workspace_id, member_id, channel_id)
    note_roster(unit, workspace_id, channel_id, read_at)
    return gone


def note_roster(unit: Unit, workspace_id: str, channel_id: str, read_at: datetime) -> None:
    """From now on, whoever is not among the members is not in the channel."""
    unit.run(_NOTE_ROSTER, workspace=workspace_id, channel=channel_id, read_at=read_at)


def note_channels(unit: Unit, workspace_id: str, member_id: str, read_at: datetime | None) -> None:
    """From now on, the person is in no other channels; None when Slack is to be asked anew."""
    unit.run(_NOTE_CHANNELS, workspace=workspace_id, member=member_id, read_at=read_at)
