"""The forms in which tasks are added, edited and blocked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.domain.people import Person
from bot.domain.recurrence.reading import read_recurrence
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.form import FIELDS, NOTES_LIMIT, Entered, digests, read_entered, shown_fields
from bot.domain.tasks.task import MOST_LABELS, MOST_REFERENCES, TITLE_LIMIT, Priority, Task
from bot.messages.modals import Modal
from bot.messages.reader import Reader, reader_for
from bot.messages.tasks import forms
from bot.sandbox.blocks import view_problems
from bot.services.tasks.editing import SHOWN_AS
from tests.bot.domain.tasks.test_writing import new_tasks
from tests.bot.domain.typed import people
from tests.units import ANA, DAVID, GRACE, NOW, PIOTR, a_task

HERS = reader_for(GRACE, NOW)
LARGEST = 999_999_999
LONGEST_SERIES = 160
"""So much is read of a phrase; a longer one stays as it is until somebody changes it."""
MODALS: dict[str, Callable[[Person, Reader], Modal]] = {
    "add": lambda _, reader: forms.add_form(reader, {}),
    "add, with a title": lambda _, reader: forms.add_form(reader, {"title": "x" * TITLE_LIMIT}),
    "edit": lambda editor, reader: forms.edit_form(a_task(), editor, reader),
    "edit everything": lambda editor, reader: forms.edit_form(full_task(), editor, reader),
    "edit after a clash": lambda editor, reader: forms.edit_form(
        full_task(), editor, reader, (list(FIELDS), ANA.id)
    ),
    "block": lambda _, reader: forms.block_form(LARGEST, reader),
}  # fmt: skip


def full_task() -> Task:
    days = "monthly on the 1st, 2nd, 3rd, 5th, 8th and 13th, or the next working day, until 31 december 2030"
    return replace(
        a_task("&" * TITLE_LIMIT, number=LARGEST),
        assignees=(PIOTR.id, DAVID.id),
        labels=tuple(f"{number:x<40}" for number in range(MOST_LABELS)),
        priority=Priority.URGENT,
        notes="&" * NOTES_LIMIT,
        estimate_minutes=999_999,
        recurrence=read_recurrence(days, locale="en-US", today=date(2026, 11, 23)).text,
        after=tuple(range(LARGEST - MOST_REFERENCES, LARGEST)),
        under=LARGEST,
    )


@pytest.mark.parametrize("name", MODALS)
@pytest.mark.parametrize("person", [GRACE, ANA, PIOTR], ids=lambda person: person.locale)
def test_slack_takes_every_form_in_every_language(name: str, person: Person) -> None:
    modal = MODALS[name](person, reader_for(person, NOW))
    assert view_problems(modal.payload(), "modal") == []
    assert all(len(label) <= 24 for label in (modal.title, modal.submit, modal.close))


def values_of(modal: Modal) -> dict[str, object]:
    """What each field is filled with."""
    names = ("initial_value", "initial_user", "initial_users", "initial_option")
    elements = {block["block_id"]: block["element"] for block in modal.blocks if block["type"] == "input"}
    filled = {
        field: next((element[name] for name in names if element.get(name)), None)
        for field, element in elements.items()
    }
    return {
        field: value["value"] if isinstance(value, dict) else value
        for field, value in filled.items()
        if value
    }


def test_an_empty_form_asks_for_the_title_and_leaves_the_rest_open() -> None:
    modal = forms.add_form(HERS, {})
    optional = {block["block_id"]: block["optional"] for block in modal.blocks}
    assert [name for name, is_optional in optional.items() if not is_optional] == ["title", "priority"]
    assert values_of(modal) == {"priority": "normal"}


def test_the_form_is_filled_with_the_task_as_its_reader_would_type_it() -> None:
    task = replace(
        a_task(),
        assignees=(PIOTR.id,),
        labels=("launch", "web"),
        notes="A3",
        estimate_minutes=570,
        recurrence="FREQ=WEEKLY;BYDAY=MO keep schedule",
        after=(3, 4),
        under=2,
    )
    assert values_of(forms.edit_form(task, GRACE, HERS)) == {
        "title": "Draft the launch brief",
        "owner": ANA.id,
        "others": [PIOTR.id],
        "due": "2026-11-27 17:00",
        "priority": "normal",
        "labels": "#launch #web",
        "notes": "A3",
        "estimate": "1d1h30m",
        "recurrence": "every Monday",
        "after": "T-3, T-4",
        "under": "T-2",
    }


@settings(max_examples=25)
@given(people.flatmap(lambda person: st.tuples(st.just(person), new_tasks(person))))
def test_what_the_form_shows_reads_back_to_the_same_task_in_every_language(
    chosen: tuple[Person, NewTask],
) -> None:
    person, new = chosen
    task = replace(
        a_task(new.title, due_at=new.due.at if new.due else None),
        owner_id=new.owner_id,
        assignees=new.assignees,
        labels=new.labels,
        priority=new.priority,
        estimate_minutes=new.estimate_minutes,
        after=new.after,
        under=new.under,
        recurrence=new.recurrence,
    )
    fields = shown_fields(task, person, forms.series_of(task, reader_for(person, NOW)))
    assume(len(str(fields["recurrence"])) <= LONGEST_SERIES)
    assert read_entered(fields, digests(fields), person, NOW) == Entered({}, {})
    found = read_entered(fields, {}, person, NOW)
    assert found.refusals == {}
    assert all(getattr(task, SHOWN_AS[name]) == value for name, value in found.values.items())
    assert set(found.values) == set(FIELDS)


def test_after_a_clash_the_form_says_who_changed_what_into_what() -> None:
    task = replace(a_task("Draft <!channel>"), assignees=(PIOTR.id,), labels=())
    modal = forms.edit_form(task, GRACE, HERS, (["title", "owner", "others", "labels"], DAVID.id))
    note = modal.blocks[0]["elements"][0]["text"]
    assert "<@U0DAVID> changed this meanwhile" in note
    assert "*What is to be done*: Draft &lt;!channel&gt;\n*Owner*: <@U0ANA>" in note
    assert "*Works on it, too*: <@U0PIOTR>\n*Labels*: —" in note


def test_what_the_form_remembers_fits_beside_it() -> None:
    about = forms.edit_form(full_task(), GRACE, HERS).private_metadata
    assert len(str(about)) < 1000
    assert set(about["base"]) == set(shown_fields(full_task(), GRACE)) == set(FIELDS)
