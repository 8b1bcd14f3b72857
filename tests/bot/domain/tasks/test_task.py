"""Titles, states, and who may touch a task."""

from dataclasses import replace

import pytest

from bot.domain.people import Person, Place
from bot.domain.refusal import Refusal
from bot.domain.tasks.task import TITLE_LIMIT, TaskStatus, check_title, may_see, task_number
from tests.rows import each_row
from tests.units import ANA, DAVID, DESIGN, GRACE, GRACE_AND_BOT, LAUNCH, LEADERSHIP, MEERA, PIOTR, a_task

AMONG_US = replace(GRACE_AND_BOT, id="C0AMONG")
STRANGER = replace(DAVID, id="U0GUESTCO", is_stranger=True)


@each_row(
    ("typed", "title"),
    [
        ("  Draft \n the\tbrief\u00a0 ", "Draft the brief"),
        ("تحضير العرض التقديمي", "تحضير العرض التقديمي"),
        ("לנסח תקציר", "לנסח תקציר"),
        ("🚀 Ship it :tada:", "🚀 Ship it :tada:"),
        ("7", "7"),
        ("x" * TITLE_LIMIT, "x" * TITLE_LIMIT),
    ],
)
def test_a_title_in_words_of_any_script_is_kept_on_one_line(typed: str, title: str) -> None:
    assert check_title(typed) == title


@each_row("typed", ["", "  \n ", "🎉🎉", ":tada: :+1:", "—…!", "\u200b"])
def test_a_title_that_says_nothing_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Refusal, match="needs a title in words") as caught:
        check_title(typed)
    assert caught.value.example.startswith("/task add ")


@pytest.mark.parametrize("length", [TITLE_LIMIT + 1, 3000])
def test_a_title_that_is_too_long_is_refused_with_its_length_and_the_limit(length: int) -> None:
    with pytest.raises(Refusal) as caught:
        check_title("x" * length)
    assert caught.value.values == {"length": length, "limit": TITLE_LIMIT}


def test_white_space_does_not_count_towards_the_length() -> None:
    assert check_title(("x" * 9 + " " * 30) * 25) == " ".join(["x" * 9] * 25)


def test_a_task_is_called_by_its_number() -> None:
    assert a_task(number=12).name == "T-12"
    assert task_number("T-12") == 12


@each_row("status", TaskStatus)
def test_a_task_is_open_until_it_is_done_or_dropped(status: TaskStatus) -> None:
    assert a_task(status=status).is_open is (status not in ("done", "dropped"))


def test_the_owner_and_the_others_work_on_a_task() -> None:
    assert replace(a_task(owner=None), assignees=("U1",)).workers == ("U1",)
    assert replace(a_task(owner=ANA), assignees=("U1", "U2")).workers == ("U0ANA", "U1", "U2")


OUT, IN = False, True


@each_row(
    ("person", "home", "here", "is_member", "seen"),
    [
        (DAVID, LAUNCH, DESIGN, OUT, True),
        (DAVID, LAUNCH, LAUNCH, OUT, True),
        (MEERA, LAUNCH, LAUNCH, OUT, True),
        (MEERA, LAUNCH, DESIGN, OUT, False),
        (MEERA, LAUNCH, DESIGN, IN, True),
        (STRANGER, LAUNCH, DESIGN, OUT, False),
        (STRANGER, LAUNCH, DESIGN, IN, True),
        (DAVID, LEADERSHIP, LEADERSHIP, IN, True),
        (DAVID, LEADERSHIP, DESIGN, IN, False),
        (DAVID, LEADERSHIP, GRACE_AND_BOT, IN, True),
        (DAVID, LEADERSHIP, GRACE_AND_BOT, OUT, False),
        (GRACE, LEADERSHIP, DESIGN, IN, True),
        (GRACE, LEADERSHIP, DESIGN, OUT, False),
        (ANA, LEADERSHIP, DESIGN, OUT, True),
        (PIOTR, LEADERSHIP, DESIGN, OUT, True),
        (replace(ANA, is_guest=True), LEADERSHIP, DESIGN, OUT, True),
        (GRACE, GRACE_AND_BOT, GRACE_AND_BOT, IN, True),
        (DAVID, GRACE_AND_BOT, LAUNCH, OUT, False),
        (GRACE, GRACE_AND_BOT, LAUNCH, IN, False),
        (DAVID, AMONG_US, GRACE_AND_BOT, IN, True),
        (DAVID, AMONG_US, GRACE_AND_BOT, OUT, False),
        (ANA, GRACE_AND_BOT, LAUNCH, OUT, True),
    ],
)
def test_a_task_is_seen_where_it_is_by_its_own_people_or_openly(
    person: Person, home: Place, here: Place, *, is_member: bool, seen: bool
) -> None:
    """Grace added it, Ana owns it, Piotr works on it, too."""
    task = replace(a_task(owner=ANA, channel=home), assignees=(PIOTR.id,))
    assert may_see(task, person, home, here, is_member=is_member) is seen
