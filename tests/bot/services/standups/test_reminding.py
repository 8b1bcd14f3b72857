"""Reminders of stand-ups are nudges like any other: merged, at once, in the digest or off, with their why."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from bot.domain.attention.kinds import Kind, Way
from bot.domain.attention.why import Rule, Verdict, verdict_on
from bot.domain.attention.wishes import Whose, Wishes
from bot.domain.due import Due, Grain
from bot.domain.outgoing import Method
from bot.domain.people import Person
from bot.domain.standups.commands import BeAway
from bot.domain.standups.definition import Audience, Window
from bot.domain.standups.participation import ReminderPace
from bot.messages.attention import why as messages
from bot.messages.attention.nudges import nudges
from bot.messages.reader import reader_for
from bot.services.attention import reaching, settings, why
from bot.services.attention.message import NudgesView, nudges_view
from bot.services.standups import away, own_settings, running
from bot.services.standups.kinds import PROMPT
from bot.services.standups.unasked import is_question
from bot.services.standups.views import PromptView
from storage import attention, sent_messages, timers
from storage.unit import Unit
from tests.bot.messages.reading import problems
from tests.bot.services.attention.nudged import lines, messages_to, next_look, told
from tests.bot.services.standups.days import (
    ASKED,
    CLOSED,
    DAILY,
    FRIDAY,
    MONDAY,
    TUESDAY,
    answer,
    local,
    run_until,
    set_up,
    wake_at,
)
from tests.bot.services.tasks.work import BRIEF, add
from tests.units import ANA, DAVID, GRACE, LAUNCH, NOW, PIOTR, TEAM, act

LONG = replace(DAILY, window=Window(330))
"""From 9:45 in New York to 15:15: after 80 % of it, at 14:09, none of the hours of anybody there is left."""
LABEL = f"S-1:2026-11-23:{DAVID.id}"
REMIND_AT = ASKED + timedelta(minutes=96)


def of_standup(unit: Unit) -> list[tuple[Rule, Whose, datetime | None]]:
    found = [line for line in lines(unit, DAVID) if line.kind is Kind.STANDUP]
    return [(line.rule, line.whose, line.again_at) for line in found]


def test_a_reminder_is_merged_into_the_daily_message_before_the_end(launch: Unit) -> None:
    set_up(launch, replace(LONG, remind_percent=60))
    add(launch, replace(BRIEF, owner_id=DAVID.id, due=Due(local(MONDAY, 20), Grain.TIME)))
    run_until(launch, local(MONDAY, 14))
    assert told(launch, DAVID)[-1] == [("standup", LABEL), ("due", "T-1")]
    assert of_standup(launch) == [
        (Rule.NEXT_SLOT, Whose.NOBODY, local(MONDAY, 14)),
        (Rule.SLOT, Whose.NOBODY, None),
    ]
    (message,) = [each for each in messages_to(launch, DAVID) if len(each.payload["items"]) == 2]
    view = nudges_view(launch, message)
    assert view
    reader = reader_for(DAVID, local(MONDAY, 14))
    shown = nudges(view, reader)
    assert problems(shown) == []
    assert "Daily closes at Mon 23 Nov 15:15 (in 1 hour)." in shown.text
    answer(launch, DAVID, local(MONDAY, 14, 5))
    leaving = nudges_view(launch, message)
    assert leaving
    assert len(leaving.items) == 1
    view = nudges_view(launch, replace(message, method=Method.UPDATE))
    assert view
    assert "answered at 14:05" in nudges(view, reader).text


@pytest.mark.parametrize(
    ("wishes", "whose", "expected"),
    [
        (Wishes({Kind.STANDUP: Way.OFF}), DAVID.id, (Rule.OFF, Whose.PERSON)),
        (Wishes({Kind.STANDUP: Way.OFF}), LAUNCH.id, (Rule.OFF, Whose.CHANNEL)),
        (Wishes({Kind.STANDUP: Way.OFF}), attention.WORKSPACE, (Rule.OFF, Whose.WORKSPACE)),
        (Wishes(urgent=False), DAVID.id, (Rule.NO_HOUR, Whose.NOBODY)),
        (Wishes(quiet_from=time(11), quiet_until=time(12)), DAVID.id, (Rule.QUIET, Whose.NOBODY)),
    ],
)
def test_the_way_of_person_channel_and_workspace_is_obeyed_and_told(
    launch: Unit, wishes: Wishes, whose: str, expected: tuple[Rule, Whose]
) -> None:
    attention.save_wishes(launch, TEAM, whose, wishes)
    set_up(launch)
    run_until(launch, CLOSED)
    assert of_standup(launch) == [(*expected, None)]
    assert verdict_on(expected[0], None) is Verdict.HOLD
    assert messages_to(launch, DAVID) == []


def test_a_reminder_counts_in_the_days_budget_and_is_held_back_when_that_is_spent(launch: Unit) -> None:
    settings.choose_own(act(launch, DAVID), Wishes(budget=1))
    set_up(launch)
    urgent = replace(BRIEF, owner_id=DAVID.id, due=Due(local(MONDAY, 10, 30), Grain.TIME))
    add(launch, urgent, now=local(MONDAY, 9, 30))
    run_until(launch, CLOSED)
    assert told(launch, DAVID) == [[("due", "T-1")]]
    assert of_standup(launch) == [(Rule.BUDGET, Whose.NOBODY, None)]


def test_a_reminder_at_once_comes_at_its_moment_though_an_hour_follows(launch: Unit) -> None:
    attention.save_wishes(launch, TEAM, DAVID.id, Wishes({Kind.STANDUP: Way.AT_ONCE}))
    set_up(launch, replace(LONG, remind_percent=60))
    run_until(launch, local(MONDAY, 20))
    assert [line.at for line in lines(launch, DAVID)] == [ASKED + timedelta(minutes=198)]
    assert of_standup(launch) == [(Rule.URGENT, Whose.NOBODY, None)]


def test_silence_that_ends_early_lets_the_reminder_come(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    settings.be_silent(act(launch, DAVID, now=ASKED), CLOSED)
    run_until(launch, REMIND_AT)
    assert of_standup(launch) == [(Rule.SILENT, Whose.NOBODY, None)]
    again = REMIND_AT + timedelta(minutes=2)
    settings.be_silent(act(launch, DAVID, now=again), None)
    run_until(launch, again)
    assert [line.at for line in lines(launch, DAVID)] == [REMIND_AT, again]


def test_a_reminder_whose_time_passed_while_nothing_ran_says_so(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    wake_at(launch, CLOSED + timedelta(minutes=5))
    assert of_standup(launch) == [(Rule.TOO_LATE, Whose.NOBODY, None)]
    run_until(launch, local(MONDAY, 20))
    assert len(of_standup(launch)) == 1
    assert messages_to(launch, DAVID) == []


def test_the_switch_in_the_reminder_and_the_one_among_the_settings_are_one(launch: Unit) -> None:
    hers = act(launch, DAVID)
    own_settings.set_reminders(hers, None)
    assert settings.own(hers).ways[Kind.STANDUP] == (Way.OFF, Whose.PERSON)
    settings.choose_own(hers, Wishes())
    assert own_settings.settings(hers).pace is not None
    attention.save_wishes(launch, TEAM, attention.WORKSPACE, Wishes({Kind.STANDUP: Way.OFF}))
    assert own_settings.settings(hers).pace is None
    own_settings.set_reminders(hers, ReminderPace.SLOW)
    assert settings.own(hers).ways[Kind.STANDUP] == (Way.MERGED, Whose.PERSON)


def test_of_somebody_who_takes_part_no_longer_nothing_is_shown(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, REMIND_AT)
    (message,) = messages_to(launch, GRACE)
    away.be_away(act(launch, GRACE, now=REMIND_AT), BeAway(MONDAY, MONDAY))
    assert nudges_view(launch, message) is None
    view = nudges_view(launch, replace(message, method=Method.UPDATE))
    assert isinstance(view, NudgesView)
    (item,) = view.items
    assert isinstance(item, PromptView)
    assert "nobody waits for you" in nudges(view, reader_for(GRACE, NOW)).text


def test_whose_holidays_somebody_chose_hold_for_nudges_too(launch: Unit) -> None:
    """Thanksgiving is none in Bavaria, the day after Christmas is one."""
    own_settings.set_region(act(launch, GRACE), "DE-BY")
    off = reaching.off_of(launch, GRACE, NOW)
    assert date(2026, 11, 26) not in off
    assert date(2026, 12, 26) in off


def test_whoever_is_back_early_has_their_nudges_looked_at_at_once(launch: Unit) -> None:
    away.be_away(act(launch, ANA), BeAway(MONDAY, MONDAY + timedelta(days=9)))
    add(launch, replace(BRIEF, due=Due(local(MONDAY, 10), Grain.TIME)))
    run_until(launch, NOW)
    assert [line.rule for line in lines(launch)] == [Rule.LEAVE]
    back = NOW + timedelta(minutes=5)
    away.be_back(act(launch, ANA, now=back))
    assert next_look(launch) == back
    run_until(launch, back)
    assert [line.rule for line in lines(launch)] == [Rule.LEAVE, Rule.URGENT]
    assert timers.timer_at(launch, TEAM, "attention", ANA.id) is not None


def questions_held(unit: Unit, person: Person) -> list[tuple[str, Rule]]:
    return [(line.subject, line.rule) for line in lines(unit, person) if is_question(line)]


def test_whoever_was_not_asked_reads_why(launch: Unit) -> None:
    """Thursday 26 November is Thanksgiving in New York; Ana is quiet all day long on Monday."""
    away.be_away(act(launch, PIOTR), BeAway(MONDAY, MONDAY))
    attention.save_wishes(launch, TEAM, ANA.id, Wishes(silent_until=local(TUESDAY, 1)))
    set_up(launch)
    running.skip(act(launch, GRACE), "Daily", TUESDAY)
    run_until(launch, local(FRIDAY, 9))
    monday, tuesday, thursday = (f"S-1:2026-11-{day}" for day in (23, 24, 26))
    assert questions_held(launch, PIOTR) == [
        (f"{tuesday}:U0PIOTR", Rule.CALLED_OFF),
        (f"{monday}:U0PIOTR", Rule.LEAVE),
    ]
    assert questions_held(launch, ANA)[1:] == [(f"{monday}:U0ANA", Rule.SILENT)]
    assert questions_held(launch, GRACE)[1:] == [(f"{thursday}:U0GRACE", Rule.HOLIDAY)]
    text = messages.why(why.latest(act(launch, PIOTR, now=ASKED)), reader_for(GRACE, ASKED)).text
    assert (
        "*S-1* (question of Mon 23 Nov) held back Mon 23 Nov 15:45 (Europe/Warsaw): you are on leave." in text
    )


def test_whoever_could_not_be_asked_in_time_reads_why(launch: Unit) -> None:
    set_up(launch)
    wake_at(launch, local(MONDAY, 11, 15))
    assert questions_held(launch, ANA) == [("S-1:2026-11-23:U0ANA", Rule.TOO_LATE)]


def test_on_a_day_off_of_all_of_them_nobody_is_asked_and_each_reads_why(launch: Unit) -> None:
    set_up(launch, replace(DAILY, audience=Audience(people=(GRACE.id, DAVID.id))))
    run_until(launch, local(FRIDAY, 10))
    assert [rule for _, rule in questions_held(launch, DAVID)] == [Rule.HOLIDAY]


def test_a_question_that_came_at_another_time_than_set_says_why(launch: Unit) -> None:
    """Seven in the evening in New York is one o'clock at night in Rome."""
    attention.save_wishes(launch, TEAM, DAVID.id, Wishes(quiet_from=time(9), quiet_until=time(10)))
    set_up(launch)
    run_until(launch, local(MONDAY, 11))
    assert asked_by(launch) == {
        DAVID.id: Rule.QUIET,
        GRACE.id: Rule.DEED,
        ANA.id: Rule.DEED,
        PIOTR.id: Rule.DEED,
    }
    set_up(launch, replace(DAILY, name="Late", at=time(19), window=Window(12 * 60)))
    run_until(launch, local(TUESDAY, 8))
    assert asked_by(launch)[ANA.id] is Rule.HOURS


def asked_by(unit: Unit) -> dict[str, Rule | None]:
    """Of the newest question to each."""
    people = (ANA, PIOTR, GRACE, DAVID)
    found = {each.id: sent_messages.to_member(unit, TEAM, each.id, 9) for each in people}
    return {who: next(each.rule for each in sent if each.content == PROMPT) for who, sent in found.items()}
