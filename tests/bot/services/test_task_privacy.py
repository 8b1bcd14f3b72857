"""Who may see and change which task: the rules of bot.domain.tasks, with what the store knows."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.domain.people import Person, Place
from bot.domain.refusal import Refusal
from bot.domain.task_grammar import NewTask
from bot.services import tasks
from bot.services.act import Act
from storage import people
from storage import tasks as stored
from storage.unit import Unit
from tests.units import ANA, DAVID, DESIGN, GRACE, GRACE_AND_BOT, LAUNCH, LEADERSHIP, MEERA, TEAM, UNSEEN, act

SECRET = NewTask("Cut the budget", None, None)
STRANGER = replace(DAVID, id="U0GUESTCO", is_stranger=True)
CHANGES: list[Callable[[Act, int], object]] = [
    lambda act, number: tasks.finish(act, (number,)),
    tasks.drop,
    tasks.reopen,
    tasks.put_off_to_tomorrow,
    tasks.put_off_to_next_week,
]
every_change = pytest.mark.parametrize(
    "change", CHANGES, ids=["finish", "drop", "reopen", "tomorrow", "next week"]
)


def sentence(change: Callable[[Act, int], object], act: Act, number: int) -> str:
    with pytest.raises(Refusal) as caught:
        change(act, number)
    return caught.value.sentence.format(**caught.value.values | {"number": "?"})


@every_change
def test_a_private_task_and_none_are_refused_in_the_same_words(
    unit: Unit, change: Callable[[Act, int], object]
) -> None:
    tasks.add(act(unit, GRACE, LEADERSHIP), SECRET)
    outside = act(unit, ANA, LAUNCH)
    assert sentence(change, outside, 1) == sentence(change, outside, 99)
    task = stored.find(unit, TEAM, 1)
    assert task
    assert task.is_open


@pytest.mark.parametrize("private", [LEADERSHIP, UNSEEN, GRACE_AND_BOT], ids=["private", "unseen", "direct"])
def test_what_is_private_is_handled_in_its_place_or_by_its_own_people(unit: Unit, private: Place) -> None:
    tasks.add(act(unit, GRACE, private), replace(SECRET, owner_id=ANA.id))
    with pytest.raises(Refusal):
        tasks.drop(act(unit, DAVID, LAUNCH), 1)
    for by, here in [(DAVID, private), (GRACE, LAUNCH), (ANA, DESIGN)]:
        assert not tasks.drop(act(unit, by, here), 1).is_open
        assert tasks.reopen(act(unit, by, here), 1).is_open


@pytest.mark.parametrize("outsider", [MEERA, STRANGER], ids=["guest", "stranger"])
def test_guests_and_strangers_handle_what_is_where_they_are(unit: Unit, outsider: Person) -> None:
    people.save_person(unit, outsider)
    tasks.add(act(unit, GRACE, LAUNCH), SECRET)
    with pytest.raises(Refusal):
        tasks.drop(act(unit, outsider, DESIGN), 1)
    assert not tasks.drop(act(unit, outsider, LAUNCH), 1).is_open


def test_members_handle_open_tasks_from_anywhere(unit: Unit) -> None:
    tasks.add(act(unit, GRACE, LAUNCH), SECRET)
    assert not tasks.drop(act(unit, DAVID, GRACE_AND_BOT), 1).is_open


def test_all_of_the_named_tasks_are_finished_or_none(unit: Unit) -> None:
    for _ in range(2):
        tasks.add(act(unit, GRACE), SECRET)
    with pytest.raises(Refusal) as caught:
        tasks.finish(act(unit, GRACE), (1, 3, 2))
    assert caught.value.values == {"number": 3}
    assert stored.count_open(unit, TEAM, stored.InChannel(LAUNCH.id)) == 2


def test_another_workspace_has_tasks_of_its_own(unit: Unit) -> None:
    other = "T0OTHER"
    people.save_workspace(unit, id=other, name="other", bot_user_id=None, created_at=act(unit, GRACE).now)
    twin, place = replace(GRACE, workspace_id=other), replace(LAUNCH, workspace_id=other)
    people.save_person(unit, twin)
    people.save_place(unit, place)
    tasks.add(act(unit, GRACE), SECRET)
    assert tasks.add(act(unit, twin, place), SECRET).task.number == 1
    assert tasks.page_of_tasks(act(unit, twin, place), everyone=True, page=1).total == 1
    tasks.drop(act(unit, twin, place), 1)
    task = stored.find(unit, TEAM, 1)
    assert task
    assert task.is_open
