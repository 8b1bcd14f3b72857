"""Whoever comes is asked from the next time on; whoever goes is neither asked nor missing."""

from dataclasses import replace

import pytest

from bot.domain.people import Person
from bot.services import departures
from bot.services.standups import report_views
from storage import people, rosters
from storage.people import NotYetKnown
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
    states,
)
from tests.units import ANA, DAVID, GRACE, LAUNCH, NOW, PIOTR, TEAM, act

NORA = Person(TEAM, "U0NORA", "nora", "en-GB", "Europe/London")


def test_a_joiner_is_met_and_asked_from_the_next_time_on(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    with pytest.raises(NotYetKnown) as raised:
        departures.came(launch, TEAM, LAUNCH.id, NORA.id, ASKED)
    assert raised.value.members == {NORA.id}
    people.save_person(launch, NORA)
    departures.came(launch, TEAM, LAUNCH.id, NORA.id, ASKED)
    run_until(launch, local(TUESDAY, 12))
    assert [day for member, day in asked(launch) if member == NORA.id] == [TUESDAY.isoformat()]


def test_a_joiner_from_further_east_is_asked_before_everybody_else(launch: Unit) -> None:
    set_up(launch, replace(DAILY, zone_name=""))
    run_until(launch, NOW)
    people.save_person(launch, replace(NORA, zone_name="Asia/Tokyo"))
    departures.came(launch, TEAM, LAUNCH.id, NORA.id, NOW)
    run_until(launch, local(MONDAY, 20))
    assert (NORA.id, TUESDAY.isoformat()) in asked(launch)
    assert (ANA.id, TUESDAY.isoformat()) not in asked(launch)


def test_whoever_leaves_amid_a_round_is_not_missing_in_it(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    departures.went(launch, TEAM, LAUNCH.id, PIOTR.id, ASKED)
    run_until(launch, CLOSED)
    assert states(launch)[PIOTR.id] == "spared"
    report = report_views.report_on(act(launch, GRACE), "Daily", MONDAY).view.report
    assert PIOTR.id not in (*report.missing, *report.waiting)
    assert DAVID.id in report.missing


def test_who_is_still_unknown_in_a_channel_with_a_stand_up_is_to_be_met(launch: Unit) -> None:
    rosters.enter(launch, TEAM, NORA.id, LAUNCH.id)
    with pytest.raises(NotYetKnown):
        set_up(launch)
    assert rosters.to_meet(launch, 9) == []
    rosters.leave(launch, TEAM, NORA.id, LAUNCH.id)
    set_up(launch)
    rosters.enter(launch, TEAM, NORA.id, LAUNCH.id)
    assert [each.member_id for each in rosters.to_meet(launch, 9)] == [NORA.id]
