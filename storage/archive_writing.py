"""Writing the archive: one consistent state of the database, a handful of rows in memory at a time."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Column, Connection, Engine, Select, String, collate, select
from sqlmodel import AutoString

from storage.archive import FORMAT, TABLES, VERSION, BadArchive, line_of, owner_of, to_json
from storage.migration import is_current, revision_of

_AT_A_TIME = 100


def write_archive(engine: Engine, write: Callable[[bytes], object], workspace_id: str | None = None) -> int:
    """Of one workspace, or of all. Returns the number of rows. Raises BadArchive, CannotStart."""
    if not is_current(engine):
        message = "The database has no tables of this version yet: run `python -m bot migrate`."
        raise BadArchive(message)
    digest = hashlib.sha256()

    def put(line: bytes) -> None:
        digest.update(line)
        write(line)

    with _snapshot(engine) as connection:
        header = {"format": FORMAT, "version": VERSION, "schema": revision_of(connection)}
        put(line_of({**header, "workspace": workspace_id}))
        counts = {table.name: 0 for table in TABLES}
        for name, row in _rows(connection, workspace_id):
            put(line_of({"table": name, "row": row}))
            counts[name] += 1
    if workspace_id and not counts["workspace"]:
        message = f"There is no workspace {workspace_id} in this database."
        raise BadArchive(message)
    write(line_of({"end": counts, "sha256": digest.hexdigest()}))
    return sum(counts.values())


@contextmanager
def _snapshot(engine: Engine) -> Iterator[Connection]:
    """Whatever is written meanwhile is not seen."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection
        return
    options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect().execution_options(**options) as connection:
        yield connection


def _rows(connection: Connection, workspace_id: str | None) -> Iterator[tuple[str, dict[str, Any]]]:
    for table in TABLES:
        wanted: Select[Any] = select(table).order_by(
            *(_bytewise(column, connection) for column in table.primary_key)
        )
        if workspace_id:
            wanted = wanted.where(owner_of(table) == workspace_id)
        columns = list(table.c)
        for row in connection.execution_options(yield_per=_AT_A_TIME).execute(wanted):
            yield (
                table.name,
                {column.name: to_json(column, value) for column, value in zip(columns, row, strict=True)},
            )


def _bytewise(column: Column[Any], connection: Connection) -> Any:
    """Text in the order of its bytes: PostgreSQL's own order depends on the language of the server."""
    is_text = isinstance(column.type, String | AutoString)
    return collate(column, "C") if is_text and connection.dialect.name == "postgresql" else column
