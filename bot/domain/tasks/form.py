"""A task as the fields of a form: what is shown, what was entered, and what of it somebody changed."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from bot.domain.due import Unreadable
from bot.domain.estimates import read_estimate, write_estimate
from bot.domain.people import Person
from bot.domain.recurrence.reading import read_recurrence
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.filters import LABEL, folded_label
from bot.domain.tasks.numbers import read_number
from bot.domain.tasks.parts import read_due_for
from bot.domain.tasks.task import MOST_LABELS, MOST_REFERENCES, Priority, Task, check_title

NOTES_LIMIT = 3000

Field = str
Shown = str | tuple[str, ...] | None
"""A text, the ids of people, or the id of one."""

Read: TypeAlias = Callable[[], Any]

FIELDS = (
    *("title", "owner", "others", "due", "priority", "labels", "notes"),
    *("estimate", "recurrence", "after", "under"),
)


@dataclass(frozen=True)
class Entered:
    """What was changed, read: `values` by field, and a Refusal for each field that could not be read."""

    values: dict[Field, Any]
    refusals: dict[Field, Refusal]


def shown_fields(task: Task, person: Person, recurrence_shown: str = "") -> dict[Field, Shown]:
    """The task as the form shows it to the person; `recurrence_shown` is its series in their words."""
    due = task.due_at.astimezone(person.zone) if task.due_at else None
    return {
        "title": task.title,
        "owner": task.owner_id,
        "others": task.assignees,
        "due": f"{due:%Y-%m-%d %H:%M}" if due else "",
        "priority": task.priority.value,
        "labels": " ".join(f"#{label}" for label in task.labels),
        "notes": task.notes,
        "estimate": write_estimate(task.estimate_minutes) if task.estimate_minutes else "",
        "recurrence": recurrence_shown,
        "after": ", ".join(f"T-{number}" for number in task.after),
        "under": f"T-{task.under}" if task.under else "",
    }


def digests(fields: dict[Field, Shown]) -> dict[Field, str]:
    """Short, equal for equal contents: what the form remembers of the task it was filled from."""
    return {name: _digest(value) for name, value in fields.items()}


def read_entered(
    entered: dict[Field, Shown], base: dict[Field, str], person: Person, now: datetime
) -> Entered:
    """Only what differs from `base` is read: a deadline in the past may stay, but cannot be entered."""
    values: dict[Field, Any] = {}
    refusals: dict[Field, Refusal] = {}
    for name in FIELDS:
        if name not in entered or _digest(entered[name]) == base.get(name):
            continue
        try:
            values[name] = _read(name, entered[name], person, now)
        except Refusal as refusal:
            refusals[name] = refusal
    return Entered(values, refusals)


def _digest(value: Shown) -> str:
    text = "\x00".join(value) if isinstance(value, tuple) else (value or "")
    return hashlib.sha256(text.strip().encode()).hexdigest()[:10]


def _read(name: Field, value: Shown, person: Person, now: datetime) -> Any:
    """People are taken as they were chosen, everything else is read from its text."""
    text = value.strip() if isinstance(value, str) else ""
    reads: dict[Field, Read] = {
        "title": lambda: check_title(text),
        "due": lambda: _due(text, person, now),
        "priority": lambda: Priority(text),
        "labels": lambda: read_labels(text),
        "estimate": lambda: _estimate(text),
        "recurrence": lambda: _recurrence(text, person, now),
        "after": lambda: _references(text),
        "under": lambda: next(iter(_references(text)), None),
    }
    return reads[name]() if name in reads else value


def _due(text: str, person: Person, now: datetime) -> datetime | None:
    if not text:
        return None
    try:
        return read_due_for(text, person, now).at
    except Unreadable:
        raise Refusal(N_("I cannot read this as a day or a time."), example=N_("friday 5pm")) from None


def read_labels(text: str) -> tuple[str, ...]:
    """ "#launch, web" as two labels. Raises Refusal."""
    words = [word if word.startswith("#") else f"#{word}" for word in re.split(r"[\s,]+", text) if word]
    found = [LABEL.fullmatch(word) for word in words]
    if not all(found) or len(found) > MOST_LABELS:
        raise Refusal(N_("Labels are words, at most {most}."), example="#launch #web", most=MOST_LABELS)
    return tuple(dict.fromkeys(folded_label(match[1]) for match in found if match))


def _estimate(text: str) -> int | None:
    if not text:
        return None
    minutes = read_estimate(text if text.startswith("~") else f"~{text.replace(' ', '')}")
    if minutes is None:
        raise Refusal(N_("I cannot read this as an estimate."), example="1d4h")
    return minutes


def _recurrence(text: str, person: Person, now: datetime) -> str | None:
    if not text:
        return None
    today = now.astimezone(person.zone).date()
    return read_recurrence(text, locale=person.speaks, today=today).text


def _references(text: str) -> tuple[int, ...]:
    numbers = [read_number(word) for word in re.split(r"[\s,]+", text) if word]
    if None in numbers or len(numbers) > MOST_REFERENCES:
        raise Refusal(N_("Name tasks by their numbers."), example="T-3, T-4")
    return tuple(dict.fromkeys(number for number in numbers if number))
