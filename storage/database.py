"""Which database, and how its connections are set up."""

from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA cache_size = -65536",  # KiB: the hot pages of a large database stay in memory
)


def read_database_url(text: str) -> URL:
    """The URL with its driver named; raises ValueError for anything but SQLite and PostgreSQL."""
    url = make_url(text)
    family = url.drivername.partition("+")[0]
    if family in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    if family == "sqlite":
        return url.set(drivername="sqlite")
    message = f"{family} is not supported: use sqlite:/// or postgresql://"
    raise ValueError(message)


def make_engine(url: URL) -> Engine:
    """SQLite's transactions are begun by name (BEGIN IMMEDIATE), never by the driver behind our back."""
    engine = create_engine(url, hide_parameters=True)  # an error is logged: without what people wrote
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
    return engine


def driver_url(url: URL) -> str:
    """The form psycopg itself reads."""
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in SQLITE_PRAGMAS:
        connection.execute(pragma)
