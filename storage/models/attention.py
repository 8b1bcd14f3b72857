"""What people want of nudges, and the ledger of all that was sent, waits or was held back."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from bot.domain.attention.kinds import Kind
from bot.domain.attention.why import Rule
from bot.domain.attention.wishes import Whose
from storage.models.columns import CLUSTERED, JsonList, RowId, by_value

SENT = "message IS NOT NULL"
"""What a message brought; in just these words, by which the databases know the indexes to use."""


class AttentionWishes(SQLModel, table=True):
    """`whose` is a member's id or a channel's, empty for the workspace."""

    __tablename__ = "attention_wishes"
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    whose: str = Field(primary_key=True)
    ways: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    urgent: bool | None = None
    budget: int | None = None
    slots: tuple[time, ...] = Field(
        default=(), sa_type=JsonList(time.isoformat, time.fromisoformat), nullable=True
    )
    quiet_from: time | None = None
    quiet_until: time | None = None
    silent_until: datetime | None = None
    dnd_until: datetime | None = None


class AttentionEntry(SQLModel, table=True):
    """Which rule decided on a nudge, and when. `message` is the card that brought it, of what was sent;
    `again_at` when it is looked at again, of what waits.
    """

    __tablename__ = "attention_entry"
    __table_args__ = (
        Index("attention_entry_once", "workspace_id", "member_id", "occasion", "rule", unique=True),
        Index("attention_entry_of_member", "workspace_id", "member_id", "id"),
        Index("attention_entry_of_channel", "workspace_id", "channel_id", "at"),
        *(
            Index(
                f"attention_entry_{name}",
                *("workspace_id", "member_id", *columns),
                sqlite_where=text(SENT),
                postgresql_where=text(SENT),
            )
            for name, columns in (("sent", ("at",)), ("sent_about", ("subject", "at")))
        ),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    workspace_id: str = Field(foreign_key="workspace.id")
    member_id: str
    channel_id: str
    kind: Kind = Field(sa_type=by_value(Kind, is_checked=False))
    subject: str
    occasion: str
    rule: Rule = Field(sa_type=by_value(Rule, is_checked=False))
    whose: Whose = Field(sa_type=by_value(Whose))
    at: datetime
    zone_name: str
    again_at: datetime | None = None
    message: str | None = None


class AttentionMute(SQLModel, table=True):
    """Of what a person wants to hear no more."""

    __tablename__ = "attention_mute"
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    member_id: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    at: datetime


class PassedNudge(SQLModel, table=True):
    """A nudge that goes to somebody else: its person does not react, cannot be reached, or named them as in
    their way.
    """

    __tablename__ = "passed_nudge"
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    member_id: str = Field(primary_key=True)
    occasion: str = Field(primary_key=True)
    kind: Kind = Field(sa_type=by_value(Kind, is_checked=False))
    subject: str
    channel_id: str
    since: datetime
    instead_of: str
