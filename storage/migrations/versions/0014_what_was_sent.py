"""What was sent to a person is found without reading all that was ever decided about them

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

SENT = sa.text("message IS NOT NULL")


def upgrade() -> None:
    for name, columns in (("sent", ["at"]), ("sent_about", ["subject", "at"])):
        op.create_index(
            f"attention_entry_{name}",
            "attention_entry",
            ["workspace_id", "member_id", *columns],
            sqlite_where=SENT,
            postgresql_where=SENT,
        )


def downgrade() -> None:
    op.drop_index("attention_entry_sent_about", "attention_entry")
    op.drop_index("attention_entry_sent", "attention_entry")
