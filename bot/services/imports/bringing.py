"""A file is brought in, some tasks a transaction: first all are added, then tied to each other.

Where it stands is stored with what was added, so that a crash in between neither loses nor doubles anything.
No cards are posted and nobody is told: hundreds of messages at once help nobody.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.exchange.planning import PlannedTask, without
from bot.domain.exchange.stored import read_plan
from bot.domain.imports import Batch, ImportState, batch_id
from bot.domain.outgoing import home_of
from bot.domain.people import Person, Place
from bot.services import presence
from bot.services.act import Act
from bot.services.imports.adding import add_planned, number_of
from bot.services.imports.ending import finish, give_up, tidy
from bot.services.imports.keeping import keep, set_timer
from bot.services.imports.tying import tie
from storage import imports, outbox
from storage.people import require_person, require_place
from storage.timers import Due
from storage.unit import Unit

SOURCE = "import"


def go_on(unit: Unit, due: Due, now: datetime) -> None:
    """The next step of a file. Catch-up rule: late is as good as in time.

    One on which nobody decided is given up; of one that is finished only what its message shows is kept.
    """
    batch = imports.lock(unit, due.workspace_id, batch_id(due.subject))
    if batch is None:
        return
    if batch.state is ImportState.RUNNING:
        _step(unit, batch, now)
    elif batch.is_waiting:
        give_up(unit, batch, now)
    else:
        tidy(unit, batch)


def _step(unit: Unit, batch: Batch, now: datetime) -> None:
    importer = require_person(unit, batch.workspace_id, batch.member_id)
    place = require_place(unit, batch.workspace_id, batch.channel_id)
    if importer.has_left or not _may_still(unit, importer, place):
        give_up(unit, batch, now)
        return
    act = Act(unit, importer, place, now, SOURCE)
    after = _tie(act, batch) if batch.position >= batch.chunks else _add(act, batch)
    if after.position >= 2 * after.chunks:
        act.record("tasks_imported", batch.subject, added=after.added, known=after.known)
        finish(unit, after, now)
        return
    keep(unit, after, now)
    set_timer(unit, after, now)


def _may_still(unit: Unit, importer: Person, place: Place) -> bool:
    return place.id == importer.dm_channel_id or presence.knows_of(unit, importer, place)


def _add(act: Act, batch: Batch) -> Batch:
    imports.take_turns(act.unit, act.workspace_id, act.place.id)
    plans = _plans(act, batch, batch.position)
    numbers = [add_planned(act, plan, batch) for plan in plans]
    imports.note_numbers(act.unit, batch, batch.position, numbers)
    _show_homes(act, [plan for plan, number in zip(plans, numbers, strict=True) if number])
    known = numbers.count(None)
    return replace(
        batch,
        position=batch.position + 1,
        added=batch.added + len(numbers) - known,
        known=batch.known + known,
    )


def _tie(act: Act, batch: Batch) -> Batch:
    """To tasks that stand further down in the file: the others are tied to already."""
    chunk = imports.chunk_at(act.unit, batch, batch.position - batch.chunks)
    for stored, number in zip(chunk.plans, chunk.numbers, strict=True):
        plan = read_plan(stored)
        if number is not None and (plan.parent_key or plan.after_keys):
            parent = number_of(act, plan.parent_key) if plan.parent_key else None
            before = [found for key in plan.after_keys if (found := number_of(act, key))]
            tie(act, number, parent, before)
    return replace(batch, position=batch.position + 1)


def _plans(act: Act, batch: Batch, place: int) -> list[PlannedTask]:
    """People who have left since the file was read have no tasks any more."""
    plans = [read_plan(stored) for stored in imports.chunk_at(act.unit, batch, place).plans]
    ids = {
        member
        for plan in plans
        for member in (plan.owner_id, *plan.assignees, *plan.watchers)
        if member is not None
    }
    people = [require_person(act.unit, act.workspace_id, member) for member in sorted(ids)]
    gone = {person.id: person.name for person in people if person.has_left}
    return [without(plan, gone) for plan in plans]


def _show_homes(act: Act, plans: Sequence[PlannedTask]) -> None:
    people = {
        member for plan in plans for member in (plan.owner_id, *plan.assignees, *plan.watchers) if member
    }
    subjects = [home_of(member) for member in sorted(people | {act.by.id})]
    outbox.follow_all(act.unit, act.workspace_id, subjects, act.now)
