"""Stand-ups remind people with their other nudges; kinds and rules are no longer counted by the database

Revision ID: 0012
Revises: 0011
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KINDS = (
    *("before_due", "due", "overdue", "unassigned", "stuck", "blocked", "request", "standup"),
    "review",
)
RULES = (
    *("slot", "late", "urgent", "next_slot", "hours", "day_off", "holiday", "leave", "quiet", "silent"),
    *("budget", "off", "digest", "muted", "ignored", "too_late", "sent_before"),
)
# Whoever waits to be told of a blocker is told with their other nudges.
MOVE_BLOCKERS = """
INSERT INTO passed_nudge
    (workspace_id, member_id, occasion, kind, subject, channel_id, since, instead_of)
SELECT timer.workspace_id, replace(timer.subject, 'B-' || blocker.id || ':', ''),
    'blocked:B-' || blocker.id, 'blocked', 'B-' || blocker.id, standup.channel_id, blocker.since, ''
FROM timer
JOIN standup_blocker AS blocker ON blocker.workspace_id = timer.workspace_id
    AND timer.subject LIKE 'B-' || blocker.id || ':%'
JOIN standup ON standup.workspace_id = blocker.workspace_id AND standup.number = blocker.number
WHERE timer.kind = 'standup_blocker'
"""
WAKE_BLOCKERS = """
INSERT INTO timer (workspace_id, kind, subject, next_run_at)
SELECT timer.workspace_id, 'attention', substr(timer.subject, length(passed.subject) + 2),
    min(timer.next_run_at)
FROM timer JOIN passed_nudge AS passed ON passed.workspace_id = timer.workspace_id
    AND timer.subject = passed.subject || ':' || passed.member_id
WHERE timer.kind = 'standup_blocker'
GROUP BY timer.workspace_id, substr(timer.subject, length(passed.subject) + 2)
ON CONFLICT (workspace_id, kind, subject) DO NOTHING
"""


def upgrade() -> None:
    with op.batch_alter_table("attention_entry") as batch:
        batch.drop_constraint("kind", type_="check")
        batch.drop_constraint("rule", type_="check")
    with op.batch_alter_table("passed_nudge", table_kwargs={"sqlite_with_rowid": False}) as batch:
        batch.drop_constraint("kind", type_="check")
    _turn_off()
    with op.batch_alter_table("standup_participation", table_kwargs={"sqlite_with_rowid": False}) as batch:
        batch.drop_constraint("reminderpace", type_="check")
        batch.create_check_constraint("reminderpace", "reminders IN ('usual', 'slow')")
    op.execute(MOVE_BLOCKERS)
    op.execute(WAKE_BLOCKERS)
    op.execute("DELETE FROM timer WHERE kind = 'standup_blocker'")
    # What was sent so far stays as it is; what was not, is told anew.
    sent = "content IN ('standup_reminder', 'standup_blocker')"
    op.execute(f"UPDATE card SET subject = '' WHERE {sent}")  # noqa: S608 -- of constants
    op.execute(f"UPDATE outbox SET status = 'dropped' WHERE {sent} AND status = 'queued'")  # noqa: S608


def _turn_off() -> None:
    """Whoever wanted no reminders has turned the kind off."""
    connection = op.get_bind()
    wishes = sa.table(
        "attention_wishes", sa.column("workspace_id"), sa.column("whose"), sa.column("ways", sa.JSON())
    )
    settings = sa.table(
        "standup_participation", sa.column("workspace_id"), sa.column("member_id"), sa.column("reminders")
    )
    for row in connection.execute(sa.select(settings).where(settings.c.reminders == "off")).all():
        is_theirs = (wishes.c.workspace_id == row.workspace_id, wishes.c.whose == row.member_id)
        found = connection.execute(sa.select(wishes.c.ways).where(*is_theirs)).scalar_one_or_none()
        ways = {"standup": "off", **_read(found)}
        if found is None:
            made = {"workspace_id": row.workspace_id, "whose": row.member_id, "ways": ways}
            connection.execute(sa.insert(wishes).values(made))
        else:
            connection.execute(sa.update(wishes).where(*is_theirs).values(ways=ways))
    connection.execute(sa.update(settings).where(settings.c.reminders == "off").values(reminders="usual"))


def _read(found: Any) -> dict[str, str]:
    return json.loads(found) if isinstance(found, str) else dict(found or {})


def downgrade() -> None:
    """Whoever turned the kind off has it turned off still."""
    op.execute("DELETE FROM attention_entry WHERE rule = 'no_hour'")
    op.execute("DELETE FROM passed_nudge WHERE subject LIKE 'B-%'")
    with op.batch_alter_table("attention_entry") as batch:
        batch.create_check_constraint("kind", sa.column("kind").in_(KINDS))
        batch.create_check_constraint("rule", sa.column("rule").in_(RULES))
    with op.batch_alter_table("passed_nudge", table_kwargs={"sqlite_with_rowid": False}) as batch:
        batch.create_check_constraint("kind", sa.column("kind").in_(KINDS))
    with op.batch_alter_table("standup_participation", table_kwargs={"sqlite_with_rowid": False}) as batch:
        batch.drop_constraint("reminderpace", type_="check")
        batch.create_check_constraint("reminderpace", "reminders IN ('usual', 'slow', 'off')")
