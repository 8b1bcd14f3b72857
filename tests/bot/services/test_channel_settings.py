"""The settings of a channel are changed."""

from dataclasses import asdict, replace

import pytest

from bot.domain.channel_settings import Choices
from bot.domain.people import Person, Place
from bot.domain.refusal import Refusal
from bot.services import channel_settings
from storage import audit, people, rosters
from storage.people import NotYetKnown, require_place
from storage.unit import Unit
from tests.units import ANA, DAVID, GRACE, GRACE_AND_BOT, LAUNCH, LEADERSHIP, MEERA, NOW, TEAM, act

UNCHANGED = Choices(quiet_cards=False, lead_id=None, capture_emoji="pushpin")


def place_now(unit: Unit, place: Place = LAUNCH) -> Place:
    return require_place(unit, TEAM, place.id)


def test_what_is_chosen_is_stored_and_recorded(unit: Unit) -> None:
    chosen = Choices(quiet_cards=True, lead_id=ANA.id, capture_emoji="memo")
    changed = channel_settings.choose(act(unit, GRACE), asdict(chosen))
    assert (changed.was, changed.now) == (UNCHANGED, chosen)
    assert channel_settings.settings(act(unit, ANA, place_now(unit))) == chosen
    (entry,) = audit.story(unit, TEAM, LAUNCH.id)
    assert (entry.action, entry.actor_id) == ("channel_set", GRACE.id)
    assert entry.details["now"]["capture_emoji"] == "memo"
    assert entry.details["was"]["capture_emoji"] == "pushpin"


def test_what_is_not_named_stays_as_somebody_else_has_set_it_meanwhile(unit: Unit) -> None:
    was = act(unit, GRACE)
    channel_settings.choose(act(unit, ANA), {"capture_emoji": "memo"})
    assert channel_settings.choose(was, {"quiet_cards": True}).now == replace(
        UNCHANGED, quiet_cards=True, capture_emoji="memo"
    )


def test_what_changes_nothing_leaves_no_trace(unit: Unit) -> None:
    changed = channel_settings.choose(act(unit, GRACE), {"quiet_cards": False})
    assert changed.was == changed.now
    assert audit.story(unit, TEAM, LAUNCH.id) == []


def test_what_slack_tells_of_the_channel_later_does_not_undo_it(unit: Unit) -> None:
    channel_settings.choose(act(unit, GRACE), {"quiet_cards": True})
    people.save_place(unit, replace(LAUNCH, name="lift-off"))
    assert place_now(unit).quiet_cards


@pytest.mark.parametrize("person", [ANA, MEERA], ids=["another member", "a guest"])
def test_nobody_but_the_lead_reads_or_changes_them(unit: Unit, person: Person) -> None:
    channel_settings.choose(act(unit, GRACE), {"lead_id": GRACE.id})
    late = act(unit, person, place_now(unit))
    with pytest.raises(Refusal):
        channel_settings.settings(late)
    with pytest.raises(Refusal):
        channel_settings.choose(late, {"quiet_cards": True})
    assert not place_now(unit).quiet_cards


def test_a_direct_conversation_has_no_settings(unit: Unit) -> None:
    with pytest.raises(Refusal, match="belong to a channel"):
        channel_settings.settings(act(unit, GRACE, GRACE_AND_BOT))


def test_a_guest_cannot_lead(unit: Unit) -> None:
    with pytest.raises(Refusal, match="full member"):
        channel_settings.choose(act(unit, GRACE), {"lead_id": MEERA.id})


def test_whoever_leads_a_private_channel_is_in_it(unit: Unit) -> None:
    with pytest.raises(NotYetKnown):
        channel_settings.choose(act(unit, GRACE, LEADERSHIP), {"lead_id": DAVID.id})
    rosters.replace_roster(unit, TEAM, LEADERSHIP.id, [GRACE.id, DAVID.id], NOW)
    there = act(unit, GRACE, place_now(unit, LEADERSHIP))
    with pytest.raises(Refusal, match="must be in it"):
        channel_settings.choose(there, {"lead_id": ANA.id})
    assert channel_settings.choose(there, {"lead_id": DAVID.id}).now.lead_id == DAVID.id


def test_whoever_is_there_may_lead_a_private_channel_that_the_bot_does_not_see(unit: Unit) -> None:
    assert (
        channel_settings.choose(act(unit, GRACE, LEADERSHIP), {"lead_id": GRACE.id}).now.lead_id == GRACE.id
    )
