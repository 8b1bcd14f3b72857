"""Tasks are started, finished, dropped, reopened, handed over, put off, watched."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.domain.due import Due, Grain
from bot.domain.outgoing import Method
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import AssignTasks, BlockTasks, MoveDeadline, WatchTasks
from bot.domain.tasks.task import BlockerKind, TaskStatus
from bot.services.tasks import blocking, changing
from bot.services.tasks.changing import Changed
from storage import audit, people
from storage.unit import Unit
from tests.bot.services.tasks.work import BRIEF, UNDATED, add, found, story, told
from tests.units import (
    ANA,
    DAVID,
    FRIDAY_FIVE,
    GRACE,
    NOW,
    PIOTR,
    SLACKBOT,
    TEAM,
    ZOFIA_WHO_LEFT,
    act,
    looks_at,
    queued,
    timers_set,
)

FRIDAY_NINE_IN_ROME = datetime(2026, 11, 27, 8, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
MONDAY = datetime(2026, 11, 30, 22, tzinfo=UTC)


def test_finishing_notes_who_and_when_and_silences_the_nudge(unit: Unit) -> None:
    add(unit)
    (task,) = changing.finish(act(unit, PIOTR, now=LATER), (1,)).now
    assert found(unit) == task
    assert (task.status, task.closed_by, task.closed_at) == (TaskStatus.DONE, PIOTR.id, LATER)
    assert timers_set(unit) == {}
    assert story(unit) == [(GRACE.id, "task_added"), (PIOTR.id, "task_done")]


def test_each_change_is_on_record_with_what_was_and_what_is(unit: Unit) -> None:
    add(unit)
    doing = replace(act(unit, PIOTR), source="click")
    changing.start(doing, (1,))
    entry = audit.story(unit, TEAM, "T-1")[-1]
    assert (entry.action, entry.source, entry.details["deed"]) == ("task_started", "click", doing.deed)
    assert (entry.details["was"], entry.details["now"]) == ({"status": "open"}, {"status": "in_progress"})


def test_what_was_closed_before_is_told_and_left_alone(unit: Unit) -> None:
    for _ in range(3):
        add(unit, UNDATED)
    changing.finish(act(unit, PIOTR), (1,))
    dropped = changing.drop(act(unit, PIOTR), (2,)).now[0]
    result = changing.finish(act(unit, ANA, now=LATER), (3, 1, 2))
    assert [task.number for task in result.now] == [3]
    assert [task.number for task in result.before] == [1, 2]
    assert found(unit, 2) == dropped
    assert found(unit, 1).closed_by == PIOTR.id
    assert changing.finish(act(unit, ANA), (3,)) == Changed([], result.now)


def test_a_change_goes_to_the_card_that_was_posted_and_not_twice_to_one_still_queued(unit: Unit) -> None:
    add(unit)
    changing.finish(act(unit, GRACE), (1,))
    assert [message.method for message in queued(unit)] == [Method.POST]
    unit.cursor.execute("UPDATE outbox SET status = 'sent'")
    changing.reopen(act(unit, GRACE), (1,))
    changing.drop(act(unit, GRACE), (1,))
    assert [message.method for message in queued(unit)] == [Method.POST, Method.UPDATE]


def test_dropping_closes_without_doing(unit: Unit) -> None:
    add(unit)
    (task,) = changing.drop(act(unit, PIOTR), (1,)).now
    assert (task.status, task.closed_by) == (TaskStatus.DROPPED, PIOTR.id)
    assert timers_set(unit) == {}
    assert story(unit)[-1] == (PIOTR.id, "task_dropped")


def test_reopening_takes_back_the_end_and_the_nudges_are_looked_at(unit: Unit) -> None:
    before = add(unit)
    changing.finish(act(unit, PIOTR), (1,))
    (task,) = changing.reopen(act(unit, PIOTR), (1,)).now
    assert task == found(unit) == replace(before, version=3)
    assert looks_at(unit) == {ANA.id: FRIDAY_NINE_IN_ROME - timedelta(days=1)}
    assert story(unit)[-1] == (PIOTR.id, "task_reopened")


def test_a_change_that_changes_nothing_leaves_no_trace(unit: Unit) -> None:
    add(unit)
    changing.reopen(act(unit, PIOTR), (1,))
    changing.assign(act(unit, PIOTR), AssignTasks((1,), (ANA.id,)))
    changing.move_deadline(act(unit, PIOTR), MoveDeadline((1,), Due(FRIDAY_FIVE, Grain.TIME)))
    changing.watch(act(unit, PIOTR), WatchTasks((1,), watching=False))
    changing.drop(act(unit, GRACE), (1,))
    changing.drop(act(unit, PIOTR), (1,))
    changing.start(act(unit, PIOTR), (1,))
    changing.put_off_to_tomorrow(act(unit, PIOTR), 1)
    assert story(unit) == [(GRACE.id, "task_added"), (GRACE.id, "task_dropped")]


def test_whoever_starts_what_nobody_has_has_it_from_then_on(unit: Unit) -> None:
    add(unit, UNDATED)
    add(unit, BRIEF)
    started = changing.start(act(unit, PIOTR), (1, 2)).now
    assert [(task.status, task.owner_id) for task in started] == [
        (TaskStatus.IN_PROGRESS, PIOTR.id),
        (TaskStatus.IN_PROGRESS, ANA.id),
    ]


def test_a_task_goes_to_the_first_of_those_named_and_the_others_work_on_it_too(unit: Unit) -> None:
    add(unit)
    (task,) = changing.assign(act(unit, GRACE), AssignTasks((1,), (PIOTR.id, DAVID.id))).now
    assert (task.owner_id, task.assignees) == (PIOTR.id, (DAVID.id,))
    assert told(unit) == [(PIOTR.id, "T-1", "given"), (DAVID.id, "T-1", "given")]


def test_a_task_can_be_taken_and_taken_away(unit: Unit) -> None:
    add(unit)
    (mine,) = changing.assign(act(unit, PIOTR), AssignTasks((1,), (), is_caller=True)).now
    assert mine.workers == (PIOTR.id,)
    (nobodys,) = changing.assign(act(unit, GRACE), AssignTasks((1,), ())).now
    assert nobodys.workers == ()
    assert told(unit) == []


@pytest.mark.parametrize("nobody", [ZOFIA_WHO_LEFT, SLACKBOT])
def test_nothing_is_handed_to_whoever_left_or_is_a_bot(unit: Unit, nobody: Person) -> None:
    add(unit)
    with pytest.raises(Refusal):
        changing.assign(act(unit, GRACE), AssignTasks((1,), (nobody.id,)))
    assert found(unit).owner_id == ANA.id


def test_a_deadline_is_moved_and_taken_away(unit: Unit) -> None:
    add(unit)
    (moved,) = changing.move_deadline(act(unit, GRACE), MoveDeadline((1,), Due(MONDAY, Grain.DAY))).now
    assert moved.due_at == MONDAY
    (undated,) = changing.move_deadline(act(unit, GRACE), MoveDeadline((1,), None)).now
    assert undated.due_at is None
    assert timers_set(unit) == {}


def test_put_off_keeps_the_hour_of_the_day_for_the_owner(unit: Unit) -> None:
    """17:00 in New York is 23:00 in Rome, where the owner is, and stays 23:00 there."""
    add(unit)
    (task,) = changing.put_off_to_tomorrow(act(unit, ANA), 1).now
    assert task == found(unit)
    assert task.due_at == datetime(2026, 11, 24, 22, tzinfo=UTC)
    assert looks_at(unit) == {ANA.id: datetime(2026, 11, 24, 8, tzinfo=UTC)}
    assert story(unit)[-1] == (ANA.id, "task_put_off")


def test_put_off_to_next_week_is_its_monday(unit: Unit) -> None:
    add(unit, replace(BRIEF, owner_id=None))
    assert changing.put_off_to_next_week(act(unit, DAVID), 1).now[0].due_at == MONDAY


def test_what_had_no_deadline_is_put_off_to_the_end_of_the_persons_day(unit: Unit) -> None:
    people.save_person(unit, replace(PIOTR, id="U0EARLY", work_end=time(15)))
    add(unit, replace(UNDATED, owner_id="U0EARLY"))
    (task,) = changing.put_off_to_tomorrow(act(unit, GRACE), 1).now
    assert task.due_at == datetime(2026, 11, 24, 14, tzinfo=UTC)


def test_watchers_hear_once_of_what_others_do_and_workers_are_no_watchers(unit: Unit) -> None:
    add(unit)
    for watcher in (PIOTR, ANA, GRACE):
        changing.watch(act(unit, watcher), WatchTasks((1,), watching=True))
    changing.put_off_to_tomorrow(act(unit, GRACE), 1)
    changing.finish(act(unit, GRACE), (1,))
    assert told(unit) == [(PIOTR.id, "T-1", "moved"), (PIOTR.id, "T-1", "closed")]


def test_whoever_unwatches_hears_nothing_more(unit: Unit) -> None:
    add(unit)
    changing.watch(act(unit, PIOTR), WatchTasks((1,), watching=True))
    changing.watch(act(unit, PIOTR), WatchTasks((1,), watching=False))
    changing.finish(act(unit, GRACE), (1,))
    assert told(unit) == []


def test_closing_names_the_subtasks_that_stay_open(unit: Unit) -> None:
    add(unit, UNDATED)
    for _ in range(2):
        add(unit, replace(UNDATED, under=1))
    changing.finish(act(unit, GRACE), (2,))
    assert [task.number for task in changing.finish(act(unit, GRACE), (1,)).left_open] == [3]


def test_what_is_closed_at_the_same_time_does_not_stay_open(unit: Unit) -> None:
    add(unit, UNDATED)
    add(unit, replace(UNDATED, under=1))
    assert changing.finish(act(unit, GRACE), (1, 2)).left_open == []


def test_of_two_tasks_closed_at_once_one_may_have_waited_for_the_other(unit: Unit) -> None:
    for _ in range(2):
        add(unit, UNDATED)
    blocking.block(act(unit, GRACE), BlockTasks((2,), BlockerKind.TASK, "T-1", ""))
    changing.finish(act(unit, GRACE), (1, 2))
    assert [action for _, action in story(unit, "T-2")[-2:]] == ["task_unblocked", "task_done"]
    assert (found(unit, 2).status, found(unit, 2).blockers, found(unit, 2).version) == ("done", (), 4)
