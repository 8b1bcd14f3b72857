"""Who is where: channels are read again, outsiders' channels are known, tasks are handed over

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TO_READ = sa.text("read_again_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "handover",
        sa.Column("workspace_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("member_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("channel_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recipient", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "member_id", "channel_id", "recipient"),
        sqlite_with_rowid=False,
    )
    op.add_column("member", sa.Column("channels_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    op.add_column("channel", sa.Column("read_again_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    with op.batch_alter_table("channel", schema=None) as batch:
        batch.create_index(
            "channel_to_read",
            ["read_again_at"],
            unique=False,
            sqlite_where=TO_READ,
            postgresql_where=TO_READ,
        )
    # Of what is known already, everything is asked about once; what Slack hides from us it hides still.
    op.execute(
        "UPDATE channel SET read_again_at = '2000-01-01 00:00:00.000000' "
        "WHERE NOT is_direct AND (is_reachable OR NOT is_private)"
    )


def downgrade() -> None:
    """Handovers under way are forgotten: who would have heard of them does not."""
    op.drop_table("handover")
    # In place: SQLite would have to drop the whole tables, and tasks point at them.
    op.drop_index("channel_to_read", "channel")
    op.drop_column("channel", "read_again_at")
    op.drop_column("member", "channels_at")
