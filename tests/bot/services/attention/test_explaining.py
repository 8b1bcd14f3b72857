"""Why something came, what comes next, and how useful it was."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.approvals.eligibility import Delegation
from bot.domain.attention.kinds import Kind
from bot.domain.attention.why import Rule
from bot.domain.outgoing import Method
from bot.domain.recurrence.rule import Holidays
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import AssignTasks, CommentOnTask, NewTask
from bot.messages.attention import why as messages
from bot.messages.attention.reasons import COMING, HOLIDAYS, KINDS, NEWS, REASONS, RULES
from bot.messages.outgoing import CONTENTS
from bot.messages.reader import reader_for
from bot.messages.settings.wording import KINDS as OFFERED
from bot.services.approvals.news import Turn
from bot.services.attention import settings, stats, when, why
from bot.services.attention.coming import What
from bot.services.attention.stats import Usefulness
from bot.services.attention.why import Sent
from bot.services.tasks import changing, commenting
from bot.services.tasks.homes import HOME
from bot.services.tasks.news import Event
from storage import delegations, people
from storage.attention_ledger import Line
from storage.unit import Unit
from tests.bot.messages.reading import problems
from tests.bot.services.attention.nudged import at, deliver, fire
from tests.bot.services.digests.digested import create
from tests.bot.services.tasks.work import BRIEF, add
from tests.units import (
    ANA,
    DAVID,
    DESIGN,
    GRACE,
    LAUNCH,
    LEADERSHIP,
    MEERA,
    NOW,
    PIOTR,
    TEAM,
    act,
)

FRIDAY = at(27, 9)
HERS = replace(LAUNCH, id="D0ANA", name="", is_direct=True)


def test_each_nudge_is_told_with_its_rule_and_its_local_time(unit: Unit) -> None:
    add(unit, BRIEF)
    fire(unit, FRIDAY - timedelta(hours=2))
    fire(unit, FRIDAY)
    told = why.latest(act(unit, ANA, HERS, now=FRIDAY))
    assert [each.rule for each in told if isinstance(each, Line)] == [Rule.SLOT, Rule.HOURS]
    text = messages.why(told, reader_for(replace(ANA, locale="en-US"), FRIDAY)).text.splitlines()
    assert text[0] == (
        "• *T-1* (last day) sent Fri 27 Nov 09:00 (Europe/Rome): "
        "it was one of your hours, with all else that needs you."
    )
    assert text[1] == (
        "• *T-1* (due soon) delayed Fri 27 Nov 07:00 (Europe/Rome), until Fri 27 Nov 09:00: "
        "it is outside your working hours."
    )


def test_nudges_of_one_message_are_told_in_one_line(unit: Unit) -> None:
    add(unit, BRIEF)
    add(unit, replace(BRIEF, title="Choose the pictures"))
    fire(unit, FRIDAY)
    told = why.latest(act(unit, ANA, HERS, now=FRIDAY))
    (line,) = messages.why(told, reader_for(replace(ANA, locale="en-US"), FRIDAY)).text.splitlines()
    assert line.startswith("• *T-1* (last day), *T-2* (last day) sent Fri 27 Nov 09:00 (Europe/Rome): it was")


def test_other_messages_are_told_by_what_they_are(unit: Unit) -> None:
    add(unit, replace(BRIEF, owner_id=None))
    changing.assign(act(unit, GRACE), AssignTasks((1,), (ANA.id,)))
    told = why.latest(act(unit, ANA, HERS))
    assert [(each.content, each.subject) for each in told if isinstance(each, Sent)] == [("task_news", "T-1")]
    text = messages.why(told, reader_for(GRACE, NOW)).text
    assert text == "• *T-1* Mon 23 Nov 09:30 (America/New_York): somebody gave you a task; it came at once."
    assert "nothing yet" in messages.why([], reader_for(GRACE, NOW)).text


def test_every_kind_of_message_and_every_rule_has_its_reason() -> None:
    assert set(REASONS) == set(CONTENTS) - {HOME}
    assert set(RULES) == set(Rule) - {Rule.OFF, Rule.DIGEST}
    assert set(COMING) == set(What)
    news = {("task_news", each.value) for each in Event} | {("request_news", each.value) for each in Turn}
    assert set(NEWS) == news
    assert (set(KINDS), set(OFFERED), set(HOLIDAYS)) == (set(Kind), set(Kind), set(Holidays))


def test_a_message_that_is_pointed_at_is_explained_to_whom_it_was_for(unit: Unit) -> None:
    add(unit, BRIEF)
    card = deliver(unit, FRIDAY)
    commenting.comment(act(unit, PIOTR), CommentOnTask((1,), "Which logo?"))
    fire(unit, FRIDAY)
    posted = [each for each in (*card, *deliver(unit, FRIDAY)) if each[0].method is Method.POST]
    stands = {message.content: ts for message, ts in posted}
    assert [each.subject for each in why.of_message(act(unit, ANA, HERS), stands["nudges"])] == ["T-1"]
    for content in ("task_card", "task_comment"):
        (told,) = why.of_message(act(unit, PIOTR), stands[content])
        assert isinstance(told, Sent)
        assert (told.content, told.subject, told.at, told.rule) == (content, "T-1", FRIDAY, Rule.DEED)
    for place in (LAUNCH, HERS):
        with pytest.raises(Refusal):
            why.of_message(act(unit, PIOTR, place), "9.9")


def test_what_comes_next_is_told_by_the_instants_at_which_it_comes(unit: Unit) -> None:
    add(unit, BRIEF)
    add(unit, BRIEF)
    settings.be_silent(act(unit, ANA), at(26, 11))
    outlook = when.of_me(act(unit, ANA, HERS))
    assert [(each.at, each.subjects) for each in outlook.firings] == [(at(26, 11), ("T-1", "T-2"))]
    assert [each.rule for each in outlook.shifts] == [Rule.SILENT]
    message = messages.when(outlook, reader_for(replace(ANA, locale="en-US"), NOW))
    assert problems(message) == []
    assert message.text == (
        "Next, by the clocks of Europe/Rome:\n"
        "• Thu 26 Nov 11:00: nudge about T-1, T-2 (you asked me to be silent)\n"
        "You asked me to be silent until Thu 26 Nov. "
        "At most 3 messages a day: what is more waits for the next."
    )


def test_holidays_and_leave_ahead_are_told(unit: Unit) -> None:
    delegations.add(unit, TEAM, Delegation(GRACE.id, "", at(24, 9).date(), at(25, 9).date()))
    outlook = when.of_me(act(unit, GRACE, HERS))
    assert [(each.rule, each.first.day) for each in outlook.shifts] == [(Rule.HOLIDAY, 26), (Rule.LEAVE, 24)]
    text = messages.when(outlook, reader_for(GRACE, NOW)).text
    assert "Thu 26 Nov is a public holiday. You are on leave from Tue 24 Nov to Wed 25 Nov." in text


def test_of_a_channel_the_next_ten_are_told_to_whoever_may_see_it(unit: Unit) -> None:
    create(unit)
    outlook = when.of_channel(act(unit, ANA), None)
    assert len(outlook.firings) == 10
    assert {each.subjects for each in outlook.firings} == {("D-1",)}
    assert "comes on the working day before" in messages.when(outlook, reader_for(GRACE, NOW)).text
    assert when.of_channel(act(unit, ANA, DESIGN), LAUNCH.id).firings == outlook.firings
    with pytest.raises(Refusal):
        when.of_channel(act(unit, PIOTR), LEADERSHIP.id)
    with pytest.raises(Refusal):
        when.of_channel(act(unit, MEERA, DESIGN), LAUNCH.id)


def test_the_lead_sees_how_many_nudges_helped_but_not_whose(unit: Unit) -> None:
    led = replace(LAUNCH, lead_id=DAVID.id)
    team = [replace(PIOTR, id=f"U0P{number}", name=f"p{number}") for number in range(3)]
    for number, person in enumerate(team, 1):
        people.save_person(unit, person)
        add(unit, replace(BRIEF, owner_id=person.id))
        fire(unit, FRIDAY, person)
        if number < 3:
            changing.finish(act(unit, person, now=FRIDAY + timedelta(hours=number * 20)), (number,))
    later = FRIDAY + timedelta(days=3)
    found = stats.of_channel(act(unit, DAVID, led, now=later))
    assert found == [Usefulness(Kind.DUE, 3, 1)]
    reader = reader_for(GRACE, later)
    assert "last day: 33% (1 of 3)" in messages.stats(found, reader).text
    assert "thirty days" in messages.stats([], reader).text
    for by, place in ((GRACE, led), (DAVID, LAUNCH), (DAVID, HERS)):
        with pytest.raises(Refusal):
            stats.of_channel(act(unit, by, place))


def test_numbers_of_few_people_are_not_shown(unit: Unit) -> None:
    add(unit, BRIEF)
    fire(unit, FRIDAY)
    led = replace(LAUNCH, lead_id=DAVID.id)
    found = stats.of_channel(act(unit, DAVID, led, now=FRIDAY + timedelta(days=3)))
    assert found == [Usefulness(Kind.DUE, None, None)]
    assert "fewer than 3 people" in messages.stats(found, reader_for(GRACE, NOW)).text


def test_a_task_that_is_done_comes_no_more(unit: Unit) -> None:
    add(unit, NewTask("Draft", ANA.id))
    outlook = when.of_me(act(unit, ANA, HERS))
    assert outlook.firings == ()
    assert "Nothing is to come" in messages.when(outlook, reader_for(GRACE, NOW)).text
