"""What people can ask for in words: small typed values, made by the grammar, carried out by services."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.due import Due
from bot.domain.tasks.filters import ListFilter
from bot.domain.tasks.task import BlockerKind, Priority
from bot.domain.unclear import Unclear

Numbers: TypeAlias = tuple[int, ...]
"""Of tasks, each once; empty for the task in whose thread one is."""


@dataclass(frozen=True)
class NewTask:
    """`recurrence` is the text of a Recurrence; `assignees` are those beside the owner."""

    title: str
    owner_id: str | None = None
    due: Due | None = None
    assignees: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    priority: Priority = Priority.NORMAL
    estimate_minutes: int | None = None
    after: Numbers = ()
    under: int | None = None
    recurrence: str | None = None


@dataclass(frozen=True)
class ListTasks:
    """`page` counts from 1."""

    filter: ListFilter
    page: int = 1


@dataclass(frozen=True)
class ShowTask:
    numbers: Numbers


@dataclass(frozen=True)
class FinishTasks:
    numbers: Numbers


@dataclass(frozen=True)
class StartTasks:
    numbers: Numbers


@dataclass(frozen=True)
class ReopenTasks:
    numbers: Numbers


@dataclass(frozen=True)
class DropTasks:
    numbers: Numbers


@dataclass(frozen=True)
class BlockTasks:
    """`subject` is a member's id, T-3 or R-7; empty where only words say what is in the way."""

    numbers: Numbers
    kind: BlockerKind
    subject: str
    reason: str


@dataclass(frozen=True)
class UnblockTasks:
    numbers: Numbers


@dataclass(frozen=True)
class AssignTasks:
    """The first of `people` becomes the owner; nobody at all takes the task from whoever has it."""

    numbers: Numbers
    people: tuple[str, ...]
    is_caller: bool = False


@dataclass(frozen=True)
class MoveDeadline:
    """`due` is None for "none"."""

    numbers: Numbers
    due: Due | None


@dataclass(frozen=True)
class WatchTasks:
    numbers: Numbers
    watching: bool


@dataclass(frozen=True)
class CommentOnTask:
    numbers: Numbers
    text: str


@dataclass(frozen=True)
class EditTask:
    numbers: Numbers


@dataclass(frozen=True)
class AddByForm:
    """`title` is what is known of it so far."""

    title: str = ""


@dataclass(frozen=True)
class Undo:
    pass


@dataclass(frozen=True)
class Overview:
    """Nothing was typed: the caller's tasks, and a way to add one."""


@dataclass(frozen=True)
class ShowHelp:
    pass


@dataclass(frozen=True)
class ImportTasks:
    """`link` leads to a file in Slack; empty for the last one that was dropped."""

    link: str


@dataclass(frozen=True)
class ExportTasks:
    """`form` is csv or json."""

    form: str


@dataclass(frozen=True)
class ShareCalendar:
    on: bool


Change: TypeAlias = (
    FinishTasks
    | StartTasks
    | ReopenTasks
    | DropTasks
    | BlockTasks
    | UnblockTasks
    | AssignTasks
    | MoveDeadline
    | WatchTasks
)
TaskCommand: TypeAlias = (
    NewTask
    | Change
    | ListTasks
    | ShowTask
    | CommentOnTask
    | EditTask
    | AddByForm
    | Undo
    | Overview
    | ShowHelp
    | ImportTasks
    | ExportTasks
    | ShareCalendar
    | Unclear
)
