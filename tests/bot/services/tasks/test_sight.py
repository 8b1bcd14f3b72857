"""Who may see and change which task: the rules of bot.domain.tasks.task, with what the store knows."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.domain.people import Person, Place
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import (
    AssignTasks,
    BlockTasks,
    CommentOnTask,
    MoveDeadline,
    NewTask,
    WatchTasks,
)
from bot.domain.tasks.task import BlockerKind
from bot.services.act import Act
from bot.services.tasks import blocking, changing, commenting, editing, sight, views
from storage import people, rosters
from storage.people import NotYetKnown
from storage.unit import Unit
from tests.bot.services.tasks.work import add, found
from tests.units import (
    ANA,
    DAVID,
    DESIGN,
    GRACE,
    GRACE_AND_BOT,
    LAUNCH,
    LEADERSHIP,
    MEERA,
    NOW,
    TEAM,
    UNSEEN,
    act,
)

SECRET = NewTask("Cut the budget")
STRANGER = replace(DAVID, id="U0GUESTCO", is_stranger=True)
DEEDS: dict[str, Callable[[Act, int], object]] = {
    "finish": lambda act, number: changing.finish(act, (number,)),
    "start": lambda act, number: changing.start(act, (number,)),
    "drop": lambda act, number: changing.drop(act, (number,)),
    "reopen": lambda act, number: changing.reopen(act, (number,)),
    "tomorrow": changing.put_off_to_tomorrow,
    "next week": changing.put_off_to_next_week,
    "assign": lambda act, number: changing.assign(act, AssignTasks((number,), (), is_caller=True)),
    "due": lambda act, number: changing.move_deadline(act, MoveDeadline((number,), None)),
    "watch": lambda act, number: changing.watch(act, WatchTasks((number,), watching=True)),
    "block": lambda act, number: blocking.block(act, BlockTasks((number,), BlockerKind.WORDS, "", "rain")),
    "unblock": lambda act, number: blocking.unblock(act, (number,)),
    "comment": lambda act, number: commenting.comment(act, CommentOnTask((number,), "Why?")),
    "edit": lambda act, number: editing.edit(act, number, {}, {}, lambda _task: ""),
    "show": views.details,
}


def settle(unit: Unit, *members: tuple[Person, Place]) -> None:
    """Slack was asked who is in the private places: these, and nobody else."""
    for place in (LEADERSHIP, UNSEEN, GRACE_AND_BOT, LAUNCH, DESIGN):
        inside = [person.id for person, where in members if where == place]
        rosters.replace_roster(unit, TEAM, place.id, inside, NOW)


def drop_and_reopen(act: Act) -> None:
    assert changing.drop(act, (1,)).now
    assert changing.reopen(act, (1,)).now


def refused(do: Callable[[Act, int], object], act: Act, number: int) -> Refusal:
    with pytest.raises(Refusal) as caught:
        do(act, number)
    return caught.value


@pytest.mark.parametrize("deed", DEEDS)
def test_a_private_task_and_none_are_refused_in_the_same_words(unit: Unit, deed: str) -> None:
    settle(unit, (GRACE, LEADERSHIP))
    before = add(unit, SECRET, place=LEADERSHIP)
    outside = act(unit, ANA, LAUNCH)
    hidden, missing = (refused(DEEDS[deed], outside, number) for number in (1, 99))
    assert (hidden.sentence, hidden.example) == (missing.sentence, missing.example)
    assert hidden.values == {"number": 1}
    assert found(unit) == before


@pytest.mark.parametrize("private", [LEADERSHIP, UNSEEN, GRACE_AND_BOT], ids=["private", "unseen", "direct"])
def test_what_is_private_is_handled_in_its_place_and_by_whoever_works_on_it(
    unit: Unit, private: Place
) -> None:
    settle(unit, (GRACE, private))
    add(unit, replace(SECRET, owner_id=ANA.id), place=private)
    with pytest.raises(Refusal):
        changing.drop(act(unit, DAVID, LAUNCH), (1,))
    drop_and_reopen(act(unit, DAVID, private))
    drop_and_reopen(act(unit, ANA, DESIGN))


@pytest.mark.parametrize(
    ("by", "here", "allowed"),
    [
        (GRACE, LAUNCH, True),
        (DAVID, LAUNCH, False),
        (DAVID, GRACE_AND_BOT, True),
        (ANA, GRACE_AND_BOT, False),
    ],
    ids=["its creator anywhere", "a member elsewhere", "a member in a direct message", "an outsider there"],
)
def test_members_of_a_private_channel_handle_its_tasks_in_direct_messages(
    unit: Unit, by: Person, here: Place, *, allowed: bool
) -> None:
    settle(unit, (GRACE, LEADERSHIP), (DAVID, LEADERSHIP))
    add(unit, SECRET, place=LEADERSHIP)
    if allowed:
        drop_and_reopen(act(unit, by, here))
    else:
        refused(DEEDS["drop"], act(unit, by, here), 1)


def test_whoever_has_left_the_private_channel_has_no_part_in_what_they_added(unit: Unit) -> None:
    settle(unit)
    add(unit, SECRET, place=LEADERSHIP)
    refused(DEEDS["drop"], act(unit, GRACE, LAUNCH), 1)


def test_slack_is_asked_who_is_in_a_private_channel_only_where_that_decides(unit: Unit) -> None:
    add(unit, replace(SECRET, owner_id=ANA.id), place=LEADERSHIP)
    drop_and_reopen(act(unit, DAVID, LEADERSHIP))
    with pytest.raises(NotYetKnown) as caught:
        changing.drop(act(unit, DAVID, LAUNCH), (1,))
    assert caught.value.rosters == {LEADERSHIP.id}


@pytest.mark.parametrize("outsider", [MEERA, STRANGER], ids=["guest", "stranger"])
def test_guests_and_strangers_handle_what_is_where_they_are(unit: Unit, outsider: Person) -> None:
    people.save_person(unit, outsider)
    settle(unit, (outsider, DESIGN))
    add(unit, SECRET, place=LAUNCH)
    add(unit, SECRET, place=DESIGN)
    refused(DEEDS["drop"], act(unit, outsider, DESIGN), 1)
    drop_and_reopen(act(unit, outsider, LAUNCH))
    assert changing.drop(act(unit, outsider, GRACE_AND_BOT), (2,)).now


def test_members_handle_open_tasks_from_anywhere(unit: Unit) -> None:
    add(unit, SECRET)
    drop_and_reopen(act(unit, DAVID, GRACE_AND_BOT))


def test_all_of_the_named_tasks_are_finished_or_none(unit: Unit) -> None:
    for _ in range(2):
        add(unit, SECRET)
    with pytest.raises(Refusal) as caught:
        changing.finish(act(unit, GRACE), (1, 3, 2))
    assert caught.value.values == {"number": 3}
    assert found(unit, 1).is_open
    assert found(unit, 2).is_open


def test_another_workspace_has_tasks_of_its_own(unit: Unit) -> None:
    other = "T0OTHER"
    people.save_workspace(unit, id=other, name="other", bot_user_id=None, created_at=NOW)
    twin, place = replace(GRACE, workspace_id=other), replace(LAUNCH, workspace_id=other)
    people.save_person(unit, twin)
    people.save_place(unit, place)
    add(unit, SECRET)
    assert add(unit, SECRET, by=twin, place=place).number == 1
    changing.drop(act(unit, twin, place), (1,))
    assert found(unit).is_open


def test_a_guest_adds_nothing_by_form_to_a_channel_that_they_are_not_in(unit: Unit) -> None:
    rosters.enter(unit, MEERA.workspace_id, MEERA.id, DESIGN.id)
    here = act(unit, MEERA, GRACE_AND_BOT)
    assert sight.in_channel(here, DESIGN.id).place == DESIGN
    for elsewhere in (LAUNCH, LEADERSHIP):
        with pytest.raises(Refusal, match="cannot add tasks to that channel"):
            sight.in_channel(here, elsewhere.id)
