"""Titles, states, and who may touch a task."""

from dataclasses import replace

import pytest

from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks import TITLE_LIMIT, TaskStatus, check_title, may_touch, task_number
from tests.units import ANA, DAVID, DESIGN, GRACE, LAUNCH, MEERA, a_task

STRANGER = replace(DAVID, id="U0GUESTCO", is_stranger=True)


@pytest.mark.parametrize(
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


@pytest.mark.parametrize("typed", ["", "  \n ", "🎉🎉", ":tada: :+1:", "—…!", "\u200b"])
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


@pytest.mark.parametrize(("status", "is_open"), [("open", True), ("done", False), ("dropped", False)])
def test_only_an_open_task_is_open(status: str, *, is_open: bool) -> None:
    assert a_task(status=TaskStatus(status)).is_open is is_open


PUBLIC, PRIVATE = False, True


@pytest.mark.parametrize(
    ("person", "here", "task_is_private", "allowed"),
    [
        (DAVID, DESIGN.id, PUBLIC, True),
        (DAVID, LAUNCH.id, PRIVATE, True),
        (DAVID, DESIGN.id, PRIVATE, False),
        (MEERA, LAUNCH.id, PUBLIC, True),
        (MEERA, LAUNCH.id, PRIVATE, True),
        (MEERA, DESIGN.id, PUBLIC, False),
        (STRANGER, LAUNCH.id, PUBLIC, True),
        (STRANGER, DESIGN.id, PUBLIC, False),
        (STRANGER, DESIGN.id, PRIVATE, False),
        (ANA, DESIGN.id, PRIVATE, True),
        (GRACE, DESIGN.id, PRIVATE, True),
        (replace(ANA, is_guest=True), DESIGN.id, PRIVATE, True),
    ],
)
def test_a_task_is_touched_where_it_is_by_its_own_people_or_openly(
    person: Person, here: str, *, task_is_private: bool, allowed: bool
) -> None:
    task = a_task(owner=ANA, channel=LAUNCH)
    assert may_touch(task, person, here, task_is_private=task_is_private) is allowed
