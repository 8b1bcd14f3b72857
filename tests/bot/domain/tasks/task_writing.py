"""A new task as text that could be typed: the way back from what the grammar reads."""

from datetime import datetime

from bot.domain.due import Due, Grain
from bot.domain.estimates import write_estimate
from bot.domain.people import Person
from bot.domain.quoting import quoted
from bot.domain.recurrence.rule import Recurrence
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.grammar import read_new_task
from bot.domain.tasks.task import Priority
from bot.domain.typed_text import escape
from bot.messages.reader import ENGLISH, Reader
from bot.messages.recurrence import recurrence_text


def write_new_task(new: NewTask, person: Person, now: datetime) -> str:
    """The title is quoted only where it would be read as something else without."""
    parts = " ".join(part for part in _parts(new, person, now) if part)
    plainly = f"{escape(new.title)} {parts}".strip()
    return plainly if _reads_as(plainly, new, person, now) else f"{escape(quoted(new.title))} {parts}".strip()


def _reads_as(text: str, new: NewTask, person: Person, now: datetime) -> bool:
    try:
        return read_new_task(text, person, now) == new
    except Refusal:
        return False


def _parts(new: NewTask, person: Person, now: datetime) -> list[str]:
    people = ((new.owner_id,) if new.owner_id else ()) + new.assignees
    return [
        *(f"<@{member}>" for member in people),
        _due(new.due, person) if new.due else "",
        _series(new.recurrence, person, now) if new.recurrence else "",
        *(f"#{label}" for label in new.labels),
        f"!{new.priority}" if new.priority is not Priority.NORMAL else "",
        f"~{write_estimate(new.estimate_minutes)}" if new.estimate_minutes else "",
        "after " + ",".join(f"T-{number}" for number in new.after) if new.after else "",
        f"under T-{new.under}" if new.under else "",
    ]


def _due(due: Due, person: Person) -> str:
    local = due.at.astimezone(person.zone)
    return f"due {local:%Y-%m-%d}" if due.grain is Grain.DAY else f"due {local:%Y-%m-%d %H:%M}"


def _series(text: str, person: Person, now: datetime) -> str:
    """Amid a task, "on the first monday of the month" is a deadline."""
    words = recurrence_text(Recurrence.parse(text), Reader(ENGLISH, person.zone, now))
    return f"every {words.removeprefix('on the ')}" if words.startswith("on the ") else words
