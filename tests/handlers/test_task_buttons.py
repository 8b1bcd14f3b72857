"""What is pressed on cards, answers and lists."""

from collections.abc import Callable

import pytest

from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks.task import Task, TaskStatus
from bot.messages.tasks import actions
from bot.services.act import Act
from handlers import task_buttons, tasks
from handlers.outcomes import Help, Nothing, OpenModal, Outcome, Replace, Reply
from handlers.payloads import from_click, from_command
from handlers.requests import Request
from storage import tasks as stored
from storage.unit import Unit
from tests.handlers.payloads import click_payload, command_payload
from tests.units import ANA, GRACE, PIOTR, TEAM, act

Press = Callable[[Act, Request], Outcome]


@pytest.fixture
def brief(unit: Unit) -> Unit:
    """A unit in which T-1 is open, due Friday, and Ana's."""
    text = "add Draft the launch brief <@U0ANA|ana> by friday 5pm"
    tasks.command(act(unit, GRACE), from_command(command_payload(text), ""))
    return unit


def pressed(unit: Unit, press: Press, value: str, by: Person = GRACE) -> Outcome:
    return press(act(unit, by), from_click(click_payload("button", value, by), ""))


def words(outcome: Outcome) -> str:
    assert isinstance(outcome, Reply)
    return outcome.message.text


def undo_value(outcome: Outcome) -> str:
    assert isinstance(outcome, Reply)
    return str(outcome.message.blocks[-1]["elements"][0]["value"])


def first_task(unit: Unit) -> Task:
    task = stored.find(unit, TEAM, 1)
    assert task
    return task


def test_a_task_goes_through_its_states_by_buttons(brief: Unit) -> None:
    for press, status in (
        (task_buttons.press_start, TaskStatus.IN_PROGRESS),
        (task_buttons.press_done, TaskStatus.DONE),
    ):
        assert "T-1" in words(pressed(brief, press, "1", ANA))
        assert first_task(brief).status is status
    assert first_task(brief).closed_by == ANA.id


def test_what_was_answered_is_undone_by_its_own_button_even_when_something_came_after(brief: Unit) -> None:
    finished = pressed(brief, task_buttons.press_done, "1")
    tasks.command(act(brief, GRACE), from_command(command_payload("add Another thing"), ""))
    assert words(pressed(brief, task_buttons.press_undo, undo_value(finished))).startswith("Undone.")
    assert first_task(brief).is_open


def test_nobody_undoes_what_another_did(brief: Unit) -> None:
    finished = pressed(brief, task_buttons.press_done, "1")
    with pytest.raises(Refusal, match="nothing of yours"):
        pressed(brief, task_buttons.press_undo, undo_value(finished), PIOTR)


def test_pressing_done_twice_tells_that_it_was(brief: Unit) -> None:
    pressed(brief, task_buttons.press_done, "1", ANA)
    assert words(pressed(brief, task_buttons.press_done, "1")).endswith("was closed already, by <@U0ANA>.")


def test_putting_off_shows_in_the_nudge_itself(brief: Unit) -> None:
    deadlines = []
    for press in (task_buttons.press_tomorrow, task_buttons.press_next_week):
        assert pressed(brief, press, "1", ANA) == Nothing()
        deadlines.append(f"{first_task(brief).due_at:%d %b}")
    assert deadlines == ["24 Nov", "30 Nov"]


@pytest.mark.parametrize(
    ("press", "value", "form"),
    [
        (task_buttons.press_block, "1", "task_block_form"),
        (task_buttons.press_edit, "1", "task_edit_form"),
        (task_buttons.press_new, "-", "task_add_form"),
        (task_buttons.choose_more, "task_edit 1", "task_edit_form"),
    ],
)
def test_what_needs_words_asks_for_them_in_a_form(brief: Unit, press: Press, value: str, form: str) -> None:
    opened = pressed(brief, press, value)
    assert isinstance(opened, OpenModal)
    assert opened.modal.callback_id == form


@pytest.mark.parametrize(
    ("what", "found"),
    [
        (actions.SHOW, "T-1 Draft the launch brief"),
        (actions.TOMORROW, "due Tue 24 Nov"),
        (actions.TAKE, "<@U0GRACE>"),
        (actions.WATCH, "<@U0ANA>"),
        (actions.DROP, "dropped"),
        (actions.REOPEN, "was left as it is"),
    ],
)
def test_the_menu_of_a_card_does_what_it_says(brief: Unit, what: str, found: str) -> None:
    assert found in words(pressed(brief, task_buttons.choose_more, f"{what} 1"))


def test_a_blocked_task_is_unblocked_by_a_button(brief: Unit) -> None:
    tasks.command(act(brief, ANA), from_command(command_payload("block 1 no logo"), ""))
    pressed(brief, task_buttons.press_unblock, "1")
    assert first_task(brief).status is TaskStatus.OPEN


def test_an_offered_command_is_carried_out_as_if_it_had_been_typed(brief: Unit) -> None:
    for offered, answer in (("list all", "T-1"), ("done 1", "done")):
        outcome = pressed(brief, task_buttons.press_run, offered)
        assert isinstance(outcome, Replace)
        assert answer in outcome.message.text
    assert pressed(brief, task_buttons.press_run, "help") == Help("/task", in_place=True)
    assert isinstance(pressed(brief, task_buttons.press_run, "add"), OpenModal)


@pytest.mark.parametrize(
    "press", [task_buttons.press_done, task_buttons.press_block, task_buttons.press_edit]
)
def test_a_button_of_a_task_that_is_none_of_theirs_is_refused(unit: Unit, press: Press) -> None:
    with pytest.raises(Refusal, match="There is no T-"):
        pressed(unit, press, "99", ANA)


@pytest.mark.parametrize("value", ["", "abc", "-1", "1" * 30, "\u0661"])
def test_a_button_with_a_made_up_value_is_refused_and_changes_nothing(brief: Unit, value: str) -> None:
    before = first_task(brief)
    for press in (task_buttons.press_done, task_buttons.press_start, task_buttons.choose_more):
        with pytest.raises(Refusal, match="leads nowhere"):
            pressed(brief, press, value)
    with pytest.raises(Refusal, match="leads nowhere"):
        pressed(brief, task_buttons.choose_more, f"{actions.DROP} {value}")
    with pytest.raises(Refusal, match="leads nowhere"):
        pressed(brief, task_buttons.choose_more, "task_explode 1")
    assert first_task(brief) == before
