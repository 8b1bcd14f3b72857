"""From what was typed or pressed to what is answered."""

import pytest

from bot.domain.refusal import Refusal
from handlers import muster, tasks
from handlers.requests import Help, Nothing, Outcome, Reply, from_click, from_command, from_event
from storage import tasks as stored
from storage.unit import Unit
from tests.handlers.payloads import click_payload, command_payload, mention_payload, message_payload
from tests.units import ANA, GRACE, TEAM, act


def typed(unit: Unit, text: str) -> Outcome:
    return tasks.command(act(unit, GRACE), from_command(command_payload(text), ""))


def mentioned(unit: Unit, text: str) -> Outcome:
    return tasks.mention(act(unit, GRACE), from_event(mention_payload(text)))


def words(outcome: Outcome) -> str:
    assert isinstance(outcome, Reply)
    return outcome.message.text


def test_a_conversation_by_command(unit: Unit) -> None:
    added = words(typed(unit, "add Draft the launch brief <@U0ANA|ana> by friday 5pm"))
    assert added == "Added: T-1 Draft the launch brief · ana · due Fri 27 Nov 17:00 (in 4 days)"
    assert "T-1* Draft the launch brief" in words(typed(unit, "list all"))
    assert words(typed(unit, "list")) == "You have no open tasks."
    assert words(typed(unit, "done T-1")) == "Done: T-1 Draft the launch brief"
    assert typed(unit, "help") == Help("/task")


@pytest.mark.parametrize(
    "said",
    [
        "<@U0MUSTER> add Tidy up",
        "<@U0MUSTER>: add Tidy up",
        "  <@U0MUSTER|muster>,  add Tidy up",
        "<@U0MUSTER> task add Tidy up",
        "<@U0MUSTER> /task add Tidy up",
    ],
)
def test_a_mention_takes_the_words_of_the_command(unit: Unit, said: str) -> None:
    assert words(mentioned(unit, said)).startswith("Added: T-1 Tidy up · nobody yet")


def test_a_direct_message_needs_no_mention(unit: Unit) -> None:
    request = from_event(message_payload("add Ask <@U0ANA>"))
    assert words(tasks.mention(act(unit, GRACE), request)).startswith("Added: T-1 Ask · ana")


def test_a_mention_alone_asks_for_help(unit: Unit) -> None:
    assert mentioned(unit, "<@U0MUSTER>") == Help("/task")


def test_the_bot_tells_about_itself(unit: Unit) -> None:
    request = from_command(command_payload("anything", name="/muster"), "")
    assert muster.command(act(unit, GRACE), request) == Help()


@pytest.fixture
def brief(unit: Unit) -> Unit:
    """A unit in which T-1 is open, due Friday, and Ana's."""
    typed(unit, "add Draft the launch brief <@U0ANA|ana> by friday 5pm")
    return unit


def test_pressing_done_closes_the_task_and_offers_undo(brief: Unit) -> None:
    pressed = tasks.press_done(act(brief, ANA), from_click(click_payload("task_done", "1", ANA), ""))
    assert words(pressed) == "Fatto: T-1 Draft the launch brief"
    task = stored.find(brief, TEAM, 1)
    assert task
    assert task.closed_by == ANA.id


def test_pressing_done_twice_tells_that_it_was(brief: Unit) -> None:
    click = from_click(click_payload("task_done", "1"), "")
    tasks.press_done(act(brief, ANA), click)
    assert words(tasks.press_done(act(brief, GRACE), click)).endswith("was closed already, by <@U0ANA>.")


def test_undo_takes_back_the_end_or_the_task(brief: Unit) -> None:
    click = from_click(click_payload("task_done", "1"), "")
    tasks.press_done(act(brief, GRACE), click)
    reopened = tasks.press_reopen(act(brief, GRACE), click)
    assert words(reopened) == "*T-1* Draft the launch brief · due Fri 27 Nov 17:00 (in 4 days)"
    assert words(tasks.press_drop(act(brief, GRACE), click)) == "*T-1* ~Draft the launch brief~ · dropped"


def test_putting_off_shows_in_the_nudge_itself(brief: Unit) -> None:
    click = from_click(click_payload("task_tomorrow", "1", ANA), "")
    deadlines = []
    for press in (tasks.press_tomorrow, tasks.press_next_week):
        assert press(act(brief, ANA), click) == Nothing()
        task = stored.find(brief, TEAM, 1)
        assert task
        deadlines.append(f"{task.due_at:%d %b}")
    assert deadlines == ["24 Nov", "30 Nov"]


def test_a_button_of_a_task_that_is_none_of_theirs_is_refused(unit: Unit) -> None:
    with pytest.raises(Refusal):
        tasks.press_done(act(unit, ANA), from_click(click_payload("task_done", "99"), ""))


@pytest.mark.parametrize("value", ["", "abc", "-1", "1" * 30, "\u0661"])
def test_a_button_with_a_made_up_value_is_refused_and_changes_nothing(brief: Unit, value: str) -> None:
    with pytest.raises(Refusal, match="leads nowhere"):
        tasks.press_done(act(brief, GRACE), from_click(click_payload("task_done", value, GRACE), ""))
