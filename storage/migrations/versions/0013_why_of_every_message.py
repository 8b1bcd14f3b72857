"""Each message says why it was sent when it was, or was not

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString()
STANDING = sa.text("ts IS NOT NULL AND method IN ('post', 'file')")
HELD = sa.text("status = 'dropped' AND error = 'held'")


def upgrade() -> None:
    op.add_column("outbox", sa.Column("rule", sa.String(32), nullable=True))
    op.add_column("outbox", sa.Column("zone_name", TEXT, nullable=True))
    for name, last, condition in (("outbox_standing", "ts", STANDING), ("outbox_held", "id", HELD)):
        op.create_index(
            name,
            "outbox",
            ["workspace_id", "destination", last],
            sqlite_where=condition,
            postgresql_where=condition,
        )


def downgrade() -> None:
    op.drop_index("outbox_held", "outbox")
    op.drop_index("outbox_standing", "outbox")
    op.execute("ALTER TABLE outbox DROP COLUMN zone_name")
    op.execute("ALTER TABLE outbox DROP COLUMN rule")
