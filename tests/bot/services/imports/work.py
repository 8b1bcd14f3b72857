"""Files brought in step by step, as the shell does it."""

from datetime import datetime

from bot.domain.imports import Batch, ImportState
from bot.domain.people import Person, Place
from bot.domain.tasks.task import Task
from bot.services.imports import bringing, choosing
from bot.services.imports.keeping import IMPORT
from bot.services.imports.reading import (
    FoundFile,
    FoundMember,
    FoundMembers,
    ToRead,
    begin,
    keep_reading,
    read,
)
from bot.services.imports.starting import start
from storage import imports, tasks, timers
from storage.unit import Unit
from tests.units import ANA, GRACE, LAUNCH, NOW, PIOTR, TEAM, act

MEMBERS = FoundMembers(
    [
        FoundMember(person, (name, person.name))
        for person, name in ((ANA, "Ana Rossi"), (PIOTR, "Piotr Nowak"), (GRACE, "Grace Bennett"))
    ],
    is_whole=True,
)


def found(content: bytes, owner: Person = GRACE, *places: str, is_public: bool = False) -> FoundFile:
    return FoundFile("plan.csv", content, owner.id, frozenset(places), is_public=is_public)


def previewed(
    unit: Unit, content: str | bytes, by: Person = GRACE, place: Place = LAUNCH, *, is_quiet: bool = False
) -> Batch:
    """Sent and read; nothing is decided yet."""
    batch = start(act(unit, by, place), "F0PLAN", is_quiet=is_quiet)
    data = content.encode() if isinstance(content, str) else content
    read_now(unit, found(data, by))
    return state_of(unit, batch)


def read_now(unit: Unit, file: FoundFile, members: FoundMembers = MEMBERS) -> None:
    wanted = to_read(unit)
    keep_reading(unit, wanted, read(wanted, file, members, NOW), NOW)


def to_read(unit: Unit, now: datetime = NOW) -> ToRead:
    wanted = begin(unit, now)
    assert wanted
    return wanted


def brought(
    unit: Unit, content: str | bytes, by: Person = GRACE, place: Place = LAUNCH, now: datetime = NOW
) -> Batch:
    """Brought in to its end."""
    batch = previewed(unit, content, by, place)
    choosing.go(act(unit, by), batch.id)
    return run_on(unit, batch, now)


def run_on(unit: Unit, batch: Batch, now: datetime = NOW) -> Batch:
    while state_of(unit, batch).state is ImportState.RUNNING:
        step(unit, batch, now)
    return state_of(unit, batch)


def step(unit: Unit, batch: Batch, now: datetime = NOW) -> Batch:
    bringing.go_on(unit, timers.Due(TEAM, IMPORT, batch.subject, now), now)
    return state_of(unit, batch)


def state_of(unit: Unit, batch: Batch) -> Batch:
    found_again = imports.find(unit, TEAM, batch.id)
    assert found_again
    return found_again


def task(unit: Unit, number: int) -> Task:
    stored = tasks.find(unit, TEAM, number)
    assert stored
    return stored
