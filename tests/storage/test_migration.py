"""The migrations make exactly the tables that the models declare, on both databases."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, inspect

from bot.settings import CannotStart
from storage.database import make_engine, read_database_url
from storage.migration import config_for, drift, is_current, migrate


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    made = make_engine(read_database_url(database_url))
    yield made
    made.dispose()


def test_a_migrated_database_has_what_the_models_declare(engine: Engine) -> None:
    assert drift(engine) == []
    assert is_current(engine)


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    migrate(engine)
    assert drift(engine) == []


def test_a_migration_can_be_taken_back_and_made_again(engine: Engine) -> None:
    with engine.begin() as connection:
        command.downgrade(config_for(connection), "base")
    assert not is_current(engine)
    assert set(inspect(engine).get_table_names()) == {"alembic_version"}
    migrate(engine)
    assert drift(engine) == []


def test_processes_that_start_together_migrate_one_after_the_other(tmp_path: Path) -> None:
    address = read_database_url(f"sqlite:///{tmp_path / 'new.db'}")
    failures: list[Exception] = []

    def start() -> None:
        engine = make_engine(address)
        try:
            migrate(engine)
        except Exception as error:  # noqa: BLE001 -- collected for the assertion
            failures.append(error)
        finally:
            engine.dispose()

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_database_that_is_away_is_told_in_a_sentence() -> None:
    engine = make_engine(read_database_url("postgresql://nobody@127.0.0.1:9/nowhere"))
    with pytest.raises(CannotStart, match="cannot be used"):
        migrate(engine)
    engine.dispose()


def test_other_databases_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="mysql is not supported"):
        read_database_url("mysql://somewhere/else")
