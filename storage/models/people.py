"""Members and channels, as Slack last told us of them; and what people set for themselves."""

from datetime import datetime, time

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from storage.models.columns import CLUSTERED


class Workspace(SQLModel, table=True):
    """`address` is where its messages are on the web (https://acme.slack.com/)."""

    id: str = Field(primary_key=True)
    name: str
    bot_user_id: str | None = None
    address: str | None = None
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
    is_admin: bool | None = None
    language: str | None = None
    dm_channel_id: str | None = None
    channels_at: datetime | None = None


class Channel(SQLModel, table=True):
    """`read_again_at` is when Slack is to be asked about it again; empty where there is nothing to ask."""

    __table_args__ = (
        Index(
            "channel_to_read",
            "read_again_at",
            sqlite_where=text("read_again_at IS NOT NULL"),
            postgresql_where=text("read_again_at IS NOT NULL"),
        ),
        Index(
            "channel_by_lead",
            "workspace_id",
            "lead_id",
            sqlite_where=text("lead_id IS NOT NULL"),
            postgresql_where=text("lead_id IS NOT NULL"),
        ),
        CLUSTERED,
    )

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    id: str = Field(primary_key=True)
    name: str
    is_private: bool = False
    is_direct: bool = False
    is_shared: bool = False
    is_reachable: bool = True
    roster_at: datetime | None = None
    read_again_at: datetime | None = None
    lead_id: str | None = None
    capture_emoji: str = "pushpin"
    quiet_cards: bool = False


class Membership(SQLModel, table=True):
    """Who is in a channel, of channels where that decides what somebody may see."""

    __table_args__ = (Index("membership_by_channel", "workspace_id", "channel_id"), CLUSTERED)

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    member_id: str = Field(primary_key=True)
    channel_id: str = Field(primary_key=True)


class CalendarFeed(SQLModel, table=True):
    """A person's own calendar of due dates; only the digest of its secret address is kept."""

    __tablename__ = "calendar_feed"
    __table_args__ = (Index("calendar_feed_of_member", "workspace_id", "member_id", unique=True), CLUSTERED)

    digest: str = Field(primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id")
    member_id: str
    created_at: datetime


class Counter(SQLModel, table=True):
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    name: str = Field(primary_key=True)
    value: int = 0
