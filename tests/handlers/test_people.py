"""What Slack tells of people and channels."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.attention.wishes import NO_WISHES
from bot.domain.people import Person, Place
from bot.domain.standups.absences import AbsenceSource
from bot.services.attention.settings import be_silent
from handlers import people
from handlers.payloads import from_event
from storage import absences, attention
from storage.people import NotYetKnown, find_person, require_person
from storage.unit import Unit
from tests.handlers.payloads import event_payload
from tests.rows import each_row
from tests.units import ANA, NOW, TEAM, act

USER: dict[str, Any] = {
    "id": "U0ANA",
    "name": "ana.rossi",
    "real_name": "Ana Rossi",
    "tz": "Europe/Rome",
    "locale": "it-IT",
    "profile": {"display_name": "ana", "real_name": "Ana Rossi"},
}
HOUR = timedelta(hours=1)
CHANNEL = {"id": "C0LAUNCH", "name": "launch", "is_private": False, "is_archived": False}


def without(user: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in user.items() if name not in names}


def changed(unit: Unit, user: dict[str, Any]) -> None:
    request = from_event(event_payload({"type": "user_change", "user": user}))
    people.member_changed(unit, request, NOW)


def test_a_person_is_read_from_slacks_user() -> None:
    assert people.read_person(TEAM, USER) == Person(TEAM, "U0ANA", "ana", "it-IT", "Europe/Rome")


@each_row(
    ("user", "name"),
    [
        (USER | {"profile": {"display_name": ""}}, "Ana Rossi"),
        (USER | {"profile": {"display_name": "\u202eana\x00"}}, "ana"),
        (USER | {"profile": {"display_name": "\u202e "}}, "Ana Rossi"),
        (without(USER, "real_name") | {"profile": {"real_name": "Ana R."}}, "Ana R."),
        (without(USER, "real_name", "profile"), "ana.rossi"),
    ],
)
def test_people_are_called_as_they_want_to_be_called(user: dict[str, Any], name: str) -> None:
    assert people.read_person(TEAM, user).name == name


@each_row(
    ("told", "meant"),
    [
        ({"deleted": True}, {"has_left": True}),
        ({"is_restricted": True}, {"is_guest": True}),
        ({"is_ultra_restricted": True}, {"is_guest": True}),
        ({"is_stranger": True}, {"is_stranger": True}),
        ({"is_bot": True}, {"is_bot": True}),
        ({"id": "USLACKBOT", "is_bot": False}, {"id": "USLACKBOT", "is_bot": True}),
        ({"tz": None, "locale": None}, {"zone_name": "Etc/UTC", "locale": "en-US"}),
    ],
)
def test_what_slack_says_of_a_person_counts(told: dict[str, Any], meant: dict[str, Any]) -> None:
    assert people.read_person(TEAM, USER | told) == replace(people.read_person(TEAM, USER), **meant)


@each_row(
    ("told", "meant"),
    [
        ({}, {}),
        ({"is_private": True}, {"is_private": True}),
        ({"is_im": True, "name": None}, {"is_direct": True, "name": ""}),
        ({"is_mpim": True, "is_private": True}, {"is_direct": True}),
        ({"is_ext_shared": True}, {"is_shared": True}),
        ({"is_shared": True}, {"is_shared": True}),
        ({"is_archived": True}, {"is_reachable": False}),
    ],
)
def test_a_place_is_read_from_slacks_channel(told: dict[str, Any], meant: dict[str, Any]) -> None:
    assert people.read_place(TEAM, CHANNEL | told) == replace(Place(TEAM, "C0LAUNCH", "launch"), **meant)


def test_a_change_of_somebody_known_is_taken_over(unit: Unit) -> None:
    changed(unit, USER | {"tz": "Europe/Warsaw", "deleted": True})
    assert require_person(unit, TEAM, ANA.id) == replace(ANA, zone_name="Europe/Warsaw", has_left=True)


def test_what_a_change_leaves_out_stays_as_it_was(unit: Unit) -> None:
    changed(unit, without(USER, "tz", "locale"))
    assert require_person(unit, TEAM, ANA.id) == ANA


def test_a_change_of_somebody_unknown_is_left_alone(unit: Unit) -> None:
    changed(unit, USER | {"id": "U0NEW"})
    with pytest.raises(NotYetKnown):
        require_person(unit, TEAM, "U0NEW")


def test_a_change_in_a_workspace_where_nobody_asked_anything_yet_is_left_alone(unit: Unit) -> None:
    request = from_event(event_payload({"type": "user_change", "user": USER}) | {"team_id": "T0NEW"})
    people.member_changed(unit, request, NOW)
    assert find_person(unit, "T0NEW", USER["id"]) is None


@pytest.mark.parametrize(
    ("told", "is_admin"),
    [
        ({"is_admin": True, "is_owner": False}, True),
        ({"is_admin": False, "is_owner": True}, True),
        ({"is_admin": False, "is_owner": False, "is_primary_owner": False}, False),
        ({}, None),
    ],
)
def test_who_administers_the_workspace_is_as_slack_says(
    told: dict[str, bool], *, is_admin: bool | None
) -> None:
    assert people.read_person(TEAM, USER | told).is_admin is is_admin


def test_a_status_that_says_somebody_is_off_spares_them_until_it_is_taken_back(unit: Unit) -> None:
    ill = {"status_text": "Out sick", "status_emoji": ":face_with_thermometer:", "status_expiration": 0}
    for profile, days in ((ill, [(NOW.date(), AbsenceSource.STATUS)]), ({"status_text": ""}, [])):
        changed(unit, USER | {"profile": USER["profile"] | profile})
        found = absences.of_member(unit, TEAM, ANA.id)
        assert [(each.first, each.source) for each in found] == days


def paused(
    unit: Unit, begins: datetime, ends: datetime, *, on: bool = True, user: str = ANA.id
) -> datetime | None:
    """Until when nobody is to disturb them, after Slack told of it."""
    status = {
        "dnd_enabled": on,
        "next_dnd_start_ts": int(begins.timestamp()),
        "next_dnd_end_ts": int(ends.timestamp()),
    }
    told = event_payload({"type": "dnd_updated_user", "user": user, "dnd_status": status})
    people.dnd_changed(unit, from_event(told), NOW)
    return attention.wishes_of(unit, TEAM, [user]).get(user, NO_WISHES).silence_ends


def test_whoever_pauses_notifications_is_not_disturbed_until_then(unit: Unit) -> None:
    assert paused(unit, NOW, NOW + 2 * HOUR) == NOW + 2 * HOUR
    assert paused(unit, NOW, NOW + HOUR) == NOW + HOUR
    assert paused(unit, NOW, NOW + HOUR, on=False) is None


def test_hours_that_are_to_come_quieten_nothing_yet(unit: Unit) -> None:
    assert paused(unit, NOW + HOUR, NOW + 9 * HOUR) is None


def test_a_pause_and_a_silence_said_here_end_with_the_later_one(unit: Unit) -> None:
    be_silent(act(unit, ANA), NOW + 3 * HOUR)
    assert paused(unit, NOW, NOW + 2 * HOUR) == NOW + 3 * HOUR
    assert paused(unit, NOW, NOW + 5 * HOUR) == NOW + 5 * HOUR


def test_of_strangers_to_us_no_pause_is_kept(unit: Unit) -> None:
    assert paused(unit, NOW, NOW + HOUR, user="U0NOBODY") is None
