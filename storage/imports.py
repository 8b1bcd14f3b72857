"""Files of tasks on their way in: what is waiting to be read, decided on, brought in."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from bot.domain.imports import WAITING, Batch
from storage.models import Channel, ImportBatch, ImportChunk
from storage.statements import Statement, command, one_of, rows_as, table_of
from storage.unit import Unit

_batch = table_of(ImportBatch)
_chunk = table_of(ImportChunk)
_channel = table_of(Channel)
_COLUMNS = tuple(field.name for field in fields(Batch))
_FIXED = {"workspace_id", "id", "member_id", "asked_in", "file_id", "created_at"}
_CHANGING = tuple(name for name in _COLUMNS if name not in _FIXED)
_one = (_batch.c.workspace_id == bindparam("workspace"), _batch.c.id == bindparam("which"))
_chunks = (_chunk.c.workspace_id == bindparam("workspace"), _chunk.c.batch_id == bindparam("which"))
_this_chunk = (*_chunks, _chunk.c.place == bindparam("at_place"))


@dataclass(frozen=True)
class ToRead:
    """A file that is to be read; `tries` counts how often that was begun."""

    workspace_id: str
    id: str
    tries: int


@dataclass(frozen=True)
class Chunk:
    """`plans` are plain JSON; `numbers` those of the tasks that were added, None for what was known."""

    plans: list[Mapping[str, Any]]
    numbers: list[int | None]


_ADD = command(insert(_batch), columns=(*_COLUMNS, "read_at", "tries", "content", "reasons"))
_FIND = Statement(rows_as(Batch, ImportBatch).where(*_one), Batch)
_LOCK = Statement(rows_as(Batch, ImportBatch).where(*_one).with_for_update(), Batch)
_SAVE = command(update(_batch).where(*_one).values({name: bindparam(f"new_{name}") for name in _CHANGING}))
_WAITING = Statement(
    select(_batch.c.id)
    .where(
        _batch.c.workspace_id == bindparam("workspace"),
        _batch.c.member_id == bindparam("member"),
        one_of(_batch.c.state, WAITING),
    )
    .order_by(_batch.c.created_at.desc(), _batch.c.id.desc()),
    str,
)
_TO_READ = Statement(
    rows_as(ToRead, ImportBatch)
    .where(_batch.c.read_at <= bindparam("now"))
    .order_by(_batch.c.read_at)
    .limit(1)
    .with_for_update(skip_locked=True),
    ToRead,
)
_BEGIN_READING = command(
    update(_batch).where(*_one).values(read_at=bindparam("again_at"), tries=_batch.c.tries + 1)
)
_READ_AT = command(update(_batch).where(*_one).values(read_at=bindparam("at"), tries=0))
_REMOVE = command(delete(_batch).where(*_one))
_CONTENT = Statement(select(_batch.c.content).where(*_one), str)
_KEEP_CONTENT = command(update(_batch).where(*_one).values(content=bindparam("new_content")))
_REASONS: Statement[list[Any]] = Statement(select(_batch.c.reasons).where(*_one), list)
_KEEP_REASONS = command(update(_batch).where(*_one).values(reasons=bindparam("new_reasons")))
_ADD_CHUNK = command(insert(_chunk), columns=("workspace_id", "batch_id", "place", "plans", "numbers"))
_DROP_CHUNKS = command(delete(_chunk).where(*_chunks))
_READ_CHUNK = Statement(
    select(_chunk.c.plans, _chunk.c.numbers).where(*_this_chunk),
    lambda plans, numbers: Chunk(json.loads(plans), numbers or []),
)
_NOTE_NUMBERS = command(update(_chunk).where(*_this_chunk).values(numbers=bindparam("new_numbers")))
_TAKE_TURNS = Statement(
    # Whoever only refers to the channel, adding a task to it, does not wait.
    select(_channel.c.id)
    .where(_channel.c.workspace_id == bindparam("workspace"), _channel.c.id == bindparam("channel"))
    .with_for_update(key_share=True),
    str,
)


def add(unit: Unit, batch: Batch) -> None:
    """To be read at once."""
    values = {name: getattr(batch, name) for name in _COLUMNS}
    unit.run(_ADD, **values, read_at=batch.created_at, tries=0, content="", reasons=[])


def find(unit: Unit, workspace_id: str, batch_id: str) -> Batch | None:
    return unit.one(_FIND, workspace=workspace_id, which=batch_id)


def lock(unit: Unit, workspace_id: str, batch_id: str) -> Batch | None:
    """As it stands now, held until the unit ends."""
    return unit.one(_LOCK, workspace=workspace_id, which=batch_id)


def save(unit: Unit, batch: Batch) -> None:
    changes = {f"new_{name}": getattr(batch, name) for name in _CHANGING}
    unit.run(_SAVE, workspace=batch.workspace_id, which=batch.id, **changes)


def remove(unit: Unit, batch: Batch) -> None:
    """With all that it held."""
    unit.run(_DROP_CHUNKS, workspace=batch.workspace_id, which=batch.id)
    unit.run(_REMOVE, workspace=batch.workspace_id, which=batch.id)


def waiting_of(unit: Unit, workspace_id: str, member_id: str) -> list[str]:
    """The ids of the person's files that wait for a decision, the newest first."""
    return unit.all(_WAITING, workspace=workspace_id, member=member_id)


def begin_reading(unit: Unit, now: datetime, again_at: datetime) -> ToRead | None:
    """The next file that is to be read; nobody else begins with it before `again_at`."""
    found = unit.one(_TO_READ, now=now)
    if found is not None:
        unit.run(_BEGIN_READING, workspace=found.workspace_id, which=found.id, again_at=again_at)
    return found


def set_reading(unit: Unit, batch: Batch, at: datetime | None) -> None:
    """When it is to be read; None where it is not, or has been."""
    unit.run(_READ_AT, workspace=batch.workspace_id, which=batch.id, at=at)


def content_of(unit: Unit, workspace_id: str, batch_id: str) -> str:
    """The packed file; empty while it was not fetched, and when it is not needed any more."""
    return unit.one(_CONTENT, workspace=workspace_id, which=batch_id) or ""


def keep_content(unit: Unit, batch: Batch, content: str) -> None:
    unit.run(_KEEP_CONTENT, workspace=batch.workspace_id, which=batch.id, new_content=content)


def reasons_of(unit: Unit, workspace_id: str, batch_id: str) -> list[Any]:
    return unit.one(_REASONS, workspace=workspace_id, which=batch_id) or []


def keep_reasons(unit: Unit, batch: Batch, reasons: Sequence[Any]) -> None:
    unit.run(_KEEP_REASONS, workspace=batch.workspace_id, which=batch.id, new_reasons=list(reasons))


def put_chunks(unit: Unit, batch: Batch, chunks: Sequence[str]) -> None:
    """In place of those of an earlier reading."""
    unit.run(_DROP_CHUNKS, workspace=batch.workspace_id, which=batch.id)
    for place, plans in enumerate(chunks):
        unit.run(
            _ADD_CHUNK,
            workspace_id=batch.workspace_id,
            batch_id=batch.id,
            place=place,
            plans=plans,
            numbers=None,
        )


def chunk_at(unit: Unit, batch: Batch, place: int) -> Chunk:
    found = unit.one(_READ_CHUNK, workspace=batch.workspace_id, which=batch.id, at_place=place)
    return found or Chunk([], [])


def note_numbers(unit: Unit, batch: Batch, place: int, numbers: Sequence[int | None]) -> None:
    unit.run(
        _NOTE_NUMBERS,
        workspace=batch.workspace_id,
        which=batch.id,
        at_place=place,
        new_numbers=list(numbers),
    )


def take_turns(unit: Unit, workspace_id: str, channel_id: str) -> None:
    """Two files that hold the same tasks are brought into a channel one after the other."""
    unit.one(_TAKE_TURNS, workspace=workspace_id, channel=channel_id)
