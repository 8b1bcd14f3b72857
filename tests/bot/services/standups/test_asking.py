"""Who is asked when, and what becomes of it when nobody was there to ask."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.domain.approvals.eligibility import Delegation
from bot.domain.attention.kinds import Kind, Way
from bot.domain.attention.wishes import Wishes
from bot.domain.refusal import Refusal
from bot.domain.standups.commands import BeAway
from bot.domain.standups.definition import Audience, Reporting, Window
from bot.domain.standups.participation import ReminderPace
from bot.services.attention import reaching
from bot.services.standups import asking, away, own_settings, running
from bot.services.standups.kinds import ASK, MISSED, PROMPT
from storage import attention, delegations, people, rosters, standup_rounds, timers
from storage.people import NotYetKnown
from storage.unit import Unit
from tests.bot.services.standups.days import (
    ASKED,
    CLOSED,
    DAILY,
    FRIDAY,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    answer,
    asked,
    local,
    nudged,
    posts,
    prompts,
    reminded,
    run_until,
    set_up,
    states,
    wake_at,
)
from tests.units import ANA, DAVID, GRACE, LAUNCH, LEADERSHIP, MEERA, NOW, PIOTR, TEAM, act

TEAM_OF_FOUR = {person.id for person in (ANA, PIOTR, GRACE, DAVID)}


def test_everybody_in_the_channel_is_asked_once_but_guests_bots_and_who_left(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, local(TUESDAY, 9))
    assert {member for member, _ in asked(launch)} == TEAM_OF_FOUR
    assert len(asked(launch)) == 4
    assert {prompt.asked_at for prompt in prompts(launch).values()} == {ASKED}


def test_a_week_asks_each_person_once_a_day_and_nobody_on_their_holiday(launch: Unit) -> None:
    """Thursday 26 November 2026 is Thanksgiving in New York."""
    set_up(launch)
    run_until(launch, local(FRIDAY, 23))
    assert len(asked(launch)) == len(set(asked(launch))) == 4 * 5 - 2
    assert states(launch, WEDNESDAY + timedelta(days=1))[GRACE.id] == "spared"


def test_on_their_own_clocks_people_are_asked_one_after_the_other(launch: Unit) -> None:
    set_up(launch, replace(DAILY, at=time(9), zone_name=""))
    run_until(launch, local(TUESDAY, 3, 30))
    assert {member for member, _ in asked(launch)} == {ANA.id, PIOTR.id}
    run_until(launch, local(TUESDAY, 23))
    assert {member for member, _ in asked(launch)} == TEAM_OF_FOUR
    round_ = standup_rounds.find(launch, TEAM, 1, TUESDAY)
    assert round_
    assert round_.closes_at == local(TUESDAY, 11)


def test_channels_whose_members_are_unknown_are_asked_for_first(unit: Unit) -> None:
    with pytest.raises(NotYetKnown) as raised:
        set_up(unit)
    assert raised.value.rosters == {LAUNCH.id}


def test_groups_people_and_exceptions_make_the_audience(launch: Unit) -> None:
    rosters.replace_roster(launch, TEAM, "S1", [PIOTR.id, DAVID.id, MEERA.id], NOW)
    audience = Audience(groups=("S1",), people=(ANA.id,), exceptions=(DAVID.id,), observers=(GRACE.id,))
    set_up(launch, replace(DAILY, audience=audience))
    run_until(launch, ASKED)
    assert {member for member, _ in asked(launch)} == {ANA.id, PIOTR.id}


def test_whoever_is_away_is_not_asked_and_what_waits_for_them_waits_no_longer(launch: Unit) -> None:
    set_up(launch)
    away.be_away(act(launch, PIOTR), BeAway(MONDAY, MONDAY))
    run_until(launch, ASKED)
    away.be_away(act(launch, ANA, LAUNCH, ASKED), BeAway(MONDAY, TUESDAY))
    assert states(launch) == {
        ANA.id: "spared",
        PIOTR.id: "spared",
        GRACE.id: "waiting",
        DAVID.id: "waiting",
    }
    run_until(launch, local(TUESDAY, 23))
    assert (ANA.id, TUESDAY.isoformat()) not in asked(launch)
    assert (PIOTR.id, TUESDAY.isoformat()) in asked(launch)


def test_whoever_has_a_substitute_for_approvals_is_not_asked_either(launch: Unit) -> None:
    set_up(launch)
    delegations.add(launch, TEAM, Delegation(DAVID.id, GRACE.id, MONDAY, MONDAY))
    run_until(launch, ASKED)
    assert {member for member, _ in asked(launch)} == TEAM_OF_FOUR - {DAVID.id}


def test_whoever_is_away_is_not_nudged_either(launch: Unit) -> None:
    away.be_away(act(launch, ANA), BeAway(MONDAY, TUESDAY))
    assert reaching.leave_of(launch, ANA, NOW) == ((MONDAY, TUESDAY),)


def test_quiet_hours_and_silence_are_kept(launch: Unit) -> None:
    """Ana is quiet until 16:30 o'clock, Grace wants no messages until noon, and no reminders at all."""
    attention.save_wishes(launch, TEAM, ANA.id, Wishes(quiet_from=time(15), quiet_until=time(16, 30)))
    silent = Wishes({Kind.STANDUP: Way.OFF}, silent_until=local(MONDAY, 12))
    attention.save_wishes(launch, TEAM, GRACE.id, silent)
    set_up(launch)
    run_until(launch, local(MONDAY, 20))
    found = prompts(launch)
    assert found[ANA.id].asked_at == local(MONDAY, 10, 30)
    assert {each.payload["late"] for each in posts(launch, PROMPT)} == {False}
    assert (found[GRACE.id].state.value, found[GRACE.id].why) == ("spared", "silent")
    run_until(launch, local(TUESDAY, 20))
    assert GRACE.id not in {member_id for member_id, _ in nudged(launch, Kind.STANDUP)}
    assert prompts(launch, TUESDAY)[GRACE.id].asked_at == local(TUESDAY, 9, 45)


def test_what_was_asked_before_somebody_went_away_waits_again_once_they_are_back(
    launch: Unit,
) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    for person in (ANA, GRACE):
        away.be_away(act(launch, person, LAUNCH, ASKED), BeAway(MONDAY, MONDAY))
    away.be_back(act(launch, ANA, LAUNCH, ASKED))
    assert states(launch) == {
        ANA.id: "waiting",
        PIOTR.id: "waiting",
        GRACE.id: "spared",
        DAVID.id: "waiting",
    }
    run_until(launch, CLOSED)
    away.be_back(act(launch, GRACE, LAUNCH, CLOSED))
    assert states(launch)[GRACE.id] == "spared"
    assert len(asked(launch)) == 4


def test_whoever_was_away_when_all_were_asked_and_is_back_in_time_is_asked_then_and_once(
    launch: Unit,
) -> None:
    """The Europeans leave at 17:00, which is 11:00 in New York; the window ends at 11:45."""
    set_up(launch)
    for person in (ANA, DAVID, PIOTR, GRACE):
        away.be_away(act(launch, person), BeAway(MONDAY, MONDAY))
    away.be_back(act(launch, GRACE))
    run_until(launch, ASKED)
    assert asked(launch) == [(GRACE.id, MONDAY.isoformat())]
    later = local(MONDAY, 10, 30)
    answer(launch, PIOTR, later)
    for person in (ANA, PIOTR):
        away.be_back(act(launch, person, LAUNCH, later))
        run_until(launch, later)
    assert {who for who, _ in asked(launch)} == {GRACE.id, ANA.id}
    assert {each.payload["late"] for each in posts(launch, PROMPT)} == {False}
    assert (prompts(launch)[ANA.id].asked_at, states(launch)[PIOTR.id]) == (later, "answered")
    away.be_away(act(launch, ANA, LAUNCH, later), BeAway(MONDAY, MONDAY))
    away.be_back(act(launch, ANA, LAUNCH, later))
    run_until(launch, CLOSED)
    away.be_back(act(launch, DAVID, LAUNCH, CLOSED))
    run_until(launch, CLOSED + timedelta(hours=1))
    assert len(asked(launch)) == 2
    assert (states(launch)[ANA.id], states(launch)[DAVID.id]) == ("missing", "spared")


def test_whoever_is_back_before_their_hours_is_asked_when_those_begin(launch: Unit) -> None:
    """Asked at 16:00 until 10:00 of the next day: back in the evening of the first."""
    evening = replace(DAILY, at=time(16), window=Window(until=time(10), days=1))
    set_up(launch, evening)
    away.be_away(act(launch, DAVID), BeAway(MONDAY, TUESDAY))
    run_until(launch, local(MONDAY, 17))
    assert states(launch)[DAVID.id] == "spared"
    away.be_back(act(launch, DAVID, LAUNCH, local(MONDAY, 20)))
    run_until(launch, local(TUESDAY, 8, 59))
    assert states(launch)[DAVID.id] == "spared"
    run_until(launch, local(TUESDAY, 9))
    assert prompts(launch)[DAVID.id].asked_at == local(TUESDAY, 9)
    run_until(launch, local(TUESDAY, 10))
    assert [who for who, _ in asked(launch)].count(DAVID.id) == 1


def test_whoever_comes_back_early_is_asked_again_from_then_on(launch: Unit) -> None:
    set_up(launch)
    away.be_away(act(launch, ANA), BeAway(MONDAY, FRIDAY))
    away.be_back(act(launch, ANA, LAUNCH, local(TUESDAY, 4)))
    with pytest.raises(Refusal, match="not away"):
        away.be_back(act(launch, PIOTR))
    run_until(launch, local(TUESDAY, 23))
    assert [day for member, day in asked(launch) if member == ANA.id] == [TUESDAY.isoformat()]


def test_an_hour_too_late_is_asked_late_and_says_so(launch: Unit) -> None:
    """The Europeans have twenty minutes left at work, the others an hour."""
    set_up(launch)
    wake_at(launch, local(MONDAY, 10, 45))
    late = posts(launch, PROMPT)
    assert {each.destination for each in late} == TEAM_OF_FOUR
    assert {each.payload["late"] for each in late} == {True}
    wake_at(launch, local(MONDAY, 11))
    assert len(asked(launch)) == 4


def test_whom_it_is_too_late_for_is_not_asked_and_the_report_knows(launch: Unit) -> None:
    """At eleven in New York the Europeans have gone home."""
    set_up(launch)
    wake_at(launch, local(MONDAY, 11, 15))
    assert {member for member, _ in asked(launch)} == {GRACE.id, DAVID.id}
    assert states(launch) == {
        ANA.id: "not_asked",
        PIOTR.id: "not_asked",
        GRACE.id: "waiting",
        DAVID.id: "waiting",
    }
    assert posts(launch, MISSED) == []


def test_days_on_which_nobody_was_asked_are_told_once_and_not_made_up_for(launch: Unit) -> None:
    set_up(launch)
    wake_at(launch, local(WEDNESDAY, 9))
    assert asked(launch) == []
    (told,) = posts(launch, MISSED)
    assert (told.destination, told.payload["days"]) == (LAUNCH.id, ["2026-11-23", "2026-11-24"])
    run_until(launch, local(WEDNESDAY, 9, 45))
    assert {day for _, day in asked(launch)} == {WEDNESDAY.isoformat()}
    assert len(posts(launch, MISSED)) == 1


def test_down_overnight_a_window_over_the_weekend_is_asked_on_monday_morning(launch: Unit) -> None:
    evening = replace(DAILY, at=time(16), window=Window(until=time(10), days=1), zone_name="")
    set_up(launch, evening, now=NOW)
    run_until(launch, local(FRIDAY, 9))
    before = len(asked(launch))
    wake_at(launch, local(FRIDAY + timedelta(days=1), 12))
    assert len(asked(launch)) == before
    run_until(launch, local(FRIDAY + timedelta(days=3), 9, 30))
    monday = posts(launch, PROMPT)[before:]
    assert {each.destination for each in monday} == TEAM_OF_FOUR
    assert {each.payload["late"] for each in monday} == {True}


def test_only_whoever_is_missing_is_reminded_and_only_once(launch: Unit) -> None:
    """Piotr works for an hour and a quarter of the window, the others for two."""
    set_up(launch)
    run_until(launch, ASKED)
    answer(launch, ANA, ASKED)
    run_until(launch, local(TUESDAY, 8))
    assert reminded(launch) == {
        PIOTR.id: ASKED + timedelta(minutes=60),
        GRACE.id: ASKED + timedelta(minutes=96),
        DAVID.id: ASKED + timedelta(minutes=96),
    }


def test_a_person_turns_reminders_off_or_slows_them(launch: Unit) -> None:
    set_up(launch)
    own_settings.set_reminders(act(launch, GRACE), None)
    own_settings.set_reminders(act(launch, DAVID), ReminderPace.SLOW)
    run_until(launch, CLOSED)
    assert reminded(launch)[DAVID.id] == ASKED + timedelta(minutes=114)
    assert GRACE.id not in reminded(launch)


def test_a_paused_stand_up_asks_nobody_and_goes_on_from_when_it_is_resumed(launch: Unit) -> None:
    set_up(launch)
    running.pause(act(launch, GRACE), "Daily")
    run_until(launch, local(TUESDAY, 10))
    assert asked(launch) == []
    running.resume(act(launch, GRACE, LAUNCH, local(TUESDAY, 10)), "Daily")
    run_until(launch, local(WEDNESDAY, 10))
    assert {day for _, day in asked(launch)} == {WEDNESDAY.isoformat()}


def test_a_skipped_day_asks_nobody(launch: Unit) -> None:
    set_up(launch)
    assert running.skip(act(launch, GRACE), "Daily", TUESDAY).day == TUESDAY
    run_until(launch, local(WEDNESDAY, 12))
    assert {day for _, day in asked(launch)} == {MONDAY.isoformat(), WEDNESDAY.isoformat()}
    with pytest.raises(Refusal, match="asks nobody"):
        running.skip(act(launch, GRACE), "Daily", FRIDAY + timedelta(days=1))


def test_a_day_that_is_called_off_amid_it_misses_nobody(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    answer(launch, ANA, ASKED)
    running.skip(act(launch, GRACE, LAUNCH, ASKED), "Daily", MONDAY)
    assert states(launch) == {
        ANA.id: "answered",
        PIOTR.id: "spared",
        GRACE.id: "spared",
        DAVID.id: "spared",
    }
    with pytest.raises(Refusal, match="over already"):
        running.skip(act(launch, GRACE, LAUNCH, ASKED), "Daily", MONDAY)


def test_a_stand_up_repeats_by_the_calendar(launch: Unit) -> None:
    with pytest.raises(Refusal, match="by the calendar"):
        set_up(launch, replace(DAILY, recurrence="FREQ=DAILY;INTERVAL=3 keep completion"))


def test_asked_at_once_nobody_is_asked_a_second_time_on_that_day(launch: Unit) -> None:
    set_up(launch)
    now = running.ask_now(act(launch, DAVID), "Daily")
    assert set(now.asked) == TEAM_OF_FOUR
    assert now.until == NOW + timedelta(minutes=120)
    run_until(launch, local(TUESDAY, 9))
    assert len(asked(launch)) == 4
    with pytest.raises(Refusal, match="asked today"):
        running.ask_now(act(launch, DAVID, LAUNCH, CLOSED), "Daily")


def test_only_its_creator_the_lead_or_an_admin_changes_a_stand_up(launch: Unit) -> None:
    set_up(launch)
    with pytest.raises(Refusal, match="belongs to"):
        running.pause(act(launch, DAVID), "Daily")
    running.pause(act(launch, replace(DAVID, is_admin=True)), "Daily")
    people.save_person(launch, replace(GRACE, has_left=True))
    running.delete(act(launch, ANA), "Daily")
    assert timers.lock_timer(launch, timers.Due(TEAM, ASK, "S-1", NOW)) is None


def test_nobody_asks_the_members_of_a_channel_that_is_closed_to_them(launch: Unit) -> None:
    rosters.replace_roster(launch, TEAM, LEADERSHIP.id, [DAVID.id], NOW)
    people.save_place(launch, replace(LEADERSHIP, roster_at=NOW))
    for wanted in (
        replace(DAILY, audience=Audience(channels=(LEADERSHIP.id,))),
        replace(DAILY, reporting=Reporting(channel_id=LEADERSHIP.id)),
    ):
        with pytest.raises(Refusal, match="channel of yours"):
            set_up(launch, wanted)


def test_many_are_asked_some_at_a_time_and_each_once(launch: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "AT_ONCE", 3)
    set_up(launch)
    run_until(launch, ASKED)
    assert sorted(member for member, _ in asked(launch)) == sorted(TEAM_OF_FOUR)


def test_whoever_joins_after_the_end_is_not_asked_on_that_day(launch: Unit) -> None:
    """When his own time comes in California, the round has been over for hours."""
    set_up(launch, replace(DAILY, at=time(12), zone_name="", window=Window(60)))
    rosters.leave(launch, TEAM, DAVID.id, LAUNCH.id)
    people.save_person(launch, replace(DAVID, zone_name="America/Los_Angeles"))
    run_until(launch, local(MONDAY, 14))
    rosters.enter(launch, TEAM, DAVID.id, LAUNCH.id)
    run_until(launch, local(MONDAY, 16))
    assert {member for member, _ in asked(launch)} == {GRACE.id}


def test_asked_at_once_the_round_waits_for_whoever_is_asked_at_their_own_time(launch: Unit) -> None:
    people.save_person(launch, replace(DAVID, zone_name="America/Los_Angeles"))
    set_up(launch, replace(DAILY, at=time(12), zone_name="", window=Window(60)))
    now = running.ask_now(act(launch, GRACE), "Daily")
    assert now.off == (DAVID.id,)
    run_until(launch, local(MONDAY, 20))
    assert DAVID.id in {member for member, _ in asked(launch)}
    assert len(asked(launch)) == 4


def test_the_next_day_is_skipped_where_none_is_named(launch: Unit) -> None:
    set_up(launch)
    assert running.skip(act(launch, GRACE), "Daily", None).day == MONDAY
    assert running.skip(act(launch, GRACE), "Daily", None).day == TUESDAY
    run_until(launch, local(WEDNESDAY, 12))
    assert {day for _, day in asked(launch)} == {WEDNESDAY.isoformat()}


def test_a_series_ends_when_it_is_over(launch: Unit) -> None:
    set_up(launch, replace(DAILY, recurrence="FREQ=DAILY;COUNT=2 keep schedule"))
    run_until(launch, local(FRIDAY, 12) + timedelta(days=8))
    assert {day for _, day in asked(launch)} == {MONDAY.isoformat(), TUESDAY.isoformat()}
    assert timers.lock_timer(launch, timers.Due(TEAM, ASK, "S-1", NOW)) is None
    with pytest.raises(Refusal, match="no day to come"):
        running.skip(act(launch, GRACE, LAUNCH, local(FRIDAY, 12)), "Daily", None)


def test_a_reminder_that_is_late_waits_until_the_person_is_at_work(launch: Unit) -> None:
    """Due on Tuesday at ten o'clock; the reminder of half past nine in the evening comes in the morning."""
    set_up(launch, replace(DAILY, at=time(16), zone_name="", window=Window(until=time(10), days=1)))
    run_until(launch, local(MONDAY, 16))
    answer(launch, DAVID, local(MONDAY, 16))
    wake_at(launch, local(TUESDAY, 2))
    assert reminded(launch) == {}
    run_until(launch, local(TUESDAY, 9, 50))
    assert reminded(launch) == {
        ANA.id: local(TUESDAY, 3, 36),
        PIOTR.id: local(TUESDAY, 3, 36),
        GRACE.id: local(TUESDAY, 9, 36),
    }


def test_a_reminder_put_off_while_nobody_was_there_comes_at_work(launch: Unit) -> None:
    """Of Monday 16:57; the process comes back at eight in the evening."""
    evening = Window(until=time(9, 30), days=1)
    set_up(launch, replace(DAILY, at=time(16), zone_name="", window=evening, remind_percent=60))
    run_until(launch, local(MONDAY, 16))
    wake_at(launch, local(MONDAY, 20))
    assert GRACE.id not in reminded(launch)
    run_until(launch, local(TUESDAY, 9, 15))
    assert reminded(launch)[GRACE.id] == local(TUESDAY, 9)
