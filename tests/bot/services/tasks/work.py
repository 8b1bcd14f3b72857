"""Short ways to add tasks and to look at what became of them."""

from datetime import datetime

from sqlalchemy import bindparam, update

from bot.domain.due import Due, Grain
from bot.domain.outgoing import OutboxStatus
from bot.domain.people import Person, Place
from bot.domain.recurrence.reading import read_recurrence
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.task import Task
from bot.services.tasks import adding
from bot.services.tasks.news import NEWS
from storage import audit, tasks
from storage.models import Channel, OutboxRow
from storage.statements import command, table_of
from storage.unit import Unit
from tests.units import ANA, FRIDAY_FIVE, GRACE, LAUNCH, NOW, TEAM, act, queued

BRIEF = NewTask("Draft the launch brief", ANA.id, Due(FRIDAY_FIVE, Grain.TIME))
_channel, _outbox = table_of(Channel), table_of(OutboxRow)
_LEAD = command(
    update(_channel).where(_channel.c.id == bindparam("channel")).values(lead_id=bindparam("lead"))
)
_SENT = command(update(_outbox).values(status=OutboxStatus.SENT))
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


def make_lead(unit: Unit, member_id: str | None, place: Place) -> None:
    unit.run(_LEAD, channel=place.id, lead=member_id)


def sent(unit: Unit) -> None:
    """Everything that was queued has left."""
    unit.run(_SENT)


def told(unit: Unit) -> list[tuple[str, str, str]]:
    """To whom news went, of which task, and what it was."""
    return [
        (message.destination, message.subject, message.payload["event"])
        for message in queued(unit)
        if message.content == NEWS
    ]
