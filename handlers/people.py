"""What Slack tells of people, and how its people and channels are read."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.people import Person, Place
from bot.domain.standups.statuses import away_until, read_status
from bot.domain.typed_text import printable
from bot.services import departures
from bot.services.act import Act
from bot.services.attention.settings import note_dnd
from bot.services.standups import away
from handlers.events import SLACKBOT
from handlers.requests import Request
from storage import people, rosters
from storage.people import NotYetKnown, require_person
from storage.unit import Unit

CLOCKS_DIFFER = timedelta(minutes=1)


def member_changed(unit: Unit, request: Request, now: datetime) -> None:
    """Keeps up with the people we dealt with; of anybody else Slack is asked when they matter.

    Whoever becomes a guest sees only the channels that Slack names next; whoever leaves hands over.
    """
    user = request.payload["user"]
    try:
        known = require_person(unit, request.workspace_id, user["id"])
    except NotYetKnown:
        return
    # Slack leaves the locale out here, and the zone too of whoever was deactivated.
    told = {"locale": known.locale, "tz": known.zone_name, **user}
    person = read_person(request.workspace_id, told)
    people.save_person(unit, person)
    if person.is_outsider and not known.is_outsider:
        rosters.note_channels(unit, person.workspace_id, person.id, None)
    if person.has_left and not known.has_left:
        departures.left_workspace(unit, person, now)
    elif "status_text" in user.get("profile", {}):
        _note_status(unit, person, user["profile"], now)


def dnd_changed(unit: Unit, request: Request, now: datetime) -> None:
    """Whoever pauses notifications is written to when the pause is over, people we deal with alone."""
    member_id, status = request.payload["user"], request.payload["dnd_status"]
    try:
        require_person(unit, request.workspace_id, member_id)
    except NotYetKnown:
        return
    begins = datetime.fromtimestamp(status.get("next_dnd_start_ts") or 0, UTC)
    ends = datetime.fromtimestamp(status.get("next_dnd_end_ts") or 0, UTC)
    is_quiet = bool(status.get("dnd_enabled")) and begins <= now + CLOCKS_DIFFER and now < ends
    note_dnd(unit, request.workspace_id, member_id, ends if is_quiet else None, now)


def _note_status(unit: Unit, person: Person, profile: dict[str, Any], now: datetime) -> None:
    """Whoever says there that they are on leave or ill is asked nothing."""
    emoji, text = profile.get("status_emoji") or "", profile["status_text"] or ""
    status = read_status(emoji, text, profile.get("status_expiration") or 0)
    nowhere = Place(person.workspace_id, person.dm_channel_id or "", "", is_direct=True)
    away.note_status(Act(unit, person, nowhere, now, "status"), away_until(status, now, person.zone))


def read_person(workspace_id: str, user: dict[str, Any]) -> Person:
    """From Slack's user object."""
    profile = user.get("profile", {})
    names = (profile.get("display_name"), user.get("real_name"), profile.get("real_name"), user["name"])
    name = next((shown for each in names if (shown := printable(each or "").strip())), user["id"])
    return Person(
        workspace_id=workspace_id,
        id=user["id"],
        name=name,
        locale=user.get("locale") or "en-US",
        zone_name=user.get("tz") or "Etc/UTC",
        is_guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        is_stranger=bool(user.get("is_stranger")),
        is_bot=bool(user.get("is_bot")) or user["id"] == SLACKBOT,
        has_left=bool(user.get("deleted")),
        is_admin=_is_admin(user),
    )


def _is_admin(user: dict[str, Any]) -> bool | None:
    """None where Slack does not say."""
    said = [user[name] for name in ("is_admin", "is_owner", "is_primary_owner") if name in user]
    return any(said) if said else None


def read_place(workspace_id: str, channel: dict[str, Any]) -> Place:
    """From Slack's conversation object; what Slack shows us, we may post in, unless it is archived."""
    is_direct = bool(channel.get("is_im") or channel.get("is_mpim"))
    is_private = bool(channel.get("is_private")) and not is_direct
    return Place(
        workspace_id=workspace_id,
        id=channel["id"],
        name=channel.get("name") or "",
        is_private=is_private,
        is_direct=is_direct,
        is_shared=bool(channel.get("is_ext_shared") or channel.get("is_shared")),
        is_reachable=not channel.get("is_archived"),
    )
