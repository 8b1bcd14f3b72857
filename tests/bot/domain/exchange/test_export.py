"""What is exported and imported again is what it was."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.exchange.export import COLUMNS, ExportRow, to_csv, to_json
from bot.domain.exchange.formulas import disarmed, rearmed
from bot.domain.exchange.imported import ImportedTask
from bot.domain.exchange.people import read_person
from bot.domain.recurrence.reading import read_recurrence
from bot.domain.tasks.task import Priority, TaskStatus
from bot.domain.typed_text import has_words, printable
from tests.bot.domain.exchange.reading import at, read_file
from tests.rows import each_row
from tests.units import NOW

PLAIN = ExportRow(
    number=12,
    title="Draft the brief",
    notes="Two pages.\n- no more\n=1+1",
    status="in_progress",
    priority="high",
    owner="ana",
    assignees=("piotr", "grace"),
    watchers=("david",),
    labels=("launch", "print, thick"),
    due_at=at("2026-11-27T16:00:00+00:00"),
    estimate_minutes=90,
    parent=3,
    after=(7, 8),
    blockers=("the printer; or not",),
    recurrence="FREQ=WEEKLY;BYDAY=FR after schedule",
    channel="launch",
    created_at=at("2026-11-23T14:30:00.123456+00:00"),
    closed_at=None,
    creator="zofia",
    permalink="https://orbita.slack.example/archives/C0LAUNCH/p1",
    comments=2,
)


def test_the_table_is_utf_8_with_its_mark_and_names_each_column() -> None:
    data = to_csv([PLAIN])
    assert data.startswith(b"\xef\xbb\xbfnumber,title,notes,status,")
    header, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert tuple(header) == COLUMNS
    assert dict(zip(header, row, strict=True)) | {"notes": ""} == {
        "number": "12",
        "title": "Draft the brief",
        "notes": "",
        "status": "in_progress",
        "priority": "high",
        "owner": "ana",
        "assignees": "piotr\ngrace",
        "watchers": "david",
        "labels": "launch\nprint, thick",
        "due_at": "2026-11-27T16:00:00+00:00",
        "estimate_minutes": "90",
        "parent": "3",
        "after": "7\n8",
        "blockers": "the printer; or not",
        "recurrence": "FREQ=WEEKLY;BYDAY=FR after schedule",
        "channel": "launch",
        "created_at": "2026-11-23T14:30:00.123456+00:00",
        "closed_at": "",
        "creator": "zofia",
        "permalink": "https://orbita.slack.example/archives/C0LAUNCH/p1",
        "comments": "2",
    }


def test_the_json_keeps_lists_numbers_and_letters_as_they_are() -> None:
    document = json.loads(to_json([PLAIN]))
    assert (document["format"], document["version"]) == ("muster-tasks", 1)
    (task,) = document["tasks"]
    assert tuple(task) == COLUMNS
    assert (task["number"], task["after"], task["labels"]) == (12, [7, 8], ["launch", "print, thick"])
    assert (task["due_at"], task["closed_at"]) == ("2026-11-27T16:00:00+00:00", None)
    assert "Żak".encode() in to_json([PLAIN.__class__(**{**vars(PLAIN), "owner": "Żak"})])


@each_row("begin", ["=", "+", "-", "@", "\t", "\uff1d", "'=", "''-"])
def test_nothing_in_an_exported_cell_runs_in_a_spreadsheet(begin: str) -> None:
    text = f"{begin}cmd|' /C calc'!A0;{begin}1\n{begin}2"
    safe = disarmed(text)
    assert safe == f"'{begin}cmd|' /C calc'!A0;'{begin}1\n'{begin}2"
    assert rearmed(safe) == text


@each_row("text", ["It's fine", "'quoted' words", "a-b", "1 + 1 = 2", "ana@orbita.example", ""])
def test_ordinary_text_is_exported_untouched(text: str) -> None:
    assert disarmed(text) == text == rearmed(text)


@given(st.text("=+-@\t;\n' ab\uff1d", max_size=20) | st.text(max_size=30))
def test_what_was_made_harmless_comes_back_as_it_was(text: str) -> None:
    assert rearmed(disarmed(text)) == text


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=25) | st.sampled_from(
    ["=1+1", "-", "'=x", "a;=b", '"', "x, y", "@ana", "Żółć", "🎉 ok", "12", "every day", "T-3"]
)
lines = words.map(lambda text: " ".join(printable(text).split()))
titles = lines.filter(has_words)
several = st.lists(lines.filter(bool), max_size=3, unique=True).map(tuple)
names = lines.filter(
    lambda text: bool(has_words(text) and "@" not in text and read_person(text).name == text)
)
people = st.lists(names, max_size=3, unique=True).map(tuple)
instants = st.datetimes(datetime(1971, 1, 1), datetime(2190, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- hypothesis adds the zone
notes = (
    st.lists(words.map(printable), max_size=4).map("\n".join).filter(lambda text: not text or text.strip())
)
recurrences = st.sampled_from(["", "every day", "every 2 weeks on monday", "last friday of the month"]).map(
    lambda phrase: phrase and read_recurrence(phrase, locale="en-US", today=NOW.date()).text
)
rows = st.builds(
    ExportRow,
    number=st.integers(1, 10**6),
    title=titles,
    notes=notes,
    status=st.sampled_from([each.value for each in TaskStatus]),
    priority=st.sampled_from([each.value for each in Priority]),
    owner=names | st.just(""),
    assignees=people,
    watchers=people,
    labels=several,
    due_at=st.none() | instants,
    estimate_minutes=st.none() | st.integers(1, 500_000),
    parent=st.none(),
    after=st.just(()),
    blockers=several,
    recurrence=recurrences,
    channel=lines,
    created_at=instants,
    closed_at=st.none() | instants,
    creator=names | st.just(""),
    permalink=lines,
    comments=st.integers(0, 99),
)
tables = st.lists(rows, min_size=1, max_size=4, unique_by=lambda row: row.number)


def again(data: bytes) -> list[ImportedTask]:
    return [each for each in read_file("tasks", data) if isinstance(each, ImportedTask)]


@given(tables)
def test_everything_comes_back_from_both_files(exported: list[ExportRow]) -> None:
    for data in (to_csv(exported), to_json(exported)):
        for row, task in zip(exported, again(data), strict=True):
            assert said(task) == expected(row)
            assert task.remarks == ()


def expected(row: ExportRow) -> dict[str, object]:
    """A done task that was closed is done; an open one with an instant of closing never comes from us.

    Comments are told by their number only.
    """
    status = row.status if row.status == "dropped" or not row.closed_at else "done"
    kept = {name: value for name, value in vars(row).items() if name != "comments"}
    return {**kept, "number": f"muster:{row.number}:{row.created_at.isoformat()}", "status": status}


def said(task: ImportedTask) -> dict[str, object]:
    def called(*written: object) -> tuple[str, ...]:
        return tuple(getattr(each, "name", "") for each in written)

    return {
        "number": task.key,
        "title": task.title,
        "notes": task.notes,
        "status": task.status,
        "priority": task.priority,
        "owner": called(task.owner)[0],
        "assignees": called(*task.assignees),
        "watchers": called(*task.watchers),
        "labels": task.labels,
        "due_at": task.due,
        "estimate_minutes": task.estimate_minutes,
        "parent": task.parent_key,
        "after": task.after_keys,
        "blockers": task.blockers,
        "recurrence": task.recurrence,
        "channel": task.channel,
        "created_at": task.created_at,
        "closed_at": task.done_at,
        "creator": called(task.creator)[0],
        "permalink": task.link,
    }


@pytest.mark.parametrize("write", [to_csv, to_json])
def test_parents_and_predecessors_come_back_by_their_numbers(write: object) -> None:
    def numbered(number: int, **others: object) -> ExportRow:
        return ExportRow(**{**vars(PLAIN), "number": number, "parent": None, "after": (), **others})

    exported = [numbered(3, title="7"), numbered(7), numbered(12, parent=3, after=(7, 3))]
    assert callable(write)
    third, seventh, twelfth = again(write(exported))
    assert twelfth.parent_key == third.key
    assert twelfth.after_keys == (seventh.key, third.key)


def test_a_parent_that_was_not_exported_is_not_looked_for_among_titles() -> None:
    (task,) = again(to_json([ExportRow(**{**vars(PLAIN), "title": "3", "after": ()})]))
    assert task.parent_key is None
    assert len(task.remarks) == 1
