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
from tests.bot.services.tasks.work import BRIEF, add, make_lead
from tests.units import (
    AFTER_EVERYTHING,
    ANA,
    DAVID,
    FRIDAY_FIVE,
    GRACE,
    LAUNCH,
    LEADERSHIP,
    NOW,
    PIOTR,
    TEAM,
    act,
    queued,
    timers_set,
)

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


def test_for_an_owner_who_left_whoever_added_it_is_reminded(unit: Unit) -> None:
    add(unit, BRIEF)
    people.save_person(unit, replace(ANA, has_left=True))
    fire(unit)
    assert [nudge.destination for nudge in nudges_in(unit)] == [GRACE.id]
    assert timers_set(unit) == {}


def test_where_both_have_left_the_lead_of_the_channel_is_reminded_or_nobody(unit: Unit) -> None:
    for _ in range(2):
        add(unit, BRIEF)
    for person in (ANA, GRACE):
        people.save_person(unit, replace(person, has_left=True))
    fire(unit, "T-1")
    make_lead(unit, DAVID.id, LAUNCH)
    fire(unit, "T-2")
    assert [(nudge.destination, nudge.subject) for nudge in nudges_in(unit)] == [(DAVID.id, "T-2")]


def test_whoever_added_it_and_left_the_private_channel_since_is_not_reminded(unit: Unit) -> None:
    add(unit, replace(BRIEF, owner_id=None), place=LEADERSHIP)
    fire(unit)
    assert nudges_in(unit) == []


def refuse(unit: Unit, number: int = -1) -> None:
    nudges.pass_on(unit, nudges_in(unit)[number], FRIDAY)


def test_a_reminder_that_slack_would_not_take_goes_to_whoever_added_the_task(unit: Unit) -> None:
    add(unit, BRIEF)
    fire(unit)
    for _ in range(2):
        refuse(unit, 0)
    instead = nudges_in(unit)[1:]
    assert [(nudge.destination, nudge.payload["instead_of"]) for nudge in instead] == [(GRACE.id, ANA.id)]
    view = nudges.nudge_view(unit, instead[0])
    assert view is not None
    assert (view.recipient, view.instead_of) == (GRACE, ANA.id)


def test_it_goes_to_the_lead_where_there_is_one(unit: Unit) -> None:
    make_lead(unit, DAVID.id, LAUNCH)
    add(unit, BRIEF)
    fire(unit)
    refuse(unit)
    assert nudges_in(unit)[-1].destination == DAVID.id


def test_it_is_passed_on_once(unit: Unit) -> None:
    make_lead(unit, DAVID.id, LAUNCH)
    add(unit, BRIEF)
    fire(unit)
    refuse(unit)
    refuse(unit)
    assert len(nudges_in(unit)) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda unit: changing.finish(act(unit, PIOTR), (1,)),
        lambda unit: changing.put_off_to_next_week(act(unit, PIOTR), 1),
        lambda unit: people.save_person(unit, replace(GRACE, has_left=True)),
    ],
    ids=["done", "put off", "nobody left to tell"],
)
def test_it_is_not_passed_on_when_it_is_of_no_use_any_more(
    unit: Unit, change: Callable[[Unit], object]
) -> None:
    add(unit, BRIEF)
    fire(unit)
    change(unit)
    refuse(unit)
    assert len(nudges_in(unit)) == 1


def test_no_other_message_is_passed_on(unit: Unit) -> None:
    add(unit, BRIEF)
    for message in queued(unit):
        nudges.pass_on(unit, message, FRIDAY)
    assert nudges_in(unit) == []


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
