"""A task cannot go on: what is in its way, and what happens when that is gone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import AssignTasks, BlockTasks, NewTask, WatchTasks
from bot.domain.tasks.task import Blocker, BlockerKind, TaskStatus
from bot.services.tasks import blocking, changing
from storage.unit import Unit
from tests.bot.services.tasks.work import UNDATED, add, found, story, told
from tests.units import (
    ANA,
    DAVID,
    GRACE,
    LAUNCH,
    LEADERSHIP,
    NOW,
    PIOTR,
    SLACKBOT,
    ZOFIA_WHO_LEFT,
    act,
    queued,
)

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def three(unit: Unit) -> Unit:
    """T-1 is Ana's, T-2 Piotr's, T-3 David's."""
    for person in (ANA, PIOTR, DAVID):
        add(unit, replace(UNDATED, owner_id=person.id))
    return unit


def block(
    unit: Unit, number: int, kind: BlockerKind, subject: str = "", reason: str = "", **how: object
) -> None:
    by = how.get("by", GRACE)
    assert isinstance(by, Person)
    blocking.block(act(unit, by, now=LATER), BlockTasks((number,), kind, subject, reason))


def wait_for(unit: Unit, number: int, other: int) -> None:
    block(unit, number, BlockerKind.TASK, f"T-{other}")


def test_a_blocker_says_what_who_said_so_and_since_when(three: Unit) -> None:
    block(three, 1, BlockerKind.PERSON, PIOTR.id, "the logo")
    edge = Blocker(BlockerKind.PERSON, PIOTR.id, "the logo", GRACE.id, LATER.isoformat())
    assert (found(three).status, found(three).blockers) == (TaskStatus.BLOCKED, (edge,))
    assert story(three)[-1] == (GRACE.id, "task_blocked")


def test_whoever_can_help_hears_of_it_once(three: Unit) -> None:
    block(three, 1, BlockerKind.PERSON, PIOTR.id)
    assert told(three) == [(PIOTR.id, "T-1", "blocking")]
    wait_for(three, 1, 3)
    assert told(three)[1:] == [(DAVID.id, "T-1", "blocking")]


def test_who_added_a_task_that_nobody_has_hears_that_somebody_waits_for_it(unit: Unit) -> None:
    add(unit, UNDATED, by=PIOTR)
    add(unit, UNDATED)
    wait_for(unit, 2, 1)
    assert told(unit) == [(PIOTR.id, "T-2", "blocking")]


def test_watchers_hear_that_a_task_is_blocked(three: Unit) -> None:
    changing.watch(act(three, DAVID), WatchTasks((1,), watching=True))
    block(three, 1, BlockerKind.WORDS, reason="rain")
    assert told(three) == [(DAVID.id, "T-1", "blocked")]


def test_a_second_reason_stands_beside_the_first_and_the_same_one_takes_the_newer_words(three: Unit) -> None:
    block(three, 1, BlockerKind.WORDS, reason="rain")
    block(three, 1, BlockerKind.PERSON, PIOTR.id, "the logo")
    block(three, 1, BlockerKind.WORDS, reason="snow")
    block(three, 1, BlockerKind.PERSON, PIOTR.id, "the other logo")
    assert [edge.reason for edge in found(three).blockers] == ["rain", "snow", "the other logo"]


@pytest.mark.parametrize("is_started", [False, True])
def test_unblocked_a_task_stands_where_it_stood(three: Unit, *, is_started: bool) -> None:
    if is_started:
        changing.start(act(three, ANA), (1,))
    before = found(three)
    block(three, 1, BlockerKind.WORDS, reason="rain")
    block(three, 1, BlockerKind.WORDS, reason="snow")
    (task,) = blocking.unblock(act(three, GRACE), (1,)).now
    assert replace(task, version=before.version) == before
    assert told(three)[-1] == (ANA.id, "T-1", "unblocked")


def test_what_is_not_blocked_or_not_open_is_left_alone(three: Unit) -> None:
    changing.finish(act(three, GRACE), (2,))
    assert [task.number for task in blocking.unblock(act(three, GRACE), (1, 2)).before] == [1, 2]
    result = blocking.block(act(three, GRACE), BlockTasks((1, 2), BlockerKind.WORDS, "", "rain"))
    assert ([task.number for task in result.now], [task.number for task in result.before]) == ([1], [2])


def test_when_the_blocker_is_closed_the_task_goes_on_and_its_people_hear_so_once(three: Unit) -> None:
    changing.assign(act(three, GRACE), AssignTasks((1,), (ANA.id, DAVID.id)))
    before = len(told(three))
    changing.start(act(three, ANA), (1,))
    wait_for(three, 1, 2)
    changing.finish(act(three, PIOTR), (2,))
    assert (found(three).status, found(three).blockers) == (TaskStatus.IN_PROGRESS, ())
    assert told(three)[before:] == [
        (PIOTR.id, "T-1", "blocking"),
        (ANA.id, "T-1", "unblocked"),
        (DAVID.id, "T-1", "unblocked"),
    ]
    assert story(three)[-1] == (PIOTR.id, "task_unblocked")


def test_a_task_with_two_blockers_waits_for_the_second(three: Unit) -> None:
    wait_for(three, 1, 2)
    wait_for(three, 1, 3)
    changing.drop(act(three, PIOTR), (2,))
    assert (found(three).status, len(found(three).blockers)) == (TaskStatus.BLOCKED, 1)
    assert (ANA.id, "T-1", "unblocked") not in told(three)
    changing.finish(act(three, DAVID), (3,))
    assert found(three).status is TaskStatus.OPEN
    assert told(three)[-1] == (ANA.id, "T-1", "unblocked")


def test_what_waits_is_released_even_where_the_closer_cannot_see_it(unit: Unit) -> None:
    add(unit, UNDATED, place=LAUNCH)
    add(unit, NewTask("Cut the budget", DAVID.id), place=LEADERSHIP)
    blocking.block(act(unit, GRACE, LEADERSHIP), BlockTasks((2,), BlockerKind.TASK, "T-1", ""))
    changing.finish(act(unit, ANA, LAUNCH), (1,))
    assert found(unit, 2).status is TaskStatus.OPEN


def test_what_comes_after_several_is_told_when_the_last_of_them_is_closed(unit: Unit) -> None:
    for _ in range(2):
        add(unit, UNDATED)
    add(unit, replace(UNDATED, owner_id=ANA.id, after=(1, 2)))
    changing.finish(act(unit, GRACE), (2,))
    assert told(unit) == []
    changing.finish(act(unit, GRACE), (1,))
    assert told(unit) == [(ANA.id, "T-3", "ready")]


@pytest.mark.parametrize("prepare", [changing.start, changing.finish])
def test_what_was_begun_already_need_not_be_told_that_it_may_begin(unit: Unit, prepare: object) -> None:
    add(unit, UNDATED)
    add(unit, replace(UNDATED, owner_id=ANA.id, after=(1,)))
    assert callable(prepare)
    prepare(act(unit, ANA), (2,))
    changing.finish(act(unit, GRACE), (1,))
    assert told(unit) == []


@pytest.mark.parametrize("nobody", [ZOFIA_WHO_LEFT, SLACKBOT])
def test_nothing_waits_for_whoever_left_or_is_a_bot(three: Unit, nobody: Person) -> None:
    with pytest.raises(Refusal) as caught:
        block(three, 1, BlockerKind.PERSON, nobody.id)
    assert caught.value.values == {"name": nobody.name}


@pytest.mark.parametrize(
    ("kind", "subject", "values"),
    [
        (BlockerKind.TASK, "T-99", {"number": 99}),
        (BlockerKind.TASK, "T-2", {"task": "T-2"}),
        (BlockerKind.REQUEST, "R-7", {"number": 7}),
    ],
    ids=["not there", "closed", "no such request"],
)
def test_nothing_waits_for_what_is_not_there_or_closed(
    three: Unit, kind: BlockerKind, subject: str, values: dict[str, object]
) -> None:
    changing.finish(act(three, GRACE), (2,))
    before = queued(three)
    with pytest.raises(Refusal) as caught:
        block(three, 1, kind, subject)
    assert caught.value.values == values
    assert found(three).status is TaskStatus.OPEN
    assert queued(three) == before


def test_a_circle_is_refused_with_its_path(three: Unit) -> None:
    wait_for(three, 1, 2)
    add(three, replace(UNDATED, after=(1,)))
    wait_for(three, 3, 4)
    for waiting, awaited, way in ((2, 3, "T-2 → T-3 → T-4 → T-1 → T-2"), (2, 2, "T-2 → T-2")):
        with pytest.raises(Refusal) as caught:
            wait_for(three, waiting, awaited)
        assert caught.value.values == {"way": way}
    assert found(three, 2).status is TaskStatus.OPEN


def test_of_several_tasks_one_that_would_go_in_a_circle_stops_all(three: Unit) -> None:
    with pytest.raises(Refusal):
        blocking.block(act(three, GRACE), BlockTasks((1, 2), BlockerKind.TASK, "T-2", ""))
    assert found(three).status is TaskStatus.OPEN
