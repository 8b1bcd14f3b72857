"""The sample team and two of its channels as plain values: what unit tests start from.

It is Monday 23 November 2026, 09:30 in New York and 15:30 in Rome and Warsaw.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy.engine import Dialect

from bot.domain.outgoing import Outgoing
from bot.domain.people import Person, Place
from bot.domain.tasks.task import Task, TaskStatus
from bot.services.act import Act
from bot.services.attention.waking import ATTENTION
from storage import people, timers
from storage.merged_unit import MergedUnit
from storage.models import OutboxRow
from storage.statements import Statement, rows_as, table_of
from storage.unit import Cursor, Unit

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
FRIDAY_FIVE = datetime(2026, 11, 27, 22, tzinfo=UTC)
"""17:00 in New York."""

AFTER_EVERYTHING = datetime(2100, 1, 1, tzinfo=UTC)

TEAM = "T0ORBITA"
BOT = "U0MUSTER"

ANA = Person(TEAM, "U0ANA", "ana", "it-IT", "Europe/Rome")
PIOTR = Person(TEAM, "U0PIOTR", "piotr", "pl-PL", "Europe/Warsaw")
GRACE = Person(TEAM, "U0GRACE", "grace", "en-US", "America/New_York")
DAVID = Person(TEAM, "U0DAVID", "david", "en-US", "America/New_York")
MEERA = Person(TEAM, "U0MEERA", "meera", "en-GB", "Asia/Kolkata", is_guest=True)
ZOFIA_WHO_LEFT = Person(TEAM, "U0ZOFIA", "zofia", "pl-PL", "Europe/Warsaw", has_left=True)
SLACKBOT = Person(TEAM, "USLACKBOT", "Slackbot", "en-US", "America/Los_Angeles", is_bot=True)

LAUNCH = Place(TEAM, "C0LAUNCH", "launch")
DESIGN = Place(TEAM, "C0DESIGN", "design")
LEADERSHIP = Place(TEAM, "C0LEADERS", "leadership", is_private=True)
UNSEEN = Place(TEAM, "C0UNSEEN", "", is_private=True, is_reachable=False)
GRACE_AND_BOT = Place(TEAM, "D0GRACE", "", is_direct=True)

EVERYBODY = (ANA, PIOTR, GRACE, DAVID, MEERA, ZOFIA_WHO_LEFT, SLACKBOT)
EVERYWHERE = (LAUNCH, DESIGN, LEADERSHIP, UNSEEN, GRACE_AND_BOT)

_OUTBOX = Statement(rows_as(Outgoing, OutboxRow).order_by(table_of(OutboxRow).c.id), Outgoing)


class PostgresUnit(MergedUnit):
    """The one of production; whoever takes its cursor for SQL of their own finds everything sent."""

    @property
    def cursor(self) -> Cursor:
        self.flush()
        return self._cursor

    @cursor.setter
    def cursor(self, cursor: Cursor) -> None:
        self._cursor = cursor


def unit_on(cursor: Cursor, dialect: Dialect) -> Unit:
    """As the store of that database makes it."""
    return PostgresUnit(cursor, dialect) if dialect.name == "postgresql" else Unit(cursor, dialect)


def settle_in(unit: Unit) -> None:
    """The workspace with everybody and everywhere in it."""
    people.save_workspace(unit, id=TEAM, name="orbita-goods", bot_user_id=BOT, created_at=NOW)
    for person in EVERYBODY:
        people.save_person(unit, person)
    for place in EVERYWHERE:
        people.save_place(unit, place)


def act(unit: Unit, by: Person, place: Place = LAUNCH, now: datetime = NOW) -> Act:
    return Act(unit, by, place, now, source="command")


def queued(unit: Unit) -> list[Outgoing]:
    """The outbox, in the order of queueing."""
    return unit.all(_OUTBOX)


def timers_set(unit: Unit) -> dict[str, datetime]:
    """When each timer fires, by the task or request it is about; those of people are left out."""
    found = timers.due_timers(unit, AFTER_EVERYTHING, 100)
    return {due.subject: due.next_run_at for due in found if due.kind != ATTENTION}


def looks_at(unit: Unit) -> dict[str, datetime]:
    """When each person's nudges are looked at, by their id."""
    found = timers.due_timers(unit, AFTER_EVERYTHING, 100)
    return {due.subject: due.next_run_at for due in found if due.kind == ATTENTION}


def a_task(
    title: str = "Draft the launch brief",
    *,
    number: int = 12,
    owner: Person | None = ANA,
    due_at: datetime | None = FRIDAY_FIVE,
    status: TaskStatus = TaskStatus.OPEN,
    channel: Place = LAUNCH,
) -> Task:
    """Added by Grace; whatever is closed was closed by Piotr."""
    is_closed = status is not TaskStatus.OPEN
    return Task(
        workspace_id=TEAM,
        number=number,
        channel_id=channel.id,
        title=title,
        status=status,
        owner_id=owner.id if owner else None,
        creator_id=GRACE.id,
        due_at=due_at,
        thread_ts=None,
        created_at=NOW - timedelta(hours=1),
        closed_at=NOW if is_closed else None,
        closed_by=PIOTR.id if is_closed else None,
    )
