"""The whole database to a file and back: what `export` and `restore` do."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from bot.settings import Settings
from storage.archive_restoring import restore_archive
from storage.archive_writing import write_archive
from storage.database import make_engine, read_database_url
from storage.migration import migrate

STANDARD = "-"


def write_down(settings: Settings, file: str, workspace_id: str | None) -> int:
    """Returns the number of rows. Raises CannotStart or OSError; then there is no file."""
    engine = make_engine(read_database_url(settings.database_url))
    try:
        with _new_file(file) as out:
            return write_archive(engine, out.write, workspace_id)
    finally:
        engine.dispose()


def bring_back(settings: Settings, file: str) -> int:
    """Makes the tables where there are none. Returns the number of rows. Raises CannotStart or OSError."""
    engine = make_engine(read_database_url(settings.database_url))
    try:
        with _opened(file) as lines:
            migrate(engine)
            return restore_archive(engine, lines)
    finally:
        engine.dispose()


@contextmanager
def _new_file(name: str) -> Iterator[IO[bytes]]:
    """A file that only its owner may read, for it holds what people say in private; or none at all."""
    if name == STANDARD:
        yield sys.stdout.buffer
        return
    path = Path(name)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        try:
            yield out
        except BaseException:
            path.unlink()
            raise


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    if name == STANDARD:
        yield sys.stdin.buffer
        return
    with Path(name).open("rb") as lines:
        yield lines
