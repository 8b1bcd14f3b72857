"""What comes in once, and what happens at its instant."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from storage.models.columns import CLUSTERED


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
