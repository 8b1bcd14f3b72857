"""Bringing a database to the schema of this version."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError

from bot.settings import CannotStart
from storage.models import METADATA

MIGRATIONS = Path(__file__).parent / "migrations"
ADVISORY_LOCK = 0x6D757374  # "must": two processes that start together must not migrate together


def migrate(engine: Engine) -> None:
    """Upgrade to the newest revision; safe to call from several processes at once. Raises CannotStart."""
    with _reached(engine), engine.begin() as connection:
        _take_turns(connection)
        if revision_of(connection) != newest_revision():
            command.upgrade(config_for(connection), "head")


def draft_revision(engine: Engine, message: str) -> None:
    """Write a new revision from the difference between the tables and the database."""
    with engine.begin() as connection:
        command.revision(config_for(connection), message=message, autogenerate=True)


def is_current(engine: Engine) -> bool:
    """Whether the database stands at the newest revision. Raises CannotStart."""
    with _reached(engine), engine.connect() as connection:
        return revision_of(connection) == newest_revision()


@cache
def newest_revision() -> str | None:
    """Of this version; all revisions are read for it, once in a process."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def revision_of(connection: Connection) -> str | None:
    """The revision at which the database stands; None without tables."""
    return MigrationContext.configure(connection).get_current_revision()


def drift(engine: Engine) -> list[object]:
    """What the tables declare and the migrated database lacks, or the other way round."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, METADATA))


@contextmanager
def _reached(engine: Engine) -> Iterator[None]:
    """A database that is away is told in a sentence: CannotStart."""
    try:
        yield
    except OperationalError as error:
        reason = " ".join(str(error.orig).split())
        message = f"The database ({engine.dialect.name}) cannot be used: {reason}"
        raise CannotStart(message) from error


def _take_turns(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})"))
    else:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def config_for(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
