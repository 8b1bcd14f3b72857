"""What follows from a request that is closed: tasks that waited for it, tasks that begin with it."""

from dataclasses import replace

from bot.domain.approvals.model import RequestStatus
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.tasks.task import TaskStatus
from bot.services.act import Act, automatic
from bot.services.tasks.keeping import keep
from bot.services.tasks.news import Event
from bot.services.tasks.releasing import release_blocked, tell_workers
from storage import tasks
from storage.people import require_place


def follow_up(act: Act, request: ApprovalRequest) -> None:
    """Whatever it was decided, nothing waits for it any more; only an approval lets tasks begin."""
    place = require_place(act.unit, act.workspace_id, request.channel_id)
    by_itself = automatic(act.unit, place, act.now, act.source)
    release_blocked(by_itself, request.name)
    if request.status is RequestStatus.APPROVED:
        for number in request.starts:
            _start(by_itself, number, request.name)


def _start(act: Act, number: int, cause: str) -> None:
    """A task that is open begins, and its people hear it; one that somebody dropped or began meanwhile stays
    as it is.
    """
    task = tasks.lock(act.unit, act.workspace_id, number)
    if task is not None and task.status is TaskStatus.OPEN:
        begun = keep(act, task, replace(task, status=TaskStatus.IN_PROGRESS), "task_started", cause=cause)
        tell_workers(act, Event.BEGUN, begun, cause)
