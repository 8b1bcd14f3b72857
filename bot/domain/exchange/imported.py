"""What of a file becomes a task, and what does not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.exchange.dates import Moment
from bot.domain.exchange.people import WrittenPerson
from bot.domain.exchange.sheet import Remark
from bot.domain.tasks.task import Priority, TaskStatus


@dataclass(frozen=True)
class ImportedTask:
    """A task as a file has it. `line` is where; instants are aware UTC; notes are kept as they are written.

    `key` is the same each time the task is read, and no other task's. `parent_key` and `after_keys` are keys
    of tasks of the same file. `assignees` are those who work on it beside the owner. `recurrence` is the text
    of a Recurrence; without a `due` day its first date is to be found.
    """

    line: int
    key: str
    title: str
    notes: str = ""
    owner: WrittenPerson | None = None
    assignees: tuple[WrittenPerson, ...] = ()
    watchers: tuple[WrittenPerson, ...] = ()
    due: Moment | None = None
    recurrence: str = ""
    labels: tuple[str, ...] = ()
    status: TaskStatus = TaskStatus.OPEN
    priority: Priority = Priority.NORMAL
    estimate_minutes: int | None = None
    parent_key: str | None = None
    after_keys: tuple[str, ...] = ()
    blockers: tuple[str, ...] = ()
    created_at: datetime | None = None
    done_at: datetime | None = None
    creator: WrittenPerson | None = None
    channel: str = ""
    link: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Skipped:
    """A row that becomes no task: `sentence` is a msgid, filled with `values`, and says why."""

    line: int
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
