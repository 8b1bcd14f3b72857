"""The whole database as lines of JSON: nothing is lost, whichever database it comes from or goes to."""

import asyncio
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from bot.domain.tasks.commands import NewTask
from bot.services.tasks import adding
from storage.archive import TABLES, BadArchive
from storage.archive_restoring import restore_archive
from storage.archive_writing import write_archive
from storage.database import make_engine, read_database_url
from storage.store import open_store
from storage.unit import Unit
from tests.rows import each_row
from tests.storage.full_house import OTHER, move_in
from tests.units import GRACE, TEAM, act

KINDS = ("sqlite", "postgresql")


def work(address: str, of: Callable[[Unit], object]) -> None:
    store = open_store(address)
    asyncio.run(store.write(of))
    store.close()


def lines_of(address: str, workspace_id: str | None = None) -> list[bytes]:
    engine, lines = make_engine(read_database_url(address)), list[bytes]()
    write_archive(engine, lines.append, workspace_id)
    engine.dispose()
    return lines


def restore(address: str, lines: list[bytes]) -> int:
    engine = make_engine(read_database_url(address))
    try:
        return restore_archive(engine, iter(lines))
    finally:
        engine.dispose()


def rows_in(engine: Engine) -> int:
    counts = " UNION ALL ".join(f"SELECT count(*) FROM {table}" for table in TABLES)  # noqa: S608 -- our own names
    with engine.connect() as connection:
        found = connection.execute(text(counts)).scalars().all()
    engine.dispose()
    return sum(found)


@pytest.fixture(scope="module")
def full(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database in which every table has rows; nobody changes it."""
    path = tmp_path_factory.mktemp("archive") / "full.db"
    shutil.copy(sqlite_template, path)
    work(f"sqlite:///{path}", move_in)
    return f"sqlite:///{path}"


@pytest.fixture(scope="module")
def exported(full: str) -> list[bytes]:
    return lines_of(full)


@pytest.fixture(params=KINDS)
def target(request: pytest.FixtureRequest, new_database: Callable[[str], str]) -> str:
    """The address of an empty database, of each kind."""
    return new_database(request.param)


@pytest.mark.parametrize("to", KINDS)
@pytest.mark.parametrize("origin", KINDS)
def test_what_is_restored_is_exported_again_byte_for_byte(
    new_database: Callable[[str], str], origin: str, to: str
) -> None:
    source, target = new_database(origin), new_database(to)
    work(source, move_in)
    exported = lines_of(source)
    assert restore(target, exported) == len(exported) - 2
    assert lines_of(target) == exported


def test_every_table_is_in_the_archive(exported: list[bytes]) -> None:
    end = json.loads(exported[-1])
    assert set(end["end"]) == {table.name for table in TABLES}
    assert [name for name, count in end["end"].items() if not count] == []


def test_each_line_can_be_read_by_itself(exported: list[bytes]) -> None:
    header, *rows, _ = map(json.loads, exported)
    assert (header["format"], header["version"], header["workspace"]) == ("muster-archive", 1, None)
    first = next(row["row"] for row in rows if row["table"] == "task")
    assert first["title"] == 'Ein "Zitat", \\ und 🎉 żółć'
    assert (first["assignees"], first["due_at"]) == (["U0PIOTR"], "2026-11-27T22:00:00.000007+00:00")


def test_the_bot_goes_on_where_it_was_left(exported: list[bytes], target: str) -> None:
    restore(target, exported)
    before = len(lines_of(target))
    work(target, lambda unit: adding.add(act(unit, GRACE), NewTask("One more")))
    titles = [json.loads(line).get("row", {}).get("title") for line in lines_of(target)]
    assert "One more" in titles
    assert len(titles) > before


def test_a_workspace_alone_brings_nothing_of_the_others(
    new_database: Callable[[str], str], full: str
) -> None:
    alone = lines_of(full, OTHER)
    assert json.loads(alone[-1])["end"] | {"workspace": 1, "member": 1} == json.loads(alone[-1])["end"]
    assert TEAM.encode() not in b"".join(alone)
    target = new_database("sqlite")
    restore(target, alone)
    restored = lines_of(target)[1:-1]
    assert restored == alone[1:-1]


def test_an_unknown_workspace_is_told(full: str) -> None:
    with pytest.raises(BadArchive, match="no workspace T0NOWHERE"):
        lines_of(full, "T0NOWHERE")


def with_(old: bytes, new: bytes) -> Callable[[list[bytes]], list[bytes]]:
    return lambda lines: [line.replace(old, new) for line in lines]


def without_a_row(lines: list[bytes]) -> list[bytes]:
    place = next(number for number, line in enumerate(lines) if b'"table":"task"' in line)
    return lines[:place] + lines[place + 1 :]


DAMAGES: dict[str, tuple[Callable[[list[bytes]], list[bytes]], str]] = {
    "torn": (lambda lines: [*lines[:9], lines[9][:40]], "no line of an archive"),
    "short": (lambda lines: lines[:-1], "a part of it is missing"),
    "a row less": (without_a_row, "(changed or damaged|does not take it)"),
    "a word else": (with_(b"Second", b"Fourth"), "changed or damaged"),
    "unknown table": (with_(b'"table":"task"', b'"table":"risk"'), "no table 'risk'"),
    "unknown column": (with_(b'"recurs_since"', b'"name"'), "not the columns of task"),
    "no instant": (with_(b'"due_at":"2026-', b'"due_at":"soon'), "cannot be read"),
    "twice": (lambda lines: lines + lines, "something after the end"),
    "another program": (lambda _: [b'{"format":"muster-tasks","tasks":[]}\n'], "no archive of Muster"),
    "another version": (with_(b'"schema":"0', b'"schema":"9'), "another version of Muster"),
    "nothing": (lambda _: [], "no archive of Muster"),
}


@each_row("how", DAMAGES)
def test_a_damaged_archive_restores_nothing_and_says_why(
    exported: list[bytes], target: str, how: str
) -> None:
    damaged, told = DAMAGES[how]
    with pytest.raises(BadArchive, match=told):
        restore(target, damaged(exported))
    assert rows_in(make_engine(read_database_url(target))) == 0


def test_nothing_is_restored_over_what_is_there(exported: list[bytes], target: str) -> None:
    restore(target, exported)
    before = lines_of(target)
    with pytest.raises(BadArchive, match="not empty"):
        restore(target, exported)
    assert lines_of(target) == before


def test_a_database_without_tables_is_told(tmp_path: object) -> None:
    with pytest.raises(BadArchive, match="python -m bot migrate"):
        lines_of(f"sqlite:///{tmp_path}/none.db")
