"""A task is added: stored, told and timed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.outgoing import Method
from bot.domain.people import Person, Place
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.task import Priority, Task, TaskStatus
from bot.services.tasks import adding
from bot.services.tasks.adding import Added
from bot.services.tasks.keeping import CARD
from bot.services.tasks.news import NEWS
from storage import audit, people, tasks
from storage.people import NotYetKnown
from storage.unit import Unit
from tests.bot.services.tasks.work import BRIEF, MONDAYS, UNDATED, add, found
from tests.units import (
    ANA,
    FRIDAY_FIVE,
    GRACE,
    GRACE_AND_BOT,
    LAUNCH,
    NOW,
    PIOTR,
    SLACKBOT,
    TEAM,
    UNSEEN,
    ZOFIA_WHO_LEFT,
    act,
    looks_at,
    queued,
)

THURSDAY_NINE_IN_ROME = datetime(2026, 11, 26, 8, tzinfo=UTC)
QUIET = replace(LAUNCH, id="C0QUIET", quiet_cards=True)


def test_a_task_is_stored_as_it_was_asked_for(unit: Unit) -> None:
    result = adding.add(replace(act(unit, GRACE), thread_ts="1.2"), BRIEF)
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
    assert result == Added(task, ANA, has_card=True)
    assert found(unit) == task


def test_everything_that_can_be_said_of_a_new_task_is_stored(unit: Unit) -> None:
    for _ in range(3):
        add(unit, UNDATED)
    new = NewTask(
        "Print the posters",
        *(ANA.id, None, (PIOTR.id,), ("launch", "web"), Priority.URGENT, 90, (1, 2), 3, MONDAYS),
    )
    adding.add(act(unit, GRACE), new, permalink="https://a.example/p1", notes="A3, both sides")
    task = found(unit, 4)
    assert (task.assignees, task.labels, task.priority) == ((PIOTR.id,), ("launch", "web"), Priority.URGENT)
    assert (task.estimate_minutes, task.after, task.under) == (90, (1, 2), 3)
    assert (task.recurrence, task.permalink) == (MONDAYS, "https://a.example/p1")
    assert task.notes == "A3, both sides"


def test_tasks_are_numbered_from_one_without_gaps(unit: Unit) -> None:
    assert [add(unit, UNDATED).name for _ in range(3)] == ["T-1", "T-2", "T-3"]


def test_adding_is_on_record_with_who_when_and_by_which_way(unit: Unit) -> None:
    doing = act(unit, GRACE)
    adding.add(doing, BRIEF)
    (entry,) = audit.story(unit, TEAM, "T-1")
    assert (entry.at, entry.actor_id, entry.action, entry.source) == (NOW, GRACE.id, "task_added", "command")
    began = {
        "channel_id": LAUNCH.id,
        "status": "open",
        "owner_id": ANA.id,
        "due_at": FRIDAY_FIVE.isoformat(),
        "priority": "normal",
        "created_at": NOW.isoformat(),
    }
    said = {"title": BRIEF.title, "owner": ANA.id, "deed": doing.deed}
    assert entry.details == {**said, "began": began}


def test_the_card_is_queued_for_the_channel_and_thread_with_the_task(unit: Unit) -> None:
    adding.add(replace(act(unit, GRACE), thread_ts="1.2"), BRIEF)
    (card,) = queued(unit)
    assert (card.method, card.content, card.subject) == (Method.POST, CARD, "T-1")
    assert (card.destination, card.thread_ts, card.actor_id) == (LAUNCH.id, "1.2", GRACE.id)
    assert unit.signals == {"outbox"}


def test_a_task_added_in_ones_own_conversation_with_the_bot_is_ones_own(unit: Unit) -> None:
    grace = replace(GRACE, dm_channel_id=GRACE_AND_BOT.id)
    people.save_place(unit, GRACE_AND_BOT)
    nameless = replace(BRIEF, owner_id=None)
    assert adding.add(act(unit, grace, GRACE_AND_BOT), nameless).task.owner_id == GRACE.id
    assert adding.add(act(unit, grace, GRACE_AND_BOT), BRIEF).task.owner_id == ANA.id
    of_a_group = Place(TEAM, "G0GROUP", "", is_direct=True)
    people.save_place(unit, of_a_group)
    assert adding.add(act(unit, grace, of_a_group), nameless).task.owner_id is None


@pytest.mark.parametrize("place", [UNSEEN, QUIET], ids=["where the bot cannot post", "quiet"])
def test_without_a_card_the_owner_hears_of_the_task_in_a_direct_message(unit: Unit, place: Place) -> None:
    people.save_place(unit, QUIET)
    result = adding.add(act(unit, GRACE, place), BRIEF)
    assert (result.has_card, result.is_quiet) == (False, place == QUIET)
    (news,) = queued(unit)
    assert (news.content, news.destination) == (NEWS, ANA.id)


@pytest.mark.parametrize(
    ("new", "looks"),
    [
        (BRIEF, {ANA.id: THURSDAY_NINE_IN_ROME}),
        (replace(BRIEF, owner_id=None), {GRACE.id: datetime(2026, 11, 25, 14, tzinfo=UTC)}),
        (replace(BRIEF, due=None), {}),
    ],
    ids=["the owner's morning", "the morning before Thanksgiving of whoever added it", "no deadline"],
)
def test_the_nudge_is_timed_for_whom_it_goes_to(unit: Unit, new: NewTask, looks: dict[str, datetime]) -> None:
    add(unit, new)
    assert looks_at(unit) == looks


@pytest.mark.parametrize("nobody", [ZOFIA_WHO_LEFT, SLACKBOT])
@pytest.mark.parametrize("place", ["owner", "other"])
def test_whoever_left_or_is_a_bot_can_work_on_nothing(unit: Unit, nobody: Person, place: str) -> None:
    new = replace(BRIEF, owner_id=nobody.id) if place == "owner" else replace(BRIEF, assignees=(nobody.id,))
    with pytest.raises(Refusal) as caught:
        add(unit, new)
    assert caught.value.values == {"name": nobody.name}
    assert tasks.find(unit, TEAM, 1) is None
    assert queued(unit) == []


def test_somebody_unknown_is_asked_about_before_anything_is_stored(unit: Unit) -> None:
    with pytest.raises(NotYetKnown) as caught:
        add(unit, replace(BRIEF, owner_id="U0NEW", assignees=("U0NEWER",)))
    assert caught.value.members == {"U0NEW", "U0NEWER"}
    assert tasks.find(unit, TEAM, 1) is None


@pytest.mark.parametrize("new", [replace(UNDATED, after=(7,)), replace(UNDATED, under=7)])
def test_a_task_cannot_wait_for_or_be_part_of_one_that_is_not_there(unit: Unit, new: NewTask) -> None:
    with pytest.raises(Refusal) as caught:
        add(unit, new)
    assert caught.value.values == {"number": 7}
    assert tasks.find(unit, TEAM, 1) is None
