"""The history sealed and verified, and tampered with: on both databases."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.domain.audit_chain import Fault
from bot.scheduler import Scheduler
from bot.services import sealing
from bot.services.sealing import Verification
from storage import audit, people
from storage.store import Store
from storage.unit import Unit
from tests.units import GRACE, NOW, TEAM, settle_in

OTHER = "T0OTHER"
LATER = NOW + timedelta(minutes=5)


def add(unit: Unit, count: int = 1, *, workspace: str = TEAM, at: datetime = NOW) -> None:
    for number in range(count):
        audit.record(
            unit,
            workspace_id=workspace,
            at=at,
            actor_id=GRACE.id,
            action="task_added",
            subject=f"T-{number + 1}",
            source="command",
            title="Żółć 🎉",
            was=None,
            minutes=1.5,
        )


def seal_all(unit: Unit, now: datetime = LATER, *, from_the_first: bool = False) -> int:
    total = 0
    while found := sealing.next_unsealed(unit, now, from_the_first=from_the_first):
        total += sealing.seal(unit, found, now)
    return total


def verified(unit: Unit, now: datetime = LATER) -> Verification:
    return next(found for found in sealing.verify(unit, now) if found.workspace_id == TEAM)


def defenceless(unit: Unit) -> Unit:
    """Whoever may do anything in the database first takes away what protects the history."""
    dialect = unit._dialect.name
    for table in ("audit", "audit_seal"):
        if dialect == "sqlite":
            unit.cursor.execute(f"DROP TRIGGER {table}_no_update")
            unit.cursor.execute(f"DROP TRIGGER {table}_no_delete")
        else:
            unit.cursor.execute(f"DROP TRIGGER {table}_append_only ON {table}")
    return unit


@pytest.fixture
def sealed(unit: Unit) -> Unit:
    """Six entries with their links, free to be tampered with."""
    add(unit, 6)
    assert seal_all(unit) == 6
    return defenceless(unit)


def tamper(unit: Unit, statement: str, **values: object) -> None:
    unit.cursor.execute(statement.format(**values))


COPY = (
    "INSERT INTO audit (id, workspace_id, at, actor_id, action, subject, source, details) "
    "SELECT {new}, workspace_id, at, 'U0ANA', action, subject, source, details FROM audit WHERE id = {old}"
)


def ids(unit: Unit) -> list[int]:
    unit.cursor.execute("SELECT id FROM audit ORDER BY id")
    return [row[0] for row in unit.cursor.fetchall()]


def test_every_entry_gets_its_link_once(unit: Unit) -> None:
    add(unit, 3)
    assert seal_all(unit) == 3
    assert seal_all(unit) == 0
    add(unit, 2)
    assert seal_all(unit) == 2
    found = verified(unit)
    assert (found.links, found.broken, found.late) == (5, None, [])


def test_each_workspace_has_a_chain_of_its_own(unit: Unit) -> None:
    people.save_workspace(unit, id=OTHER, name="other", bot_user_id=None, created_at=NOW)
    for _ in range(3):
        add(unit, 1)
        add(unit, 1, workspace=OTHER)
    seal_all(unit)
    assert [(found.workspace_id, found.links, found.broken) for found in sealing.verify(unit, LATER)] == [
        (TEAM, 3, None),
        (OTHER, 3, None),
    ]


def test_what_is_just_being_made_is_left_for_later(unit: Unit) -> None:
    add(unit, 1, at=LATER - timedelta(seconds=5))
    assert seal_all(unit) == 0
    assert verified(unit).broken is None
    assert seal_all(unit, LATER + timedelta(seconds=30)) == 1


def test_more_than_one_round_takes_are_sealed_all_the_same(
    unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "_AT_ONCE", 2)
    monkeypatch.setattr(sealing, "_LOOK_BACK", 4)
    monkeypatch.setattr(sealing, "_PAGE", 2)
    people.save_workspace(unit, id=OTHER, name="other", bot_user_id=None, created_at=NOW)
    add(unit, 2, workspace=OTHER)
    add(unit, 5)
    add(unit, 1, workspace=OTHER)
    assert seal_all(unit) == 8
    assert [found.links for found in sealing.verify(unit, LATER)] == [5, 3]


def test_an_entry_that_became_visible_late_is_sealed_behind_the_others(unit: Unit) -> None:
    add(unit, 1)
    first = ids(unit)[0]
    add(unit, 2)
    seal_all(unit)
    tamper(unit, COPY, new=first + 100, old=first)
    assert seal_all(unit) == 1
    assert verified(unit).broken is None


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE audit SET actor_id = 'U0ANA' WHERE id = {third}", Fault.CHANGED),
        ("UPDATE audit SET action = 'task_done' WHERE id = {third}", Fault.CHANGED),
        ("UPDATE audit SET details = '{{}}' WHERE id = {third}", Fault.CHANGED),
        ("UPDATE audit SET workspace_id = 'T0OTHER' WHERE id = {third}", Fault.REMOVED),
        ("DELETE FROM audit WHERE id = {third}", Fault.REMOVED),
        ("DELETE FROM audit_seal WHERE audit_id = {third}", Fault.MISSING),
        ("UPDATE audit_seal SET hash = 'f' || hash WHERE audit_id = {third}", Fault.CHANGED),
        ("UPDATE audit_seal SET position = 99 WHERE audit_id = {third}", Fault.MISSING),
    ],
)
def test_what_was_tampered_with_is_named_by_its_link(sealed: Unit, change: str, fault: Fault) -> None:
    people.save_workspace(sealed, id=OTHER, name="other", bot_user_id=None, created_at=NOW)
    third = ids(sealed)[2]
    tamper(sealed, change, third=third)
    found = verified(sealed)
    assert found.broken
    assert (found.broken.fault, found.broken.position, found.links) == (fault, 3, 2)


def test_a_history_that_was_cut_at_its_end_lacks_the_head_that_was_noted(sealed: Unit) -> None:
    whole = verified(sealed)
    for table, column in (("audit_seal", "audit_id"), ("audit", "id")):
        tamper(
            sealed,
            "DELETE FROM {table} WHERE {column} = {last}",
            table=table,
            column=column,
            last=ids(sealed)[-1],
        )
    (cut,) = sealing.verify(sealed, LATER, [whole.head])
    assert (cut.links, cut.broken, cut.noted) == (5, None, set())
    (kept,) = sealing.verify(sealed, LATER, [cut.head])
    assert kept.noted == {cut.head}


def test_entries_that_changed_places_are_found(sealed: Unit) -> None:
    second, third = ids(sealed)[1:3]
    for now, then in [(second, -1), (third, second), (-1, third)]:
        tamper(sealed, "UPDATE audit SET id = {then} WHERE id = {now}", now=now, then=then)
    found = verified(sealed)
    assert found.broken
    assert (found.broken.fault, found.broken.position) == (Fault.CHANGED, 2)


def test_an_entry_slipped_in_between_is_found(sealed: Unit) -> None:
    fourth = ids(sealed)[3]
    for entry in reversed(ids(sealed)[3:]):
        tamper(sealed, "UPDATE audit SET id = {id} + 1 WHERE id = {id}", id=entry)
        tamper(sealed, "UPDATE audit_seal SET audit_id = {id} + 1 WHERE audit_id = {id}", id=entry)
    tamper(sealed, COPY, new=fourth, old=fourth + 1)
    found = verified(sealed)
    assert found.broken
    assert (found.broken.fault, found.broken.position) == (Fault.CHANGED, 4)


def test_an_entry_that_nobody_sealed_for_a_minute_is_named(sealed: Unit) -> None:
    add(sealed, 1, at=LATER - timedelta(seconds=50))
    assert verified(sealed).broken is None
    broken = verified(sealed, LATER + timedelta(minutes=1)).broken
    assert broken
    assert (broken.fault, broken.audit_id) == (Fault.UNSEALED, ids(sealed)[-1])


def test_an_entry_dated_back_and_sealed_is_told_though_the_chain_holds(unit: Unit) -> None:
    add(unit, 2, at=LATER - timedelta(minutes=1))
    add(unit, 1, at=LATER - timedelta(days=30))
    seal_all(unit)
    found = verified(unit)
    assert found.broken is None
    assert [entry.id for entry in found.late] == ids(unit)[-1:]


def test_nothing_is_changed_or_removed_as_long_as_the_history_is_protected(unit: Unit) -> None:
    add(unit)
    seal_all(unit)
    for table in ("audit", "audit_seal"):
        for statement in ("DELETE FROM {table}", "UPDATE {table} SET workspace_id = 'T1'"):
            unit.cursor.execute("SAVEPOINT attempt")
            with pytest.raises(Exception, match="the audit is append-only"):
                tamper(unit, statement, table=table)
            unit.cursor.execute("ROLLBACK TO SAVEPOINT attempt")


def in_store(store: Store, work: Callable[[Unit], object]) -> None:
    asyncio.run(store.write(work))


def prepare(unit: Unit) -> None:
    settle_in(unit)
    add(unit, 20)


async def nothing() -> int:
    """Slack is not asked about anybody."""
    return 0


def scheduler(store: Store) -> Scheduler:
    return Scheduler(store, lambda: LATER, lambda: None, nothing, nothing)


async def test_several_processes_seal_at_a_time_and_the_chain_stays_one(store: Store) -> None:
    await store.write(prepare)
    counts = await asyncio.gather(*(scheduler(store).seal_history() for _ in range(4)))
    assert sum(counts) == 20
    (found,) = await store.read(lambda unit: sealing.verify(unit, LATER))
    assert (found.links, found.broken) == (20, None)


def test_the_command_line_says_whether_the_history_holds(
    database_url: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setattr("bot.__main__.set_up_logs", lambda *_: None)
    in_store(store, prepare)
    asyncio.run(scheduler(store).seal_history())
    whole = CliRunner().invoke(cli, ["audit", "verify"])
    assert (whole.exit_code, whole.stdout.split(",")[0]) == (0, f"✓ {TEAM}: 20 links hold")
    head = whole.stdout.split()[-1]
    assert CliRunner().invoke(cli, ["audit", "verify", "--head", head]).exit_code == 0
    cut = CliRunner().invoke(cli, ["audit", "verify", "--head", "0" * 64])
    assert (cut.exit_code, cut.stdout.splitlines()[-1][:12]) == (1, "✗ head 00000")
    in_store(
        store,
        lambda unit: defenceless(unit).cursor.execute(
            "UPDATE audit SET actor_id = 'U0ANA' WHERE subject = 'T-3'"
        ),
    )
    broken = CliRunner().invoke(cli, ["audit", "verify"])
    assert broken.exit_code == 1
    assert broken.stdout.startswith(f"✗ {TEAM}: link 3 (entry ")
    assert "U0ANA, task_added, T-3" in broken.stdout


def test_an_entry_slipped_in_with_an_instant_to_come_is_named(sealed: Unit) -> None:
    add(sealed, 1, at=LATER + timedelta(days=365))
    broken = verified(sealed).broken
    assert broken
    assert (broken.fault, broken.audit_id) == (Fault.UNSEALED, ids(sealed)[-1])
