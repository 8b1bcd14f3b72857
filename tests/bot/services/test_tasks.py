"""Tasks added, finished, dropped, reopened, put off: what is stored, told and timed."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.domain.due import Due, Grain
from bot.domain.outgoing import Method
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.task_grammar import NewTask
from bot.domain.tasks import Task, TaskStatus
from bot.services import tasks
from bot.services.tasks import CARD, Finished, TaskView
from storage import audit, people
from storage import tasks as stored
from storage.people import NotYetKnown
from storage.unit import Unit
from tests.units import (
    ANA,
    DAVID,
    FRIDAY_FIVE,
    GRACE,
    LAUNCH,
    NOW,
    PIOTR,
    SLACKBOT,
    TEAM,
    UNSEEN,
    ZOFIA_WHO_LEFT,
    act,
    queued,
    timers_set,
)

BRIEF = NewTask("Draft the launch brief", ANA.id, Due(FRIDAY_FIVE, Grain.TIME))
UNDATED = NewTask("Tidy up", None, None)
FRIDAY_NINE_IN_ROME = datetime(2026, 11, 27, 8, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def found(unit: Unit, number: int = 1) -> Task | None:
    return stored.find(unit, TEAM, number)


def story(unit: Unit, name: str = "T-1") -> list[tuple[str, str]]:
    return [(actor, action) for _, actor, action, _ in audit.story(unit, TEAM, name)]


def test_a_task_is_stored_as_it_was_asked_for(unit: Unit) -> None:
    view = tasks.add(replace(act(unit, GRACE), thread_ts="1.2"), BRIEF)
    task = Task(
        workspace_id=TEAM,
        number=1,
        channel_id=LAUNCH.id,
        title="Draft the launch brief",
        status=TaskStatus.OPEN,
        owner_id=ANA.id,
        creator_id=GRACE.id,
        due_at=FRIDAY_FIVE,
        thread_ts="1.2",
        created_at=NOW,
    )
    assert view == TaskView(task, ANA, GRACE, has_card=True)
    assert found(unit) == task


def test_tasks_are_numbered_from_one_without_gaps(unit: Unit) -> None:
    assert [tasks.add(act(unit, GRACE), UNDATED).task.name for _ in range(3)] == ["T-1", "T-2", "T-3"]


def test_adding_is_on_record_with_what_was_added(unit: Unit) -> None:
    tasks.add(act(unit, GRACE), BRIEF)
    details = {"title": BRIEF.title, "owner": ANA.id, "due": "2026-11-27T22:00:00+00:00"}
    assert audit.story(unit, TEAM, "T-1") == [(NOW, GRACE.id, "task_added", details)]


def test_the_card_is_queued_for_the_channel_and_thread_with_the_task(unit: Unit) -> None:
    tasks.add(replace(act(unit, GRACE), thread_ts="1.2"), BRIEF)
    (card,) = queued(unit)
    assert (card.method, card.content, card.subject) == (Method.POST, CARD, "T-1")
    assert (card.destination, card.thread_ts, card.actor_id) == (LAUNCH.id, "1.2", GRACE.id)
    assert unit.signals == {"outbox"}


def test_where_the_bot_cannot_post_the_task_is_kept_without_a_card(unit: Unit) -> None:
    assert not tasks.add(act(unit, GRACE, UNSEEN), BRIEF).has_card
    assert found(unit)
    assert queued(unit) == []


@pytest.mark.parametrize(
    ("new", "timers"),
    [
        (BRIEF, {"T-1": FRIDAY_NINE_IN_ROME}),
        (replace(BRIEF, owner_id=None), {"T-1": datetime(2026, 11, 27, 14, tzinfo=UTC)}),
        (replace(BRIEF, due=None), {}),
    ],
    ids=["the owner's morning", "the morning of whoever added it", "no deadline"],
)
def test_the_nudge_is_timed_for_whom_it_goes_to(
    unit: Unit, new: NewTask, timers: dict[str, datetime]
) -> None:
    tasks.add(act(unit, GRACE), new)
    assert timers_set(unit) == timers


@pytest.mark.parametrize("nobody", [ZOFIA_WHO_LEFT, SLACKBOT])
def test_whoever_left_or_is_a_bot_can_own_nothing(unit: Unit, nobody: Person) -> None:
    with pytest.raises(Refusal) as caught:
        tasks.add(act(unit, GRACE), replace(BRIEF, owner_id=nobody.id))
    assert caught.value.values == {"name": nobody.name}
    assert found(unit) is None
    assert queued(unit) == []


def test_somebody_unknown_is_asked_about_before_anything_is_stored(unit: Unit) -> None:
    with pytest.raises(NotYetKnown) as caught:
        tasks.add(act(unit, GRACE), replace(BRIEF, owner_id="U0NEW"))
    assert caught.value.members == {"U0NEW"}
    assert found(unit) is None


def test_finishing_notes_who_and_when_and_silences_the_nudge(unit: Unit) -> None:
    tasks.add(act(unit, GRACE), BRIEF)
    result = tasks.finish(act(unit, PIOTR, now=LATER), (1,))
    assert found(unit) == result.now[0]
    assert (result.now[0].status, result.now[0].closed_by, result.now[0].closed_at) == (
        "done",
        PIOTR.id,
        LATER,
    )
    assert timers_set(unit) == {}
    assert story(unit) == [(GRACE.id, "task_added"), (PIOTR.id, "task_done")]


def test_what_was_closed_before_is_told_and_left_alone(unit: Unit) -> None:
    for _ in range(3):
        tasks.add(act(unit, GRACE), UNDATED)
    tasks.finish(act(unit, PIOTR), (1,))
    dropped = tasks.drop(act(unit, PIOTR), 2)
    result = tasks.finish(act(unit, ANA, now=LATER), (3, 1, 2))
    assert [task.number for task in result.now] == [3]
    assert [task.number for task in result.before] == [1, 2]
    assert found(unit, 2) == dropped
    assert found(unit, 1) == replace(result.before[0], closed_by=PIOTR.id, closed_at=NOW)
    assert tasks.finish(act(unit, ANA), (3,)) == Finished([], result.now)


def test_a_change_goes_to_the_card_that_was_posted_and_not_twice_to_one_still_queued(unit: Unit) -> None:
    tasks.add(act(unit, GRACE), BRIEF)
    tasks.finish(act(unit, GRACE), (1,))
    assert [message.method for message in queued(unit)] == [Method.POST]
    unit.cursor.execute("UPDATE outbox SET status = 'sent'")
    tasks.reopen(act(unit, GRACE), 1)
    tasks.drop(act(unit, GRACE), 1)
    assert [message.method for message in queued(unit)] == [Method.POST, Method.UPDATE]


def test_dropping_closes_without_doing(unit: Unit) -> None:
    tasks.add(act(unit, GRACE), BRIEF)
    task = tasks.drop(act(unit, PIOTR), 1)
    assert (task.status, task.closed_by) == (TaskStatus.DROPPED, PIOTR.id)
    assert timers_set(unit) == {}
    assert story(unit)[-1] == (PIOTR.id, "task_dropped")


def test_reopening_takes_back_the_end_and_times_the_nudge_anew(unit: Unit) -> None:
    view = tasks.add(act(unit, GRACE), BRIEF)
    tasks.finish(act(unit, PIOTR), (1,))
    assert tasks.reopen(act(unit, PIOTR), 1) == view.task == found(unit)
    assert timers_set(unit) == {"T-1": FRIDAY_NINE_IN_ROME}
    assert story(unit)[-1] == (PIOTR.id, "task_reopened")


def test_a_change_that_changes_nothing_leaves_no_trace(unit: Unit) -> None:
    tasks.add(act(unit, GRACE), BRIEF)
    tasks.reopen(act(unit, PIOTR), 1)
    tasks.drop(act(unit, GRACE), 1)
    tasks.drop(act(unit, PIOTR), 1)
    tasks.put_off_to_tomorrow(act(unit, PIOTR), 1)
    assert story(unit) == [(GRACE.id, "task_added"), (GRACE.id, "task_dropped")]


def test_put_off_keeps_the_hour_of_the_day_for_the_owner(unit: Unit) -> None:
    """17:00 in New York is 23:00 in Rome, where the owner is, and stays 23:00 there."""
    tasks.add(act(unit, GRACE), BRIEF)
    task = tasks.put_off_to_tomorrow(act(unit, ANA), 1)
    assert task == found(unit)
    assert task.due_at == datetime(2026, 11, 24, 22, tzinfo=UTC)
    assert timers_set(unit) == {"T-1": datetime(2026, 11, 24, 8, tzinfo=UTC)}
    *_, (_, actor, action, details) = audit.story(unit, TEAM, "T-1")
    assert (actor, action) == (ANA.id, "task_put_off")
    assert details == {"was": "2026-11-27T22:00:00+00:00", "due": "2026-11-24T22:00:00+00:00"}


def test_put_off_to_next_week_is_its_monday(unit: Unit) -> None:
    tasks.add(act(unit, GRACE), replace(BRIEF, owner_id=None))
    assert tasks.put_off_to_next_week(act(unit, DAVID), 1).due_at == datetime(2026, 11, 30, 22, tzinfo=UTC)


def test_what_had_no_deadline_is_put_off_to_the_end_of_the_persons_day(unit: Unit) -> None:
    people.save_person(unit, replace(PIOTR, id="U0EARLY", work_end=time(15)))
    tasks.add(act(unit, GRACE), replace(UNDATED, owner_id="U0EARLY"))
    assert tasks.put_off_to_tomorrow(act(unit, GRACE), 1).due_at == datetime(2026, 11, 24, 14, tzinfo=UTC)
