"""Stand-ups are set up, edited, found; nobody sees what is not theirs."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.domain.people import Person, Place
from bot.domain.refusal import Refusal
from bot.domain.standups.commands import CreateStandUp, EditStandUp
from bot.domain.standups.definition import Audience, Question, Window
from bot.domain.standups.templates import DAILY as DAILY_TEMPLATE
from bot.services.standups import away, creating, own_settings, sight, views
from bot.services.standups.kinds import REPORT
from storage import audit, cards, lanes, rosters
from storage.unit import Unit
from tests.bot.services.standups.days import (
    ASKED,
    CLOSED,
    DAILY,
    MONDAY,
    TUESDAY,
    asked,
    local,
    run_until,
    set_up,
)
from tests.units import ANA, DAVID, DESIGN, GRACE, GRACE_AND_BOT, LAUNCH, LEADERSHIP, MEERA, NOW, TEAM, act

DAVID_AND_BOT = Place(TEAM, "D0DAVID", "", is_direct=True)


def edit(unit: Unit, by: Person = GRACE, **changes: object) -> creating.SetUp:
    return creating.edit(act(unit, by), EditStandUp("Daily", **changes))  # type: ignore[arg-type]  # by name


def settle_leaders(unit: Unit) -> None:
    rosters.replace_roster(unit, TEAM, LEADERSHIP.id, [GRACE.id, DAVID.id], NOW)
    set_up(
        unit, replace(DAILY, name="Leaders", channel_id=LEADERSHIP.id, audience=Audience((LEADERSHIP.id,)))
    )


def test_what_is_not_said_comes_from_the_template_and_the_callers_zone(launch: Unit) -> None:
    standup = set_up(launch, CreateStandUp("Daily"))
    assert standup.questions == DAILY_TEMPLATE.questions
    assert (standup.schedule.zone_name, standup.schedule.at) == ("America/New_York", time(9, 30))
    assert standup.audience == Audience(channels=(LAUNCH.id,))
    assert [entry.action for entry in audit.story(launch, TEAM, "S-1")] == ["standup_created"]


def test_whoever_is_not_at_work_at_the_time_that_was_set_is_counted(launch: Unit) -> None:
    """3 pm in New York is nine in the evening in Rome and Warsaw."""
    found = creating.create(act(launch, GRACE), replace(DAILY, at=time(15)))
    assert (len(found.people), found.moved) == (4, 2)
    assert edit(launch, zone_name="").moved == 0
    assert edit(launch, at=time(20)).moved == 4


def test_a_number_that_no_stand_up_has_is_told_however_long_it_is(launch: Unit) -> None:
    for which in ("S-7", "S-99999999999", "9" * 40):
        with pytest.raises(Refusal, match="no stand-up"):
            views.standup_for(act(launch, GRACE), which)


def test_a_name_is_given_once_a_channel(launch: Unit) -> None:
    set_up(launch)
    with pytest.raises(Refusal, match="called"):
        set_up(launch, replace(DAILY, name="DAILY"))
    set_up(launch, replace(DAILY, name="Evening"))
    with pytest.raises(Refusal, match="called"):
        edit(launch, name="Evening")
    assert edit(launch, name="daily").standup.name == "daily"


@pytest.mark.parametrize(
    "wanted",
    [
        replace(DAILY, zone_name="Mars/Olympus"),
        replace(DAILY, remind_percent=100),
        replace(DAILY, window=Window(0)),
        replace(DAILY, questions=(Question("a", ""),)),
        replace(DAILY, channel_id=GRACE_AND_BOT.id),
    ],
)
def test_what_cannot_be_is_refused(launch: Unit, wanted: CreateStandUp) -> None:
    with pytest.raises(Refusal):
        set_up(launch, wanted)


def test_a_guest_sets_up_nothing(launch: Unit) -> None:
    with pytest.raises(Refusal, match="channel of yours"):
        set_up(launch, by=MEERA)


def test_an_edit_says_what_it_changed_and_refuses_what_somebody_else_changed_meanwhile(launch: Unit) -> None:
    set_up(launch)
    changed = edit(launch, version=1, at=time(10), window=Window(60), remind_percent=50).standup
    assert (changed.version, changed.schedule.at) == (2, time(10))
    details = audit.story(launch, TEAM, "S-1")[-1].details
    assert (details["was"]["remind_percent"], details["now"]["remind_percent"]) == (80, 50)
    with pytest.raises(Refusal, match="meanwhile"):
        edit(launch, version=1, at=time(11))
    assert edit(launch, version=2, at=time(10)).standup.version == 2


def test_moved_to_a_later_hour_nobody_is_asked_twice_and_to_an_earlier_one_from_tomorrow(
    launch: Unit,
) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    creating.edit(act(launch, GRACE, LAUNCH, ASKED), EditStandUp("Daily", at=time(11)))
    run_until(launch, local(MONDAY, 23))
    assert len(asked(launch)) == 4
    creating.edit(act(launch, GRACE, LAUNCH, local(TUESDAY, 9)), EditStandUp("Daily", at=time(8)))
    run_until(launch, local(TUESDAY, 23))
    assert len(asked(launch)) == 4


def test_what_happens_in_a_private_channel_shows_there_and_to_its_people_in_their_direct_messages(
    launch: Unit,
) -> None:
    settle_leaders(launch)
    for by, place in ((DAVID, LAUNCH), (ANA, LAUNCH), (ANA, DESIGN)):
        with pytest.raises(Refusal, match="no stand-up"):
            sight.find(act(launch, by, place), "Leaders")
        with pytest.raises(Refusal, match="no stand-up"):
            sight.find(act(launch, by, place), "S-1")
    assert sight.find(act(launch, DAVID, DAVID_AND_BOT), "leaders").number == 1
    assert sight.find(act(launch, DAVID, LEADERSHIP), "").number == 1
    assert views.listed(act(launch, ANA, LAUNCH), everywhere=True) == []


def test_a_report_is_known_by_its_thread_and_one_of_several_by_its_name(launch: Unit) -> None:
    set_up(launch)
    set_up(launch, replace(DAILY, name="Evening", at=time(16)))
    with pytest.raises(Refusal, match="Which one"):
        sight.find(act(launch, GRACE), "")
    run_until(launch, CLOSED)
    (card,) = [each for each in cards.cards_of(launch, TEAM, "S-1:2026-11-23") if each.content == REPORT]
    lanes.place_card(launch, card, LAUNCH.id, "1700.1", "digest")
    here = replace(act(launch, GRACE), thread_ts="1700.1")
    assert sight.find(here, "").name == "Daily"
    with pytest.raises(Refusal, match="no stand-up"):
        sight.find(here, "Night")
    with pytest.raises(Refusal, match="no stand-up here"):
        sight.find(act(launch, GRACE, DESIGN), "")


def test_people_choose_reminders_and_holidays_for_themselves(launch: Unit) -> None:
    set_up(launch)
    own_settings.set_reminders(act(launch, DAVID), None)
    assert own_settings.set_region(act(launch, DAVID), "it").region == "IT"
    assert own_settings.settings(act(launch, DAVID)).pace is None
    assert own_settings.set_region(act(launch, DAVID), "").region == ""


def test_a_status_in_slack_is_leave_and_takes_back_only_itself(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    now = act(launch, DAVID, LAUNCH, ASKED)
    away.note_status(now, TUESDAY)
    away.note_status(now, TUESDAY)
    assert [each.last for each in away.absences_to_come(now)] == [TUESDAY]
    away.note_status(now, None)
    assert away.absences_to_come(now) == []
    run_until(launch, ASKED + timedelta(days=1))
    assert (DAVID.id, TUESDAY.isoformat()) in asked(launch)
