"""The message that gathers a person's nudges, as everything in it stands now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from bot.domain.approvals.requests import ApprovalRequest, request_number
from bot.domain.attention.kinds import Kind
from bot.domain.attention.why import Rule
from bot.domain.outgoing import Outgoing
from bot.domain.people import Person
from bot.domain.tasks.task import Task, task_number
from bot.services.tasks.sight import may_be_told
from storage import approvals, tasks
from storage.people import require_person
from storage.unit import Unit


@dataclass(frozen=True)
class TaskItem:
    """`due_at` (UTC) is the deadline that was reminded of. `instead_of` is the member who did not react
    (`is_ignored`) or could not be reached, or empty. Of a task that is not theirs people read only what was
    said to them.
    """

    kind: Kind
    task: Task
    recipient_id: str
    due_at: datetime | None = None
    instead_of: str = ""
    is_ignored: bool = False
    is_theirs: bool = True


@dataclass(frozen=True)
class RequestItem:
    request: ApprovalRequest


Item: TypeAlias = TaskItem | RequestItem


@dataclass(frozen=True)
class NudgesView:
    recipient: Person
    items: list[Item]


def nudges_view(unit: Unit, message: Outgoing) -> NudgesView | None:
    """Nothing of what the person may not see any more."""
    recipient = require_person(unit, message.workspace_id, message.destination)
    found = [_item(unit, recipient, said) for said in message.payload["items"]]
    items = [item for item in found if item is not None]
    return NudgesView(recipient, items) if items else None


def _item(unit: Unit, recipient: Person, said: dict[str, Any]) -> Item | None:
    subject = said["subject"]
    if subject.startswith("R-"):
        request = approvals.find(unit, recipient.workspace_id, request_number(subject))
        return RequestItem(request) if request else None
    task = tasks.find(unit, recipient.workspace_id, task_number(subject))
    is_waited_for = task is not None and any(edge.subject == recipient.id for edge in task.blockers)
    if task is None or not (is_waited_for or may_be_told(unit, task, recipient)):
        return None
    due_at = datetime.fromisoformat(said["due_at"]) if said["due_at"] else None
    is_ignored = said["occasion"].startswith(f"{Rule.IGNORED}:")
    about = (Kind(said["kind"]), task, recipient.id, due_at, said["instead_of"])
    return TaskItem(*about, is_ignored=is_ignored, is_theirs=may_be_told(unit, task, recipient))
