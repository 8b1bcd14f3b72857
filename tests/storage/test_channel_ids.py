"""A channel gets another id: everything that is kept under the old one moves."""

from dataclasses import replace

import pytest
from sqlalchemy import Table, insert, select

from bot.domain.outgoing import Draft, left_in
from bot.domain.posts import message_key
from bot.domain.tasks.commands import BlockTasks, NewTask
from bot.domain.tasks.facets import Facet, thread_key
from bot.domain.tasks.task import BlockerKind
from bot.services.tasks import adding, blocking
from storage import audit, cards, channel_ids, handovers, lanes, outbox, rosters, sources, task_lists, timers
from storage.handovers import Left
from storage.models import METADATA, ImportedTask
from storage.people import find_place, require_place, save_place
from storage.statements import Statement, command, table_of
from storage.task_queries import Query
from storage.unit import Unit
from tests.bot.services.tasks.work import BRIEF, UNDATED, add, found
from tests.storage.full_house import move_in
from tests.units import (
    AFTER_EVERYTHING,
    ANA,
    DAVID,
    DESIGN,
    GRACE,
    LAUNCH,
    LEADERSHIP,
    NOW,
    TEAM,
    act,
    queued,
    timers_set,
)

NEW = "C0SHARED"
WRITTEN_ONCE = {"audit", "seen_event", "lane"}
"""History; lanes are emptied, not renamed."""

KEEP_SOURCE = command(insert(table_of(ImportedTask)), columns=("workspace_id", "key", "number"))


def everything_in(table: Table) -> Statement[str]:
    """Without what a message on its way says."""
    shown = [column for column in table.c if (table.name, column.name) != ("outbox", "payload")]
    return Statement(select(*shown), lambda *values: repr(values))


def numbers(unit: Unit, facet: Facet, key: str) -> list[int]:
    return task_lists.every(unit, TEAM, Query.along(facet, key), 100)


def change(unit: Unit) -> None:
    channel_ids.change(unit, TEAM, LEADERSHIP.id, NEW, NOW)


@pytest.fixture
def moved(unit: Unit) -> Unit:
    """Two tasks of the channel, one of them in a thread, blocked and without an owner; one of another."""
    here = replace(act(unit, GRACE, LEADERSHIP), thread_ts="1700.1")
    adding.add(here, UNDATED)
    blocking.block(here, BlockTasks((1,), BlockerKind.WORDS, "", "rain"))
    add(unit, BRIEF, place=LEADERSHIP)
    add(unit, NewTask("Elsewhere"), place=DESIGN)
    change(unit)
    return unit


def test_its_tasks_are_found_under_the_new_id_and_nowhere_else(moved: Unit) -> None:
    for facet, expected in ((Facet.IN, [2, 1]), (Facet.NOBODY, [1]), (Facet.BLOCKED, [1])):
        assert numbers(moved, facet, NEW) == expected
        assert numbers(moved, facet, LEADERSHIP.id) == []
    assert numbers(moved, Facet.THREAD, thread_key(NEW, "1700.1")) == [1]
    assert numbers(moved, Facet.IN, DESIGN.id) == [3]
    assert [found(moved, number).channel_id for number in (1, 2, 3)] == [NEW, NEW, DESIGN.id]


def test_what_the_index_says_is_what_the_task_would_say(moved: Unit) -> None:
    """A later change removes entries by what the task is now: none is left behind."""
    task = found(moved)
    blocking.unblock(act(moved, GRACE, replace(LEADERSHIP, id=NEW)), (1,))
    assert numbers(moved, Facet.BLOCKED, NEW) == []
    assert task.thread_ts == "1700.1"


def test_the_history_stays_as_it_was_written(moved: Unit) -> None:
    assert [entry.action for entry in audit.story(moved, TEAM, "T-1")] == ["task_added", "task_blocked"]


def test_cards_follow_in_the_new_place(moved: Unit) -> None:
    cards_of_1 = cards.cards_of(moved, TEAM, "T-1")
    assert [card.destination for card in cards_of_1] == [NEW]


def test_what_waits_to_be_sent_goes_there_in_its_order(moved: Unit) -> None:
    waiting = [message for message in queued(moved) if message.destination == NEW]
    assert [(message.lane, message.subject) for message in waiting] == [
        (f"post:{NEW}", "T-1"),
        (f"post:{NEW}", "T-2"),
    ]
    (first, *_) = [
        message for message in lanes.claim(moved, "me", NOW, NOW - NOW, 10) if message.destination == NEW
    ]
    assert first.subject == "T-1"


def test_a_whisper_goes_to_its_person_in_the_new_place(unit: Unit) -> None:
    draft = Draft(TEAM, "reply", "", LEADERSHIP.id, NOW, recipient_id=GRACE.id, payload={"text": "hi"})
    outbox.whisper(unit, draft)
    change(unit)
    (message,) = queued(unit)
    assert (message.lane, message.destination) == (f"ephemeral:{NEW}:{GRACE.id}", NEW)


def test_its_members_and_what_the_team_chose_move_along(unit: Unit) -> None:
    save_place(unit, replace(LEADERSHIP, id="C0BOARD", lead_id=ANA.id, quiet_cards=True, roster_at=NOW))
    rosters.enter_all(unit, TEAM, [(GRACE.id, "C0BOARD"), (DAVID.id, "C0BOARD")])
    channel_ids.change(unit, TEAM, "C0BOARD", NEW, NOW)
    assert rosters.members(unit, TEAM, NEW) == sorted([GRACE.id, DAVID.id])
    assert rosters.members(unit, TEAM, "C0BOARD") == []
    place = require_place(unit, TEAM, NEW)
    assert (place.lead_id, place.quiet_cards, place.roster_at) == (ANA.id, True, NOW)


def test_handovers_under_way_go_on(unit: Unit) -> None:
    timers.set_timer(unit, TEAM, "handover", f"{ANA.id}:{LEADERSHIP.id}", NOW)
    timers.set_timer(unit, TEAM, "handover", f"{ANA.id}:{DESIGN.id}", NOW)
    handovers.note(unit, TEAM, ANA.id, LEADERSHIP.id, Left(LEADERSHIP.id, 3, (1, 2)))
    outbox.post_card(unit, Draft(TEAM, "tasks_left", left_in(LEADERSHIP.id), GRACE.id, NOW))
    change(unit)
    assert set(timers_set(unit)) == {f"{ANA.id}:{NEW}", f"{ANA.id}:{DESIGN.id}"}
    assert handovers.noted(unit, TEAM, ANA.id, NEW) == [Left(NEW, 3, (1, 2))]
    assert [card.destination for card in cards.cards_of(unit, TEAM, left_in(NEW))] == [GRACE.id]
    assert timers.due_timers(unit, AFTER_EVERYTHING, 9)


def test_somebody_may_have_been_quicker_than_the_news(unit: Unit) -> None:
    """A command under the new id: the channel is known twice for a while."""
    save_place(unit, replace(LEADERSHIP, id="C0BOARD", lead_id=ANA.id))
    save_place(unit, replace(LEADERSHIP, id=NEW, name="board", is_shared=True))
    rosters.enter_all(unit, TEAM, [(GRACE.id, "C0BOARD"), (GRACE.id, NEW), (DAVID.id, NEW)])
    add(unit, UNDATED, place=replace(LEADERSHIP, id="C0BOARD"))
    add(unit, UNDATED, place=replace(LEADERSHIP, id=NEW))
    for _ in range(2):
        channel_ids.change(unit, TEAM, "C0BOARD", NEW, NOW)
    place = require_place(unit, TEAM, NEW)
    assert (place.name, place.is_shared, place.lead_id) == ("board", True, ANA.id)
    assert numbers(unit, Facet.IN, NEW) == [1, 2]
    assert rosters.members(unit, TEAM, NEW) == sorted([GRACE.id, DAVID.id])
    assert find_place(unit, TEAM, "C0BOARD") is None


def test_another_workspace_is_left_alone(unit: Unit) -> None:
    add(unit, UNDATED, place=LEADERSHIP)
    channel_ids.change(unit, "T0OTHER", LEADERSHIP.id, NEW, NOW)
    assert found(unit).channel_id == LEADERSHIP.id


def test_a_message_that_became_a_task_is_known_under_the_new_id(unit: Unit) -> None:
    keys = {f"message:{LEADERSHIP.id}:1.1": 1, f"message:{LEADERSHIP.id}:1.2:ab": 2, "message:C0OTHER:1.1": 3}
    for key, number in keys.items():
        assert sources.claim(unit, TEAM, key)
        sources.note(unit, TEAM, key, number)
    change(unit)
    assert [sources.number_of(unit, TEAM, f"message:{NEW}:{rest}") for rest in ("1.1", "1.2:ab")] == [1, 2]
    assert sources.number_of(unit, TEAM, f"message:{LEADERSHIP.id}:1.1") is None
    assert sources.number_of(unit, TEAM, "message:C0OTHER:1.1") == 3


def test_nothing_that_is_still_of_use_keeps_the_old_id(unit: Unit) -> None:
    """Whoever adds a table or a key with a channel's id in it must move it, too."""
    move_in(unit)
    unit.run(KEEP_SOURCE, workspace_id=TEAM, key=message_key(LAUNCH.id, "1700.1"), number=1)
    channel_ids.change(unit, TEAM, LAUNCH.id, NEW, NOW)
    left = {
        table.name: [row for row in unit.all(everything_in(table)) if LAUNCH.id in row]
        for table in METADATA.sorted_tables
        if table.name not in WRITTEN_ONCE
    }
    assert {name: rows for name, rows in left.items() if rows} == {}
