"""Members and channels of a workspace, as Slack last told us of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert  # compiles for both: their ON CONFLICT is the same

from bot.domain.people import Person, Place
from storage.models import Channel, Member, Workspace
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit


class NotYetKnown(Exception):  # noqa: N818 -- a question, not an error
    """The unit needs people or channels that Slack must be asked about first; then it is run again."""

    def __init__(
        self,
        *,
        members: frozenset[str] = frozenset(),
        channels: frozenset[str] = frozenset(),
        rosters: frozenset[str] = frozenset(),
        outsiders: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(
            f"members {sorted(members)}, channels {sorted(channels)}, "
            f"rosters {sorted(rosters)}, channels of {sorted(outsiders)}"
        )
        self.members = members
        self.channels = channels
        self.rosters = rosters
        self.outsiders = outsiders


CHANNELS_KNOWN_FOR = timedelta(days=1)
"""Slack does not tell us of comings and goings where the bot is not."""

_TOLD_OF_MEMBER = ("name", "locale", "zone_name", "is_guest", "is_stranger", "is_bot", "has_left", "is_admin")
_TOLD_OF_CHANNEL = ("name", "is_private", "is_direct", "is_shared", "is_reachable")
_OWN_OF_CHANNEL = ("roster_at", "lead_id", "capture_emoji", "quiet_cards")
_OWN_OF_MEMBER = ("workdays", "work_start", "work_end", "channels_at")

_member = table_of(Member)
_channel = table_of(Channel)
_workspace = table_of(Workspace)

_this_channel = (_channel.c.workspace_id == bindparam("workspace"), _channel.c.id == bindparam("channel"))

_FIND_PERSON = Statement(
    rows_as(Person, Member).where(
        _member.c.workspace_id == bindparam("workspace"), _member.c.id == bindparam("member")
    ),
    Person,
)
_FIND_PLACE = Statement(rows_as(Place, Channel).where(*_this_channel), Place)
_NAMES = Statement(
    select(_member.c.id, _member.c.name).where(_member.c.workspace_id == bindparam("workspace")),
    lambda id_, name: (id_, name),
)
_PLACE_NAMES = Statement(
    select(_channel.c.id, _channel.c.name).where(_channel.c.workspace_id == bindparam("workspace")),
    lambda id_, name: (id_, name),
)
_insert_member = insert(_member)
_SAVE_PERSON = command(
    _insert_member.on_conflict_do_update(
        index_elements=["workspace_id", "id"],
        set_={name: _insert_member.excluded[name] for name in _TOLD_OF_MEMBER},
    ),
    columns=("workspace_id", "id", *_TOLD_OF_MEMBER, *_OWN_OF_MEMBER),
)
_insert_channel = insert(_channel)
_SAVE_PLACE = command(
    _insert_channel.on_conflict_do_update(
        index_elements=["workspace_id", "id"],
        set_={name: _insert_channel.excluded[name] for name in ("read_again_at", *_TOLD_OF_CHANNEL)},
    ),
    columns=("workspace_id", "id", "read_again_at", *_TOLD_OF_CHANNEL, *_OWN_OF_CHANNEL),
)
_insert_workspace = insert(_workspace)
_SAVE_WORKSPACE = command(
    _insert_workspace.on_conflict_do_update(
        index_elements=["id"],
        # Not every request names the workspace, and who we are is unknown while Slack is away.
        set_={
            "name": func.coalesce(func.nullif(_insert_workspace.excluded.name, ""), _workspace.c.name),
            "bot_user_id": func.coalesce(_insert_workspace.excluded.bot_user_id, _workspace.c.bot_user_id),
        },
    ),
    columns=("id", "name", "bot_user_id", "created_at"),
)
_REMEMBER_DM = command(
    update(_member)
    .where(_member.c.workspace_id == bindparam("workspace"), _member.c.id == bindparam("member"))
    .values(dm_channel_id=bindparam("dm"))
)
_RENAME = command(update(_channel).where(*_this_channel).values(name=bindparam("new_name")))
_OPEN = command(update(_channel).where(*_this_channel).values(is_reachable=True))
_BOT = Statement(
    select(_workspace.c.bot_user_id).where(_workspace.c.id == bindparam("workspace")), lambda id_: id_
)


def find_person(unit: Unit, workspace_id: str, member_id: str) -> Person | None:
    return unit.one(_FIND_PERSON, workspace=workspace_id, member=member_id)


def find_place(unit: Unit, workspace_id: str, channel_id: str) -> Place | None:
    return unit.one(_FIND_PLACE, workspace=workspace_id, channel=channel_id)


def require_person(unit: Unit, workspace_id: str, member_id: str) -> Person:
    """Raises NotYetKnown for somebody Slack was never asked about."""
    found = find_person(unit, workspace_id, member_id)
    if found is None:
        raise NotYetKnown(members=frozenset({member_id}))
    return found


def require_people(unit: Unit, workspace_id: str, member_ids: Sequence[str]) -> list[Person]:
    """In the order asked for. Raises NotYetKnown for all of whom Slack was never asked, at once."""
    found = [unit.one(_FIND_PERSON, workspace=workspace_id, member=member_id) for member_id in member_ids]
    unknown = [member_id for member_id, person in zip(member_ids, found, strict=True) if person is None]
    if unknown:
        raise NotYetKnown(members=frozenset(unknown))
    return [person for person in found if person is not None]


def known_people(unit: Unit, workspace_id: str, member_ids: Iterable[str]) -> list[Person]:
    """Those of whom Slack was asked, in the order asked for; the others are left out."""
    found = (unit.one(_FIND_PERSON, workspace=workspace_id, member=member_id) for member_id in member_ids)
    return [person for person in found if person is not None]


def require_place(unit: Unit, workspace_id: str, channel_id: str) -> Place:
    """Raises NotYetKnown for a channel Slack was never asked about."""
    found = find_place(unit, workspace_id, channel_id)
    if found is None:
        raise NotYetKnown(channels=frozenset({channel_id}))
    return found


def names(unit: Unit, workspace_id: str) -> dict[str, str]:
    """Of all the people we know, by their ids."""
    return dict(unit.all(_NAMES, workspace=workspace_id))


def place_names(unit: Unit, workspace_id: str) -> dict[str, str]:
    """Of all the channels we know, by their ids; a direct conversation has none."""
    return dict(unit.all(_PLACE_NAMES, workspace=workspace_id))


def require_roster(place: Place) -> None:
    """Raises NotYetKnown for a channel of which Slack was never asked who is in it."""
    if place.roster_at is None:
        raise NotYetKnown(rosters=frozenset({place.id}))


def require_channels(person: Person, now: datetime) -> None:
    """Raises NotYetKnown for an outsider of whom Slack was not asked lately which channels they are in."""
    known = person.channels_at is not None and now - person.channels_at <= CHANNELS_KNOWN_FOR
    if person.is_outsider and not known:
        raise NotYetKnown(outsiders=frozenset({person.id}))


def save_workspace(unit: Unit, *, id: str, name: str, bot_user_id: str | None, created_at: object) -> None:  # noqa: A002 -- the column's name
    unit.run(_SAVE_WORKSPACE, id=id, name=name, bot_user_id=bot_user_id, created_at=created_at)


def save_person(unit: Unit, person: Person) -> None:
    """Takes over what Slack says; what people set in Muster (hours, days) stays."""
    unit.run(
        _SAVE_PERSON,
        workspace_id=person.workspace_id,
        id=person.id,
        **{name: getattr(person, name) for name in (*_TOLD_OF_MEMBER, *_OWN_OF_MEMBER)},
    )


def save_place(unit: Unit, place: Place, read_again_at: datetime | None = None) -> None:
    """Takes over what Slack says; what the team chose in Muster stays.

    At `read_again_at` Slack is asked again (see storage.places).
    """
    unit.run(
        _SAVE_PLACE,
        workspace_id=place.workspace_id,
        id=place.id,
        read_again_at=read_again_at,
        **{name: getattr(place, name) for name in (*_TOLD_OF_CHANNEL, *_OWN_OF_CHANNEL)},
    )


def remember_dm(unit: Unit, workspace_id: str, member_id: str, dm_channel_id: str) -> None:
    unit.run(_REMEMBER_DM, workspace=workspace_id, member=member_id, dm=dm_channel_id)


def rename_place(unit: Unit, workspace_id: str, channel_id: str, name: str) -> None:
    unit.run(_RENAME, workspace=workspace_id, channel=channel_id, new_name=name)


def open_place(unit: Unit, workspace_id: str, channel_id: str) -> None:
    """The bot came in: it may read about and post in the channel."""
    unit.run(_OPEN, workspace=workspace_id, channel=channel_id)


def is_bot(unit: Unit, workspace_id: str, member_id: str) -> bool:
    """Whether the member is Muster itself."""
    return member_id == unit.one(_BOT, workspace=workspace_id)
