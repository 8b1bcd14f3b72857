"""The one message that reminds of a deadline."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.outgoing import Method, Outgoing
from bot.domain.people import Person
from bot.services import nudges
from bot.services.act import Act
from bot.services.tasks import changing
from bot.services.tasks.keeping import DUE_NUDGE
from storage import people, timers
from storage.unit import Unit
from tests.bot.services.tasks.work import BRIEF, add
from tests.units import AFTER_EVERYTHING, ANA, FRIDAY_FIVE, GRACE, NOW, PIOTR, TEAM, act, queued, timers_set

FRIDAY = FRIDAY_FIVE - timedelta(hours=8)


def fire(unit: Unit, subject: str = "T-1") -> None:
    """As the scheduler does when the timer's instant has come."""
    nudges.nudge_of_deadline(unit, timers.Due(TEAM, DUE_NUDGE, subject, FRIDAY), FRIDAY)


def nudges_in(unit: Unit) -> list[Outgoing]:
    return [
        message for message in queued(unit) if message.content == DUE_NUDGE and message.method is Method.POST
    ]


@pytest.mark.parametrize(
    ("owner", "recipient"), [(ANA, ANA), (None, GRACE)], ids=["its owner", "whoever added it"]
)
def test_a_deadline_is_told_in_a_direct_message(unit: Unit, owner: Person | None, recipient: Person) -> None:
    add(unit, replace(BRIEF, owner_id=owner.id if owner else None))
    fire(unit)
    (nudge,) = nudges_in(unit)
    assert (nudge.destination, nudge.subject, nudge.actor_id) == (recipient.id, "T-1", None)
    assert nudge.payload == {"due_at": FRIDAY_FIVE.isoformat()}
    assert timers_set(unit) == {}


def test_a_deadline_is_told_once_however_often_its_timer_fires(unit: Unit) -> None:
    add(unit, BRIEF)
    fire(unit)
    fire(unit)
    changing.finish(act(unit, ANA), (1,))
    changing.reopen(act(unit, ANA), (1,))
    fire(unit)
    assert len(nudges_in(unit)) == 1


def test_a_moved_deadline_is_another_one(unit: Unit) -> None:
    add(unit, BRIEF)
    fire(unit)
    changing.put_off_to_next_week(act(unit, ANA, now=FRIDAY), 1)
    fire(unit)
    assert len(nudges_in(unit)) == 2


@pytest.mark.parametrize(
    "close", [lambda act: changing.finish(act, (1,)), lambda act: changing.drop(act, (1,))]
)
def test_nobody_is_told_of_what_is_closed(unit: Unit, close: Callable[[Act], object]) -> None:
    add(unit, BRIEF)
    close(act(unit, PIOTR))
    fire(unit)
    assert nudges_in(unit) == []


def test_nobody_is_told_of_what_is_not_due_any_more_or_does_not_exist(unit: Unit) -> None:
    add(unit, replace(BRIEF, due=None))
    fire(unit)
    fire(unit, "T-99")
    assert nudges_in(unit) == []


def test_nobody_is_told_who_left(unit: Unit) -> None:
    add(unit, BRIEF)
    people.save_person(unit, replace(ANA, has_left=True))
    fire(unit)
    assert nudges_in(unit) == []
    assert timers_set(unit) == {}


def test_the_nudge_shows_the_task_as_it_stands_and_the_deadline_it_was_about(unit: Unit) -> None:
    add(unit, BRIEF)
    fire(unit)
    (nudge,) = nudges_in(unit)
    (task,) = changing.put_off_to_next_week(act(unit, ANA), 1).now
    view = nudges.nudge_view(unit, nudge)
    assert view == nudges.NudgeView(task, ANA, FRIDAY_FIVE)
    assert view.task.due_at != FRIDAY_FIVE


def test_a_nudge_of_a_task_that_is_gone_has_nothing_to_say(unit: Unit) -> None:
    add(unit, BRIEF)
    fire(unit)
    (nudge,) = nudges_in(unit)
    assert nudges.nudge_view(unit, replace(nudge, subject="T-99")) is None


def test_the_timer_of_a_new_task_is_due_when_its_morning_comes(unit: Unit) -> None:
    add(unit, BRIEF)
    (due,) = timers.due_timers(unit, AFTER_EVERYTHING, 10)
    assert (due.kind, due.subject) == (DUE_NUDGE, "T-1")
    assert timers.due_timers(unit, NOW, 10) == []


def test_a_timer_that_was_moved_while_it_failed_is_not_postponed(unit: Unit) -> None:
    failed = timers.Due(TEAM, DUE_NUDGE, "T-1", FRIDAY)
    timers.set_timer(unit, TEAM, DUE_NUDGE, "T-1", FRIDAY_FIVE)
    timers.postpone(unit, failed, NOW)
    assert timers_set(unit) == {"T-1": FRIDAY_FIVE}
    timers.postpone(unit, replace(failed, next_run_at=FRIDAY_FIVE), NOW)
    assert timers_set(unit) == {"T-1": NOW}
