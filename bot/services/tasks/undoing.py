"""The last thing a person did to tasks, taken back within ten minutes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.audit import Entry
from bot.domain.refusal import N_, MemberId, Refusal
from bot.domain.tasks.history import restored, stands_as
from bot.domain.tasks.task import Task, TaskStatus, task_number
from bot.services.act import Act
from bot.services.tasks.changing import Changed
from bot.services.tasks.keeping import keep, workers
from bot.services.tasks.sight import may_see_task
from storage import audit, tasks

UNDO_FOR = timedelta(minutes=10)
UNDONE = "task_undone"
_LOOK_BACK = 200


@dataclass(frozen=True)
class Deed:
    """All that one act changed; the newest entry first."""

    id: str
    entries: list[Entry]

    @property
    def at(self) -> datetime:
        return self.entries[0].at


def undo(act: Act, deed_id: str = "") -> Changed:
    """Take back the person's last deed, or the one with this id.

    Raises Refusal when there is none, when it is too old, and when somebody has changed a task since:
    nothing is taken back then. So it is when a task would come back to somebody who has left.
    """
    deed = _deed(act, deed_id)
    if deed is None or act.now - deed.at > UNDO_FOR:
        raise _nothing()
    locked = {name: _locked(act, name) for name in sorted({entry.subject for entry in deed.entries})}
    if not all(_may_take_back(act, task, deed) for task in locked.values()):
        raise _nothing()
    for name, task in locked.items():
        _check_untouched(act, task, deed, name)
    before = [_take_back(act, task, deed) for task in locked.values()]
    return Changed(before, [])


def _nothing() -> Refusal:
    return Refusal(
        N_("There is nothing of yours from the last ten minutes to undo."), example=N_("/task reopen T-12")
    )


def _may_take_back(act: Act, task: Task, deed: Deed) -> bool:
    """Whoever gave a task away may take it back; whoever cannot see it for another reason may not."""
    return may_see_task(act, task) or may_see_task(act, _as_before(act, task, deed))


def _deed(act: Act, deed_id: str) -> Deed | None:
    """The newest deed that was not undone yet; with an id, that very one."""
    undone: set[str] = set()
    deeds: dict[str, Deed] = {}
    for entry in audit.latest_of(act.unit, act.workspace_id, act.by.id, _LOOK_BACK):
        of = entry.details["deed"]
        if entry.action == UNDONE:
            undone.add(entry.details["of"])
        elif _is_undoable(entry) and of not in undone:
            deeds.setdefault(of, Deed(of, [])).entries.append(entry)
    wanted = [deed for deed in deeds.values() if deed_id in ("", deed.id)]
    return wanted[0] if wanted else None


def _is_undoable(entry: Entry) -> bool:
    return entry.action == "task_added" or (entry.subject.startswith("T-") and "was" in entry.details)


def _of(deed: Deed, name: str) -> list[Entry]:
    """The newest first."""
    return [entry for entry in deed.entries if entry.subject == name]


def _locked(act: Act, name: str) -> Task:
    task = tasks.lock(act.unit, act.workspace_id, task_number(name))
    if task is None:
        message = f"{name} is in the audit and not in the store"
        raise RuntimeError(message)
    return task


def _check_untouched(act: Act, task: Task, deed: Deed, name: str) -> None:
    newest = _of(deed, name)[0]
    since = _standing(audit.after(act.unit, act.workspace_id, name, newest.id))
    if not since and stands_as(task, newest.details.get("now", {})):
        return
    who = since[0].actor_id if since else act.by.id
    raise Refusal(
        N_("{task} was changed by {person} since; nothing was undone."),
        example="/task show T-12",
        task=name,
        person=MemberId(who),
    )


def _standing(entries: list[Entry]) -> list[Entry]:
    """Changes that were not undone themselves. What people said of a task changed nothing."""
    undone = {entry.details["of"] for entry in entries if entry.action == UNDONE}
    return [
        entry
        for entry in entries
        if "was" in entry.details and entry.action != UNDONE and entry.details["deed"] not in undone
    ]


def _take_back(act: Act, task: Task, deed: Deed) -> Task:
    before = _as_before(act, task, deed)
    workers(act, [member_id for member_id in before.workers if member_id not in task.workers])
    return keep(act, task, before, UNDONE, of=deed.id)


def _as_before(act: Act, task: Task, deed: Deed) -> Task:
    for entry in _of(deed, task.name):
        task = _before(act, task, entry.details)
    return task


def _before(act: Act, task: Task, details: dict[str, Any]) -> Task:
    """What was added is dropped: numbers are not given out twice."""
    if "was" in details:
        return restored(task, details["was"])
    return replace(
        task,
        status=TaskStatus.DROPPED,
        closed_at=act.now,
        closed_by=act.by.id,
        recurrence=None,
        blockers=(),
    )
