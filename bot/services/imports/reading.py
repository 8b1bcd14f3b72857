"""A file is read: fetched from Slack and read apart from any transaction, then kept in one.

Whoever begins owns the reading for a while; a process that dies in the middle is followed by another.
"""

import base64
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, TypeAlias

from bot.domain.exchange.fields import Field
from bot.domain.exchange.people import Candidate
from bot.domain.exchange.preview import Reason
from bot.domain.exchange.reading import Nothing, Reading, Said, read_file
from bot.domain.exchange.stored import write_plan, write_values
from bot.domain.imports import CHUNK, MOST_REASONS, PATIENCE, Batch, ImportState
from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.task import TaskStatus
from bot.domain.typed_text import printable
from bot.services.imports.ending import forget
from bot.services.imports.keeping import clear_timer, keep, post_card, set_timer
from storage import imports, people
from storage.people import require_person
from storage.unit import Unit

LEASE = timedelta(minutes=2)
MOST_TRIES = 3


@dataclass(frozen=True)
class FoundFile:
    """A file as Slack gave it to us. `owner_id` shared it first, in `places`; `is_public` where one of them
    is open to every member of the workspace.
    """

    name: str
    content: bytes
    owner_id: str
    places: frozenset[str]
    is_public: bool


@dataclass(frozen=True)
class FoundMember:
    """Somebody whom a file may mean, with all that they are called by."""

    person: Person
    names: tuple[str, ...]


@dataclass(frozen=True)
class FoundMembers:
    """`is_whole` where they are all there are in the workspace."""

    members: Sequence[FoundMember]
    is_whole: bool


@dataclass(frozen=True)
class ToRead:
    """`content` is empty where the file is still to be fetched."""

    batch: Batch
    importer: Person
    content: bytes


@dataclass(frozen=True)
class Read:
    """What is kept of a file: see storage.imports."""

    reading: Reading
    file_name: str
    packed: str
    chunks: list[str]
    members: list[Person]


Outcome: TypeAlias = Read | Nothing | Refusal


def begin(unit: Unit, now: datetime) -> ToRead | None:
    """The next file that waits to be read. One on which we failed again and again is given back."""
    found = imports.begin_reading(unit, now, now + LEASE)
    batch = imports.find(unit, found.workspace_id, found.id) if found else None
    if found is None or batch is None:
        return None
    importer = require_person(unit, batch.workspace_id, batch.member_id)
    if found.tries >= MOST_TRIES:
        _refuse(unit, batch, _unreadable(), now)
        return begin(unit, now)
    packed = imports.content_of(unit, batch.workspace_id, batch.id)
    return ToRead(batch, importer, _unpacked(packed))


def read(wanted: ToRead, file: FoundFile, found_members: FoundMembers, now: datetime) -> Outcome:
    """Pure, and slow."""
    batch, members = wanted.batch, found_members.members
    try:
        _check_access(wanted, file)
        found = read_file(
            file.name,
            file.content,
            said_of(batch),
            wanted.importer,
            [Candidate(member.person.id, member.names) for member in members],
            now,
            is_quiet=batch.is_quiet,
        )
    except Refusal as refusal:
        return refusal
    if isinstance(found, Nothing):
        return found
    named = [member.person for member in members if member.person.id in found.member_ids]
    found = replace(found, preview=replace(found.preview, knows_everybody=found_members.is_whole))
    return Read(found, printable(file.name), _packed(file.content), _chunks(found), named)


def keep_reading(unit: Unit, wanted: ToRead, outcome: Outcome, now: datetime) -> None:
    """Unless it was cancelled meanwhile, or the columns changed again."""
    batch = imports.lock(unit, wanted.batch.workspace_id, wanted.batch.id)
    if batch is None or batch.state is not ImportState.READING or batch.mapping != wanted.batch.mapping:
        return
    match outcome:
        case Nothing():
            forget(unit, batch)
        case Refusal():
            _refuse(unit, batch, outcome, now)
        case Read():
            _keep(unit, batch, outcome, now)


def said_of(batch: Batch) -> Said:
    columns = {name: Field(field) for name, field in batch.mapping.get("columns", {}).items()}
    statuses = {word: TaskStatus(status) for word, status in batch.mapping.get("statuses", {}).items()}
    return Said(columns, statuses)


def problem_of(refusal: Refusal) -> dict[str, Any]:
    values = write_values(refusal.values)
    return {"sentence": refusal.sentence, "values": values, "example": refusal.example}


def _check_access(wanted: ToRead, file: FoundFile) -> None:
    """A link is no key: the bot may see files that the person must not."""
    importer = wanted.importer
    is_member = not (importer.is_guest or importer.is_stranger)
    is_theirs = file.owner_id == importer.id or wanted.batch.asked_in in file.places
    if not (is_theirs or (file.is_public and is_member)):
        raise Refusal(
            N_("I find no such file of yours. Drop it in our direct messages, then I can read it."),
            example="/task import",
        )


def _keep(unit: Unit, batch: Batch, found: Read, now: datetime) -> None:
    known = people.names(unit, batch.workspace_id)
    for person in found.members:
        if person.id not in known:
            people.save_person(unit, person)
    imports.keep_content(unit, batch, found.packed)
    imports.put_chunks(unit, batch, found.chunks)
    imports.keep_reasons(unit, batch, [_stored(reason) for reason in found.reading.reasons[:MOST_REASONS]])
    imports.set_reading(unit, batch, None)
    preview = found.reading.preview
    _show(
        unit,
        batch,
        replace(
            batch,
            state=ImportState.PREVIEW,
            file_name=batch.file_name or found.file_name,
            preview={"read": preview.stored()},
            total=preview.total,
        ),
        now,
    )
    set_timer(unit, batch, now + PATIENCE)


def _refuse(unit: Unit, batch: Batch, refusal: Refusal, now: datetime) -> None:
    """Columns that were chosen wrongly can be chosen again; a file that cannot be read is put away."""
    imports.set_reading(unit, batch, None)
    preview = {**batch.preview, "problem": problem_of(refusal)}
    if "read" in preview:
        _show(unit, batch, replace(batch, state=ImportState.PREVIEW, preview=preview, total=0), now)
        return
    clear_timer(unit, batch)
    _show(unit, batch, replace(batch, state=ImportState.FAILED, preview=preview), now)


def _show(unit: Unit, was: Batch, batch: Batch, now: datetime) -> None:
    keep(unit, replace(batch, is_quiet=False), now)
    if was.is_quiet:
        post_card(unit, batch, now)


def _stored(reason: Reason) -> list[Any]:
    return [reason.line, reason.title, reason.is_skipped, reason.sentence, write_values(reason.values)]


def _chunks(found: Reading) -> list[str]:
    plans = iter(found.plans)
    chunks = []
    while some := [write_plan(plan) for plan in islice(plans, CHUNK)]:
        chunks.append(json.dumps(some, ensure_ascii=False))
    return chunks


def _packed(content: bytes) -> str:
    return base64.b64encode(zlib.compress(content)).decode()


def _unpacked(packed: str) -> bytes:
    return zlib.decompress(base64.b64decode(packed)) if packed else b""


def _unreadable() -> Refusal:
    return Refusal(N_("I stumble over that file. Save it as CSV and send me that."), example="/task import")
