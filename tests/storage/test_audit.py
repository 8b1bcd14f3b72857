"""The history is only ever added to."""

import pytest

from bot.domain.audit import Entry
from storage import audit
from storage.unit import Unit
from tests.units import ANA, GRACE, NOW, TEAM


def record(unit: Unit, action: str, subject: str = "T-1", actor: str = GRACE.id, **details: object) -> None:
    audit.record(
        unit,
        workspace_id=TEAM,
        at=NOW,
        actor_id=actor,
        action=action,
        subject=subject,
        source="command",
        **details,
    )


def actions(entries: list[Entry]) -> list[str]:
    return [entry.action for entry in entries]


def test_a_story_is_told_in_order_whole_or_from_an_entry_on(unit: Unit) -> None:
    for action in ("added", "started", "done"):
        record(unit, action)
    record(unit, "added", "T-2")
    story = audit.story(unit, TEAM, "T-1")
    assert actions(story) == ["added", "started", "done"]
    assert actions(audit.after(unit, TEAM, "T-1", story[0].id)) == ["started", "done"]
    assert audit.story(unit, "T0OTHER", "T-1") == []


def test_what_one_person_did_last_comes_first(unit: Unit) -> None:
    for subject, actor in (("T-1", GRACE), ("T-2", ANA), ("T-3", GRACE), ("T-4", GRACE)):
        record(unit, "added", subject, actor.id)
    assert [entry.subject for entry in audit.latest_of(unit, TEAM, GRACE.id, 2)] == ["T-4", "T-3"]


def test_an_entry_says_who_when_from_where_and_what(unit: Unit) -> None:
    record(unit, "moved", was={"due_at": None}, now={"due_at": "2026-11-27"}, deed="d1")
    (entry,) = audit.story(unit, TEAM, "T-1")
    assert (entry.at, entry.actor_id, entry.source) == (NOW, GRACE.id, "command")
    assert entry.details == {"was": {"due_at": None}, "now": {"due_at": "2026-11-27"}, "deed": "d1"}


@pytest.mark.parametrize(
    "statement", ["UPDATE audit SET actor_id = 'U0ANA'", "UPDATE audit SET id = id + 1", "DELETE FROM audit"]
)
def test_what_was_written_is_neither_changed_nor_taken_out(unit: Unit, statement: str) -> None:
    record(unit, "added")
    unit.cursor.execute("SAVEPOINT attempt")
    with pytest.raises(Exception, match="append-only"):
        unit.cursor.execute(statement)
    unit.cursor.execute("ROLLBACK TO SAVEPOINT attempt")
    assert actions(audit.story(unit, TEAM, "T-1")) == ["added"]
