"""The message that gathers a person's nudges, as everything in it stands now."""

from dataclasses import dataclass
from typing import Any

from bot.domain.approvals.requests import ApprovalRequest, request_number
from bot.domain.attention.kinds import Kind
from bot.domain.outgoing import Outgoing
from bot.domain.people import Person
from bot.domain.tasks.task import Task, task_number
from bot.services.tasks.sight import may_be_told
from storage import approvals, tasks
from storage.people import require_person
from storage.unit import Unit


@dataclass(frozen=True)
class Item:
    """One of the two. `instead_of` is the member who did not react or could not be reached, or empty."""

    kind: Kind
    task: Task | None = None
    request: ApprovalRequest | None = None
    instead_of: str = ""
    due_at: str = ""


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
    kind, subject = Kind(said["kind"]), said["subject"]
    if subject.startswith("R-"):
        request = approvals.find(unit, recipient.workspace_id, request_number(subject))
        return Item(kind, request=request) if request else None
    task = tasks.find(unit, recipient.workspace_id, task_number(subject))
    is_waited_for = task is not None and any(edge.subject == recipient.id for edge in task.blockers)
    if task is None or not (is_waited_for or may_be_told(unit, task, recipient)):
        return None
    return Item(kind, task, None, said["instead_of"], _due(said["occasion"]))


def _due(occasion: str) -> str:
    """The deadline that was reminded of (ISO), empty where it was of none."""
    _, _, rest = occasion.partition(":T-")
    _, _, about = rest.partition(":")
    return about.rpartition(":")[0]
