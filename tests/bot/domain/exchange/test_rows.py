"""From rows to tasks: titles, statuses, keys, and what belongs together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.exchange.columns import guess_mapping
from bot.domain.exchange.fields import Field
from bot.domain.exchange.imported import ImportedTask, Skipped
from bot.domain.exchange.recognition import recognise
from bot.domain.exchange.rows import unknown_statuses
from bot.domain.exchange.sheet import MOST_TASKS
from bot.domain.refusal import Refusal
from bot.domain.tasks.task import TITLE_LIMIT, TaskStatus
from tests.bot.domain.exchange.reading import (
    SAMPLES,
    at,
    day,
    read,
    read_file,
    remarks_of,
    sample,
    skipped_of,
    table,
    tasks_of,
)
from tests.rows import each_row


def only(text: str) -> ImportedTask:
    (task,) = tasks_of(table(text)).values()
    return task


@each_row(
    ("written", "status"),
    [
        *(("To Do", TaskStatus.OPEN), ("do zrobienia", TaskStatus.OPEN), ("Da fare", TaskStatus.OPEN)),
        *(
            ("Working on it", TaskStatus.IN_PROGRESS),
            ("W TOKU", TaskStatus.IN_PROGRESS),
            ("in corso", TaskStatus.IN_PROGRESS),
        ),
        *(
            ("Stuck", TaskStatus.BLOCKED),
            ("Zablokowane", TaskStatus.BLOCKED),
            ("in attesa", TaskStatus.BLOCKED),
        ),
        *(("✅ Done!", TaskStatus.DONE), ("Zakończone", TaskStatus.DONE), ("completato", TaskStatus.DONE)),
        *(
            ("Won't do", TaskStatus.DROPPED),
            ("Anulowane", TaskStatus.DROPPED),
            ("Archiviato", TaskStatus.DROPPED),
        ),
    ],
)
def test_status_words_are_known_in_three_languages(written: str, status: TaskStatus) -> None:
    task = only(f"Title,Status\nBrief,{written}\n")
    assert (task.status, task.remarks) == (status, ())


def test_the_person_says_what_an_unknown_status_means() -> None:
    sheet = recognise("x.csv", b"Title,Status\nBrief,Limbo\nCall,Done\nAsk,limbo\n")
    assert unknown_statuses(sheet, guess_mapping(sheet)) == ["Limbo"]
    tasks = tasks_of(read(sheet, statuses={"LIMBO": TaskStatus.BLOCKED, "Done": TaskStatus.OPEN}))
    assert [task.status for task in tasks.values()] == [
        TaskStatus.BLOCKED,
        TaskStatus.OPEN,
        TaskStatus.BLOCKED,
    ]
    assert remarks_of(tasks_of(read(sheet))["Brief"]) == [
        "I do not know the status “Limbo”; the task is open."
    ]


def test_a_status_that_another_column_explains_is_not_unknown() -> None:
    sheet = recognise("jira.csv", sample("jira.csv"))
    assert unknown_statuses(sheet, guess_mapping(sheet)) == []


@each_row(
    ("written", "status", "is_told"),
    [
        *(
            ("yes", TaskStatus.DONE, False),
            ("TAK", TaskStatus.DONE, False),
            ("sì", TaskStatus.DONE, False),
            ("✔️", TaskStatus.DONE, False),
        ),
        *(
            ("no", TaskStatus.OPEN, False),
            ("False", TaskStatus.OPEN, False),
            ("In progress", TaskStatus.OPEN, False),
        ),
        *(("2026-11-20", TaskStatus.DONE, False), ("perhaps", TaskStatus.OPEN, True)),
    ],
)
def test_a_column_of_what_is_done_holds_dates_or_ticks(
    written: str, status: TaskStatus, *, is_told: bool
) -> None:
    task = only(f"Title,Done\nBrief,{written}\n")
    assert (task.status, bool(task.remarks)) == (status, is_told)


def test_a_task_with_a_date_of_completion_is_done_then() -> None:
    task = only("Title,Status,Completed\nBrief,In progress,2026-11-20\n")
    assert task.status is TaskStatus.DONE
    assert task.done_at is not None
    assert task.done_at.isoformat() == "2026-11-19T23:00:00+00:00"


def test_a_title_that_is_too_long_is_shortened_at_a_word_and_kept_whole_in_the_notes() -> None:
    title = "word " * 100
    task = only(f"Title,Notes\n{title},More\n")
    assert len(task.title) <= TITLE_LIMIT
    assert task.title.endswith("word…")
    assert task.notes == f"{title.strip()}\n\nMore"
    assert remarks_of(task) == [
        "The title has 499 characters; it was shortened, and the whole stands in the notes."
    ]


def test_a_long_title_without_spaces_is_cut_where_it_must_be() -> None:
    task = only(f"Title,Notes\n{'x' * 300},\n")
    assert task.title == "x" * (TITLE_LIMIT - 1) + "…"


def test_a_title_on_several_lines_is_folded_and_hidden_characters_are_dropped() -> None:
    assert only('Title,Notes\n"  Draft \n the\u202e brief\x00 ",\n').title == "Draft the brief"


def test_without_a_column_of_titles_nothing_is_read() -> None:
    sheet = recognise("x.csv", b"A,B\n1,2\n")
    with pytest.raises(Refusal, match="Which column holds the titles"):
        read(sheet, mapping={"A": Field.NOTES})


def test_the_person_may_say_what_the_columns_are() -> None:
    sheet = recognise("x.csv", b"A,B,C,D\nx,Brief,2026-11-27,Call\n")
    mapping = {"B": Field.TITLE, "C": Field.DUE, "D": Field.TITLE, "no such column": Field.NOTES}
    (task,) = read(sheet, mapping=mapping)
    assert isinstance(task, ImportedTask)
    assert (task.title, task.due, task.notes) == ("Brief", day("2026-11-27"), "Call")


def test_more_tasks_than_are_taken_at_once_are_refused_with_their_number() -> None:
    text = "Title\n" + "a\n" * (MOST_TASKS + 1)
    with pytest.raises(Refusal) as caught:
        table(text)
    assert caught.value.values == {"count": MOST_TASKS + 1, "limit": MOST_TASKS}
    assert len(table(text[:-2])) == MOST_TASKS


def keys_of(found: list[ImportedTask | Skipped]) -> list[str]:
    return [each.key for each in found if isinstance(each, ImportedTask)]


@each_row("name", sorted(path.name for path in SAMPLES.iterdir()))
def test_the_same_file_twice_gives_the_same_keys_and_each_task_has_its_own(name: str) -> None:
    keys = keys_of(read_file(name))
    assert keys == keys_of(read_file(name))
    assert len(set(keys)) == len(keys)


def test_equal_rows_are_different_tasks() -> None:
    first, second, third = keys_of(table("Title,Due\nBrief,2026-11-27\nBrief,2026-11-27\nBrief,\n"))
    assert len({first, second, third}) == 3


def test_progress_and_a_change_of_encoding_do_not_make_another_task() -> None:
    before = table("Title,Owner,Status,Priority,Tags\nZadzwonić,Ana,Open,low,a\n")
    text = "Title;Owner;Status;Priority;Tags\r\nZadzwonić;Ana;Done;high;b\r\n"
    after = read_file("x.csv", text.encode("cp1250"))
    assert keys_of(before) == keys_of(after)


def test_what_the_columns_are_taken_for_does_not_change_the_keys() -> None:
    sheet = recognise("x.csv", b"Title,Status,Thing\nBrief,Done,x\n")
    assert keys_of(read(sheet)) == keys_of(read(sheet, mapping={"Thing": Field.TITLE}))


def test_equal_rows_of_different_parents_or_formats_are_different_tasks() -> None:
    head = "TYPE,CONTENT,PRIORITY,INDENT\n"
    rows = "task,A,4,1\ntask,Same,4,2\ntask,B,4,1\ntask,Same,4,2\n"
    keys = keys_of(read_file("x.csv", (head + rows).encode()))
    assert len(set(keys)) == 4


def test_the_ids_of_a_private_table_do_not_collide_with_those_of_another() -> None:
    ours, theirs = keys_of(table("ID,Title,Due\n1,Brief,\n")), keys_of(table("ID,Title,Due\n1,Call,\n"))
    assert ours != theirs


def test_a_task_may_be_named_by_its_id_or_by_a_title_that_only_it_has() -> None:
    tasks = tasks_of(
        table(
            'ID,Title,Parent,Depends on\n1,"Plan, then act",,\n2,Twin,1,\n'
            '3,Twin,"plan, then ACT",\n4,Call,Twin,"1, 2"\n'
        )
    )
    plan, call = tasks["Plan, then act"], tasks["Call"]
    assert tasks["Twin"].parent_key == plan.key
    assert (call.parent_key, len(call.after_keys)) == (None, 2)
    assert remarks_of(call) == ["It belongs under “Twin”, which is no task of this file."]


def test_a_parent_that_was_skipped_is_told() -> None:
    text = "TYPE,CONTENT,PRIORITY,INDENT\ntask,🎉,4,1\ntask,Brief,4,2\n"
    found = read_file("x.csv", text.encode())
    assert remarks_of(tasks_of(found)["Brief"]) == ["The task it belongs under was skipped."]
    assert list(skipped_of(found)) == [2]


def test_circles_are_opened_at_one_place_and_told() -> None:
    tasks = tasks_of(
        table("Title,Parent,Depends on\na1,c1,b1\nb1,a1,c1\nc1,b1,a1\nself,self,self\nfree,a1,c1\n")
    )
    assert [task.parent_key is None for task in tasks.values()].count(True) == 2
    assert tasks["self"].parent_key is None
    assert tasks["self"].after_keys == ()
    assert len(tasks["free"].after_keys) == 1
    assert tasks["free"].parent_key == tasks["a1"].key
    told = [remark for task in tasks.values() for remark in remarks_of(task)]
    assert sorted(set(told)) == [
        "It would belong under itself; it stands on its own now.",
        "It would wait for itself; one tie was left out.",
    ]
    assert len(told) == 4


@given(st.lists(st.lists(st.integers(0, 11), max_size=4), max_size=12))
def test_whatever_waits_for_whatever_in_the_end_nothing_waits_for_itself(ties: list[list[int]]) -> None:
    rows = [f'{n},Task {n},"{",".join(map(str, after))}"' for n, after in enumerate(ties)]
    found = read_file("x.csv", "\n".join(["ID,Title,Depends on", *rows, "99,Last,"]).encode())
    after = {task.key: set(task.after_keys) for task in found if isinstance(task, ImportedTask)}
    while free := {key for key, keys in after.items() if not keys}:
        after = {key: keys - free for key, keys in after.items() if key not in free}
    assert after == {}


def test_a_chain_of_thousands_is_no_trouble() -> None:
    rows = [f"{n},Task {n},{n + 1}" for n in range(4000)]
    found = read_file("x.csv", "\n".join(["ID,Title,Parent", *rows, "4000,Last,"]).encode())
    assert all(isinstance(each, ImportedTask) and not each.remarks for each in found)


def test_a_quotation_from_the_file_is_short_however_long_the_cell_is() -> None:
    (sentence,) = remarks_of(only(f"Title,Due\nBrief,{'x' * 5000}\n"))
    assert len(sentence) < 150


def test_an_estimate_without_a_unit_is_taken_for_hours_and_told() -> None:
    task = only("Title,Estimate\nBrief,3\n")
    assert task.estimate_minutes == 180
    assert remarks_of(task) == ["The estimate “3” was taken for hours."]
    assert only("Title,Estimate\nBrief,0\n").remarks == ()


def test_a_column_of_series_is_kept_or_told() -> None:
    kept = only("Title,Repeat\nBrief,ogni venerdì\n")
    assert (kept.recurrence, kept.remarks) == ("FREQ=WEEKLY;BYDAY=FR keep schedule", ())
    told = only("Title,Repeat\nBrief,on a whim\n")
    assert told.recurrence == ""
    assert remarks_of(told) == ["“on a whim” repeats in a way I cannot keep."]


def test_a_row_with_a_zone_that_nobody_knows_is_read_in_the_zone_of_the_person() -> None:
    text = "TYPE,CONTENT,PRIORITY,INDENT,DATE,TIMEZONE\ntask,Brief,4,1,2026-11-27 17:00,{}\n"
    due = {zone: tasks_of(read_file("x.csv", text.format(zone).encode()))["Brief"].due for zone in ZONES}
    assert due == {zone: at(f"2026-11-27T{hour}:00:00+00:00") for zone, hour in ZONES.items()}


ZONES = {"America/New_York": 22, "Mars/Olympus": 16, "../etc": 16, "": 16}
