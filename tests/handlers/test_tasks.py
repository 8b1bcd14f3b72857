"""Tasks in words: from what was typed to what is answered."""

from typing import get_args

import pytest

from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import TaskCommand
from handlers import muster, tasks
from handlers.entries import Event
from handlers.outcomes import Help, OpenModal, Outcome, Reply
from handlers.payloads import from_command, from_event
from handlers.registry import build_registry
from handlers.requests import Request
from handlers.task_commands import CARRIED_OUT
from storage import tasks as stored
from storage.unit import Unit
from tests.handlers.payloads import command_payload, mention_payload, message_payload
from tests.units import GRACE, TEAM, act


def typed(unit: Unit, text: str) -> Outcome:
    return tasks.command(act(unit, GRACE), from_command(command_payload(text), ""))


def mentioned(unit: Unit, text: str) -> Outcome:
    return heard(unit, from_event(mention_payload(text)))


def heard(unit: Unit, request: Request) -> Outcome:
    """As the registry has it answered."""
    (entry, _request), *_others = build_registry().listeners(request)
    assert isinstance(entry, Event)
    return entry.handler(act(unit, GRACE), request)


def words(outcome: Outcome) -> str:
    assert isinstance(outcome, Reply)
    return outcome.message.text


def test_a_conversation_by_command(unit: Unit) -> None:
    added = words(typed(unit, "add Draft the launch brief <@U0ANA|ana> by friday 5pm"))
    assert added == "Added: T-1 Draft the launch brief · ana · due Fri 27 Nov 17:00 (in 4 days)"
    assert "T-1 Draft the launch brief" in words(typed(unit, "list all"))
    assert words(typed(unit, "list")) == words(typed(unit, "")) == "Your open tasks: none."
    assert "T-1 Draft the launch brief" in words(typed(unit, "list brief"))
    assert "in progress" in words(typed(unit, "start T-1"))
    assert ":no_entry: no logo yet" in words(typed(unit, "block 1 no logo yet"))
    assert "in progress" in words(typed(unit, "unblock 1"))
    assert "<@U0PIOTR>" in words(typed(unit, "assign 1 <@U0PIOTR>"))
    assert "due Mon 30 Nov" in words(typed(unit, "due 1 next monday"))
    assert "was left as it is" in words(typed(unit, "due 1 next monday"))
    assert "due Mon 30 Nov" in words(typed(unit, "watch 1"))
    assert "due Mon 30 Nov" in words(typed(unit, "show 1"))
    assert words(typed(unit, "done T-1")) == "*T-1* ~Draft the launch brief~ · :white_check_mark: done"
    assert "Undone." in words(typed(unit, "undo"))
    assert "dropped" in words(typed(unit, "drop 1"))
    assert "no due date" not in words(typed(unit, "reopen 1"))
    assert typed(unit, "help") == Help("/task")


def test_a_sentence_without_a_verb_adds_a_task_and_a_mistyped_verb_asks_back(unit: Unit) -> None:
    assert words(typed(unit, "Water the plants")).startswith("Added: T-1 Water the plants")
    assert "Did you mean" in words(typed(unit, "dnoe 1"))
    task = stored.find(unit, TEAM, 1)
    assert task
    assert task.is_open


@pytest.mark.parametrize(("text", "form"), [("add", "task_add_form"), ("edit 1", "task_edit_form")])
def test_where_slack_lets_a_form_open_it_opens_and_elsewhere_a_button_stands_in(
    unit: Unit, text: str, form: str
) -> None:
    typed(unit, "add Water the plants")
    opened = typed(unit, text)
    assert isinstance(opened, OpenModal)
    assert opened.modal.callback_id == form
    assert words(mentioned(unit, f"<@U0MUSTER> {text}")).startswith("Press to ")


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
    assert words(heard(unit, request)).startswith("Added: T-1 Ask · ana")


def test_a_mention_alone_shows_ones_tasks(unit: Unit) -> None:
    assert words(mentioned(unit, "<@U0MUSTER>")) == "Your open tasks: none."


def test_everything_that_can_be_asked_for_is_carried_out() -> None:
    assert set(CARRIED_OUT) == set(get_args(TaskCommand))


def test_what_is_not_understood_is_refused(unit: Unit) -> None:
    with pytest.raises(Refusal):
        typed(unit, "done brief")


def test_the_bot_tells_about_itself(unit: Unit) -> None:
    request = from_command(command_payload("pomoc", name="/muster"), "")
    told = muster.command(act(unit, GRACE), request)
    assert isinstance(told, Help)
    assert told.command is None


def test_a_mistyped_word_to_the_bot_offers_what_may_have_been_meant(unit: Unit) -> None:
    told = muster.obey(act(unit, GRACE), from_command(command_payload("", name="/muster"), ""), "wyh")
    assert isinstance(told, Reply)
    assert told.message.blocks[1]["elements"][0]["value"] == "why"
