"""The last thing a person did to tasks, taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.due import Due, Grain
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import AssignTasks, BlockTasks, CommentOnTask, MoveDeadline, WatchTasks
from bot.domain.tasks.task import BlockerKind, TaskStatus
from bot.services.act import Act
from bot.services.tasks import adding, blocking, changing, commenting, undoing
from bot.services.tasks.undoing import UNDO_FOR
from storage import audit
from storage.unit import Unit
from tests.bot.services.tasks.work import BRIEF, MONDAYS, UNDATED, add, found, story
from tests.units import ANA, DAVID, FRIDAY_FIVE, GRACE, NOW, PIOTR, TEAM, act, timers_set

LATER = Due(FRIDAY_FIVE + timedelta(days=7), Grain.TIME)
CHANGES: dict[str, Callable[[Act], object]] = {
    "start": lambda act: changing.start(act, (1,)),
    "finish": lambda act: changing.finish(act, (1,)),
    "drop": lambda act: changing.drop(act, (1,)),
    "assign": lambda act: changing.assign(act, AssignTasks((1,), (DAVID.id, PIOTR.id))),
    "due": lambda act: changing.move_deadline(act, MoveDeadline((1,), LATER)),
    "no deadline": lambda act: changing.move_deadline(act, MoveDeadline((1,), None)),
    "put off": lambda act: changing.put_off_to_next_week(act, 1),
    "watch": lambda act: changing.watch(act, WatchTasks((1,), watching=True)),
    "block": lambda act: blocking.block(act, BlockTasks((1,), BlockerKind.PERSON, DAVID.id, "logo")),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_can_be_taken_back(unit: Unit, name: str) -> None:
    before, timers = add(unit), timers_set(unit)
    CHANGES[name](act(unit, PIOTR))
    assert found(unit) != before
    (task,) = undoing.undo(act(unit, PIOTR)).now
    assert task == found(unit) == replace(before, version=3)
    assert timers_set(unit) == timers
    assert story(unit)[-1] == (PIOTR.id, "task_undone")


def test_reopening_and_unblocking_can_be_taken_back(unit: Unit) -> None:
    add(unit)
    CHANGES["block"](act(unit, GRACE))
    blocked = found(unit)
    blocking.unblock(act(unit, GRACE), (1,))
    undoing.undo(act(unit, GRACE))
    assert replace(found(unit), version=2) == blocked
    changing.finish(act(unit, GRACE), (1,))
    done = found(unit)
    changing.reopen(act(unit, GRACE), (1,))
    undoing.undo(act(unit, GRACE))
    assert replace(found(unit), version=done.version) == done


def test_what_was_added_is_dropped_again(unit: Unit) -> None:
    add(unit)
    undoing.undo(act(unit, GRACE))
    assert (found(unit).status, found(unit).closed_by) == (TaskStatus.DROPPED, GRACE.id)
    assert timers_set(unit) == {}


def test_several_tasks_that_were_changed_at_once_are_taken_back_at_once(unit: Unit) -> None:
    for _ in range(3):
        add(unit, UNDATED)
    changing.finish(act(unit, GRACE), (2,))
    changing.finish(act(unit, GRACE), (1, 2, 3))
    result = undoing.undo(act(unit, GRACE))
    assert sorted(task.number for task in result.now) == [1, 3]
    assert [found(unit, number).is_open for number in (1, 2, 3)] == [True, False, True]


def test_one_undo_after_the_other_goes_back_deed_by_deed(unit: Unit) -> None:
    """The same task or another one: what was undone does not stand in the way of what was before it."""
    add(unit)
    add(unit, UNDATED)
    changing.start(act(unit, GRACE), (1,))
    changing.finish(act(unit, GRACE), (1,))
    for number, status in ((1, "in_progress"), (1, "open"), (2, "dropped"), (1, "dropped")):
        (task,) = undoing.undo(act(unit, GRACE)).now
        assert (task.number, task.status) == (number, status)
    with pytest.raises(Refusal, match="nothing of yours"):
        undoing.undo(act(unit, GRACE))


@pytest.mark.parametrize(
    ("minutes", "is_undone"), [(0, True), (10, True), (10.01, False)], ids=["at once", "10 minutes", "later"]
)
def test_undo_is_for_ten_minutes(unit: Unit, minutes: float, *, is_undone: bool) -> None:
    add(unit)
    late = act(unit, GRACE, now=NOW + timedelta(minutes=minutes))
    assert timedelta(minutes=10) == UNDO_FOR
    if is_undone:
        assert undoing.undo(late).now
    else:
        with pytest.raises(Refusal, match="nothing of yours"):
            undoing.undo(late)


def test_only_what_one_did_oneself_is_undone(unit: Unit) -> None:
    add(unit, by=GRACE)
    with pytest.raises(Refusal, match="nothing of yours"):
        undoing.undo(act(unit, PIOTR))


def test_what_somebody_changed_since_is_left_alone_and_all_of_the_deed_with_it(unit: Unit) -> None:
    for _ in range(2):
        add(unit, UNDATED)
    changing.finish(act(unit, GRACE), (1, 2))
    changing.reopen(act(unit, PIOTR), (2,))
    with pytest.raises(Refusal) as caught:
        undoing.undo(act(unit, GRACE))
    assert caught.value.values == {"task": "T-2", "person": PIOTR.id}
    assert not found(unit, 1).is_open


def test_what_somebody_changed_and_took_back_is_as_if_it_had_not_been(unit: Unit) -> None:
    add(unit)
    changing.start(act(unit, GRACE), (1,))
    changing.finish(act(unit, PIOTR), (1,))
    undoing.undo(act(unit, PIOTR))
    assert undoing.undo(act(unit, GRACE)).now[0].status is TaskStatus.OPEN


def test_a_comment_is_no_change_and_stands_in_nobodys_way(unit: Unit) -> None:
    adding.add(replace(act(unit, GRACE), thread_ts="1.2"), BRIEF)
    for who in (GRACE, PIOTR):
        commenting.comment(act(unit, who), CommentOnTask((1,), "Why?"))
    assert undoing.undo(act(unit, GRACE)).now[0].status is TaskStatus.DROPPED


def test_an_earlier_deed_is_undone_by_its_id(unit: Unit) -> None:
    add(unit)
    add(unit, UNDATED)
    doing = act(unit, GRACE)
    changing.start(doing, (1,))
    changing.start(act(unit, GRACE), (2,))
    undoing.undo(act(unit, GRACE), doing.deed)
    assert [found(unit, number).status for number in (1, 2)] == ["open", "in_progress"]
    with pytest.raises(Refusal):
        undoing.undo(act(unit, GRACE), doing.deed)


def test_a_deed_of_another_is_not_undone_by_its_id(unit: Unit) -> None:
    add(unit)
    doing = act(unit, GRACE)
    changing.start(doing, (1,))
    with pytest.raises(Refusal, match="nothing of yours"):
        undoing.undo(act(unit, PIOTR), doing.deed)


def test_taking_back_the_end_of_a_recurring_task_takes_back_the_next_one_too(unit: Unit) -> None:
    before = add(unit, replace(BRIEF, recurrence=MONDAYS))
    timers = timers_set(unit)
    changing.finish(act(unit, ANA), (1,))
    assert found(unit, 2).is_open
    undoing.undo(act(unit, ANA))
    assert found(unit, 1) == replace(before, version=3)
    assert (found(unit, 2).status, found(unit, 2).recurrence) == (TaskStatus.DROPPED, None)
    assert timers_set(unit) == timers
    changing.finish(act(unit, ANA), (1,))
    assert found(unit, 3).due_at == found(unit, 2).due_at


def test_taking_back_the_end_of_a_blocker_blocks_again_what_waited_for_it(unit: Unit) -> None:
    for _ in range(2):
        add(unit, UNDATED)
    blocking.block(act(unit, GRACE), BlockTasks((2,), BlockerKind.TASK, "T-1", "first things first"))
    blocked = found(unit, 2)
    changing.finish(act(unit, PIOTR), (1,))
    assert found(unit, 2).status is TaskStatus.OPEN
    undoing.undo(act(unit, PIOTR))
    assert replace(found(unit, 2), version=blocked.version) == blocked
    assert found(unit, 1).is_open


def test_undoing_is_on_record_with_what_it_undid(unit: Unit) -> None:
    doing = act(unit, GRACE)
    adding.add(doing, BRIEF)
    undoing.undo(act(unit, GRACE))
    entry = audit.story(unit, TEAM, "T-1")[-1]
    assert (entry.action, entry.details["of"]) == ("task_undone", doing.deed)
    assert entry.details["was"]["status"] == "open"
