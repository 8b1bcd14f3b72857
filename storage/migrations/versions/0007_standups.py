"""Stand-ups: their rounds, prompts and answers, blockers, retro cards, days away, templates

Revision ID: 0007
Revises: 0006
"""

from typing import Any

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString()
INSTANT = sqlmodel.sql.sqltypes.UTCDateTime()
STANDING = sa.text("solved_at IS NULL")


def one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def number(name: str = "number") -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)


def of_round() -> list[sa.Column[Any]]:
    return [
        sa.Column("workspace_id", TEXT, nullable=False),
        number(),
        sa.Column("day", sa.Date(), nullable=False),
    ]


def of_workspace() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"])


def upgrade() -> None:
    _standups()
    _rounds()
    _answers()
    _blockers()
    _retros()
    _people()


def _standups() -> None:
    op.create_table(
        "standup",
        sa.Column("workspace_id", TEXT, nullable=False),
        number(),
        sa.Column("channel_id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("creator_id", TEXT, nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("schedule", sa.JSON(), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("asked_until", INSTANT, nullable=False),
        sa.Column("reporting", sa.JSON(), nullable=False),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("remind_percent", sa.Integer(), nullable=False),
        sa.Column("state", one_of("standupstate", "on", "paused", "deleted"), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.JSON(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "channel_id"], ["channel.workspace_id", "channel.id"], onupdate="CASCADE"
        ),
        sa.ForeignKeyConstraint(["workspace_id", "creator_id"], ["member.workspace_id", "member.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "number"),
        sqlite_with_rowid=False,
    )
    op.create_index("standup_by_channel", "standup", ["workspace_id", "channel_id"])
    op.create_table(
        "standup_template",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("template", sa.JSON(), nullable=False),
        sa.Column("saved_by", TEXT, nullable=False),
        sa.Column("saved_at", INSTANT, nullable=False),
        of_workspace(),
        sa.PrimaryKeyConstraint("workspace_id", "key"),
        sqlite_with_rowid=False,
    )


def _rounds() -> None:
    op.create_table(
        "standup_round",
        *of_round(),
        sa.Column("state", one_of("roundstate", "open", "closed", "missed"), nullable=False),
        sa.Column("opens_at", INSTANT, nullable=False),
        sa.Column("closes_at", INSTANT, nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id", "number"], ["standup.workspace_id", "standup.number"]),
        sa.PrimaryKeyConstraint("workspace_id", "number", "day"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "standup_prompt",
        *of_round(),
        sa.Column("member_id", TEXT, nullable=False),
        sa.Column(
            "state",
            one_of("promptstate", "waiting", "answered", "missing", "not_asked", "spared"),
            nullable=False,
        ),
        sa.Column("ask_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("asked_at", INSTANT, nullable=True),
        sa.Column("remind_at", INSTANT, nullable=True),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("why", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("secrets", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("workspace_id", "number", "day", "member_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("standup_prompt_by_member", "standup_prompt", ["workspace_id", "member_id", "day"])


def _answers() -> None:
    op.create_table(
        "standup_answer",
        *of_round(),
        sa.Column("member_id", TEXT, nullable=False),
        number("version"),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("workspace_id", "number", "day", "member_id", "version"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "standup_secret",
        *of_round(),
        sa.Column("question_id", TEXT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        of_workspace(),
        sa.PrimaryKeyConstraint("workspace_id", "number", "day", "question_id", "key"),
        sqlite_with_rowid=False,
    )


def _blockers() -> None:
    op.create_table(
        "standup_blocker",
        sa.Column("workspace_id", TEXT, nullable=False),
        number("id"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("member_id", TEXT, nullable=False),
        sa.Column("kind", one_of("blockerkind", "person", "task", "request", "words"), nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("solved_at", INSTANT, nullable=True),
        sa.Column("solved_by", TEXT, nullable=True),
        of_workspace(),
        sa.PrimaryKeyConstraint("workspace_id", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "standup_blocker_standing",
        "standup_blocker",
        ["workspace_id", "number", "member_id"],
        sqlite_where=STANDING,
        postgresql_where=STANDING,
    )


def _retros() -> None:
    roles = ("plain", "done", "plan", "blockers", "well", "slowed", "try")
    op.create_table(
        "standup_item",
        *of_round(),
        number("id"),
        sa.Column("role", one_of("role", *roles), nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("author_id", TEXT, nullable=False),
        sa.Column("leads", sa.Integer(), nullable=False),
        sa.Column("task", sa.Integer(), nullable=True),
        of_workspace(),
        sa.PrimaryKeyConstraint("workspace_id", "number", "day", "id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "standup_vote",
        *of_round(),
        number("item"),
        sa.Column("member_id", TEXT, nullable=False),
        of_workspace(),
        sa.PrimaryKeyConstraint("workspace_id", "number", "day", "item", "member_id"),
        sqlite_with_rowid=False,
    )


def _people() -> None:
    op.create_table(
        "absence",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("member_id", TEXT, nullable=False),
        sa.Column("source", one_of("absencesource", "person", "status"), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        of_workspace(),
        sa.PrimaryKeyConstraint("workspace_id", "member_id", "source", "first"),
        sqlite_with_rowid=False,
    )
    op.create_index("absence_by_end", "absence", ["workspace_id", "last"])
    op.create_table(
        "standup_participation",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("member_id", TEXT, nullable=False),
        sa.Column("reminders", one_of("reminderpace", "usual", "slow", "off"), nullable=False),
        sa.Column("region", TEXT, nullable=False),
        of_workspace(),
        sa.PrimaryKeyConstraint("workspace_id", "member_id"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("standup_participation")
    op.drop_index("absence_by_end", "absence")
    op.drop_table("absence")
    op.drop_table("standup_vote")
    op.drop_table("standup_item")
    op.drop_index("standup_blocker_standing", "standup_blocker")
    op.drop_table("standup_blocker")
    op.drop_table("standup_secret")
    op.drop_table("standup_answer")
    op.drop_index("standup_prompt_by_member", "standup_prompt")
    op.drop_table("standup_prompt")
    op.drop_table("standup_round")
    op.drop_table("standup_template")
    op.drop_index("standup_by_channel", "standup")
    op.drop_table("standup")
