"""What a file says, as a task that can stand here."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.exchange.imported import ImportedTask
from bot.domain.exchange.labels import read_labels
from bot.domain.exchange.people import WrittenPerson
from bot.domain.exchange.planning import PlannedTask, people_in, planned, remarks_on, without
from bot.domain.exchange.stored import read_plan, read_values, write_plan, write_values
from bot.domain.tasks.task import Priority, TaskStatus
from tests.rows import each_row
from tests.units import ANA, NOW, PIOTR

TASK = ImportedTask(2, "jira:A-1", "Draft it")
ANA_ROSSI, PIOTR_NOWAK = WrittenPerson("Ana Rossi"), WrittenPerson("", "piotr@orbita.example")
JAN = WrittenPerson("Jan Kowalski")
KNOWN = {ANA_ROSSI: ANA.id, PIOTR_NOWAK: PIOTR.id, JAN: None}


def plan(task: ImportedTask) -> PlannedTask:
    return planned(task, KNOWN, ANA, NOW)


def test_people_become_members_and_the_others_words_in_the_notes() -> None:
    found = plan(
        replace(
            TASK,
            notes="Two pages.",
            owner=JAN,
            assignees=(ANA_ROSSI, JAN),
            watchers=(PIOTR_NOWAK,),
        )
    )
    assert (found.owner_id, found.assignees, found.watchers) == (None, (ANA.id,), (PIOTR.id,))
    assert found.notes == "Two pages.\n\nOwner: Jan Kowalski\nAssignees: Jan Kowalski"


def test_whoever_is_named_twice_is_one() -> None:
    found = plan(replace(TASK, owner=ANA_ROSSI, assignees=(ANA_ROSSI, PIOTR_NOWAK, PIOTR_NOWAK)))
    assert (found.owner_id, found.assignees) == (ANA.id, (PIOTR.id,))
    assert people_in([replace(TASK, owner=JAN), replace(TASK, owner=JAN, assignees=(ANA_ROSSI,))]) == [
        JAN,
        ANA_ROSSI,
    ]


def test_who_is_not_found_is_told_of_the_line() -> None:
    [told] = remarks_on(replace(TASK, owner=JAN, assignees=(ANA_ROSSI,)), KNOWN)
    assert told.sentence.format(**told.values) == (
        "Nobody here is called Jan Kowalski; the name stands in the notes."
    )
    assert remarks_on(replace(TASK, owner=ANA_ROSSI), KNOWN) == ()


def test_a_day_is_due_at_the_end_of_the_importers_work() -> None:
    assert plan(replace(TASK, due=date(2026, 11, 27))).due_at == datetime(2026, 11, 27, 16, tzinfo=UTC)
    instant = datetime(2026, 11, 27, 9, tzinfo=UTC)
    assert plan(replace(TASK, due=instant)).due_at == instant


def test_the_future_has_brought_nothing_yet() -> None:
    later = datetime(2030, 1, 1, tzinfo=UTC)
    found = plan(replace(TASK, status=TaskStatus.DONE, done_at=later, created_at=later))
    assert (found.closed_at, found.created_at) == (NOW, NOW)
    assert plan(replace(TASK, done_at=later)).closed_at is None


@each_row(
    ("link", "kept"),
    [
        ("https://orbita.slack.com/archives/C0LAUNCH/p1700000000000100", True),
        ("https://orbita.slack.com/archives/C0LAUNCH/p1700000000000100?thread_ts=1.2&cid=C0", True),
        ("https://trello.com/c/abc", False),
        ("https://evil.example/archives/C0LAUNCH/p17", False),
        ("https://orbita.slack.com/archives/C0/p1|<!channel>", False),
        ("javascript:alert(1)", False),
    ],
)
def test_only_a_link_to_a_message_is_shown_as_one(link: str, kept: bool) -> None:  # noqa: FBT001
    found = plan(replace(TASK, link=link))
    assert (found.permalink, found.notes) == ((link, "") if kept else (None, link))


def test_labels_are_words_that_can_be_typed() -> None:
    assert read_labels(["Q4 Launch", "web-shop", "żółć!", "Web-Shop"]) == (
        ("q4-launch", "web-shop", "żółć"),
        (),
    )
    assert read_labels(["2026", "🎉", "x" * 41]) == ((), ("2026", "🎉", "x" * 41))
    found = plan(replace(TASK, labels=("2026", *(f"label {n}" for n in range(12)))))
    assert len(found.labels) == 10
    assert found.notes == "Labels: 2026, label-10, label-11"


def test_what_is_too_long_to_show_is_shortened_and_told() -> None:
    task = replace(TASK, notes="x" * 20_001, after_keys=tuple(f"jira:A-{n}" for n in range(21)))
    assert (len(plan(task).notes), len(plan(task).after_keys)) == (20_000, 20)
    assert len(remarks_on(task, KNOWN)) == 2


def test_a_closed_task_does_not_come_again() -> None:
    text = "FREQ=WEEKLY;BYDAY=FR keep schedule"
    assert plan(replace(TASK, recurrence=text)).recurrence == text
    assert plan(replace(TASK, recurrence=text, status=TaskStatus.DROPPED)).recurrence is None


def test_whoever_has_left_is_named_in_the_notes() -> None:
    found = plan(replace(TASK, owner=ANA_ROSSI, assignees=(PIOTR_NOWAK,)))
    assert without(found, {}) is found
    left = without(found, {ANA.id: "ana", PIOTR.id: "piotr"})
    assert (left.owner_id, left.assignees, left.notes) == (None, (), "Owner: ana\nAssignees: piotr")


texts = st.text(max_size=10)
several = st.lists(texts.filter(bool), max_size=3, unique=True).map(tuple)
instants = st.none() | st.datetimes(timezones=st.just(UTC))
plans = st.builds(
    PlannedTask,
    line=st.integers(1, 99),
    key=texts.filter(bool),
    title=texts.filter(bool),
    notes=texts,
    owner_id=st.none() | texts.filter(bool),
    assignees=several,
    watchers=several,
    labels=several,
    status=st.sampled_from(TaskStatus),
    priority=st.sampled_from(Priority),
    due_at=instants,
    recurrence=st.none() | texts.filter(bool),
    estimate_minutes=st.none() | st.integers(1, 999),
    parent_key=st.none() | texts.filter(bool),
    after_keys=several,
    blockers=several,
    created_at=instants,
    closed_at=instants,
    permalink=st.none() | texts.filter(bool),
)


@given(plans)
def test_a_plan_is_stored_and_read_as_it_was(plan: PlannedTask) -> None:
    assert read_plan(json.loads(json.dumps(write_plan(plan)))) == plan


@given(st.dictionaries(texts, texts | st.integers() | st.dates() | st.datetimes(timezones=st.just(UTC))))
def test_what_fills_a_sentence_is_stored_and_read_as_it_was(values: dict[str, object]) -> None:
    assert read_values(json.loads(json.dumps(write_values(values)))) == values
