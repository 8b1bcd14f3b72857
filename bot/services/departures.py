"""People come and go: what Slack tells of it, and what follows for the tasks of those who went."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.outgoing import home_of
from bot.domain.people import Person, Place
from bot.domain.standups.definition import StandUpState
from bot.services.standups.kinds import ASK
from storage import calendar_feeds, handovers, outbox, places, rosters, standups, timers
from storage.people import find_person, find_place, require_person, save_person
from storage.unit import Unit

HANDOVER = "handover"
"""The timer that hands over somebody's tasks in a channel; its subject is "U1:C1"."""

REQUESTS_LEFT = "requests_left"
"""The timer that finds somebody else for the requests that wait for a person; its subject is "U1"."""


def came(unit: Unit, workspace_id: str, channel_id: str, member_id: str, now: datetime) -> None:
    """Of people in open channels nothing needs to be known, unless they are outsiders, or a stand-up asks
    whoever is there. Raises NotYetKnown for somebody to be asked.
    """
    place, person = find_place(unit, workspace_id, channel_id), find_person(unit, workspace_id, member_id)
    if place is None:
        return
    is_watched = place.roster_at is not None and not place.is_closed
    if place.is_closed or is_watched or (person is not None and person.is_outsider):
        rosters.enter(unit, workspace_id, member_id, channel_id)
        _look_again(unit, place, now)
    if is_watched:
        require_person(unit, workspace_id, member_id)
        look_for_asking(unit, workspace_id, channel_id, now)


def look_for_asking(unit: Unit, workspace_id: str, channel_id: str, now: datetime) -> None:
    """Whoever is new in the channel may be asked before those who were there already."""
    for standup in standups.in_channel(unit, workspace_id, channel_id):
        if standup.state is StandUpState.ON:
            timers.set_timer(unit, workspace_id, ASK, standup.label, now)


def went(unit: Unit, workspace_id: str, channel_id: str, member_id: str, now: datetime) -> None:
    """Whoever cannot see a channel any more cannot have its tasks; in an open one people keep theirs."""
    place = find_place(unit, workspace_id, channel_id)
    if place is not None:
        _leave(unit, place, member_id, now)
        _look_again(unit, place, now)


def left_workspace(unit: Unit, person: Person, now: datetime) -> None:
    """Nothing is theirs any more: no channel, no task, no calendar; nothing waits for them."""
    rosters.leave_all(unit, person.workspace_id, person.id)
    calendar_feeds.revoke(unit, person.workspace_id, person.id)
    for channel_id in handovers.channels_with_tasks(unit, person.workspace_id, person.id):
        _hand_over(unit, person, channel_id, now)
    timers.set_timer(unit, person.workspace_id, REQUESTS_LEFT, person.id, now)


def found_gone(unit: Unit, workspace_id: str, member_id: str, now: datetime) -> None:
    """Slack says by the way that somebody has left the workspace."""
    person = find_person(unit, workspace_id, member_id)
    if person is not None and not person.has_left:
        save_person(unit, replace(person, has_left=True))
        left_workspace(unit, person, now)


def take_roster(unit: Unit, place: Place, present: Sequence[str] | None, now: datetime) -> None:
    """`present` is everybody in it, or None where Slack does not say: then whoever was seen stays."""
    if present is None:
        rosters.note_roster(unit, place.workspace_id, place.id, now)
        return
    for member_id in rosters.replace_roster(unit, place.workspace_id, place.id, present, now):
        _leave(unit, place, member_id, now)


def take_channels(
    unit: Unit, workspace_id: str, member_id: str, channels: Sequence[str] | None, now: datetime
) -> None:
    """`channels` are all that Slack shows us an outsider to be in, or None where it does not say."""
    if channels is not None:
        before = set(rosters.channels_of(unit, workspace_id, member_id))
        new = [(member_id, channel_id) for channel_id in sorted(set(channels) - before)]
        rosters.enter_all(unit, workspace_id, new)
        for channel_id in sorted(before - set(channels)):
            place = find_place(unit, workspace_id, channel_id)
            if place is not None and _is_shown(place):
                _leave(unit, place, member_id, now)
    rosters.note_channels(unit, workspace_id, member_id, now)


def _is_shown(place: Place) -> bool:
    """Among somebody's channels Slack shows no direct messages, and private ones only where the bot is."""
    return not place.is_direct and (place.is_reachable or not place.is_private)


def _leave(unit: Unit, place: Place, member_id: str, now: datetime) -> None:
    rosters.leave(unit, place.workspace_id, member_id, place.id)
    person = find_person(unit, place.workspace_id, member_id)
    if person is not None and (place.is_closed or person.is_outsider):
        _hand_over(unit, person, place.id, now)
        outbox.follow(unit, person.workspace_id, home_of(person.id), now)


def _hand_over(unit: Unit, person: Person, channel_id: str, now: datetime) -> None:
    workspace = person.workspace_id
    if handovers.tasks_in(unit, workspace, person.id, channel_id, 1):
        timers.set_timer(unit, workspace, HANDOVER, f"{person.id}:{channel_id}", now)


def _look_again(unit: Unit, place: Place, now: datetime) -> None:
    """Events come late, twice, or in the wrong order: soon after, Slack is asked who is there."""
    if place.is_closed and place.is_reachable:
        places.read_soon(unit, place.workspace_id, place.id, now)
