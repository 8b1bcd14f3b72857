"""The forms about tasks, submitted."""

from typing import Any

import pytest

from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.task import BlockerKind, Priority, Task, TaskStatus
from bot.messages.modals import Modal
from bot.messages.reader import reader_for
from bot.messages.tasks import forms
from handlers import task_forms
from handlers.outcomes import CloseModal, ModalErrors, Outcome, UpdateModal
from handlers.payloads import from_form
from handlers.requests import Request
from handlers.views import as_view
from storage import tasks
from storage.unit import Unit
from tests.bot.services.tasks.work import BRIEF, UNDATED, add
from tests.handlers.payloads import form_payload, view_payload
from tests.units import ANA, GRACE, NOW, PIOTR, TEAM, act

KINDS = {"owner": "selected_user", "others": "selected_users", "person": "selected_user"}


def entry(field: str, value: Any) -> dict[str, Any]:
    """A field as Slack tells of it."""
    if field == "priority":
        return {field: {"selected_option": {"value": value}}}
    return {field: {KINDS.get(field, "value"): value}}


def submitted(modal: Modal, by: Person = GRACE, **entered: Any) -> Request:
    """The form as it was shown, sent with some other entries."""
    names = ("initial_value", "initial_user", "initial_users")
    filled = {
        block["block_id"]: next((block["element"][name] for name in names if name in block["element"]), None)
        for block in modal.blocks
        if block["type"] == "input"
    }
    chosen = {"priority": "normal"} if "priority" in filled else {}
    values = {field: entry(field, value) for field, value in (filled | chosen | entered).items()}
    view = view_payload(values) | {"callback_id": modal.callback_id}
    shown = as_view(modal, "C0LAUNCH", None)
    return from_form(form_payload(view | {"private_metadata": shown["private_metadata"]}, by), "")


def words(outcome: Outcome) -> str:
    assert isinstance(outcome, CloseModal)
    assert outcome.message
    return outcome.message.text


def stored(unit: Unit, number: int = 1) -> Task:
    task = tasks.find(unit, TEAM, number)
    assert task
    return task


def edit_form(unit: Unit, by: Person = GRACE) -> Modal:
    return forms.edit_form(stored(unit), by, reader_for(by, NOW))


def test_a_new_task_is_added_with_all_that_was_entered(unit: Unit) -> None:
    modal = forms.add_form(reader_for(GRACE, NOW), {})
    sent = submitted(
        modal,
        title="Draft the brief",
        owner=ANA.id,
        due="friday 5pm",
        priority="high",
        labels="#launch web",
        notes="A3",
    )
    answer = words(task_forms.submit_new(act(unit, GRACE), sent))
    assert answer == "Added: T-1 Draft the brief · ana · due Fri 27 Nov 17:00 (in 4 days)"
    task = stored(unit)
    assert (task.labels, task.priority, task.notes) == (("launch", "web"), Priority.HIGH, "A3")


def test_what_is_wrong_with_a_new_task_stands_at_its_fields_and_nothing_is_added(unit: Unit) -> None:
    modal = forms.add_form(reader_for(PIOTR, NOW), {})
    outcome = task_forms.submit_new(act(unit, PIOTR), submitted(modal, PIOTR, title="🎉", due="yesterday"))
    assert isinstance(outcome, ModalErrors)
    assert outcome.errors["title"] == "Zadanie potrzebuje tytułu ze słów."
    assert outcome.errors["due"].startswith("„yesterday” już minęło")
    assert tasks.find(unit, TEAM, 1) is None


def test_a_form_that_is_sent_as_it_was_changes_nothing(unit: Unit) -> None:
    before = add(unit, BRIEF)
    for person in (GRACE, ANA):
        task_forms.submit_edit(act(unit, person), submitted(edit_form(unit, person), person))
    assert stored(unit) == before


def test_what_was_changed_in_the_form_is_changed_in_the_task(unit: Unit) -> None:
    for new in (BRIEF, UNDATED):
        add(unit, new)
    sent = submitted(
        edit_form(unit),
        title="Write the brief",
        owner=None,
        others=[PIOTR.id],
        due="",
        recurrence="every 3 days after done",
        estimate="1d 4h",
        under="T-2",
    )
    task_forms.submit_edit(act(unit, GRACE), sent)
    task = stored(unit)
    assert (task.title, task.owner_id, task.assignees, task.under) == (
        "Write the brief",
        None,
        (PIOTR.id,),
        2,
    )
    assert (task.estimate_minutes, task.recurrence) == (720, "FREQ=DAILY;INTERVAL=3 keep completion")


def test_what_somebody_changed_meanwhile_is_shown_in_the_form_and_then_overwritten_knowingly(
    unit: Unit,
) -> None:
    add(unit, BRIEF)
    mine = edit_form(unit)
    theirs = submitted(edit_form(unit, PIOTR), PIOTR, title="Piotr's title")
    task_forms.submit_edit(act(unit, PIOTR), theirs)
    asked = task_forms.submit_edit(act(unit, GRACE), submitted(mine, title="My title"))
    assert isinstance(asked, UpdateModal)
    assert "<@U0PIOTR> changed this meanwhile" in str(asked.modal.blocks[0])
    assert stored(unit).title == "Piotr's title"
    task_forms.submit_edit(act(unit, GRACE), submitted(asked.modal, title="My title"))
    assert stored(unit).title == "My title"


def test_errors_in_the_edited_form_stand_at_their_fields_and_nothing_is_stored(unit: Unit) -> None:
    before = add(unit, BRIEF)
    outcome = task_forms.submit_edit(
        act(unit, GRACE), submitted(edit_form(unit), title="New", after="the other one")
    )
    assert outcome == ModalErrors({"after": "Name tasks by their numbers."})
    assert stored(unit) == before


@pytest.mark.parametrize(
    ("entered", "edges"),
    [
        ({"reason": "rain"}, [(BlockerKind.WORDS, "")]),
        ({"person": PIOTR.id}, [(BlockerKind.PERSON, PIOTR.id)]),
        ({"task": "t2", "reason": "first that"}, [(BlockerKind.TASK, "T-2")]),
        ({"person": PIOTR.id, "task": "T-2"}, [(BlockerKind.PERSON, PIOTR.id), (BlockerKind.TASK, "T-2")]),
    ],
)
def test_a_task_is_blocked_by_all_that_was_entered(
    unit: Unit, entered: dict[str, Any], edges: list[tuple[BlockerKind, str]]
) -> None:
    for _ in range(2):
        add(unit, UNDATED)
    modal = forms.block_form(1, reader_for(GRACE, NOW))
    task_forms.submit_block(act(unit, GRACE), submitted(modal, **entered))
    assert [(edge.kind, edge.subject) for edge in stored(unit).blockers] == edges
    assert {edge.reason for edge in stored(unit).blockers} == {entered.get("reason", "")}


@pytest.mark.parametrize(("entered", "field"), [({}, "reason"), ({"task": "the other one"}, "task")])
def test_what_is_in_the_way_must_be_said(unit: Unit, entered: dict[str, Any], field: str) -> None:
    add(unit, NewTask("Tidy up"))
    modal = forms.block_form(1, reader_for(GRACE, NOW))
    outcome = task_forms.submit_block(act(unit, GRACE), submitted(modal, **entered))
    assert isinstance(outcome, ModalErrors)
    assert list(outcome.errors) == [field]
    assert stored(unit).status is TaskStatus.OPEN


def test_a_form_about_a_task_that_is_not_theirs_is_refused(unit: Unit) -> None:
    modal = forms.block_form(99, reader_for(GRACE, NOW))
    with pytest.raises(Refusal, match="There is no T-"):
        task_forms.submit_block(act(unit, GRACE), submitted(modal, reason="rain"))
