"""/muster when: all that comes next, to a person and into a channel, for whoever may see it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.approvals.commands import NewRequest
from bot.domain.approvals.model import Content, Step
from bot.domain.attention.why import Rule
from bot.domain.attention.wishes import Wishes
from bot.domain.refusal import Refusal
from bot.messages.attention import why as messages
from bot.messages.reader import reader_for
from bot.services.act import Act
from bot.services.approvals import asking
from bot.services.approvals.eligibility import nobody
from bot.services.attention import when
from bot.services.attention.coming import What
from bot.services.standups import running
from storage import attention
from storage.unit import Unit
from tests.bot.messages.reading import problems
from tests.bot.services.standups.days import ASKED, CLOSED, MONDAY, TUESDAY, answer, local, run_until, set_up
from tests.bot.services.tasks.work import BRIEF, add
from tests.units import ANA, DAVID, DESIGN, GRACE, LAUNCH, LEADERSHIP, NOW, PIOTR, TEAM, act

A_DAY = timedelta(days=1)
HERS = replace(LAUNCH, id="D0DAVID", name="", is_direct=True)


def coming(act_: Act) -> list[tuple[What, str]]:
    return [(each.what, each.subjects[0]) for each in when.of_me(act_).firings]


def test_a_person_reads_when_they_are_asked_until_when_and_why_not_at_the_set_time(launch: Unit) -> None:
    set_up(launch)
    quiet = Wishes(quiet_from=local(MONDAY, 14).time(), quiet_until=local(MONDAY, 15).time())
    attention.save_wishes(launch, TEAM, DAVID.id, replace(quiet, silent_until=ASKED + timedelta(minutes=30)))
    running.skip(act(launch, GRACE), "Daily", TUESDAY)
    outlook = when.of_me(act(launch, DAVID, HERS))
    first, second, third = outlook.firings[:3]
    assert (first.at, first.what, first.rule) == (ASKED + timedelta(minutes=30), What.ASKS, Rule.SILENT)
    assert (second.at, second.what) == (CLOSED, What.CLOSES)
    assert (third.at, third.what, third.rule) == (ASKED + 2 * A_DAY, What.ASKS, None)
    message = messages.when(outlook, reader_for(DAVID, NOW))
    assert problems(message) == []
    assert "Mon 23 Nov 10:15: S-1 asks (you wanted silence at its own time)" in message.text
    assert "Mon 23 Nov 11:45: S-1 closes" in message.text


def test_whoever_was_asked_reads_until_when_and_of_their_reminder_until_they_answer(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    assert coming(act(launch, DAVID, HERS, ASKED))[:3] == [
        (What.NUDGE, f"S-1:2026-11-23:{DAVID.id}"),
        (What.CLOSES, "S-1"),
        (What.ASKS, "S-1"),
    ]
    answer(launch, DAVID, ASKED)
    assert coming(act(launch, DAVID, HERS, ASKED))[0] == (What.ASKS, "S-1")


def test_requests_and_series_come_to_whoever_has_to_do_with_them(launch: Unit) -> None:
    new = NewRequest(Content("Posters"), (Step((DAVID.id,)),), due_at=local(TUESDAY, 12))
    asking.ask(act(launch, GRACE), new, nobody)
    weekly = "FREQ=WEEKLY;BYDAY=TU keep schedule"
    add(launch, replace(BRIEF, owner_id=GRACE.id, due=None, recurrence=weekly))
    hers = coming(act(launch, GRACE, HERS))
    assert {(What.DUE, "R-1"), (What.EXPIRES, "R-1"), (What.REPEATS, "T-1"), (What.NUDGE, "T-1")} <= set(hers)
    assert {(What.NUDGE, "R-1"), (What.EXPIRES, "R-1")} <= set(coming(act(launch, DAVID, HERS)))
    assert coming(act(launch, ANA, HERS)) == []
    found = {(each.what, each.subjects) for each in when.of_channel(act(launch, ANA), None).firings}
    assert {(What.DUE, ("R-1",)), (What.REPEATS, ("T-1",))} <= found


def test_of_a_channel_its_stand_ups_ask_and_close_for_whoever_may_see_it(launch: Unit) -> None:
    set_up(launch)
    run_until(launch, ASKED)
    outlook = when.of_channel(act(launch, ANA, DESIGN, ASKED), LAUNCH.id)
    assert [(each.at, each.what) for each in outlook.firings[:3]] == [
        (CLOSED, What.CLOSES),
        (ASKED + A_DAY, What.ASKS),
        (CLOSED + A_DAY, What.CLOSES),
    ]
    assert len(outlook.firings) == 10
    with pytest.raises(Refusal):
        when.of_channel(act(launch, PIOTR, DESIGN), LEADERSHIP.id)
