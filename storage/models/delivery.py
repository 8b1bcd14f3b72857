"""What leaves: cards, lanes, the outbox."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from bot.domain.attention.why import Rule
from bot.domain.outgoing import Method, OutboxStatus
from storage.models.columns import CLUSTERED, RowId, by_value

DIRECT = "method = 'post' AND substr(destination, 1, 1) IN ('U', 'W')"
"""A message to one person; in just these words, by which the databases know the index to use."""
WAITING = "status IN ('queued', 'sending')"
"""A message that has not left; likewise."""
QUEUED = "status = 'queued'"
STANDING = "ts IS NOT NULL AND method IN ('post', 'file')"
"""A message that stands in Slack."""
HELD = "status = 'dropped' AND error = 'held'"
"""A message that was never to be sent."""


class Card(SQLModel, table=True):
    """A message that follows its subject: what was posted where, and the version it shows."""

    __table_args__ = (
        Index("card_by_subject", "workspace_id", "subject"),
        Index(
            "card_by_message",
            "workspace_id",
            "channel_id",
            "ts",
            sqlite_where=text("ts IS NOT NULL"),
            postgresql_where=text("ts IS NOT NULL"),
        ),
        CLUSTERED,
    )

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
    """A message to be sent, or held back. `token` is the opaque id that its post carries in the metadata,
    `rule` why it was sent then, or not, `zone_name` whose clock that is about.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "outbox_waiting",
            "workspace_id",
            "lane",
            "id",
            sqlite_where=text(WAITING),
            postgresql_where=text(WAITING),
        ),
        Index(
            "outbox_one_queued_per_card",
            "card_id",
            unique=True,
            sqlite_where=text(QUEUED),
            postgresql_where=text(QUEUED),
        ),
        # What somebody got in their direct messages; what goes into channels pays nothing for it.
        Index(
            "outbox_direct",
            "workspace_id",
            "destination",
            "id",
            sqlite_where=text(DIRECT),
            postgresql_where=text(DIRECT),
        ),
        Index(
            "outbox_standing",
            *("workspace_id", "destination", "ts"),
            sqlite_where=text(STANDING),
            postgresql_where=text(STANDING),
        ),
        Index(
            "outbox_held",
            *("workspace_id", "destination", "id"),
            sqlite_where=text(HELD),
            postgresql_where=text(HELD),
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
    rule: Rule | None = Field(default=None, sa_type=by_value(Rule, is_checked=False), nullable=True)
    zone_name: str | None = None
