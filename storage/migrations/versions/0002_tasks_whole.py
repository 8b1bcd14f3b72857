"""Tasks whole: states, people, labels, index of facets, comments, rosters, imports, calendars

Revision ID: 0002
Revises: 0001
"""

from typing import Any

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from bot.domain.tasks.facets import entries_of, rank_of, stems
from bot.domain.tasks.task import Task, TaskStatus

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CLUSTERED = {"sqlite_with_rowid": False}
BYTE_ORDER = sqlmodel.sql.sqltypes.AutoString().with_variant(sa.String(collation="C"), "postgresql")
LISTS = ("assignees", "watchers", "labels", "after", "blockers")
PRIORITY = sa.Enum(
    "low", "normal", "high", "urgent", name="priority", native_enum=False, create_constraint=True, length=32
)
STATUSES = "status IN ('open', 'in_progress', 'blocked', 'done', 'dropped')"
FORMER_STATUSES = "status IN ('open', 'done', 'dropped')"
METHODS = "method IN ('post', 'update', 'ephemeral', 'home', 'file', 'respond')"
FORMER_METHODS = "method IN ('post', 'update', 'ephemeral')"


def upgrade() -> None:
    _new_tables()
    _widen_channel()
    _widen_task()
    _replace_check("outbox", "method", METHODS)
    _index_what_is_there()
    _protect_audit()


def _new_tables() -> None:
    op.create_table(
        "imported_task",
        sa.Column("workspace_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "task_comment",
        sa.Column("workspace_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("channel_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("ts", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("author_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "channel_id", "ts"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("task_comment", schema=None) as batch_op:
        batch_op.create_index("task_comment_by_task", ["workspace_id", "number"], unique=False)

    op.create_table(
        "task_facet",
        sa.Column("workspace_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "facet",
            sa.Enum(
                "in",
                "mine",
                "given",
                "watched",
                "nobody",
                "blocked",
                "blocker",
                "label",
                "after",
                "under",
                "thread",
                "word",
                name="facet",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("key", BYTE_ORDER, nullable=False),
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "facet", "key", "rank", "number"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "calendar_feed",
        sa.Column("digest", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("workspace_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("member_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("digest"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("calendar_feed", schema=None) as batch_op:
        batch_op.create_index("calendar_feed_of_member", ["workspace_id", "member_id"], unique=True)

    op.create_table(
        "import_batch",
        sa.Column("workspace_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("member_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("channel_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("file_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("format", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "preview",
                "running",
                "done",
                "cancelled",
                name="importstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("sheet", sa.JSON(), nullable=False),
        sa.Column("skipped", sa.JSON(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "membership",
        sa.Column("workspace_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("member_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("channel_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
        ),
        sa.PrimaryKeyConstraint("workspace_id", "member_id", "channel_id"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index("membership_by_channel", ["workspace_id", "channel_id"], unique=False)

    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index("audit_by_actor", ["workspace_id", "actor_id", "id"], unique=False)

    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.create_index(
            "card_by_message",
            ["workspace_id", "channel_id", "ts"],
            unique=False,
            sqlite_where=sa.text("ts IS NOT NULL"),
            postgresql_where=sa.text("ts IS NOT NULL"),
        )


def _widen_channel() -> None:
    # Columns that are added in place leave the table as it is: SQLite need not copy it.
    op.add_column("channel", sa.Column("roster_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    op.add_column("channel", sa.Column("lead_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    op.add_column(
        "channel",
        sa.Column(
            "capture_emoji", sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default="pushpin"
        ),
    )
    op.add_column(
        "channel", sa.Column("quiet_cards", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def _widen_task() -> None:
    with op.batch_alter_table("task", table_kwargs=CLUSTERED) as batch:
        batch.drop_index("task_by_owner")
        batch.drop_index("task_by_channel")
        batch.drop_constraint("taskstatus", type_="check")
        batch.create_check_constraint("taskstatus", STATUSES)
        batch.add_column(sa.Column("priority", PRIORITY, nullable=False, server_default="normal"))
        batch.add_column(sa.Column("estimate_minutes", sa.Integer(), nullable=True))
        batch.add_column(
            sa.Column("notes", sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default="")
        )
        for name in LISTS:
            batch.add_column(sa.Column(name, sa.JSON(), nullable=True))
        batch.add_column(sa.Column("under", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("recurrence", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
        batch.add_column(sa.Column("recurs_since", sa.Date(), nullable=True))
        batch.add_column(sa.Column("follows", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("permalink", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
        batch.add_column(sa.Column("comments", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        batch.add_column(
            sa.Column("words", sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default="")
        )
        batch.add_column(sa.Column("rank", sa.BigInteger(), nullable=False, server_default="0"))


def _replace_check(table: str, column: str, condition: str) -> None:
    with op.batch_alter_table(table) as batch:
        batch.drop_constraint(column, type_="check")
        batch.create_check_constraint(column, condition)


def _index_what_is_there() -> None:
    """Tasks of the time before the index get their entries."""
    connection = op.get_bind()
    columns = [
        *("workspace_id", "number", "channel_id", "title", "status", "owner_id", "creator_id", "due_at"),
        *("thread_ts", "created_at", "closed_at", "closed_by"),
    ]
    known = [sa.column(name, _type_of(name)) for name in columns]
    tasks = sa.table("task", *known, sa.column("words"), sa.column("rank"))
    facets = sa.table(
        "task_facet", *(sa.column(name) for name in ("workspace_id", "facet", "key", "rank", "number"))
    )
    for row in connection.execute(sa.select(*known)).mappings().all():
        task = Task(**{**row, "status": TaskStatus(row["status"])})
        entries = [
            {
                "workspace_id": task.workspace_id,
                "facet": entry.facet.value,
                "key": entry.key,
                "rank": entry.rank,
                "number": task.number,
            }
            for entry in entries_of(task)
        ]
        connection.execute(sa.insert(facets), entries)
        mine = sa.and_(tasks.c.workspace_id == task.workspace_id, tasks.c.number == task.number)
        words = "".join(f" {stem}" for stem in stems(task.title))
        connection.execute(sa.update(tasks).where(mine).values(words=words, rank=rank_of(task)))


def _type_of(column: str) -> sa.types.TypeEngine[Any]:
    return sqlmodel.sql.sqltypes.UTCDateTime() if column.endswith("_at") else sa.types.NullType()


def _protect_audit() -> None:
    """What was written into the history is neither changed nor taken out, whoever tries."""
    if op.get_bind().dialect.name == "sqlite":
        for deed in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_no_{deed.lower()} BEFORE {deed} ON audit "
                "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()"
    )


def _unprotect_audit() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER audit_no_update")
        op.execute("DROP TRIGGER audit_no_delete")
        return
    op.execute("DROP TRIGGER audit_append_only ON audit")
    op.execute("DROP FUNCTION audit_is_append_only()")


def downgrade() -> None:
    """Tasks in progress or blocked become open again; what the earlier tables have no room for is lost."""
    _unprotect_audit()
    op.execute("UPDATE task SET status = 'open' WHERE status IN ('in_progress', 'blocked')")
    op.execute("DELETE FROM outbox WHERE method IN ('home', 'file', 'respond')")
    _replace_check("outbox", "method", FORMER_METHODS)
    with op.batch_alter_table("task", table_kwargs=CLUSTERED) as batch:
        batch.drop_constraint("priority", type_="check")
        batch.drop_constraint("taskstatus", type_="check")
        batch.create_check_constraint("taskstatus", FORMER_STATUSES)
        for name in (
            *(
                "rank",
                "words",
                "version",
                "comments",
                "permalink",
                "follows",
                "recurs_since",
                "recurrence",
                "under",
            ),
            *(*LISTS, "notes", "estimate_minutes", "priority"),
        ):
            batch.drop_column(name)
        batch.create_index("task_by_owner", ["workspace_id", "owner_id", "status", "due_at"])
        batch.create_index("task_by_channel", ["workspace_id", "channel_id", "status", "due_at"])
    # In place: SQLite would have to drop the whole table, and tasks point at it.
    for name in ("quiet_cards", "capture_emoji", "lead_id", "roster_at"):
        op.drop_column("channel", name)
    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.drop_index(
            "card_by_message",
            sqlite_where=sa.text("ts IS NOT NULL"),
            postgresql_where=sa.text("ts IS NOT NULL"),
        )

    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.drop_index("audit_by_actor")

    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index("membership_by_channel")

    op.drop_table("membership")
    op.drop_table("import_batch")
    with op.batch_alter_table("calendar_feed", schema=None) as batch_op:
        batch_op.drop_index("calendar_feed_of_member")

    op.drop_table("calendar_feed")
    op.drop_table("task_facet")
    with op.batch_alter_table("task_comment", schema=None) as batch_op:
        batch_op.drop_index("task_comment_by_task")

    op.drop_table("task_comment")
    op.drop_table("imported_task")
