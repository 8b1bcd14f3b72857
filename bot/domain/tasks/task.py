"""What a task is and which changes of state are allowed."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.domain.people import Person, Place
from bot.domain.refusal import N_, Refusal
from bot.domain.typed_text import has_words

TITLE_LIMIT = 250
MOST_LABELS = 10
MOST_REFERENCES = 20
"""Tasks that one comes after."""


class TaskStatus(StrEnum):
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"
    DROPPED = "dropped"


class Priority(StrEnum):
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class BlockerKind(StrEnum):
    """What is waited for: somebody, another task, a request, or what only words say."""

    PERSON = "person"
    TASK = "task"
    REQUEST = "request"
    WORDS = "words"


@dataclass(frozen=True)
class Blocker:
    """A typed edge to what blocks a task: `subject` is a member's id, T-3 or R-7, empty for mere words.

    `since` is an ISO instant in UTC, `by` the member who said so, `was_started` whether work had begun.
    """

    kind: BlockerKind
    subject: str
    reason: str
    by: str
    since: str
    was_started: bool = False


def read_blocker(stored: dict[str, Any]) -> Blocker:
    return Blocker(**{**stored, "kind": BlockerKind(stored["kind"])})


@dataclass(frozen=True)
class Task:
    """A task as people see it. `due_at` is aware UTC; `number` is the 12 of T-12.

    `assignees` work on it beside the owner; `after` are the numbers of the tasks it waits for, `under` is
    its parent's; `recurrence` is the text of a Recurrence and `recurs_since` its first local date,
    `follows` the number of the instance before; `version` counts the changes.
    """

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
    priority: Priority = Priority.NORMAL
    estimate_minutes: int | None = None
    notes: str = ""
    assignees: tuple[str, ...] = ()
    watchers: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    after: tuple[int, ...] = ()
    under: int | None = None
    blockers: tuple[Blocker, ...] = ()
    recurrence: str | None = None
    recurs_since: date | None = None
    follows: int | None = None
    permalink: str | None = None
    comments: int = 0
    version: int = 1

    @property
    def name(self) -> str:
        return f"T-{self.number}"

    @property
    def is_open(self) -> bool:
        """Still to be done: open, in progress or blocked."""
        return self.status not in (TaskStatus.DONE, TaskStatus.DROPPED)

    @property
    def workers(self) -> tuple[str, ...]:
        """The owner first, then the others who work on it."""
        return ((self.owner_id,) if self.owner_id else ()) + self.assignees


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


def may_see(task: Task, person: Person, home: Place, here: Place, *, is_member: bool) -> bool:
    """Whether the person, standing in the conversation `here`, may see and change the task.

    `home` is the task's channel, `is_member` whether the person is in it. What belongs to a private
    conversation is handled in it, by those who work on it, and by its members in a direct message.
    """
    if here.id == home.id or person.id in task.workers:
        return True
    if home.is_closed:
        is_their_own = home.is_private and person.id == task.creator_id
        return is_member and (here.is_direct or is_their_own)
    return is_member or not person.is_outsider


def task_number(name: str) -> int:
    """12 for "T-12"."""
    return int(name.removeprefix("T-"))
