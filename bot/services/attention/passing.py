"""Nudges that Slack would not take go to somebody else."""

from datetime import datetime
from typing import Any

from bot.domain.attention.kinds import Kind
from bot.domain.outgoing import Method, Outgoing
from bot.domain.tasks.task import Task, task_number
from bot.services.attention.firing import NUDGES
from bot.services.attention.waking import wake
from bot.services.tasks.sight import may_be_told
from storage import attention, tasks
from storage.attention import Passed
from storage.people import find_person, require_place
from storage.unit import Unit

UNREACHED = "unreached"


def pass_on(unit: Unit, message: Outgoing, now: datetime) -> None:
    """To the channel's lead, or to whoever added the task, with their own nudges: once."""
    if message.content != NUDGES or message.method is not Method.POST:
        return
    for said in message.payload["items"]:
        task = _task(unit, message, said)
        if task is not None and not said["instead_of"]:
            _pass_to_another(unit, task, message.destination, said, now)


def _task(unit: Unit, message: Outgoing, said: dict[str, Any]) -> Task | None:
    """None where it is of no use any more: done, or due at another time."""
    if not said["subject"].startswith("T-"):
        return None
    task = tasks.find(unit, message.workspace_id, task_number(said["subject"]))
    if task is None or not task.is_open:
        return None
    is_same = not said["due_at"] or task.due_at == datetime.fromisoformat(said["due_at"])
    return task if is_same else None


def _pass_to_another(unit: Unit, task: Task, missed_id: str, said: dict[str, Any], now: datetime) -> None:
    lead_id = require_place(unit, task.workspace_id, task.channel_id).lead_id
    for member_id in (lead_id, task.creator_id):
        person = find_person(unit, task.workspace_id, member_id) if member_id else None
        if person is None or person.id == missed_id or person.has_left:
            continue
        if may_be_told(unit, task, person):
            about = (Kind(said["kind"]), task.name, task.channel_id, now, missed_id)
            occasion = f"{UNREACHED}:{said['occasion']}"
            attention.pass_on(unit, task.workspace_id, Passed(person.id, occasion, *about))
            wake(unit, task.workspace_id, person.id, now)
            return
