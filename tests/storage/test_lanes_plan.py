"""What delivery asks costs the same however many messages have left already."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.dialects.sqlite import dialect

from storage import lanes, outbox, sent_messages
from storage.statements import Statement

ASKED = {
    f"{module.__name__}.{name}": statement
    for module in (lanes, outbox, sent_messages)
    for name, statement in vars(module).items()
    if isinstance(statement, Statement) and name != "_STATUSES"  # only tests ask for all of them
}


@pytest.mark.parametrize("name", ASKED)
def test_nothing_reads_the_whole_outbox(name: str, sqlite_template: Path) -> None:
    sql = ASKED[name].prepare(dialect()).sql
    connection = sqlite3.connect(sqlite_template)
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", [None] * sql.count("?"))]
    connection.close()
    assert not [step for step in plan if step.startswith("SCAN outbox")]
