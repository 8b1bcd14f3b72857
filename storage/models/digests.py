"""Digests: what a channel or a person reads of what moved, and when."""

from datetime import datetime, time

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel

from bot.domain.digests.digest import Audience, WhenQuiet
from storage.models.columns import CLUSTERED, by_value


class DigestRow(SQLModel, table=True):
    """`watermark` is the id of the last entry of the history that was told of."""

    __tablename__ = "digest"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "channel_id"], ["channel.workspace_id", "channel.id"], onupdate="CASCADE"
        ),
        Index("digest_by_channel", "workspace_id", "channel_id"),
        CLUSTERED,
    )

    workspace_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    channel_id: str
    creator_id: str
    rhythm: str
    at: time
    zone_name: str
    audience: Audience = Field(sa_type=by_value(Audience))
    when_quiet: WhenQuiet = Field(sa_type=by_value(WhenQuiet))
    created_at: datetime
    told_at: datetime
    watermark: int = Field(sa_type=BigInteger)
    note: str = ""
    note_by: str | None = None


class DigestIssue(SQLModel, table=True):
    """A digest that was posted: between which entries of the history, and at which instants."""

    __tablename__ = "digest_issue"
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = Field(primary_key=True)
    since: datetime
    after_id: int = Field(sa_type=BigInteger)
    up_to_id: int = Field(sa_type=BigInteger)
    note: str = ""
    note_by: str | None = None
