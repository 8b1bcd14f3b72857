"""Until when Slack keeps messages quiet for somebody

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "attention_wishes", sa.Column("dnd_until", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True)
    )


def downgrade() -> None:
    op.execute("ALTER TABLE attention_wishes DROP COLUMN dnd_until")
