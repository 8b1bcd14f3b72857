"""What a person reads after asking for something."""

from dataclasses import replace

import pytest

from bot.domain.tasks.task import Task, TaskStatus
from bot.domain.unclear import Unclear
from bot.messages.reader import reader_for
from bot.messages.tasks import answers
from bot.services.tasks.adding import Added
from bot.services.tasks.changing import Changed
from tests.bot.messages.reading import problems, shown
from tests.units import ANA, FRIDAY_FIVE, GRACE, NOW, PIOTR, a_task

HERS = reader_for(GRACE, NOW)
DEED = "a1b2c3"
LINE = "*T-12* Draft the launch brief · <@U0ANA> · due Fri 27 Nov 17:00 (in 4 days)"


def test_the_confirmation_shows_everything_resolved_and_offers_undo() -> None:
    message = answers.added(Added(a_task(), ANA, has_card=True), HERS, DEED)
    assert message.blocks[0]["text"]["text"] == f":white_check_mark: {LINE}"
    assert message.text == "Added: T-12 Draft the launch brief · ana · due Fri 27 Nov 17:00 (in 4 days)"
    undo, edit = message.blocks[-1]["elements"]
    assert (undo["text"]["text"], undo["action_id"], undo["value"]) == ("Undo", "task_undo", DEED)
    assert (edit["action_id"], edit["value"]) == ("task_edit", "12")


@pytest.mark.parametrize(
    ("result", "note"),
    [
        (Added(a_task(), ANA, has_card=True), None),
        (Added(a_task(), ANA, has_card=False), "`/invite @muster`"),
        (Added(a_task(), ANA, has_card=False, is_quiet=True), "only in lists"),
    ],
    ids=["a card", "none can be posted", "quiet"],
)
def test_where_no_card_appears_the_confirmation_says_why(result: Added, note: str | None) -> None:
    words = shown(answers.added(result, HERS, DEED))
    assert ("No card" in words) is (note is not None)
    assert note is None or note in words


def test_after_a_change_the_task_is_shown_as_it_stands_with_a_way_back() -> None:
    message = answers.changed(Changed([a_task()], []), HERS, DEED)
    assert message.text == LINE
    assert message.blocks[0]["text"]["text"] == LINE
    assert [(each["action_id"], each["value"]) for each in message.blocks[-1]["elements"]] == [
        ("task_undo", DEED)
    ]


@pytest.mark.parametrize(
    ("task", "line"),
    [
        (a_task(due_at=None), "*T-12* Draft the launch brief · <@U0ANA> · no due date"),
        (a_task(status=TaskStatus.IN_PROGRESS), f"{LINE} · :hammer_and_wrench: in progress"),
        (a_task(status=TaskStatus.DONE), "*T-12* ~Draft the launch brief~ · :white_check_mark: done"),
        (a_task(status=TaskStatus.DROPPED), "*T-12* ~Draft the launch brief~ · :wastebasket: dropped"),
    ],
)
def test_each_state_reads_as_such(task: Task, line: str) -> None:
    assert answers.changed(Changed([task], []), HERS, DEED).text == line


def test_what_was_closed_before_is_told_apart_and_cannot_be_undone_here() -> None:
    done = [a_task(f"number {number}", number=number, status=TaskStatus.DONE) for number in (1, 2, 3)]
    both = answers.changed(Changed(done[:2], done[2:]), HERS, DEED)
    assert both.text.splitlines()[2] == "T-3 number 3 was closed already, by <@U0PIOTR>."
    before = answers.changed(Changed([], done), HERS, DEED)
    assert [block["type"] for block in before.blocks] == ["section"]


def test_what_was_left_alone_is_said_so() -> None:
    assert answers.changed(Changed([], [a_task()]), HERS, DEED).text == (
        "T-12 Draft the launch brief was left as it is."
    )


def test_what_comes_next_and_what_stays_open_is_told() -> None:
    done = a_task(status=TaskStatus.DONE)
    result = Changed([done], [], [a_task(number=13)], [a_task(number=14), a_task(number=15)])
    assert answers.changed(result, HERS, DEED).text.splitlines()[1:] == [
        ":repeat: Next: T-13, due Fri 27 Nov 17:00 (in 4 days)",
        "Still open under it: T-14, T-15",
    ]


def test_what_was_undone_is_shown_as_it_stands() -> None:
    message = answers.undone(Changed([a_task()], []), HERS)
    assert message.text == f"Undone.\n:leftwards_arrow_with_hook: {LINE}"


def test_what_is_unclear_offers_what_it_may_have_meant() -> None:
    asked = Unclear("dnoe 12", ("done 12",), "dnoe 12")
    message = answers.unclear(asked, HERS)
    assert problems(message) == []
    assert "“dnoe 12”" in message.text
    assert [each["value"] for each in message.blocks[-1]["elements"]] == ["done 12", "add dnoe 12", "help"]


@pytest.mark.parametrize("number", [None, 12])
def test_where_no_form_can_open_a_button_stands_in(number: int | None) -> None:
    message = answers.form_button(HERS, number=number)
    assert problems(message) == []
    assert ("T-12" in message.text) is (number is not None)


def test_people_read_it_in_their_own_language() -> None:
    message = answers.added(Added(a_task(), ANA, has_card=True), reader_for(PIOTR, NOW), DEED)
    assert message.text.startswith("Dodano: T-12 ")
    closed = replace(a_task(status=TaskStatus.DONE), due_at=FRIDAY_FIVE)
    assert "fatta" in answers.changed(Changed([closed], []), reader_for(ANA, NOW), DEED).text
