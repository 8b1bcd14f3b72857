"""The append-only history."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index
from sqlmodel import Field, SQLModel

from storage.models.columns import CLUSTERED, RowId


class AuditEntry(SQLModel, table=True):
    __tablename__ = "audit"
    __table_args__ = (
        Index("audit_by_subject", "workspace_id", "subject", "id"),
        Index("audit_by_actor", "workspace_id", "actor_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=RowId)
    workspace_id: str = Field(foreign_key="workspace.id")
    at: datetime
    actor_id: str
    action: str
    subject: str
    source: str
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class AuditSeal(SQLModel, table=True):
    """A link of the workspace's chain over its history (see bot.domain.audit_chain)."""

    __tablename__ = "audit_seal"
    __table_args__ = (Index("audit_seal_by_entry", "audit_id", unique=True), CLUSTERED)

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    position: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    audit_id: int = Field(sa_type=BigInteger)
    sealed_at: datetime
    hash: str
