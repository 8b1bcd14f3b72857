"""The message that gathers a person's nudges, as everything in it stands now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from bot.domain.approvals.requests import ApprovalRequest, request_number
from bot.domain.attention.kinds import Kind
from bot.domain.attention.why import Rule
from bot.domain.outgoing import Method, Outgoing
from bot.domain.people import Person
from bot.domain.standups.rounds import PromptState
from bot.domain.tasks.task import Task, task_number
from bot.services.standups.blocking import BlockerView, blocker_view
from bot.services.standups.views import PromptView, view_of_prompt
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


Item: TypeAlias = TaskItem | RequestItem | PromptView | BlockerView


@dataclass(frozen=True)
class NudgesView:
    recipient: Person
    items: list[Item]


def nudges_view(unit: Unit, message: Outgoing) -> NudgesView | None:
    """Nothing of what the person may not see any more, nor of a stand-up that needs them no more by the time
    the message leaves.
    """
    recipient = require_person(unit, message.workspace_id, message.destination)
    found = [_item(unit, recipient, said) for said in message.payload["items"]]
    is_leaving = message.method is Method.POST
    items = [item for item in found if item is not None and not (is_leaving and _is_settled(item))]
    return NudgesView(recipient, items) if items else None


def _is_settled(item: Item) -> bool:
    if isinstance(item, PromptView):
        return not item.is_open or item.prompt.state is not PromptState.WAITING
    return isinstance(item, BlockerView) and item.blocker.solved_at is not None


def _item(unit: Unit, recipient: Person, said: dict[str, Any]) -> Item | None:
    subject = str(said["subject"])
    match subject[:1]:
        case "R":
            request = approvals.find(unit, recipient.workspace_id, request_number(subject))
            return RequestItem(request) if request else None
        case "S":
            return view_of_prompt(unit, subject, recipient)
        case "B":
            return blocker_view(unit, subject, recipient)
        case _:
            return _task_item(unit, recipient, said)


def _task_item(unit: Unit, recipient: Person, said: dict[str, Any]) -> TaskItem | None:
    task = tasks.find(unit, recipient.workspace_id, task_number(said["subject"]))
    is_waited_for = task is not None and any(edge.subject == recipient.id for edge in task.blockers)
    if task is None or not (is_waited_for or may_be_told(unit, task, recipient)):
        return None
    due_at = datetime.fromisoformat(said["due_at"]) if said["due_at"] else None
    is_ignored = said["occasion"].startswith(f"{Rule.IGNORED}:")
    about = (Kind(said["kind"]), task, recipient.id, due_at, said["instead_of"])
    return TaskItem(*about, is_ignored=is_ignored, is_theirs=may_be_told(unit, task, recipient))
