"""Tasks, and the index by which they are found."""

from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

from bot.domain.tasks.facets import Facet
from bot.domain.tasks.task import Blocker, Priority, TaskStatus, read_blocker
from storage.models.columns import CLUSTERED, ByteOrder, JsonList, by_value


class TaskRow(SQLModel, table=True):
    __tablename__ = "task"
    __table_args__ = (
        # A channel's id changes when it becomes shared: the tasks go with it.
        ForeignKeyConstraint(
            ["workspace_id", "channel_id"], ["channel.workspace_id", "channel.id"], onupdate="CASCADE"
        ),
        ForeignKeyConstraint(["workspace_id", "owner_id"], ["member.workspace_id", "member.id"]),
        ForeignKeyConstraint(["workspace_id", "creator_id"], ["member.workspace_id", "member.id"]),
        # Whoever added what nobody has is told of its deadline.
        Index(
            "task_without_owner",
            "workspace_id",
            "creator_id",
            sqlite_where=text("owner_id IS NULL AND closed_at IS NULL"),
            postgresql_where=text("owner_id IS NULL AND closed_at IS NULL"),
        ),
        CLUSTERED,
    )

    workspace_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    channel_id: str
    title: str
    status: TaskStatus = Field(sa_type=by_value(TaskStatus))
    owner_id: str | None = None
    creator_id: str
    due_at: datetime | None = None
    thread_ts: str | None = None
    created_at: datetime
    closed_at: datetime | None = None
    closed_by: str | None = None
    priority: Priority = Field(default=Priority.NORMAL, sa_type=by_value(Priority))
    estimate_minutes: int | None = None
    notes: str = ""
    assignees: tuple[str, ...] = Field(default=(), sa_type=JsonList(), nullable=True)
    watchers: tuple[str, ...] = Field(default=(), sa_type=JsonList(), nullable=True)
    labels: tuple[str, ...] = Field(default=(), sa_type=JsonList(), nullable=True)
    after: tuple[int, ...] = Field(default=(), sa_type=JsonList(), nullable=True)
    under: int | None = None
    blockers: tuple[Blocker, ...] = Field(default=(), sa_type=JsonList(asdict, read_blocker), nullable=True)
    recurrence: str | None = None
    recurs_since: date | None = None
    follows: int | None = None
    permalink: str | None = None
    comments: int = 0
    version: int = 1
    words: str = ""
    rank: int = Field(default=0, sa_type=BigInteger)


class TaskFacet(SQLModel, table=True):
    """One row for each way a task can be found: in a channel, by person, label, word ...

    `rank` is the place in the list, see bot.domain.tasks.facets. The key holds all, in the order of reading.
    """

    __tablename__ = "task_facet"
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True)
    facet: Facet = Field(primary_key=True, sa_type=by_value(Facet))
    key: str = Field(primary_key=True, sa_type=ByteOrder)
    rank: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


class TaskComment(SQLModel, table=True):
    """A reply in the thread of a task's card."""

    __tablename__ = "task_comment"
    __table_args__ = (Index("task_comment_by_task", "workspace_id", "number"), CLUSTERED)

    workspace_id: str = Field(primary_key=True)
    channel_id: str = Field(primary_key=True)
    ts: str = Field(primary_key=True)
    number: int
    author_id: str
    text: str
    at: datetime


class Handover(SQLModel, table=True):
    """What somebody who left had, as far as it was taken over: `recipient` hears of it when all is.

    `numbers` are the first of the tasks, `count` is how many they are.
    """

    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    member_id: str = Field(primary_key=True)
    channel_id: str = Field(primary_key=True)
    recipient: str = Field(primary_key=True)
    count: int = 0
    numbers: tuple[int, ...] = Field(default=(), sa_type=JsonList(), nullable=True)


class ImportedTask(SQLModel, table=True):
    """What became a task once, by its key in another tool and the channel, or as a message: not again."""

    __tablename__ = "imported_task"
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    number: int
