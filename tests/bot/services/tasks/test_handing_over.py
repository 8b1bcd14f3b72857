"""Tasks of somebody who went are handed over, and whoever leads the channel hears of it once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.outgoing import Method, Outgoing, left_in
from bot.domain.people import Person, Place
from bot.domain.tasks.commands import AssignTasks, NewTask
from bot.services import departures
from bot.services.departures import HANDOVER
from bot.services.tasks import changing, handing_over, undoing
from bot.services.tasks.handing_over import AT_ONCE, LEFT, SHOWN, left_view
from bot.services.tasks.keeping import CARD
from storage import calendar_feeds, rosters, timers
from storage.people import save_person
from storage.unit import Unit
from tests.bot.services.tasks.work import BRIEF, UNDATED, add, found, make_lead, sent, story
from tests.units import (
    ANA,
    BOT,
    DAVID,
    DESIGN,
    GRACE,
    GRACE_AND_BOT,
    LAUNCH,
    LEADERSHIP,
    MEERA,
    NOW,
    PIOTR,
    TEAM,
    UNSEEN,
    ZOFIA_WHO_LEFT,
    act,
    queued,
)

ANAS = NewTask("Cut the budget", ANA.id)
LATER = NOW + timedelta(hours=1)


def inside(unit: Unit, place: Place, *people: Person) -> None:
    rosters.enter_all(unit, TEAM, [(person.id, place.id) for person in people])


def deactivate(unit: Unit, person: Person) -> None:
    gone = replace(person, has_left=True)
    save_person(unit, gone)
    departures.left_workspace(unit, gone, NOW)


def due(unit: Unit) -> list[timers.Due]:
    return [each for each in timers.due_timers(unit, NOW, 100) if each.kind == HANDOVER]


def work_off(unit: Unit) -> int:
    """As the scheduler does; returns in how many units."""
    units = 0
    while waiting := due(unit):
        for each in waiting:
            handing_over.hand_over(unit, each, NOW)
            units += 1
    return units


def told(unit: Unit) -> list[Outgoing]:
    return [message for message in queued(unit) if message.content == LEFT and message.method is Method.POST]


def said(message: Outgoing) -> tuple[str, int, list[int]]:
    return message.destination, message.payload["count"], list(message.payload["numbers"])


def test_the_tasks_of_somebody_who_left_the_workspace_are_nobodys(unit: Unit) -> None:
    add(unit, BRIEF)
    add(unit, ANAS, place=DESIGN)
    deactivate(unit, ANA)
    work_off(unit)
    assert [found(unit, number).owner_id for number in (1, 2)] == [None, None]
    assert story(unit)[-1] == ("muster", "task_left")
    assert [said(message) for message in told(unit)] == [(GRACE.id, 1, [2]), (GRACE.id, 1, [1])]
    assert due(unit) == []


def test_of_a_private_channel_whoever_leaves_it_hands_over_what_is_there_and_nothing_else(unit: Unit) -> None:
    inside(unit, LEADERSHIP, ANA, GRACE)
    add(unit, ANAS, place=LEADERSHIP)
    add(unit, ANAS, place=LAUNCH)
    departures.went(unit, TEAM, LEADERSHIP.id, ANA.id, NOW)
    work_off(unit)
    assert [found(unit, number).owner_id for number in (1, 2)] == [None, ANA.id]


def test_of_an_open_channel_only_guests_hand_over(unit: Unit) -> None:
    for person in (ANA, MEERA):
        add(unit, replace(ANAS, owner_id=person.id))
        departures.went(unit, TEAM, LAUNCH.id, person.id, NOW)
    work_off(unit)
    assert [found(unit, number).owner_id for number in (1, 2)] == [ANA.id, None]


def test_another_who_works_on_it_becomes_the_owner_and_nobody_is_told(unit: Unit) -> None:
    add(unit, replace(ANAS, assignees=(PIOTR.id, DAVID.id)))
    deactivate(unit, ANA)
    work_off(unit)
    task = found(unit)
    assert (task.owner_id, task.assignees) == (PIOTR.id, (DAVID.id,))
    assert told(unit) == []


def test_those_who_left_as_well_do_not_become_owners(unit: Unit) -> None:
    add(unit, replace(ANAS, assignees=(PIOTR.id, DAVID.id)))
    save_person(unit, replace(PIOTR, has_left=True))
    deactivate(unit, ANA)
    work_off(unit)
    assert found(unit).workers == (DAVID.id,)


def test_whoever_only_helps_is_taken_off_and_the_owner_stays(unit: Unit) -> None:
    add(unit, replace(ANAS, owner_id=PIOTR.id, assignees=(ANA.id, DAVID.id)))
    deactivate(unit, ANA)
    work_off(unit)
    assert found(unit).workers == (PIOTR.id, DAVID.id)
    assert told(unit) == []


def test_what_is_closed_stays_theirs(unit: Unit) -> None:
    add(unit, ANAS)
    changing.finish(act(unit, GRACE), (1,))
    deactivate(unit, ANA)
    work_off(unit)
    assert found(unit).owner_id == ANA.id
    assert told(unit) == []


def test_the_lead_hears_of_all_whoever_added_them(unit: Unit) -> None:
    make_lead(unit, DAVID.id, LAUNCH)
    add(unit, ANAS)
    add(unit, ANAS, by=PIOTR)
    deactivate(unit, ANA)
    work_off(unit)
    assert [said(message) for message in told(unit)] == [(DAVID.id, 2, [1, 2])]
    (message,) = told(unit)
    assert (message.subject, message.payload["member"]) == (left_in(LAUNCH.id), ANA.id)


def test_without_a_lead_everybody_hears_of_what_they_added_and_the_channel_of_the_rest(unit: Unit) -> None:
    for by in (GRACE, PIOTR, ANA, GRACE):
        add(unit, ANAS, by=by)
    deactivate(unit, ANA)
    work_off(unit)
    assert [said(message) for message in told(unit)] == [
        (LAUNCH.id, 1, [3]),
        (GRACE.id, 2, [1, 4]),
        (PIOTR.id, 1, [2]),
    ]


@pytest.mark.parametrize("lead", [ANA, ZOFIA_WHO_LEFT], ids=["who went", "who is gone, too"])
def test_a_lead_who_is_not_there_any_more_is_none(unit: Unit, lead: Person) -> None:
    make_lead(unit, lead.id, LAUNCH)
    add(unit, ANAS)
    deactivate(unit, ANA)
    work_off(unit)
    assert [said(message) for message in told(unit)] == [(GRACE.id, 1, [1])]


def test_who_cannot_see_a_private_channel_does_not_hear_what_was_left_in_it(unit: Unit) -> None:
    make_lead(unit, DAVID.id, LEADERSHIP)
    inside(unit, LEADERSHIP, ANA)
    add(unit, ANAS, by=GRACE, place=LEADERSHIP)
    departures.went(unit, TEAM, LEADERSHIP.id, ANA.id, NOW)
    work_off(unit)
    assert [said(message) for message in told(unit)] == [(LEADERSHIP.id, 1, [1])]


@pytest.mark.parametrize("place", [UNSEEN, GRACE_AND_BOT], ids=["kept out", "direct"])
def test_where_nobody_can_be_told_nothing_is_said(unit: Unit, place: Place) -> None:
    add(unit, ANAS, by=ANA, place=place)
    deactivate(unit, ANA)
    work_off(unit)
    assert found(unit).owner_id is None
    assert told(unit) == []


def test_several_departures_are_told_as_one(unit: Unit) -> None:
    inside(unit, LEADERSHIP, ANA, GRACE)
    add(unit, ANAS, place=LEADERSHIP)
    for _ in range(2):
        departures.went(unit, TEAM, LEADERSHIP.id, ANA.id, NOW)
        deactivate(unit, ANA)
    work_off(unit)
    deactivate(unit, ANA)
    departures.went(unit, TEAM, LEADERSHIP.id, ANA.id, NOW)
    work_off(unit)
    assert [said(message) for message in told(unit)] == [(GRACE.id, 1, [1])]


def test_thousands_of_tasks_are_worked_off_in_bounded_units_and_told_once(unit: Unit) -> None:
    total = 2 * AT_ONCE + 3
    for _ in range(total):
        add(unit, ANAS)
    deactivate(unit, ANA)
    assert work_off(unit) == 3
    assert all(found(unit, number).owner_id is None for number in range(1, total + 1))
    assert [said(message) for message in told(unit)] == [(GRACE.id, total, list(range(1, SHOWN + 1)))]


def test_a_full_last_unit_is_told_in_the_next_one(unit: Unit) -> None:
    for _ in range(AT_ONCE):
        add(unit, ANAS)
    deactivate(unit, ANA)
    assert work_off(unit) == 2
    assert [said(message)[1] for message in told(unit)] == [AT_ONCE]


def test_the_soonest_due_are_shown_first(unit: Unit) -> None:
    add(unit, ANAS)
    add(unit, BRIEF)
    deactivate(unit, ANA)
    work_off(unit)
    assert [said(message) for message in told(unit)] == [(GRACE.id, 2, [2, 1])]


def test_whoever_is_back_before_it_begins_keeps_everything(unit: Unit) -> None:
    inside(unit, LEADERSHIP, ANA)
    add(unit, ANAS, place=LEADERSHIP)
    departures.went(unit, TEAM, LEADERSHIP.id, ANA.id, NOW)
    departures.came(unit, TEAM, LEADERSHIP.id, ANA.id, NOW)
    assert work_off(unit) == 1
    assert found(unit).owner_id == ANA.id
    assert told(unit) == []


def test_whoever_is_back_afterwards_gets_nothing_back(unit: Unit) -> None:
    inside(unit, LEADERSHIP, ANA)
    add(unit, ANAS, place=LEADERSHIP)
    departures.went(unit, TEAM, LEADERSHIP.id, ANA.id, NOW)
    work_off(unit)
    departures.came(unit, TEAM, LEADERSHIP.id, ANA.id, LATER)
    assert work_off(unit) == 0
    assert found(unit).owner_id is None


def test_a_task_that_was_given_away_meanwhile_stays_with_whoever_has_it_now(unit: Unit) -> None:
    add(unit, ANAS)
    deactivate(unit, ANA)
    changing.assign(act(unit, GRACE), AssignTasks((1,), (PIOTR.id,)))
    work_off(unit)
    assert found(unit).owner_id == PIOTR.id
    assert told(unit) == []


def test_a_channel_that_is_gone_ends_it(unit: Unit) -> None:
    timers.set_timer(unit, TEAM, HANDOVER, f"{ANA.id}:C0GONE", NOW)
    assert work_off(unit) == 1
    assert due(unit) == []


def test_the_card_follows(unit: Unit) -> None:
    add(unit, ANAS)
    sent(unit)
    deactivate(unit, ANA)
    work_off(unit)
    followed = [message for message in queued(unit) if message.method is Method.UPDATE]
    assert [(card.content, card.subject) for card in followed] == [(CARD, "T-1")]


def test_what_was_handed_over_cannot_be_undone_back_to_who_left(unit: Unit) -> None:
    add(unit, UNDATED)
    changing.assign(act(unit, GRACE), AssignTasks((1,), (ANA.id,)))
    changing.assign(act(unit, GRACE), AssignTasks((1,), (PIOTR.id,)))
    deactivate(unit, ANA)
    with pytest.raises(Exception, match="has left the workspace"):
        undoing.undo(act(unit, GRACE))
    assert found(unit).owner_id == PIOTR.id


def test_a_calendar_ends_with_its_person(unit: Unit) -> None:
    calendar_feeds.share(unit, TEAM, ANA.id, "digest", NOW)
    deactivate(unit, ANA)
    assert not calendar_feeds.revoke(unit, TEAM, ANA.id)


def test_slack_saying_that_somebody_is_disabled_is_as_good_as_news_of_it(unit: Unit) -> None:
    add(unit, ANAS)
    for _ in range(2):
        departures.found_gone(unit, TEAM, ANA.id, NOW)
    departures.found_gone(unit, TEAM, BOT, NOW)
    work_off(unit)
    assert found(unit).owner_id is None


@pytest.fixture
def message(unit: Unit) -> Outgoing:
    inside(unit, LEADERSHIP, ANA, GRACE)
    add(unit, ANAS, place=LEADERSHIP)
    departures.went(unit, TEAM, LEADERSHIP.id, ANA.id, NOW)
    work_off(unit)
    (found_one,) = told(unit)
    return found_one


def test_what_is_told_shows_the_tasks_as_they_stand_when_it_leaves(unit: Unit, message: Outgoing) -> None:
    changing.assign(act(unit, GRACE, LEADERSHIP), AssignTasks((1,), (DAVID.id,)))
    view = left_view(unit, message)
    assert view is not None
    assert (view.person, view.recipient, view.count, view.channel_id) == (ANA, GRACE, 1, LEADERSHIP.id)
    assert [task.owner_id for task in view.tasks] == [DAVID.id]


@pytest.mark.parametrize(
    "go",
    [
        lambda unit: rosters.leave(unit, TEAM, GRACE.id, LEADERSHIP.id),
        lambda unit: save_person(unit, replace(GRACE, has_left=True)),
    ],
    ids=["the channel", "the workspace"],
)
def test_whoever_was_to_be_told_and_left_since_is_told_nothing(
    unit: Unit, message: Outgoing, go: Callable[[Unit], None]
) -> None:
    go(unit)
    assert left_view(unit, message) is None


def follows(unit: Unit) -> int:
    return len([each for each in queued(unit) if each.content == LEFT and each.method is Method.UPDATE])


@pytest.mark.parametrize(
    "change",
    [
        lambda here: changing.assign(here, AssignTasks((1,), (DAVID.id,))),
        lambda here: changing.finish(here, (1,)),
        lambda here: changing.start(here, (1,)),
    ],
    ids=["assigned", "done", "started"],
)
def test_what_was_told_follows_when_somebody_takes_care(
    unit: Unit, message: Outgoing, change: Callable[[object], object]
) -> None:
    sent(unit)
    change(act(unit, GRACE, LEADERSHIP))
    assert follows(unit) == 1


def test_what_was_told_does_not_follow_other_changes(unit: Unit, message: Outgoing) -> None:
    sent(unit)
    changing.put_off_to_tomorrow(act(unit, GRACE, LEADERSHIP), 1)
    assert follows(unit) == 0
