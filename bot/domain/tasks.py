"""What a task is and which changes of state are allowed."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal
from bot.domain.typed_text import has_words

TITLE_LIMIT = 250


class TaskStatus(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Task:
    """A task as people see it. `due_at` is aware UTC; `number` is the 12 of T-12."""

    workspace_id: str
    number: int
    channel_id: str
    title: str
    status: TaskStatus
    owner_id: str | None
    creator_id: str
    due_at: datetime | None
    thread_ts: str | None
    created_at: datetime
    closed_at: datetime | None = None
    closed_by: str | None = None

    @property
    def name(self) -> str:
        return f"T-{self.number}"

    @property
    def is_open(self) -> bool:
        return self.status is TaskStatus.OPEN


def check_title(title: str) -> str:
    """The title with its white space folded; raises Refusal when it is empty, too long or says nothing."""
    folded = re.sub(r"\s+", " ", title).strip()
    if not has_words(folded):
        raise Refusal(
            N_("A task needs a title in words."),
            example="/task add Draft the launch brief @ana by friday 5pm",
        )
    if len(folded) > TITLE_LIMIT:
        raise Refusal(
            N_("That title has {length} characters; {limit} fit. Shorten it and put the rest in the thread."),
            example="/task add Draft the launch brief @ana by friday 5pm",
            length=len(folded),
            limit=TITLE_LIMIT,
        )
    return folded


def may_touch(task: Task, person: Person, here: str, *, task_is_private: bool) -> bool:
    """Whether the person may see and change the task from the channel `here`.

    What belongs to a private channel is handled in it, or by its owner and creator; a guest handles only
    what is in the channel they stand in, or their own.
    """
    if here == task.channel_id or person.id in {task.owner_id, task.creator_id}:
        return True
    return not (task_is_private or person.is_guest or person.is_stranger)


def task_number(name: str) -> int:
    """12 for "T-12"."""
    return int(name.removeprefix("T-"))
