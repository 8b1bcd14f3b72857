"""What is due to a person comes in one message at their hours, and each nudge leaves its why."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.approvals.eligibility import Delegation
from bot.domain.attention.kinds import Kind, Way
from bot.domain.attention.why import Rule
from bot.domain.attention.wishes import Wishes
from bot.domain.due import Due, Grain
from bot.domain.people import Person
from bot.domain.tasks.commands import BlockTasks, NewTask
from bot.domain.tasks.task import BlockerKind, Priority
from bot.services.attention import muting, passing
from bot.services.attention.message import RequestItem, TaskItem, nudges_view
from bot.services.tasks import blocking, changing
from storage import attention, cards, delegations, people
from storage.unit import Unit
from tests.bot.services.approvals import asked
from tests.bot.services.attention.nudged import (
    at,
    fire,
    fire_until,
    lines,
    messages_to,
    next_look,
    rules,
    told,
)
from tests.bot.services.tasks.work import BRIEF, UNDATED, add, make_lead
from tests.units import ANA, DAVID, FRIDAY_FIVE, GRACE, LAUNCH, LEADERSHIP, NOW, PIOTR, TEAM, act

FRIDAY = at(27, 9)
"""The morning of the day on which the brief is due."""


def test_a_deadline_is_told_the_morning_before_and_on_its_day_and_then_in_longer_and_longer_steps(
    unit: Unit,
) -> None:
    add(unit, BRIEF)
    assert next_look(unit) == at(26, 9)
    fire_until(unit, at(30, 23) + timedelta(days=10))
    kinds = [item[0] for message in told(unit) for item in message]
    assert kinds == ["before_due", "due", "overdue", "overdue", "overdue"]
    days = [line.at.astimezone(ANA.zone).day for line in lines(unit) if line.message]
    assert days == [26, 27, 30, 2, 7]


def test_all_that_is_due_comes_in_one_message(unit: Unit) -> None:
    for title in ("Draft", "Print", "Send"):
        add(unit, replace(BRIEF, title=title))
    fire(unit, FRIDAY)
    assert told(unit) == [[("due", "T-1"), ("due", "T-2"), ("due", "T-3")]]
    assert rules(unit) == [("T-1", "slot"), ("T-2", "slot"), ("T-3", "slot")]
    (message,) = messages_to(unit)
    assert {line.message for line in lines(unit)} == {message.card_id}
    fire(unit, FRIDAY)
    assert len(messages_to(unit)) == 1


def test_what_is_added_after_the_morning_waits_for_the_next_hour_and_says_so(unit: Unit) -> None:
    add(unit, replace(BRIEF, due=Due(at(24, 18), Grain.TIME)), now=at(24, 10))
    assert next_look(unit) == at(24, 10)
    fire_until(unit, at(24, 23))
    assert [(line.rule, line.again_at) for line in lines(unit)] == [
        (Rule.NEXT_SLOT, at(24, 14)),
        (Rule.SLOT, None),
    ]
    assert (lines(unit)[1].at, lines(unit)[1].zone_name) == (at(24, 14), "Europe/Rome")


@pytest.mark.parametrize("change", [{"priority": Priority.URGENT}, {"due": Due(at(24, 12), Grain.TIME)}])
def test_what_is_urgent_or_due_before_the_next_hour_comes_at_once(
    unit: Unit, change: dict[str, object]
) -> None:
    new = replace(BRIEF, due=Due(at(24, 18), Grain.TIME))
    add(unit, replace(new, **change), now=at(24, 10))  # type: ignore[arg-type]  # one of its fields
    fire(unit, at(24, 10))
    assert rules(unit) == [("T-1", "urgent")]


def test_nothing_comes_on_leave_and_it_is_made_good_afterwards(unit: Unit) -> None:
    add(unit, BRIEF)
    delegations.add(unit, TEAM, Delegation(ANA.id, "", at(26, 9).date(), at(30, 9).date()))
    fire(unit, FRIDAY)
    assert messages_to(unit) == []
    assert [line.rule for line in lines(unit)] == [Rule.LEAVE]
    fire_until(unit, at(30, 23) + timedelta(days=1))
    assert told(unit) == [[("overdue", "T-1")]]
    assert lines(unit)[-1].at == at(30, 9) + timedelta(days=1)


def test_a_day_brings_no_more_messages_than_the_person_wants(unit: Unit) -> None:
    attention.save_wishes(unit, TEAM, ANA.id, Wishes(budget=1))
    add(unit, BRIEF)
    fire(unit, FRIDAY)
    add(unit, replace(BRIEF, due=Due(at(27, 16), Grain.TIME)), now=at(27, 10))
    fire(unit, at(27, 14))
    assert len(messages_to(unit)) == 1
    assert (lines(unit)[-1].rule, lines(unit)[-1].again_at) == (Rule.BUDGET, at(30, 9))


def test_what_is_ignored_three_times_is_brought_to_the_lead_once(unit: Unit) -> None:
    make_lead(unit, DAVID.id, LAUNCH)
    add(unit, BRIEF)
    for days in range(40):
        fire_until(unit, FRIDAY + timedelta(days=days))
        fire_until(unit, FRIDAY + timedelta(days=days, hours=9), DAVID)
    assert [item[0] for message in told(unit) for item in message] == ["before_due", "due", "overdue"]
    assert told(unit, DAVID) == [[("overdue", "T-1")]]
    view = nudges_view(unit, messages_to(unit, DAVID)[0])
    assert view is not None
    (item,) = view.items
    assert isinstance(item, TaskItem)
    assert (item.instead_of, item.is_ignored) == (ANA.id, True)
    assert Rule.IGNORED in {line.rule for line in lines(unit)}


def test_whoever_does_something_about_it_is_nudged_on(unit: Unit) -> None:
    add(unit, BRIEF)
    for days in range(30):
        fire_until(unit, FRIDAY + timedelta(days=days))
        if days == 4:
            changing.start(act(unit, ANA, now=FRIDAY + timedelta(days=days)), (1,))
    assert Rule.IGNORED not in {line.rule for line in lines(unit)[:5]}
    assert len(messages_to(unit)) > 3


@pytest.mark.parametrize("end", [changing.finish, changing.drop])
def test_nobody_is_told_of_what_is_closed(unit: Unit, end: object) -> None:
    add(unit, BRIEF)
    end(act(unit, PIOTR), (1,))  # type: ignore[operator]  # one of the two
    fire(unit, FRIDAY)
    assert (messages_to(unit), lines(unit), next_look(unit)) == ([], [], None)


def test_a_moved_deadline_is_another_one(unit: Unit) -> None:
    add(unit, BRIEF)
    fire(unit, FRIDAY)
    changing.put_off_to_next_week(act(unit, ANA, now=FRIDAY), 1)
    fire_until(unit, at(30, 12))
    assert told(unit) == [[("due", "T-1")], [("due", "T-1")]]


def test_whoever_put_it_off_to_tomorrow_is_not_told_today_that_it_is_due_then(unit: Unit) -> None:
    add(unit, BRIEF)
    changing.put_off_to_tomorrow(act(unit, ANA, now=at(24, 11)), 1)
    fire_until(unit, at(25, 10))
    assert told(unit) == [[("due", "T-1")]]


@pytest.mark.parametrize(
    ("owner", "left", "recipient"),
    [(ANA, (), ANA), (None, (), GRACE), (None, (GRACE,), DAVID)],
    ids=["its owner", "whoever added it", "the lead after them"],
)
def test_of_a_deadline_hears(
    unit: Unit, owner: Person | None, left: tuple[Person, ...], recipient: Person
) -> None:
    make_lead(unit, DAVID.id, LAUNCH)
    add(unit, replace(BRIEF, owner_id=owner.id if owner else None))
    for person in left:
        people.save_person(unit, replace(person, has_left=True))
        fire(unit, FRIDAY, person)
    fire(unit, at(27, 15), recipient)
    kind = "due" if owner else "unassigned"
    assert told(unit, recipient) == [[(kind, "T-1")]]


def test_whoever_added_it_and_left_the_private_channel_since_is_not_told(unit: Unit) -> None:
    add(unit, replace(BRIEF, owner_id=None), place=LEADERSHIP)
    fire(unit, at(27, 15), GRACE)
    assert messages_to(unit, GRACE) == []


def test_work_in_which_nothing_changes_is_asked_after(unit: Unit) -> None:
    add(unit, replace(UNDATED, owner_id=ANA.id))
    changing.start(act(unit, ANA), (1,))
    fire_until(unit, at(30, 10))
    assert told(unit) == [[("stuck", "T-1")]]
    assert lines(unit)[0].at == at(30, 9)


def test_whoever_is_waited_for_hears_it_once_more_and_the_owner_later(unit: Unit) -> None:
    add(unit, replace(UNDATED, owner_id=ANA.id), place=LEADERSHIP)
    blocked = BlockTasks((1,), BlockerKind.PERSON, PIOTR.id, "the logo")
    blocking.block(act(unit, ANA, LEADERSHIP), blocked)
    for person in (ANA, PIOTR):
        fire_until(unit, at(27, 10), person)
    assert told(unit, PIOTR) == [[("blocked", "T-1")]]
    assert told(unit, ANA) == [[("blocked", "T-1")]]
    view = nudges_view(unit, messages_to(unit, PIOTR)[0])
    assert view is not None
    assert isinstance(view.items[0], TaskItem)
    assert not view.items[0].is_theirs


def test_a_request_that_waits_is_among_the_nudges_until_it_is_decided(unit: Unit) -> None:
    asked.move_in(unit)
    asked.ask(unit)
    fire_until(unit, at(25, 23), GRACE)
    assert told(unit, GRACE) == [[("request", "R-1")]]
    view = nudges_view(unit, messages_to(unit, GRACE)[0])
    assert view is not None
    assert isinstance(view.items[0], RequestItem)


def test_of_what_somebody_stopped_they_hear_no_more_until_they_want_to(unit: Unit) -> None:
    add(unit, BRIEF)
    muting.stop(act(unit, ANA), "T-1")
    fire(unit, FRIDAY)
    assert rules(unit) == [("T-1", "muted")]
    muting.go_on(act(unit, ANA, now=FRIDAY), "T-1")
    fire(unit, FRIDAY + timedelta(minutes=1))
    assert told(unit) == [[("due", "T-1")]]


def test_kinds_are_turned_down_by_whoever_they_reach(unit: Unit) -> None:
    attention.save_wishes(unit, TEAM, LAUNCH.id, Wishes({Kind.DUE: Way.OFF}))
    attention.save_wishes(unit, TEAM, PIOTR.id, Wishes({Kind.DUE: Way.MERGED}))
    add(unit, BRIEF)
    add(unit, replace(BRIEF, owner_id=PIOTR.id))
    for person in (ANA, PIOTR):
        fire(unit, FRIDAY, person)
    assert (rules(unit), rules(unit, PIOTR)) == ([("T-1", "off")], [("T-2", "slot")])


def test_a_message_that_slack_would_not_take_goes_to_the_lead_or_whoever_added_the_task_once(
    unit: Unit,
) -> None:
    add(unit, BRIEF)
    fire(unit, FRIDAY)
    (message,) = messages_to(unit)
    for _ in range(2):
        passing.pass_on(unit, message, FRIDAY)
    fire_until(unit, FRIDAY_FIVE, GRACE)
    assert told(unit, GRACE) == [[("due", "T-1")]]
    view = nudges_view(unit, messages_to(unit, GRACE)[0])
    assert view is not None
    assert isinstance(view.items[0], TaskItem)
    assert (view.items[0].instead_of, view.items[0].is_ignored) == (ANA.id, False)
    passing.pass_on(unit, messages_to(unit, GRACE)[0], FRIDAY)
    assert next_look(unit, DAVID) is None


@pytest.mark.parametrize("change", [changing.finish, changing.drop])
def test_it_is_not_passed_on_when_it_is_of_no_use_any_more(unit: Unit, change: object) -> None:
    add(unit, BRIEF)
    fire(unit, FRIDAY)
    change(act(unit, PIOTR), (1,))  # type: ignore[operator]  # one of the two
    passing.pass_on(unit, messages_to(unit)[0], FRIDAY)
    assert attention.passed_to(unit, TEAM, GRACE.id) == []


def test_the_message_shows_each_task_as_it_stands_and_only_the_newest_follows(unit: Unit) -> None:
    add(unit, BRIEF)
    add(unit, NewTask("Print", ANA.id, Due(at(30, 18), Grain.TIME)))
    fire(unit, FRIDAY)
    fire(unit, at(30, 9))
    first, second = messages_to(unit)
    changing.finish(act(unit, ANA, now=at(30, 10)), (1, 2))
    views = [nudges_view(unit, message) for message in (first, second)]
    assert [
        [item.task.is_open for item in view.items if isinstance(item, TaskItem)] for view in views if view
    ]
    assert [card.id for card in cards.cards_of(unit, TEAM, "nudges:U0ANA")] == [second.card_id]


def test_the_timer_of_somebody_unknown_is_cleared(unit: Unit) -> None:
    fire(unit, NOW, replace(ANA, id="U0NOBODY"))
    assert next_look(unit, replace(ANA, id="U0NOBODY")) is None
