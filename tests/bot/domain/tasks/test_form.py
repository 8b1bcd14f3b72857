"""A task as the fields of a form: what of it was changed, and what that means."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.people import Person
from bot.domain.tasks.form import Entered, Field, Shown, digests, read_entered, shown_fields
from bot.domain.tasks.task import MOST_LABELS, MOST_REFERENCES, TITLE_LIMIT, Priority
from tests.rows import each_row
from tests.units import ANA, FRIDAY_FIVE, GRACE, NOW, PIOTR, a_task

TASK = replace(a_task(), labels=("launch",), notes="A3", assignees=(PIOTR.id,), after=(3, 4), under=2)
BASE = digests(shown_fields(TASK, GRACE))


def entered(field: Field, value: Shown, person: Person = GRACE) -> Entered:
    """What it means to put this into one field of the form and to leave the others alone."""
    return read_entered({**shown_fields(TASK, person), field: value}, BASE, person, NOW)


def test_what_was_left_alone_was_not_entered() -> None:
    assert read_entered(shown_fields(TASK, GRACE), BASE, GRACE, NOW) == Entered({}, {})
    assert read_entered({}, BASE, GRACE, NOW) == Entered({}, {})


def test_white_space_around_is_no_change() -> None:
    assert entered("title", " Draft the launch brief \n") == Entered({}, {})


@each_row(
    ("field", "value", "read"),
    [
        ("title", "Draft  the\nbrief", "Draft the brief"),
        ("owner", ANA.id, ANA.id),
        ("owner", None, None),
        ("others", (), ()),
        ("due", "next friday 5pm", FRIDAY_FIVE + timedelta(days=7)),
        ("due", "2026-12-01 09:00", datetime(2026, 12, 1, 14, tzinfo=UTC)),
        ("due", "", None),
        ("priority", "urgent", Priority.URGENT),
        ("labels", "Web, #launch web", ("web", "launch")),
        ("labels", "", ()),
        ("notes", "", ""),
        ("estimate", "1d 4h", 720),
        ("estimate", "~90m", 90),
        ("estimate", "", None),
        ("recurrence", "every monday", "FREQ=WEEKLY;BYDAY=MO keep schedule"),
        ("recurrence", "", None),
        ("after", "T-3", (3,)),
        ("after", "5, t6 7 5", (5, 6, 7)),
        ("after", "", ()),
        ("under", "T-9", 9),
        ("under", "", None),
    ],
)
def test_each_field_is_read(field: Field, value: Shown, read: object) -> None:
    assert read_entered({field: value}, {}, GRACE, NOW) == Entered({field: read}, {})


@each_row(
    ("field", "value", "sentence"),
    [
        ("title", "", "A task needs a title in words."),
        ("title", "x" * (TITLE_LIMIT + 1), "That title has {length} characters"),
        ("due", "soon", "I cannot read this as a day or a time."),
        ("due", "yesterday", "“{phrase}” is already past"),
        ("labels", " ".join("abcdefghijk"[: MOST_LABELS + 1]), "Labels are words, at most {most}."),
        ("labels", "12", "Labels are words, at most {most}."),
        ("estimate", "long", "I cannot read this as an estimate."),
        ("recurrence", "now and then", "I cannot read “{phrase}” as something that repeats."),
        ("after", "the brief", "Name tasks by their numbers."),
        ("after", " ".join(map(str, range(1, MOST_REFERENCES + 2))), "Name tasks by their numbers."),
        ("under", "T-0", "Name tasks by their numbers."),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(field: Field, value: str, sentence: str) -> None:
    found = entered(field, value)
    assert found.values == {}
    assert list(found.refusals) == [field]
    assert found.refusals[field].sentence.startswith(sentence)


def test_several_fields_are_read_or_refused_each_for_itself() -> None:
    fields: dict[Field, Shown] = {"title": "Another", "due": "soon", "labels": "#a", "estimate": "?"}
    found = read_entered({**shown_fields(TASK, GRACE), **fields}, BASE, GRACE, NOW)
    assert found.values == {"title": "Another", "labels": ("a",)}
    assert set(found.refusals) == {"due", "estimate"}


def test_a_deadline_that_has_passed_may_stay_as_it_is() -> None:
    late = replace(TASK, due_at=NOW - timedelta(days=3))
    fields = shown_fields(late, GRACE)
    assert read_entered(fields, digests(fields), GRACE, NOW) == Entered({}, {})
    assert set(read_entered(fields, {}, GRACE, NOW).refusals) == {"due"}


def test_deadlines_are_shown_and_read_on_the_persons_own_clock() -> None:
    assert shown_fields(TASK, ANA)["due"] == "2026-11-27 23:00"
    assert entered("due", "piątek 17:00", PIOTR).values == {"due": datetime(2026, 11, 27, 16, tzinfo=UTC)}


def test_digests_tell_contents_apart_and_nothing_else() -> None:
    one, two = (digests({"title": title, "others": ("U1",)}) for title in ("a", "b"))
    assert one["title"] != two["title"]
    assert one["others"] == two["others"]
    assert digests({"others": ("U1", "U2")}) != digests({"others": ("U1U2",)})
    assert len({len(digest) for digest in BASE.values()}) == 1
