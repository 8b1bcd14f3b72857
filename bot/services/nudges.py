"""Nudges: the one message that reminds a person of a deadline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.outgoing import Draft, Method, Outgoing
from bot.domain.people import Person
from bot.domain.tasks.task import Task, task_number
from bot.services.tasks.keeping import DUE_NUDGE
from bot.services.tasks.sight import may_be_told
from storage import outbox, tasks, timers
from storage.people import find_person, require_person, require_place
from storage.timers import Due
from storage.unit import Unit

INSTEAD_OF = "instead_of"


@dataclass(frozen=True)
class NudgeView:
    """A reminder of the deadline `due_at` (UTC), and the task as it stands now.

    `instead_of` is the member whom Slack did not let us remind, or empty.
    """

    task: Task
    recipient: Person
    due_at: datetime
    instead_of: str = ""


def nudge_of_deadline(unit: Unit, due: Due, now: datetime) -> None:
    """Once per task and deadline. Catch-up rule: a late one is sent late, for it is still wanted.

    It goes to the owner, or to whoever added a task that nobody owns, or else to the channel's lead.
    """
    task = tasks.lock(unit, due.workspace_id, task_number(due.subject))
    timers.clear_timer(unit, due.workspace_id, due.kind, due.subject)
    if task is None or not task.is_open or task.due_at is None:
        return
    lead_id = require_place(unit, due.workspace_id, task.channel_id).lead_id
    person = _first_to_hear(unit, task, (task.owner_id, task.creator_id, lead_id))
    if person is not None:
        _remind(unit, task, person, now, {"due_at": task.due_at.isoformat()})


def pass_on(unit: Unit, message: Outgoing, now: datetime) -> None:
    """A reminder that Slack would not take goes to the channel's lead, or to whoever added the task: once."""
    is_first = message.content == DUE_NUDGE and message.method is Method.POST
    task = tasks.find(unit, message.workspace_id, task_number(message.subject)) if is_first else None
    if task is None or INSTEAD_OF in message.payload or not _stands(task, message):
        return
    lead_id = require_place(unit, task.workspace_id, task.channel_id).lead_id
    others = [member for member in (lead_id, task.creator_id) if member != message.destination]
    person = _first_to_hear(unit, task, others)
    if person is not None:
        _remind(unit, task, person, now, {**message.payload, INSTEAD_OF: message.destination})


def _stands(task: Task, message: Outgoing) -> bool:
    """Whether the deadline that was reminded of is one still."""
    return task.is_open and task.due_at == datetime.fromisoformat(message.payload["due_at"])


def _first_to_hear(unit: Unit, task: Task, member_ids: Sequence[str | None]) -> Person | None:
    """Nobody who has left, or who may not see the task any more."""
    for member_id in member_ids:
        person = find_person(unit, task.workspace_id, member_id) if member_id else None
        if person is not None and not person.has_left and may_be_told(unit, task, person):
            return person
    return None


def _remind(unit: Unit, task: Task, person: Person, now: datetime, about: dict[str, str]) -> None:
    instead = ":instead" if INSTEAD_OF in about else ""
    key = f"{DUE_NUDGE}:{task.name}:{about['due_at']}{instead}"
    if timers.claim_firing(unit, task.workspace_id, key, now, f"dm:{person.id}"):
        outbox.post_card(unit, Draft(task.workspace_id, DUE_NUDGE, task.name, person.id, now, payload=about))


def nudge_view(unit: Unit, message: Outgoing) -> NudgeView | None:
    """What the nudge shows now; nothing more to somebody who may not see the task any more."""
    task = tasks.find(unit, message.workspace_id, task_number(message.subject))
    recipient = require_person(unit, message.workspace_id, message.destination)
    if task is None or not may_be_told(unit, task, recipient):
        return None
    said = message.payload
    due_at = datetime.fromisoformat(said["due_at"])
    return NudgeView(task, recipient, due_at, said.get(INSTEAD_OF, ""))
