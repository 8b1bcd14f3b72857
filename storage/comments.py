"""What people say in the threads of cards, and by command; a task holds how many there are."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert  # compiles for both

from storage.models import TaskComment, TaskRow
from storage.statements import Statement, command, table_of
from storage.unit import Unit


@dataclass(frozen=True)
class Comment:
    """`ts` is Slack's, or the deed by which it was sent: then Slack has the bot's own message of it."""

    workspace_id: str
    channel_id: str
    ts: str
    number: int
    author_id: str
    text: str
    at: datetime


_comment = table_of(TaskComment)
_task = table_of(TaskRow)
_of_task = (
    _comment.c.workspace_id == bindparam("workspace"),
    _comment.c.number == bindparam("which", type_=_comment.c.number.type),
)
_this = (
    _comment.c.workspace_id == bindparam("workspace"),
    _comment.c.channel_id == bindparam("channel"),
    _comment.c.ts == bindparam("stamp"),
)
_ADD = command(
    insert(_comment).on_conflict_do_nothing(index_elements=["workspace_id", "channel_id", "ts"]),
    columns=("workspace_id", "channel_id", "ts", "number", "author_id", "text", "at"),
)
_FIND = Statement(select(_comment.c.number).where(*_this), int)
_CHANGE = command(update(_comment).where(*_this).values(text=bindparam("new_text")))
_REMOVE = command(delete(_comment).where(*_this))
_one = (_task.c.workspace_id == bindparam("workspace"), _task.c.number == bindparam("which"))
_LOCK = Statement(select(_task.c.number).where(*_one).with_for_update(), int)
_COUNT = command(
    update(_task)
    .where(*_one)
    .values(comments=select(func.count()).select_from(_comment).where(*_of_task).scalar_subquery())
)
_NEWEST = Statement(
    select(func.max(_comment.c.ts)).where(*_of_task, _comment.c.ts.like("%.%")), lambda stamp: stamp
)


def add(unit: Unit, comment: Comment) -> None:
    """Once, however often it is told of."""
    unit.run(_ADD, **vars(comment))
    _count(unit, comment.workspace_id, comment.number)


def task_of(unit: Unit, workspace_id: str, channel_id: str, ts: str) -> int | None:
    """The task that the message is a comment on."""
    return unit.one(_FIND, workspace=workspace_id, channel=channel_id, stamp=ts)


def change(unit: Unit, workspace_id: str, channel_id: str, ts: str, text: str) -> None:
    unit.run(_CHANGE, workspace=workspace_id, channel=channel_id, stamp=ts, new_text=text)


def remove(unit: Unit, workspace_id: str, channel_id: str, ts: str, number: int) -> None:
    unit.run(_REMOVE, workspace=workspace_id, channel=channel_id, stamp=ts)
    _count(unit, workspace_id, number)


def newest_of(unit: Unit, workspace_id: str, number: int) -> str | None:
    """The stamp of the last reply that people wrote in the card's thread."""
    return unit.one(_NEWEST, workspace=workspace_id, which=number)


def _count(unit: Unit, workspace_id: str, number: int) -> None:
    """Counted anew once nobody else counts: a statement that waited would count as of before it waited."""
    unit.one(_LOCK, workspace=workspace_id, which=number)
    unit.run(_COUNT, workspace=workspace_id, which=number)
