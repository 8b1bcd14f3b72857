"""Ties the tasks of one file together, once all of them are read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.exchange.imported import ImportedTask
from bot.domain.exchange.links import Index, on_circles
from bot.domain.exchange.sheet import Remark, remark
from bot.domain.refusal import N_


@dataclass(frozen=True)
class Draft:
    """A task and what it says of others: `names` are what they may call it by."""

    task: ImportedTask
    names: tuple[str, ...]
    parent_line: int | None
    parent: str
    after: str


def linked(drafts: Sequence[Draft], *, knows_titles: bool) -> dict[int, ImportedTask]:
    """The tasks by their lines, with the keys of their parents and predecessors."""
    index = Index(knows_titles=knows_titles)
    for draft in drafts:
        index.add(draft.task.key, draft.names, draft.task.title)
    by_line = {draft.task.line: draft.task.key for draft in drafts}
    tasks = [_with_after(_with_parent(draft, index, by_line), draft.after, index) for draft in drafts]
    return {task.line: task for task in _without_circles(tasks)}


def _with_parent(draft: Draft, index: Index, by_line: dict[int, str]) -> ImportedTask:
    if draft.parent_line is not None:
        key = by_line.get(draft.parent_line)
        missing = remark(N_("The task it belongs under was skipped."))
    elif draft.parent:
        key = index.find(draft.parent)
        missing = remark(N_("It belongs under “{text}”, which is no task of this file."), text=draft.parent)
    else:
        return draft.task
    return replace(draft.task, parent_key=key) if key else _told(draft.task, missing)


def _with_after(task: ImportedTask, after: str, index: Index) -> ImportedTask:
    keys, unknown = index.find_all(after)
    missing = remark(N_("It waits for “{text}”, which is no task of this file."), text=", ".join(unknown))
    return replace(
        task,
        after_keys=tuple(dict.fromkeys(keys)),
        remarks=(*task.remarks, missing) if unknown else task.remarks,
    )


def _without_circles(tasks: Sequence[ImportedTask]) -> list[ImportedTask]:
    above = on_circles({task.key: [task.parent_key] for task in tasks if task.parent_key})
    before = on_circles({task.key: task.after_keys for task in tasks})
    return [_straight(task, above, before) for task in tasks]


def _straight(task: ImportedTask, above: set[tuple[str, str]], before: set[tuple[str, str]]) -> ImportedTask:
    if (task.key, task.parent_key) in above:
        told = remark(N_("It would belong under itself; it stands on its own now."))
        task = replace(_told(task, told), parent_key=None)
    kept = tuple(key for key in task.after_keys if (task.key, key) not in before)
    if kept == task.after_keys:
        return task
    return replace(
        _told(task, remark(N_("It would wait for itself; one tie was left out."))), after_keys=kept
    )


def _told(task: ImportedTask, what: Remark) -> ImportedTask:
    return replace(task, remarks=(*task.remarks, what))
