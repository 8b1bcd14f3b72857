"""The whole database as lines of JSON: nothing is lost, whichever database it comes from or goes to."""

import asyncio
import json
from collections.abc import Callable

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
    with engine.connect() as connection:
        counts = [connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() for table in TABLES]  # noqa: S608
    engine.dispose()
    return sum(filter(None, counts))


@pytest.fixture
def full(new_database: Callable[[str], str]) -> str:
    address = new_database("sqlite")
    work(address, move_in)
    return address


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


def test_every_table_is_in_the_archive(full: str) -> None:
    end = json.loads(lines_of(full)[-1])
    assert set(end["end"]) == {table.name for table in TABLES}
    assert [name for name, count in end["end"].items() if not count] == []


def test_each_line_can_be_read_by_itself(full: str) -> None:
    header, *rows, _ = map(json.loads, lines_of(full))
    assert (header["format"], header["version"], header["workspace"]) == ("muster-archive", 1, None)
    first = next(row["row"] for row in rows if row["table"] == "task")
    assert first["title"] == 'Ein "Zitat", \\ und 🎉 żółć'
    assert (first["assignees"], first["due_at"]) == (["U0PIOTR"], "2026-11-27T22:00:00.000007+00:00")


@pytest.mark.parametrize("kind", KINDS)
def test_the_bot_goes_on_where_it_was_left(new_database: Callable[[str], str], full: str, kind: str) -> None:
    target = new_database(kind)
    restore(target, lines_of(full))
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


@pytest.mark.parametrize("how", DAMAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_archive_restores_nothing_and_says_why(
    new_database: Callable[[str], str], full: str, kind: str, how: str
) -> None:
    target = new_database(kind)
    damaged, told = DAMAGES[how]
    with pytest.raises(BadArchive, match=told):
        restore(target, damaged(lines_of(full)))
    assert rows_in(make_engine(read_database_url(target))) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_restored_over_what_is_there(
    new_database: Callable[[str], str], full: str, kind: str
) -> None:
    target = new_database(kind)
    restore(target, lines_of(full))
    before = lines_of(target)
    with pytest.raises(BadArchive, match="not empty"):
        restore(target, lines_of(full))
    assert lines_of(target) == before


def test_a_database_without_tables_is_told(tmp_path: object) -> None:
    with pytest.raises(BadArchive, match="python -m bot migrate"):
        lines_of(f"sqlite:///{tmp_path}/none.db")
