"""What Slack tells of channels and of those who come and go there, taken over into the store."""

from datetime import datetime

from bot.services import departures
from bot.services.standups import grouping
from handlers.requests import Request
from storage import channel_ids, people, places
from storage.people import find_place
from storage.unit import Unit


def renamed(unit: Unit, request: Request, _now: datetime) -> None:
    channel = request.payload["channel"]
    people.rename_place(unit, request.workspace_id, channel["id"], channel["name"])


def joined(unit: Unit, request: Request, now: datetime) -> None:
    """Where the bot itself comes in, it may post from now on, and hears who else is there."""
    team, channel = request.workspace_id, request.channel_id
    if people.is_bot(unit, team, request.user_id):
        people.open_place(unit, team, channel)
        places.read_soon(unit, team, channel, now)
    else:
        departures.came(unit, team, channel, request.user_id, now)


def group_changed(unit: Unit, request: Request, now: datetime) -> None:
    """Of user groups: who came and who went."""
    event = request.payload
    came, went = event.get("added_users") or (), event.get("removed_users") or ()
    grouping.changed(unit, request.workspace_id, event["subteam_id"], came, went, now)


def left(unit: Unit, request: Request, now: datetime) -> None:
    team, channel = request.workspace_id, request.channel_id
    if people.is_bot(unit, team, request.user_id):
        put_out(unit, request, now)
    else:
        departures.went(unit, team, channel, request.user_id, now)


def put_out(unit: Unit, request: Request, _now: datetime) -> None:
    """The bot was removed from the channel. It comes in again when it is invited, and not before.

    Raises NotYetKnown for a channel that nobody used it in: that must be noted, too.
    """
    place = people.require_place(unit, request.workspace_id, request.channel_id)
    places.shut(unit, place.workspace_id, place.id)


def archived(unit: Unit, request: Request, _now: datetime) -> None:
    places.shut(unit, request.workspace_id, request.channel_id)


def unarchived(unit: Unit, request: Request, now: datetime) -> None:
    """Whether the bot may post there again, Slack is asked."""
    places.read_soon(unit, request.workspace_id, request.channel_id, now)


def deleted(unit: Unit, request: Request, _now: datetime) -> None:
    places.shut_for_ever(unit, request.workspace_id, request.channel_id)


def turned_private(unit: Unit, request: Request, now: datetime) -> None:
    places.turn_private(unit, request.workspace_id, request.channel_id, now)


def turned_public(unit: Unit, request: Request, now: datetime) -> None:
    """There is no hurry in showing more: Slack is asked first."""
    places.read_soon(unit, request.workspace_id, request.channel_id, now)


def id_changed(unit: Unit, request: Request, now: datetime) -> None:
    """When a private channel is shared with another company, Slack gives it another id for good."""
    team, old = request.workspace_id, request.payload["old_channel_id"]
    new = request.payload["new_channel_id"]
    if find_place(unit, team, old) is not None:
        channel_ids.change(unit, team, old, new, now)
        places.read_soon(unit, team, new, now)
