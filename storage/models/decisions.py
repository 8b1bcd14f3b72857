"""What was decided, and what it commits to."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

from bot.domain.approvals.model import Money
from bot.domain.approvals.written import read_stored_money, write_money
from storage.models.columns import CLUSTERED, JsonList, Written


class DecisionRow(SQLModel, table=True):
    __tablename__ = "decision"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "channel_id"], ["channel.workspace_id", "channel.id"], onupdate="CASCADE"
        ),
        Index("decision_by_channel", "workspace_id", "channel_id", "at", "number"),
        Index(
            "decision_of_subject",
            "workspace_id",
            "subject",
            unique=True,
            sqlite_where=text("subject <> ''"),
            postgresql_where=text("subject <> ''"),
        ),
        CLUSTERED,
    )

    workspace_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    channel_id: str
    at: datetime
    outcome: str
    title: str
    subject: str = ""
    money: Money | None = Field(default=None, sa_type=Written(write_money, read_stored_money), nullable=True)
    deciders: tuple[str, ...] = Field(default=(), sa_type=JsonList(), nullable=True)
    permalink: str | None = None


class CommitmentRow(SQLModel, table=True):
    __tablename__ = "commitment"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "channel_id"], ["channel.workspace_id", "channel.id"], onupdate="CASCADE"
        ),
        Index("commitment_by_channel", "workspace_id", "channel_id", "at"),
        CLUSTERED,
    )

    workspace_id: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    channel_id: str
    amount: Decimal = Field(sa_type=Written("{:f}".format, Decimal), nullable=False)
    currency: str
    at: datetime
