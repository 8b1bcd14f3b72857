"""The tables. Each carries workspace_id; members, channels and messages keep Slack's own ids."""

from datetime import datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Enum, ForeignKeyConstraint, Index, Integer, text
from sqlmodel import Field, SQLModel

from bot.domain.outgoing import Method, OutboxStatus
from bot.domain.tasks import TaskStatus

METADATA = SQLModel.metadata

CLUSTERED = {"sqlite_with_rowid": False}
"""Rows stored in the order of a short primary key: one tree to touch instead of two."""

RowId = BigInteger().with_variant(Integer(), "sqlite")  # SQLite counts up only in INTEGER PRIMARY KEY


def by_value(kind: type[StrEnum]) -> Enum:
    """Text holding the enum's value, held to the known values by a check constraint."""
    return Enum(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        name=kind.__name__.lower(),
        length=32,
    )


class Workspace(SQLModel, table=True):
    id: str = Field(primary_key=True)
    name: str
    bot_user_id: str | None = None
    created_at: datetime


class Member(SQLModel, table=True):
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    id: str = Field(primary_key=True)
    name: str
    locale: str = "en-US"
    zone_name: str = "Etc/UTC"
    workdays: str = "12345"
    work_start: time = time(9)
    work_end: time = time(17)
    is_guest: bool = False
    is_stranger: bool = False
    is_bot: bool = False
    has_left: bool = False
    dm_channel_id: str | None = None


class Channel(SQLModel, table=True):
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    id: str = Field(primary_key=True)
    name: str
    is_private: bool = False
    is_direct: bool = False
    is_shared: bool = False
    is_reachable: bool = True


class Counter(SQLModel, table=True):
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    name: str = Field(primary_key=True)
    value: int = 0


class TaskRow(SQLModel, table=True):
    __tablename__ = "task"
    __table_args__ = (
        # A channel's id changes when it becomes shared: the tasks go with it.
        ForeignKeyConstraint(
            ["workspace_id", "channel_id"], ["channel.workspace_id", "channel.id"], onupdate="CASCADE"
        ),
        ForeignKeyConstraint(["workspace_id", "owner_id"], ["member.workspace_id", "member.id"]),
        ForeignKeyConstraint(["workspace_id", "creator_id"], ["member.workspace_id", "member.id"]),
        Index("task_by_owner", "workspace_id", "owner_id", "status", "due_at"),
        Index("task_by_channel", "workspace_id", "channel_id", "status", "due_at"),
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


class AuditEntry(SQLModel, table=True):
    __tablename__ = "audit"
    __table_args__ = (Index("audit_by_subject", "workspace_id", "subject", "id"),)

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    workspace_id: str = Field(foreign_key="workspace.id")
    at: datetime
    actor_id: str
    action: str
    subject: str
    source: str
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Card(SQLModel, table=True):
    """A message that follows its subject: what was posted where, and the version it shows."""

    __table_args__ = (Index("card_by_subject", "workspace_id", "subject"), CLUSTERED)

    id: str = Field(primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id")
    content: str
    subject: str
    destination: str
    thread_ts: str | None = None
    payload: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    channel_id: str | None = None
    ts: str | None = None
    shown: str | None = None


class Lane(SQLModel, table=True):
    """A queue of messages that must leave in order.

    `next_run_at` is empty when nothing waits; while a holder sends, it is the end of the lease, the
    instant at which another may take the lane over.
    """

    __table_args__ = (
        Index(
            "lane_due",
            "next_run_at",
            sqlite_where=text("next_run_at IS NOT NULL"),
            postgresql_where=text("next_run_at IS NOT NULL"),
        ),
        CLUSTERED,
    )

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    name: str = Field(primary_key=True)
    next_run_at: datetime | None = None
    paced_until: datetime | None = None
    holder: str | None = None


class OutboxRow(SQLModel, table=True):
    """A message to be sent. `token` is the opaque id that its post carries in the metadata."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "outbox_waiting",
            "workspace_id",
            "lane",
            "id",
            sqlite_where=text("status IN ('queued', 'sending')"),
            postgresql_where=text("status IN ('queued', 'sending')"),
        ),
        Index(
            "outbox_one_queued_per_card",
            "card_id",
            unique=True,
            sqlite_where=text("status = 'queued'"),
            postgresql_where=text("status = 'queued'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    workspace_id: str = Field(foreign_key="workspace.id")
    lane: str
    token: str
    method: Method = Field(sa_type=by_value(Method))
    content: str
    subject: str
    destination: str
    thread_ts: str | None = None
    recipient_id: str | None = None
    actor_id: str | None = None
    card_id: str | None = Field(default=None, foreign_key="card.id")
    payload: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    status: OutboxStatus = Field(sa_type=by_value(OutboxStatus))
    attempts: int = 0
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    ts: str | None = None
    error: str | None = None


class SeenEvent(SQLModel, table=True):
    """A delivery from Slack that was handled, with the answer it got: a second delivery gets the same."""

    __tablename__ = "seen_event"
    __table_args__ = (Index("seen_event_by_age", "seen_at"),)

    workspace_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    seen_at: datetime
    answer: dict[str, Any] | None = Field(default=None, sa_type=JSON)


class Timer(SQLModel, table=True):
    """A firing to come, in UTC."""

    __table_args__ = (Index("timer_due", "next_run_at"), CLUSTERED)

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    kind: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    next_run_at: datetime


class Firing(SQLModel, table=True):
    """The ledger of firings: whoever inserts the key owns the message."""

    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    key: str = Field(primary_key=True)
    fired_at: datetime
    outcome: str
