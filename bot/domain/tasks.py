"""What a task is and which changes of state are allowed."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.refusal import N_, Refusal

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
    if not any(character.isalnum() for character in folded):
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
