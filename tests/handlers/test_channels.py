"""What Slack tells of channels and of those who come and go there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from handlers import channels
from handlers.payloads import from_event
from handlers.requests import Request
from storage import places, rosters
from storage.people import find_place, require_place, save_person, save_place, save_workspace
from storage.unit import Unit
from tests.bot.services.tasks.work import BRIEF, add
from tests.handlers.payloads import event_payload
from tests.units import (
    ANA,
    BOT,
    DAVID,
    DESIGN,
    GRACE,
    LAUNCH,
    LEADERSHIP,
    MEERA,
    NOW,
    TEAM,
    UNSEEN,
    timers_set,
)

Notice = Callable[[Unit, Request, datetime], None]


def told(unit: Unit, notice: Notice, **event: Any) -> None:
    notice(unit, from_event(event_payload(event)), NOW)


def moved(unit: Unit, notice: Notice, user: str, channel: str) -> None:
    told(unit, notice, type="member_joined_channel", user=user, channel=channel, channel_type="C", team=TEAM)


def to_read(unit: Unit) -> list[str]:
    """The channels that Slack is asked about next."""
    return [reading.id for reading in places.claim_readings(unit, NOW, NOW, 100)]


@pytest.mark.parametrize("event", ["channel_rename", "group_rename"])
def test_a_channel_keeps_up_with_its_name(unit: Unit, event: str) -> None:
    told(unit, channels.renamed, type=event, channel={"id": LAUNCH.id, "name": "web-shop"})
    assert require_place(unit, TEAM, LAUNCH.id) == replace(LAUNCH, name="web-shop")


def test_where_the_bot_comes_in_it_can_post_and_hears_who_is_there(unit: Unit) -> None:
    moved(unit, channels.joined, BOT, UNSEEN.id)
    assert require_place(unit, TEAM, UNSEEN.id) == replace(UNSEEN, is_reachable=True)
    assert to_read(unit) == [UNSEEN.id]
    assert rosters.members(unit, TEAM, UNSEEN.id) == []


def test_where_somebody_else_comes_in_the_bot_cannot_post(unit: Unit) -> None:
    moved(unit, channels.joined, DAVID.id, UNSEEN.id)
    assert require_place(unit, TEAM, UNSEEN.id) == UNSEEN


def test_what_is_known_of_the_workspace_outlives_a_request_that_does_not_say_it(unit: Unit) -> None:
    save_workspace(unit, id=TEAM, name="", bot_user_id=None, created_at=NOW)
    moved(unit, channels.joined, BOT, UNSEEN.id)
    assert require_place(unit, TEAM, UNSEEN.id).is_reachable


@pytest.mark.parametrize(
    ("user", "channel", "is_noted"),
    [
        (DAVID.id, LEADERSHIP.id, True),
        ("U0NEVERSEEN", LEADERSHIP.id, True),
        (MEERA.id, DESIGN.id, True),
        (DAVID.id, DESIGN.id, False),
        ("U0NEVERSEEN", DESIGN.id, False),
    ],
)
def test_who_comes_in_is_noted_where_it_decides_what_they_see(
    unit: Unit, user: str, channel: str, *, is_noted: bool
) -> None:
    moved(unit, channels.joined, user, channel)
    assert rosters.is_member(unit, TEAM, user, channel) is is_noted


def test_who_leaves_is_no_member_any_more_and_the_rest_is_asked_about(unit: Unit) -> None:
    rosters.enter_all(unit, TEAM, [(GRACE.id, LEADERSHIP.id), (DAVID.id, LEADERSHIP.id)])
    moved(unit, channels.left, DAVID.id, LEADERSHIP.id)
    assert rosters.members(unit, TEAM, LEADERSHIP.id) == [GRACE.id]
    assert to_read(unit) == [LEADERSHIP.id]


def test_coming_and_going_in_a_channel_nobody_dealt_with_is_left_alone(unit: Unit) -> None:
    for notice in (channels.joined, channels.left):
        moved(unit, notice, DAVID.id, "C0NEW")
    assert find_place(unit, TEAM, "C0NEW") is None
    assert rosters.members(unit, TEAM, "C0NEW") == []


@pytest.mark.parametrize(
    ("notice", "event"),
    [
        (channels.put_out, {"type": "channel_left", "actor_id": GRACE.id}),
        (channels.put_out, {"type": "group_left", "actor_id": GRACE.id}),
        (channels.left, {"type": "member_left_channel", "user": BOT}),
        (channels.archived, {"type": "channel_archive", "user": GRACE.id, "is_moved": 0}),
        (channels.deleted, {"type": "channel_deleted", "actor_id": GRACE.id}),
    ],
    ids=lambda value: value.get("type") if isinstance(value, dict) else "",
)
def test_where_the_bot_is_not_any_more_it_cannot_post(
    unit: Unit, notice: Notice, event: dict[str, Any]
) -> None:
    told(unit, notice, channel=LAUNCH.id, **event)
    assert require_place(unit, TEAM, LAUNCH.id) == replace(LAUNCH, is_reachable=False)


def test_a_deleted_channel_is_not_asked_about_again(unit: Unit) -> None:
    places.read_soon(unit, TEAM, LAUNCH.id, NOW)
    told(unit, channels.deleted, type="channel_deleted", channel=LAUNCH.id)
    assert to_read(unit) == []


@pytest.mark.parametrize("notice", [channels.unarchived, channels.turned_public])
def test_before_more_is_shown_or_posted_slack_is_asked(unit: Unit, notice: Notice) -> None:
    told(unit, notice, type="channel_unarchive", channel=LEADERSHIP.id)
    assert require_place(unit, TEAM, LEADERSHIP.id) == LEADERSHIP
    assert to_read(unit) == [LEADERSHIP.id]


def test_a_channel_that_turns_private_is_private_at_once_and_its_members_are_asked_for(unit: Unit) -> None:
    save_place(unit, replace(LAUNCH, id="C0OPEN", roster_at=NOW))
    told(unit, channels.turned_private, type="message", channel="C0OPEN", channel_type="group")
    place = require_place(unit, TEAM, "C0OPEN")
    assert (place.is_private, place.roster_at) == (True, None)
    assert to_read(unit) == ["C0OPEN"]


def test_turning_private_twice_does_not_forget_who_is_there(unit: Unit) -> None:
    save_place(unit, replace(LEADERSHIP, id="C0BOARD", roster_at=NOW))
    told(unit, channels.turned_private, type="message", channel="C0BOARD", channel_type="group")
    assert require_place(unit, TEAM, "C0BOARD").roster_at == NOW


def test_a_channel_that_was_shared_goes_on_under_its_new_id(unit: Unit) -> None:
    add(unit, BRIEF, place=LEADERSHIP)
    ids = {"old_channel_id": LEADERSHIP.id, "new_channel_id": "C0SHARED"}
    told(unit, channels.id_changed, type="channel_id_changed", **ids)
    assert find_place(unit, TEAM, LEADERSHIP.id) is None
    assert require_place(unit, TEAM, "C0SHARED") == replace(LEADERSHIP, id="C0SHARED")
    assert to_read(unit) == ["C0SHARED"]
    told(unit, channels.id_changed, type="channel_id_changed", **ids)
    assert require_place(unit, TEAM, "C0SHARED").name == LEADERSHIP.name


@pytest.mark.parametrize(
    ("who", "where", "hands_over"),
    [(ANA, LEADERSHIP, True), (ANA, LAUNCH, False), (MEERA, LAUNCH, True)],
    ids=["a private channel", "an open one", "a guest in an open one"],
)
def test_whoever_cannot_see_a_channel_any_more_hands_over_what_they_have_there(
    unit: Unit, who: Any, where: Any, *, hands_over: bool
) -> None:
    add(unit, replace(BRIEF, owner_id=who.id, due=None), place=where)
    moved(unit, channels.left, who.id, where.id)
    assert timers_set(unit) == ({f"{who.id}:{where.id}": NOW} if hands_over else {})


def test_whoever_has_nothing_hands_nothing_over(unit: Unit) -> None:
    save_person(unit, replace(ANA, id="U0IDLE"))
    moved(unit, channels.left, "U0IDLE", LEADERSHIP.id)
    assert timers_set(unit) == {}
