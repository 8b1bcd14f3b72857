"""Files of tasks on their way in."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, Text, text
from sqlmodel import Field, SQLModel

from bot.domain.imports import ImportState
from storage.models.columns import CLUSTERED, by_value


class ImportBatch(SQLModel, table=True):
    """A file: what it is, how it is read, how far it has come.

    `content` is the file itself, compressed, as long as it may be read again; `read_at` is when it is to be
    read, empty when it is not. `reasons` says why lines were left out, and what else should be known.
    """

    __tablename__ = "import_batch"
    __table_args__ = (
        Index("import_batch_of_member", "workspace_id", "member_id", "created_at"),
        Index(
            "import_batch_to_read",
            "read_at",
            sqlite_where=text("read_at IS NOT NULL"),
            postgresql_where=text("read_at IS NOT NULL"),
        ),
        CLUSTERED,
    )

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    id: str = Field(primary_key=True)
    member_id: str
    channel_id: str = ""
    asked_in: str
    file_id: str
    file_name: str
    state: ImportState = Field(sa_type=by_value(ImportState))
    created_at: datetime
    is_quiet: bool = False
    mapping: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    preview: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    total: int = 0
    position: int = 0
    added: int = 0
    known: int = 0
    read_at: datetime | None = None
    tries: int = 0
    content: str = Field(default="", sa_type=Text)
    reasons: list[Any] = Field(default_factory=list, sa_type=JSON)


class ImportChunk(SQLModel, table=True):
    """Some tasks of a file, as plain JSON, and the numbers they were added under; none for what was known."""

    __tablename__ = "import_chunk"

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    batch_id: str = Field(primary_key=True)
    place: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    plans: str = Field(sa_type=Text)
    numbers: list[Any] | None = Field(default=None, sa_type=JSON)
