"""Where a file of tasks stands on its way in."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

CHUNK = 50
"""Tasks that are brought in by one transaction."""
SHOWN_REASONS = 20
"""More of them come as a file."""
MOST_REASONS = 10_000
MOST_WAITING = 5
"""Files of one person that wait for a decision; of more, the oldest are given up."""
PATIENCE = timedelta(days=2)
"""A file that nobody decides on is forgotten after so long, and so is what was left out of a finished one."""


class ImportState(StrEnum):
    """READING until the preview stands, PREVIEW until the person says go, RUNNING while it is brought in.

    FAILED where the file could not be read at all.
    """

    READING = "reading"
    PREVIEW = "preview"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


WAITING = (ImportState.READING, ImportState.PREVIEW)


@dataclass(frozen=True)
class Batch:
    """A file on its way in. `channel_id` is where its tasks go, empty until it was chosen; `asked_in` where
    it was asked for. `mapping` is what the person said of columns and status words, `preview` what was read.

    `position` counts the chunks that are done: first all are added, then all are tied together. `added` and
    `known` count tasks. `is_quiet` while nothing was said of it yet.
    """

    workspace_id: str
    id: str
    member_id: str
    channel_id: str
    asked_in: str
    file_id: str
    file_name: str
    state: ImportState
    created_at: datetime
    is_quiet: bool = False
    mapping: dict[str, Any] = field(default_factory=dict)
    preview: dict[str, Any] = field(default_factory=dict)
    total: int = 0
    position: int = 0
    added: int = 0
    known: int = 0

    @property
    def subject(self) -> str:
        """Of its card and of its timer."""
        return f"import:{self.id}"

    @property
    def chunks(self) -> int:
        return -(-self.total // CHUNK)

    @property
    def is_waiting(self) -> bool:
        """Whether the person may still decide."""
        return self.state in WAITING


def imported_key(channel_id: str, key: str) -> str:
    """By what a task of another tool is known in a channel: each has its own."""
    return f"{channel_id}:{key}"


def batch_id(subject: str) -> str:
    return subject.removeprefix("import:")
