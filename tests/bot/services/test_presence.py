"""Who is where, as far as it decides what they see."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.people import Person, Place
from bot.services import departures, presence
from storage import rosters
from storage.people import CHANNELS_KNOWN_FOR, NotYetKnown, require_place
from storage.unit import Unit
from tests.units import DAVID, DESIGN, GRACE, GRACE_AND_BOT, LAUNCH, LEADERSHIP, MEERA, NOW, TEAM, UNSEEN

STRANGER = replace(DAVID, id="U0GUESTCO", is_stranger=True, channels_at=NOW)
GUEST = replace(MEERA, channels_at=NOW)


@pytest.mark.parametrize(
    ("person", "place", "is_noted"),
    [
        (DAVID, LEADERSHIP, True),
        (DAVID, UNSEEN, True),
        (DAVID, GRACE_AND_BOT, True),
        (DAVID, LAUNCH, False),
        (GUEST, LAUNCH, True),
        (STRANGER, LAUNCH, True),
    ],
)
def test_whoever_acts_is_noted_where_it_decides_what_they_see(
    unit: Unit, person: Person, place: Place, *, is_noted: bool
) -> None:
    for _ in range(2):
        presence.arrive(unit, person, place, NOW)
    assert rosters.is_member(unit, TEAM, person.id, place.id) is is_noted


@pytest.mark.parametrize(
    ("known_at", "is_asked"),
    [(None, True), (NOW, False), (NOW - CHANNELS_KNOWN_FOR, False), (NOW - CHANNELS_KNOWN_FOR * 1.1, True)],
)
def test_a_guest_acts_once_their_channels_are_known(
    unit: Unit, known_at: datetime | None, *, is_asked: bool
) -> None:
    guest = replace(MEERA, channels_at=known_at)
    if not is_asked:
        presence.arrive(unit, guest, LAUNCH, NOW)
        return
    with pytest.raises(NotYetKnown) as caught:
        presence.arrive(unit, guest, LAUNCH, NOW)
    assert caught.value.outsiders == {MEERA.id}


def test_whether_somebody_is_there_is_asked_of_slack_unless_they_were_seen(unit: Unit) -> None:
    with pytest.raises(NotYetKnown) as caught:
        presence.is_there(unit, DAVID, LEADERSHIP)
    assert caught.value.rosters == {LEADERSHIP.id}
    rosters.enter(unit, TEAM, DAVID.id, LEADERSHIP.id)
    assert presence.is_there(unit, DAVID, LEADERSHIP)
    departures.take_roster(unit, LEADERSHIP, [GRACE.id], NOW)
    assert not presence.is_there(unit, DAVID, require_place(unit, TEAM, LEADERSHIP.id))
    assert presence.is_there(unit, GRACE, LEADERSHIP)


def test_of_a_channel_that_slack_hides_those_who_were_seen_there_are_its_members(unit: Unit) -> None:
    rosters.enter(unit, TEAM, DAVID.id, UNSEEN.id)
    departures.take_roster(unit, UNSEEN, None, NOW)
    place = require_place(unit, TEAM, UNSEEN.id)
    assert presence.is_there(unit, DAVID, place)
    assert not presence.is_there(unit, GRACE, place)


@pytest.mark.parametrize(
    ("person", "place", "knows"),
    [(DAVID, LAUNCH, True), (DAVID, LEADERSHIP, False), (GUEST, LAUNCH, False)],
)
def test_in_a_direct_message_people_hear_only_of_what_they_are_known_to_see(
    unit: Unit, person: Person, place: Place, *, knows: bool
) -> None:
    assert presence.knows_of(unit, person, place) is knows
    rosters.enter(unit, TEAM, person.id, place.id)
    assert presence.knows_of(unit, person, place)


def test_a_guest_has_left_what_slack_does_not_name_any_more_as_far_as_it_would_name_it(unit: Unit) -> None:
    for place in (LAUNCH, DESIGN, UNSEEN, GRACE_AND_BOT):
        rosters.enter(unit, TEAM, MEERA.id, place.id)
    departures.take_channels(unit, TEAM, MEERA.id, [DESIGN.id, LEADERSHIP.id], NOW + timedelta(hours=1))
    assert set(rosters.channels_of(unit, TEAM, MEERA.id)) == {
        place.id for place in (DESIGN, LEADERSHIP, UNSEEN, GRACE_AND_BOT)
    }
