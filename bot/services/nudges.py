"""Nudges: the one message that reminds a person of a deadline."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.outgoing import Draft, Outgoing
from bot.domain.people import Person
from bot.domain.tasks import Task, task_number
from storage import outbox, tasks, timers
from storage.people import require_person
from storage.timers import Due
from storage.unit import Unit


@dataclass(frozen=True)
class NudgeView:
    """A reminder of the deadline `due_at` (UTC), and the task as it stands now."""

    task: Task
    recipient: Person
    due_at: datetime


def nudge_of_deadline(unit: Unit, due: Due, now: datetime) -> None:
    """Once per task and deadline. Catch-up rule: a late one is sent late, for it is still wanted.

    It goes to the owner, or to whoever added a task that nobody owns.
    """
    task = tasks.lock(unit, due.workspace_id, task_number(due.subject))
    timers.clear_timer(unit, due.workspace_id, due.kind, due.subject)
    if task is None or not task.is_open or task.due_at is None:
        return
    person = require_person(unit, due.workspace_id, task.owner_id or task.creator_id)
    key = f"{due.kind}:{task.name}:{task.due_at.isoformat()}"
    if person.has_left or not timers.claim_firing(unit, due.workspace_id, key, now, f"dm:{person.id}"):
        return
    about = {"due_at": task.due_at.isoformat()}
    outbox.post_card(unit, Draft(due.workspace_id, due.kind, task.name, person.id, now, payload=about))


def nudge_view(unit: Unit, message: Outgoing) -> NudgeView | None:
    """What the nudge shows now."""
    task = tasks.find(unit, message.workspace_id, task_number(message.subject))
    if task is None:
        return None
    recipient = require_person(unit, message.workspace_id, message.destination)
    return NudgeView(task, recipient, datetime.fromisoformat(message.payload["due_at"]))
