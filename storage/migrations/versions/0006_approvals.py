"""Approvals: requests, votes, policies, substitutes; the chain over the history

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString()
BYTE_ORDER = sqlmodel.sql.sqltypes.AutoString().with_variant(sa.String(collation="C"), "postgresql")
INSTANT = sqlmodel.sql.sqltypes.UTCDateTime()
NEWEST = sa.text("is_newest")


def one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    op.add_column("member", sa.Column("is_admin", sa.Boolean(), nullable=True))
    _requests()
    _index_and_votes()
    _policies()
    _substitutes()
    _chain()


def _requests() -> None:
    op.create_table(
        "approval_request",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("channel_id", TEXT, nullable=False),
        sa.Column("requester_id", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("money", sa.JSON(), nullable=True),
        sa.Column("notes", TEXT, nullable=False),
        sa.Column("links", sa.JSON(), nullable=True),
        sa.Column("own_steps", sa.JSON(), nullable=True),
        sa.Column(
            "status",
            one_of("requeststatus", "open", "changes", "approved", "rejected", "withdrawn", "expired"),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("due_at", INSTANT, nullable=True),
        sa.Column("timing", sa.JSON(), nullable=False),
        sa.Column("policy_name", TEXT, nullable=False),
        sa.Column("policy_version", sa.Integer(), nullable=False),
        sa.Column("fallback_id", TEXT, nullable=True),
        sa.Column("asked", sa.JSON(), nullable=True),
        sa.Column("involved", sa.JSON(), nullable=True),
        sa.Column("starts", sa.JSON(), nullable=True),
        sa.Column("thread_ts", TEXT, nullable=True),
        sa.Column("permalink", TEXT, nullable=True),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("closed_by", TEXT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "channel_id"], ["channel.workspace_id", "channel.id"], onupdate="CASCADE"
        ),
        sa.ForeignKeyConstraint(["workspace_id", "requester_id"], ["member.workspace_id", "member.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "number"),
        sqlite_with_rowid=False,
    )


def _index_and_votes() -> None:
    op.create_table(
        "approval_facet",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column(
            "facet", one_of("requestfacet", "in", "mine", "waiting", "theirs", "policy"), nullable=False
        ),
        sa.Column("key", BYTE_ORDER, nullable=False),
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "facet", "key", "rank", "number"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "approval_vote",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("voter_id", TEXT, nullable=False),
        sa.Column(
            "verdict",
            one_of("verdict", "approve", "condition", "changes", "reject", "abstain"),
            nullable=False,
        ),
        sa.Column("content_hash", TEXT, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("for_id", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("permalink", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "number"], ["approval_request.workspace_id", "approval_request.number"]
        ),
        sa.PrimaryKeyConstraint("workspace_id", "number", "step", "voter_id"),
        sqlite_with_rowid=False,
    )


def _policies() -> None:
    op.create_table(
        "approval_policy",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("is_newest", sa.Boolean(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("fallback_id", TEXT, nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=True),
        sa.Column("channels", sa.JSON(), nullable=True),
        sa.Column("requesters", sa.JSON(), nullable=True),
        sa.Column("amounts", sa.JSON(), nullable=True),
        sa.Column("timing", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("changed_by", TEXT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "name", "version"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("approval_policy") as batch:
        batch.create_index(
            "approval_policy_newest",
            ["workspace_id", "name"],
            unique=True,
            sqlite_where=NEWEST,
            postgresql_where=NEWEST,
        )
    op.create_table(
        "policy_keeper",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("member_id", TEXT, nullable=False),
        sa.Column("given_by", TEXT, nullable=False),
        sa.Column("given_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "member_id"),
        sqlite_with_rowid=False,
    )


def _substitutes() -> None:
    op.create_table(
        "delegation",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("principal_id", TEXT, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("substitute_id", TEXT, nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "principal_id", "first"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("delegation") as batch:
        batch.create_index("delegation_by_end", ["workspace_id", "last"])


def _chain() -> None:
    op.create_table(
        "audit_seal",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("audit_id", sa.BigInteger(), nullable=False),
        sa.Column("sealed_at", INSTANT, nullable=False),
        sa.Column("hash", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "position"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("audit_seal") as batch:
        batch.create_index("audit_seal_by_entry", ["audit_id"], unique=True)
    _protect_chain()


def _protect_chain() -> None:
    """As the history itself, it is neither changed nor taken apart."""
    if op.get_bind().dialect.name == "sqlite":
        for deed in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_seal_no_{deed.lower()} BEFORE {deed} ON audit_seal "
                "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
            )
        return
    op.execute(
        "CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()"
    )


def downgrade() -> None:
    """Requests, votes, policies, substitutes and the chain are lost; the history of them stays."""
    for table in (
        *("audit_seal", "delegation", "policy_keeper", "approval_policy"),
        *("approval_vote", "approval_facet", "approval_request"),
    ):
        op.drop_table(table)
    op.execute("ALTER TABLE member DROP COLUMN is_admin")
