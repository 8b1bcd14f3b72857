"""Requests for approval, the votes that stand, policies with their versions, substitutes."""

from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

from bot.domain.approvals.facets import RequestFacet
from bot.domain.approvals.model import Money, RequestStatus, Step, Verdict
from bot.domain.approvals.policy import Range, Timing
from bot.domain.approvals.written import (
    read_range,
    read_step,
    read_stored_money,
    read_timing,
    write_money,
    write_range,
    write_step,
)
from storage.models.columns import CLUSTERED, ByteOrder, JsonList, Written, by_value


class ApprovalRow(SQLModel, table=True):
    __tablename__ = "approval_request"
    __table_args__ = (
        # A channel's id changes when it becomes shared: the requests go with it.
        ForeignKeyConstraint(
            ["workspace_id", "channel_id"], ["channel.workspace_id", "channel.id"], onupdate="CASCADE"
        ),
        ForeignKeyConstraint(["workspace_id", "requester_id"], ["member.workspace_id", "member.id"]),
        CLUSTERED,
    )

    workspace_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    channel_id: str
    requester_id: str
    title: str
    steps: tuple[Step, ...] = Field(sa_type=JsonList(write_step, read_step), nullable=False)
    created_at: datetime
    opened_at: datetime
    expires_at: datetime
    kind: str = ""
    money: Money | None = Field(default=None, sa_type=Written(write_money, read_stored_money), nullable=True)
    notes: str = ""
    links: tuple[str, ...] = Field(default=(), sa_type=JsonList(), nullable=True)
    own_steps: tuple[Step, ...] = Field(default=(), sa_type=JsonList(write_step, read_step), nullable=True)
    status: RequestStatus = Field(default=RequestStatus.OPEN, sa_type=by_value(RequestStatus))
    position: int = 0
    due_at: datetime | None = None
    timing: Timing = Field(sa_type=Written(asdict, read_timing), nullable=False)
    policy_name: str = ""
    policy_version: int = 0
    fallback_id: str | None = None
    asked: tuple[str, ...] = Field(default=(), sa_type=JsonList(), nullable=True)
    involved: tuple[str, ...] = Field(default=(), sa_type=JsonList(), nullable=True)
    starts: tuple[int, ...] = Field(default=(), sa_type=JsonList(), nullable=True)
    thread_ts: str | None = None
    permalink: str | None = None
    closed_at: datetime | None = None
    closed_by: str | None = None
    version: int = 1


class ApprovalFacet(SQLModel, table=True):
    """One row for each way a request can be found; see bot.domain.approvals.facets."""

    __tablename__ = "approval_facet"
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True)
    facet: RequestFacet = Field(primary_key=True, sa_type=by_value(RequestFacet))
    key: str = Field(primary_key=True, sa_type=ByteOrder)
    rank: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


class ApprovalVote(SQLModel, table=True):
    """The votes that stand; what was voted before is in the audit."""

    __tablename__ = "approval_vote"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "number"], ["approval_request.workspace_id", "approval_request.number"]
        ),
        CLUSTERED,
    )

    workspace_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    step: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    voter_id: str = Field(primary_key=True)
    verdict: Verdict = Field(sa_type=by_value(Verdict))
    content_hash: str
    at: datetime
    for_id: str = ""
    reason: str = ""
    permalink: str = ""


class ApprovalPolicy(SQLModel, table=True):
    """Every version of every policy; the newest of a name counts."""

    __tablename__ = "approval_policy"
    __table_args__ = (
        Index(
            "approval_policy_newest",
            "workspace_id",
            "name",
            unique=True,
            sqlite_where=text("is_newest"),
            postgresql_where=text("is_newest"),
        ),
        CLUSTERED,
    )

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    name: str = Field(primary_key=True)
    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    is_newest: bool
    steps: tuple[Step, ...] = Field(sa_type=JsonList(write_step, read_step), nullable=False)
    fallback_id: str
    kinds: tuple[str, ...] = Field(default=(), sa_type=JsonList(), nullable=True)
    channels: tuple[str, ...] = Field(default=(), sa_type=JsonList(), nullable=True)
    requesters: tuple[str, ...] = Field(default=(), sa_type=JsonList(), nullable=True)
    amounts: Range | None = Field(default=None, sa_type=Written(write_range, read_range), nullable=True)
    timing: Timing = Field(sa_type=Written(asdict, read_timing), nullable=False)
    position: int = 0
    is_on: bool = True
    changed_by: str
    changed_at: datetime


class PolicyKeeper(SQLModel, table=True):
    """Who may change policies beside the workspace's admins."""

    __tablename__ = "policy_keeper"
    __table_args__ = CLUSTERED

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    member_id: str = Field(primary_key=True)
    given_by: str
    given_at: datetime


class DelegationRow(SQLModel, table=True):
    """Who decides in whose place on which days (of the principal); nobody, where the substitute is empty."""

    __tablename__ = "delegation"
    __table_args__ = (Index("delegation_by_end", "workspace_id", "last"), CLUSTERED)

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    principal_id: str = Field(primary_key=True)
    first: date = Field(primary_key=True)
    substitute_id: str = ""
    last: date
