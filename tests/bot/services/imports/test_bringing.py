"""What a file brings in, some tasks a transaction."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.imports import CHUNK, ImportState
from bot.domain.outgoing import Draft, Method, home_of
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.task import TaskStatus
from bot.messages.outgoing import rendered
from bot.messages.uploads import Upload
from bot.services.imports import choosing
from bot.services.tasks import adding, changing, exporting, undoing
from storage import audit, imports, outbox, people, rosters, tasks
from storage.unit import Unit
from tests.bot.services.attention.nudged import fire_until, told
from tests.bot.services.imports.work import brought, previewed, run_on, state_of, step, task
from tests.units import (
    ANA,
    DAVID,
    DESIGN,
    GRACE,
    LAUNCH,
    LEADERSHIP,
    NOW,
    PIOTR,
    TEAM,
    ZOFIA_WHO_LEFT,
    act,
    queued,
    timers_set,
)

HEADER = "Title,Owner,Due,Status,Depends on,Parent,Labels,Repeats,Created,Done,ID\n"


def row(title: str, **cells: str) -> str:
    names = ("owner", "due", "status", "after", "parent", "labels", "repeats", "created", "done", "id")
    return ",".join([title, *(f'"{cells.get(name, "")}"' for name in names)]) + "\n"


def errands(count: int) -> str:
    return "Title,Owner\n" + "".join(f"Errand {number},Ana Rossi\n" for number in range(1, count + 1))


def test_each_step_adds_a_chunk_and_says_how_far_it_came(unit: Unit) -> None:
    batch = previewed(unit, errands(2 * CHUNK + 1))
    choosing.go(act(unit, GRACE), batch.id)
    states = [step(unit, batch) for _ in range(4)]
    assert [(each.position, each.added) for each in states] == [(1, 50), (2, 100), (3, 101), (4, 101)]
    done = run_on(unit, batch)
    assert (done.state, done.added, done.known) == (ImportState.DONE, 2 * CHUNK + 1, 0)


def test_what_the_file_held_is_thrown_away_at_the_end(unit: Unit) -> None:
    batch = brought(unit, errands(3))
    assert imports.content_of(unit, TEAM, batch.id) == ""
    assert imports.chunk_at(unit, batch, 0).plans == []
    step(unit, batch, NOW + timedelta(days=2))
    assert timers_set(unit) == {}


def test_a_known_task_is_left_as_people_made_it(unit: Unit) -> None:
    brought(unit, HEADER + row("Draft it", status="To do", id="A-1"))
    changing.finish(act(unit, ANA), (1,))
    again = brought(unit, HEADER + row("Draft it", status="To do", id="A-1") + row("Print it", id="A-2"))
    assert (again.added, again.known) == (1, 1)
    assert task(unit, 1).status is TaskStatus.DONE


def test_known_is_what_is_in_the_same_channel(unit: Unit) -> None:
    """Nobody learns from an import what others have imported where they are not."""
    brought(unit, errands(2), place=DESIGN)
    assert brought(unit, errands(2)).added == 2
    assert brought(unit, errands(2), place=DESIGN).known == 2


def test_tasks_are_tied_to_those_before_and_after_them_in_the_file(unit: Unit) -> None:
    rows = [
        row("First", after="Third", parent="Second"),
        row("Second"),
        row("Third", after="Second", parent="Second"),
    ]
    brought(unit, HEADER + "".join(rows))
    assert (task(unit, 1).after, task(unit, 1).under) == ((3,), 2)
    assert (task(unit, 3).after, task(unit, 3).under) == ((2,), 2)
    assert [entry.action for entry in audit.story(unit, TEAM, "T-1")] == ["task_imported", "task_tied"]
    assert [entry.action for entry in audit.story(unit, TEAM, "T-3")] == ["task_imported"]


def test_a_tie_over_a_chunk_holds(unit: Unit) -> None:
    rows = [row("First of all", after="Last of all"), *(row(f"Errand {n}") for n in range(2 * CHUNK))]
    brought(unit, HEADER + "".join(rows) + row("Last of all"))
    assert task(unit, 1).after == (2 * CHUNK + 2,)


def test_a_tie_that_people_have_made_impossible_meanwhile_is_left_out(unit: Unit) -> None:
    batch = previewed(unit, HEADER + row("First", after="Second", parent="Second") + row("Second"))
    choosing.go(act(unit, GRACE), batch.id)
    step(unit, batch)
    second = tasks.lock(unit, TEAM, 2)
    assert second
    tasks.save(unit, second, replace(second, after=(1,), under=1))
    assert run_on(unit, batch).state is ImportState.DONE
    assert (task(unit, 1).after, task(unit, 1).under) == ((), None)


def test_a_newer_file_ties_new_tasks_to_known_ones(unit: Unit) -> None:
    brought(unit, HEADER + row("First", id="A-1"))
    brought(unit, HEADER + row("First", id="A-1") + row("Second", id="A-2", after="A-1"))
    assert task(unit, 2).after == (1,)


def test_only_deadlines_to_come_remind(unit: Unit) -> None:
    batch = brought(unit, HEADER + row("Overdue", due="2026-11-02") + row("To come", due="2026-11-27"))
    assert set(timers_set(unit)) == {batch.subject}
    assert task(unit, 1).due_at == datetime(2026, 11, 2, 22, tzinfo=UTC)
    owner = replace(GRACE, id=task(unit, 2).owner_id or GRACE.id)
    for days in range(8):
        fire_until(unit, NOW + timedelta(days=days), owner)
    assert {subject for message in told(unit, owner) for _, subject in message} == {"T-2"}


def test_no_card_is_posted_and_nobody_is_told(unit: Unit) -> None:
    brought(unit, errands(3))
    assert {(message.method, message.destination) for message in queued(unit)} == {(Method.POST, GRACE.id)}


def test_closed_tasks_come_in_closed_when_they_were(unit: Unit) -> None:
    brought(
        unit, HEADER + row("Old", done="2026-10-01", created="2026-09-01") + row("Gone", status="Cancelled")
    )
    old, gone = task(unit, 1), task(unit, 2)
    assert (old.status, old.closed_at, old.closed_by) == (
        TaskStatus.DONE,
        datetime(2026, 10, 1, 4, tzinfo=UTC),
        None,
    )
    assert old.created_at == datetime(2026, 9, 1, 4, tzinfo=UTC)
    assert (gone.status, gone.closed_at) == (TaskStatus.DROPPED, NOW)


def test_whoever_imports_has_added_the_tasks_whatever_the_file_says(unit: Unit) -> None:
    brought(unit, "Title,Owner,Created by\nDraft it,Ana Rossi,Piotr Nowak\n")
    assert (task(unit, 1).owner_id, task(unit, 1).creator_id) == (ANA.id, GRACE.id)


def test_people_who_have_left_since_the_preview_get_no_tasks(unit: Unit) -> None:
    batch = previewed(unit, HEADER + row("Draft it", owner="Ana Rossi"))
    people.save_person(unit, replace(ANA, has_left=True))
    choosing.go(act(unit, GRACE), batch.id)
    run_on(unit, batch)
    assert (task(unit, 1).owner_id, task(unit, 1).notes) == (None, "Owner: ana")


def test_whoever_has_left_imports_no_more(unit: Unit) -> None:
    batch = previewed(unit, errands(3))
    choosing.go(act(unit, GRACE), batch.id)
    people.save_person(unit, replace(GRACE, has_left=True))
    assert step(unit, batch).state is ImportState.CANCELLED
    assert tasks.find(unit, TEAM, 1) is None


def test_whoever_is_in_the_channel_no_more_imports_no_more(unit: Unit) -> None:
    rosters.enter(unit, TEAM, GRACE.id, LEADERSHIP.id)
    batch = previewed(unit, errands(3), place=LEADERSHIP)
    choosing.go(act(unit, GRACE), batch.id)
    rosters.leave(unit, TEAM, GRACE.id, LEADERSHIP.id)
    assert step(unit, batch).state is ImportState.CANCELLED
    assert tasks.find(unit, TEAM, 1) is None


def test_a_series_that_was_missed_goes_on_with_its_next_day(unit: Unit) -> None:
    rows = [
        row("Missed", due="2026-11-06", repeats="every friday"),
        row("To come", due="2026-11-27", repeats="every friday"),
        row("Undated", repeats="every friday"),
        row("Closed", due="2026-11-06", repeats="every friday", status="Done"),
    ]
    brought(unit, HEADER + "".join(rows))
    friday = datetime(2026, 11, 27, 22, tzinfo=UTC)
    assert [task(unit, number).due_at for number in (1, 2, 3)] == [friday] * 3
    assert [bool(task(unit, number).recurrence) for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert tasks.find(unit, TEAM, 5) is None


def test_our_own_export_adds_nothing_where_it_comes_from(unit: Unit) -> None:
    adding.add(act(unit, GRACE), NewTask("Draft it", ANA.id))
    brought(unit, errands(2))
    exporting.send_export(act(unit, GRACE), "json")
    upload = rendered(unit, queued(unit)[-1], NOW)
    assert isinstance(upload, Upload)
    again = brought(unit, upload.content)
    assert (again.added, again.known) == (0, 3)
    assert brought(unit, upload.content, place=DESIGN).added == 3


def test_the_homes_of_all_who_have_to_do_with_it_are_shown_anew(unit: Unit) -> None:
    outbox.open_home(unit, Draft(TEAM, "task_card", home_of(ANA.id), ANA.id, NOW))
    unit.cursor.execute("UPDATE outbox SET status = 'sent'")
    brought(unit, errands(1))
    assert [m.destination for m in queued(unit) if m.method is Method.HOME and m.status == "queued"] == [
        ANA.id
    ]


def test_an_import_cannot_be_undone_by_accident(unit: Unit) -> None:
    brought(unit, errands(2))
    with pytest.raises(Refusal, match="nothing of yours"):
        undoing.undo(act(unit, GRACE))


def test_what_was_stopped_stays_as_far_as_it_came(unit: Unit) -> None:
    batch = previewed(unit, errands(CHUNK + 1))
    choosing.go(act(unit, GRACE), batch.id)
    step(unit, batch)
    choosing.cancel(act(unit, GRACE), batch.id)
    assert (state_of(unit, batch).state, state_of(unit, batch).added) == (ImportState.CANCELLED, CHUNK)
    step(unit, batch)
    assert tasks.find(unit, TEAM, CHUNK + 1) is None


@pytest.mark.parametrize("by", [PIOTR, DAVID, ZOFIA_WHO_LEFT])
def test_only_whoever_started_it_goes_on_with_it(unit: Unit, by: Person) -> None:
    batch = previewed(unit, errands(2))
    other = act(unit, by)
    for press in (choosing.go, choosing.cancel, choosing.keep_private):
        with pytest.raises(Refusal) as mine:
            press(other, batch.id)
        with pytest.raises(Refusal) as none:
            press(other, "nothing")
        assert mine.value.sentence == none.value.sentence
    assert state_of(unit, batch) == batch


def test_pressed_twice_it_runs_once(unit: Unit) -> None:
    batch = previewed(unit, errands(2))
    choosing.go(act(unit, GRACE), batch.id)
    for press in (choosing.go, lambda by, which: choosing.choose_columns(by, which, {}, {})):
        with pytest.raises(Refusal, match="gone on meanwhile"):
            press(act(unit, GRACE), batch.id)
    assert run_on(unit, batch).added == 2
    with pytest.raises(Refusal, match="gone on meanwhile"):
        choosing.cancel(act(unit, GRACE), batch.id)


def test_where_the_tasks_go_must_be_known(unit: Unit) -> None:
    batch = previewed(unit, errands(2), place=replace(LAUNCH, id="D0GRACE", is_direct=True))
    with pytest.raises(Refusal, match="Choose first"):
        choosing.go(act(unit, GRACE), batch.id)
