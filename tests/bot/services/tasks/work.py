"""Short ways to add tasks and to look at what became of them."""

from datetime import datetime

from bot.domain.due import Due, Grain
from bot.domain.people import Person, Place
from bot.domain.recurrence_reading import read_recurrence
from bot.domain.task_commands import NewTask
from bot.domain.tasks import Task
from bot.services.tasks import adding
from storage import audit, tasks
from storage.unit import Unit
from tests.units import ANA, FRIDAY_FIVE, GRACE, LAUNCH, NOW, TEAM, act

BRIEF = NewTask("Draft the launch brief", ANA.id, Due(FRIDAY_FIVE, Grain.TIME))
UNDATED = NewTask("Tidy up")
MONDAYS = read_recurrence("every monday", locale="en-US", today=NOW.date()).text


def add(
    unit: Unit, new: NewTask = BRIEF, *, by: Person = GRACE, place: Place = LAUNCH, now: datetime = NOW
) -> Task:
    return adding.add(act(unit, by, place, now), new).task


def found(unit: Unit, number: int = 1) -> Task:
    task = tasks.find(unit, TEAM, number)
    assert task is not None
    return task


def story(unit: Unit, name: str = "T-1") -> list[tuple[str, str]]:
    """Who did what, oldest first."""
    return [(entry.actor_id, entry.action) for entry in audit.story(unit, TEAM, name)]
