"""Imports: files wait to be read, their tasks wait in chunks

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TO_READ = sa.text("read_at IS NOT NULL")
STATES = ("reading", "preview", "running", "done", "cancelled", "failed")
FORMER_STATES = ("preview", "running", "done", "cancelled")


def upgrade() -> None:
    """Nothing was ever written to the former table."""
    op.drop_table("import_batch")
    op.create_table(
        "import_batch",
        *(_text(name) for name in ("workspace_id", "id", "member_id", "channel_id", "asked_in", "file_id")),
        _text("file_name"),
        sa.Column("state", _states(STATES), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("is_quiet", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("mapping", "preview")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("total", "position", "added", "known")),
        sa.Column("read_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index("import_batch_of_member", "import_batch", ["workspace_id", "member_id", "created_at"])
    op.create_index(
        "import_batch_to_read",
        "import_batch",
        ["read_at"],
        sqlite_where=TO_READ,
        postgresql_where=TO_READ,
    )
    op.create_table(
        "import_chunk",
        *(_text(name) for name in ("workspace_id", "batch_id")),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("plans", sa.Text(), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "batch_id", "place"),
    )


def downgrade() -> None:
    op.drop_table("import_chunk")
    op.drop_table("import_batch")
    op.create_table(
        "import_batch",
        *(_text(name) for name in ("workspace_id", "id", "member_id", "channel_id", "file_name", "format")),
        sa.Column("state", _states(FORMER_STATES), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("total", "position", "added", "known")),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("mapping", "sheet", "skipped")),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "id"),
        sqlite_with_rowid=False,
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sqlmodel.sql.sqltypes.AutoString(), nullable=False)


def _states(known: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*known, name="importstate", native_enum=False, create_constraint=True, length=32)
