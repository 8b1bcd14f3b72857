"""A task is edited in a form, maybe by two people at the same time: no change is silently overwritten."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.recurrence.rule import Recurrence
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.form import Field, digests, shown_fields
from bot.domain.tasks.task import Task
from bot.services.act import Act
from bot.services.tasks.keeping import keep, person_of, workers
from bot.services.tasks.news import tell_new_workers
from bot.services.tasks.ordering import check_no_cycle, check_no_own_ancestor
from bot.services.tasks.recurring import first_due
from bot.services.tasks.sight import find_visible, lock_visible
from storage import audit

SHOWN_AS = {
    "title": "title",
    "owner": "owner_id",
    "others": "assignees",
    "due": "due_at",
    "priority": "priority",
    "labels": "labels",
    "notes": "notes",
    "estimate": "estimate_minutes",
    "recurrence": "recurrence",
    "after": "after",
    "under": "under",
}
"""Fields of the form, and of the task."""


@dataclass(frozen=True)
class Clash:
    """Somebody (`by_id`) changed the same `fields` meanwhile; nothing was stored."""

    task: Task
    fields: list[Field]
    by_id: str


def edit(
    act: Act,
    number: int,
    base: dict[Field, str],
    values: dict[Field, Any],
    recurrence_shown: Callable[[Task], str],
) -> Task | Clash:
    """Store the changed `values`; what others changed in other fields since `base` stays.

    `recurrence_shown` puts a task's series into the editor's words, as the form did. Raises Refusal.
    """
    was = lock_visible(act, number)
    current = digests(shown_fields(was, act.by, recurrence_shown(was)))
    clashing = [
        field
        for field, value in values.items()
        if current[field] != base.get(field) and getattr(was, SHOWN_AS[field]) != value
    ]
    if clashing:
        return Clash(was, clashing, _who_changed(act, was, clashing))
    edited = replace(was, **{SHOWN_AS[field]: value for field, value in values.items()})
    _check(act, was, edited)
    saved = keep(act, was, _with_series(act, was, edited), "task_edited")
    tell_new_workers(act, was, saved)
    return saved


def _who_changed(act: Act, task: Task, fields: list[Field]) -> str:
    """Whoever changed one of the fields last."""
    names = {SHOWN_AS[field] for field in fields}
    story = audit.story(act.unit, act.workspace_id, task.name)
    changes = [entry for entry in story if names & set(entry.details.get("now", ()))]
    return (changes or story)[-1].actor_id


def _check(act: Act, was: Task, edited: Task) -> None:
    workers(act, [member_id for member_id in edited.workers if member_id not in was.workers])
    for number in edited.after:
        if number not in was.after:
            check_no_cycle(act, was.number, find_visible(act, number).number)
    if edited.under and edited.under != was.under:
        check_no_own_ancestor(act, was.number, find_visible(act, edited.under).number)


def _with_series(act: Act, was: Task, edited: Task) -> Task:
    """People named twice are one; a new series counts from the deadline, or sets the first one.

    Another deadline moves this instance alone.
    """
    others = tuple(member for member in edited.assignees if member != edited.owner_id)
    edited = replace(edited, assignees=others)
    if edited.recurrence == was.recurrence:
        return edited
    if edited.recurrence is None:
        return replace(edited, recurs_since=None)
    whose = person_of(act, edited.owner_id or edited.creator_id)
    if edited.due_at:
        return replace(edited, recurs_since=edited.due_at.astimezone(whose.zone).date())
    due_at, since = first_due(act, NewTask(edited.title), Recurrence.parse(edited.recurrence), whose)
    return replace(edited, due_at=due_at, recurs_since=since)
