"""Nudges are gathered by person, with a ledger that says why; digests

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString()
INSTANT = sqlmodel.sql.sqltypes.UTCDateTime()
WITHOUT_OWNER = sa.text("owner_id IS NULL AND closed_at IS NULL")
LED = sa.text("lead_id IS NOT NULL")
DIRECT = sa.text("method = 'post' AND substr(destination, 1, 1) IN ('U', 'W')")
KINDS = (
    *("before_due", "due", "overdue", "unassigned", "stuck", "blocked", "request", "standup"),
    "review",
)
RULES = (
    *("slot", "late", "urgent", "next_slot", "hours", "day_off", "holiday", "leave", "quiet", "silent"),
    *("budget", "off", "digest", "muted", "ignored", "too_late", "sent_before"),
)

# Deadlines that were to be told one by one are told with the others of the same person from now on.
MOVE_NUDGES = """
INSERT INTO timer (workspace_id, kind, subject, next_run_at)
SELECT timer.workspace_id, 'attention', coalesce(task.owner_id, task.creator_id), min(timer.next_run_at)
FROM timer JOIN task ON task.workspace_id = timer.workspace_id AND timer.subject = 'T-' || task.number
WHERE timer.kind = 'due_nudge'
GROUP BY timer.workspace_id, coalesce(task.owner_id, task.creator_id)
"""


def upgrade() -> None:
    _attention()
    _passed()
    _digests()
    op.create_index(
        "task_without_owner",
        "task",
        ["workspace_id", "creator_id"],
        sqlite_where=WITHOUT_OWNER,
        postgresql_where=WITHOUT_OWNER,
    )
    op.create_index(
        "channel_by_lead", "channel", ["workspace_id", "lead_id"], sqlite_where=LED, postgresql_where=LED
    )
    op.create_index(
        "outbox_direct",
        "outbox",
        ["workspace_id", "destination", "id"],
        sqlite_where=DIRECT,
        postgresql_where=DIRECT,
    )
    op.execute(MOVE_NUDGES)
    op.execute("DELETE FROM timer WHERE kind = 'due_nudge'")
    # What was sent so far stays as it is; what was not, is told anew.
    op.execute("UPDATE card SET subject = '' WHERE content = 'due_nudge'")
    op.execute("UPDATE outbox SET status = 'dropped' WHERE content = 'due_nudge' AND status = 'queued'")


def one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def _whose() -> sa.Enum:
    return one_of("whose", "person", "channel", "workspace", "nobody")


def _attention() -> None:
    op.create_table(
        "attention_wishes",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("whose", TEXT, nullable=False),
        sa.Column("ways", sa.JSON(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=True),
        sa.Column("budget", sa.Integer(), nullable=True),
        sa.Column("slots", sa.JSON(), nullable=True),
        sa.Column("quiet_from", sa.Time(), nullable=True),
        sa.Column("quiet_until", sa.Time(), nullable=True),
        sa.Column("silent_until", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "whose"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "attention_entry",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("member_id", TEXT, nullable=False),
        sa.Column("channel_id", TEXT, nullable=False),
        sa.Column("kind", one_of("kind", *KINDS), nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("occasion", TEXT, nullable=False),
        sa.Column("rule", one_of("rule", *RULES), nullable=False),
        sa.Column("whose", _whose(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("zone_name", TEXT, nullable=False),
        sa.Column("again_at", INSTANT, nullable=True),
        sa.Column("message", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "attention_entry_once",
        "attention_entry",
        ["workspace_id", "member_id", "occasion", "rule"],
        unique=True,
    )
    op.create_index("attention_entry_of_member", "attention_entry", ["workspace_id", "member_id", "id"])
    op.create_index("attention_entry_of_channel", "attention_entry", ["workspace_id", "channel_id", "at"])


def _passed() -> None:
    op.create_table(
        "attention_mute",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("member_id", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "member_id", "subject"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "passed_nudge",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("member_id", TEXT, nullable=False),
        sa.Column("occasion", TEXT, nullable=False),
        sa.Column("kind", one_of("kind", *KINDS), nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("channel_id", TEXT, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("instead_of", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "member_id", "occasion"),
        sqlite_with_rowid=False,
    )


def _digests() -> None:
    op.create_table(
        "digest",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("channel_id", TEXT, nullable=False),
        sa.Column("creator_id", TEXT, nullable=False),
        sa.Column("rhythm", TEXT, nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("zone_name", TEXT, nullable=False),
        sa.Column(
            "audience", one_of("audience", "stakeholders", "team", "managers", "person"), nullable=False
        ),
        sa.Column("when_quiet", one_of("whenquiet", "line", "nothing"), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("told_at", INSTANT, nullable=False),
        sa.Column("watermark", sa.BigInteger(), nullable=False),
        sa.Column("note", TEXT, nullable=False),
        sa.Column("note_by", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "channel_id"], ["channel.workspace_id", "channel.id"], onupdate="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", "number"),
        sqlite_with_rowid=False,
    )
    op.create_index("digest_by_channel", "digest", ["workspace_id", "channel_id"])
    op.create_table(
        "digest_issue",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("after_id", sa.BigInteger(), nullable=False),
        sa.Column("up_to_id", sa.BigInteger(), nullable=False),
        sa.Column("note", TEXT, nullable=False),
        sa.Column("note_by", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("workspace_id", "number", "at"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Deadlines that were to be told are told no more until their tasks change."""
    op.execute("DELETE FROM timer WHERE kind IN ('attention', 'digest', 'digest_note')")
    for index, table in (
        ("outbox_direct", "outbox"),
        ("channel_by_lead", "channel"),
        ("task_without_owner", "task"),
    ):
        op.drop_index(index, table)
    for table in (
        "digest_issue",
        "digest",
        "passed_nudge",
        "attention_mute",
        "attention_entry",
        "attention_wishes",
    ):
        op.drop_table(table)
