"""What is stored by the quick way is what SQLAlchemy would have stored, and comes back the same."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import bindparam, insert, select
from sqlalchemy.dialects import sqlite

from bot.domain.outgoing import Method, OutboxStatus
from storage import conversions, people
from storage.models import OutboxRow, Workspace
from storage.statements import Statement, command, table_of
from storage.store import Store
from storage.unit import Unit

INSTANT = datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=UTC)
KATHMANDU = timezone(timedelta(hours=5, minutes=45))

_outbox = table_of(OutboxRow)
COLUMNS = [column.name for column in _outbox.columns if column.name != "id"]
ADD = command(insert(_outbox).inline(), COLUMNS)
FIND = Statement(select(*(_outbox.c[name] for name in COLUMNS)), lambda *values: values)
SINCE = Statement(
    select(_outbox.c.token)
    .where(_outbox.c.created_at >= bindparam("instant"))
    .order_by(_outbox.c.created_at),
    str,
)


@dataclass(frozen=True)
class Written:
    created_at: datetime = INSTANT
    token: str = "t"


def write(unit: Unit, written: Written) -> None:
    values = dict.fromkeys(COLUMNS, None) | {
        "workspace_id": "T1",
        "lane": "post:C1",
        "token": written.token,
        "method": Method.POST,
        "content": "reply",
        "subject": "",
        "destination": "C1",
        "payload": {"text": "żółw 🎉", "nested": [1, None, True]},
        "status": OutboxStatus.SENT,
        "attempts": 2,
        "created_at": written.created_at,
    }
    unit.run(ADD, **values)


def add_workspace(unit: Unit) -> None:
    people.save_workspace(unit, id="T1", name="", bot_user_id=None, created_at=INSTANT)


async def test_every_kind_of_value_comes_back_as_it_was(store: Store) -> None:
    def round_trip(unit: Unit) -> dict[str, object]:
        add_workspace(unit)
        write(unit, Written(INSTANT.astimezone(KATHMANDU)))
        (found,) = unit.all(FIND)
        return dict(zip(COLUMNS, found, strict=True))

    found = await store.write(round_trip)
    assert found["created_at"] == INSTANT
    assert found["payload"] == {"text": "żółw 🎉", "nested": [1, None, True]}
    assert (found["method"], found["status"]) == (Method.POST, OutboxStatus.SENT)
    assert isinstance(found["status"], OutboxStatus)
    assert found["started_at"] is None


async def test_instants_are_compared_as_instants_whatever_their_zone(store: Store) -> None:
    def compare(unit: Unit) -> list[str]:
        add_workspace(unit)
        for minutes in (-1, 0, 1):
            at = (INSTANT + timedelta(minutes=minutes)).astimezone(KATHMANDU)
            write(unit, Written(at, str(minutes)))
        return unit.all(SINCE, instant=INSTANT)

    assert await store.write(compare) == ["0", "1"]


async def test_a_naive_instant_is_refused(store: Store) -> None:
    def naive(unit: Unit) -> None:
        people.save_workspace(
            unit, id="T1", name="", bot_user_id=None, created_at=INSTANT.replace(tzinfo=None)
        )

    with pytest.raises(ValueError, match="has no zone"):
        await store.write(naive)


@given(st.datetimes(timezones=st.just(UTC)))
def test_the_stored_form_of_an_instant_is_sqlalchemys(instant: datetime) -> None:
    dialect = sqlite.dialect()
    kind = table_of(Workspace).c.created_at.type
    theirs = kind.dialect_impl(dialect).bind_processor(dialect)
    ours = conversions.to_database(kind, dialect)
    back = conversions.from_database(kind, dialect)
    assert theirs is not None
    assert ours is not None
    assert back is not None
    assert ours(instant) == theirs(instant)
    assert back(ours(instant)) == instant
