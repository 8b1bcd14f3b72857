"""What channels decide, and what it commits them to

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString()
INSTANT = sqlmodel.sql.sqltypes.UTCDateTime()
OF_A_REQUEST = sa.text("subject <> ''")


def upgrade() -> None:
    op.create_table(
        "decision",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("channel_id", TEXT, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("outcome", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("money", sa.JSON(), nullable=True),
        sa.Column("deciders", sa.JSON(), nullable=True),
        sa.Column("permalink", TEXT, nullable=True),
        _of_channel(),
        sa.PrimaryKeyConstraint("workspace_id", "number"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "commitment",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("channel_id", TEXT, nullable=False),
        sa.Column("amount", sa.JSON(), nullable=False),
        sa.Column("currency", TEXT, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        _of_channel(),
        sa.PrimaryKeyConstraint("workspace_id", "subject"),
        sqlite_with_rowid=False,
    )
    _indexes()


def _of_channel() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "channel_id"], ["channel.workspace_id", "channel.id"], onupdate="CASCADE"
    )


def _indexes() -> None:
    with op.batch_alter_table("decision") as batch:
        batch.create_index("decision_by_channel", ["workspace_id", "channel_id", "at", "number"])
        batch.create_index(
            "decision_of_subject",
            ["workspace_id", "subject"],
            unique=True,
            sqlite_where=OF_A_REQUEST,
            postgresql_where=OF_A_REQUEST,
        )
    with op.batch_alter_table("commitment") as batch:
        batch.create_index("commitment_by_channel", ["workspace_id", "channel_id", "at"])


def downgrade() -> None:
    """The requests keep how they ended, and the history who decided."""
    op.drop_table("commitment")
    op.drop_table("decision")
