"""The append-only history."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from storage.models.columns import RowId


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
