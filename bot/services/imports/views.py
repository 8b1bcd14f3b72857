"""What is shown of a file on its way in: its message, the form of its columns, its report."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.exchange.preview import Preview, Reason, read_preview
from bot.domain.exchange.stored import read_values
from bot.domain.imports import SHOWN_REASONS, Batch, ImportState, batch_id
from bot.domain.outgoing import Outgoing
from bot.domain.people import Person, Place
from bot.domain.refusal import Refusal
from bot.services.act import Act
from bot.services.imports.choosing import own
from storage import imports
from storage.people import require_person, require_place
from storage.unit import Unit


@dataclass(frozen=True)
class ImportView:
    """`preview` is None while nothing was read yet, `problem` is why it cannot go on as it is, `place` where
    the tasks go. `reasons` are as many as are shown, of `reason_count`.
    """

    batch: Batch
    importer: Person
    place: Place | None
    preview: Preview | None
    problem: Refusal | None
    reasons: list[Reason]
    reason_count: int


@dataclass(frozen=True)
class ReportView:
    """Everything that should be known of a file that was brought in, in the order of its lines.

    `file_name` is the report's own.
    """

    importer: Person
    file_name: str
    reasons: list[Reason]


def card_view(unit: Unit, message: Outgoing) -> ImportView | None:
    """What the message shows now."""
    batch = imports.find(unit, message.workspace_id, batch_id(message.subject))
    return None if batch is None else _view(unit, batch)


def columns_view(act: Act, which: str) -> ImportView:
    """For the form. Raises Refusal for a file of somebody else."""
    return _view(act.unit, own(act, which))


def report_view(unit: Unit, message: Outgoing) -> ReportView | None:
    batch = imports.find(unit, message.workspace_id, message.payload["batch"])
    if batch is None:
        return None
    importer = require_person(unit, batch.workspace_id, batch.member_id)
    stored = imports.reasons_of(unit, batch.workspace_id, batch.id)
    return ReportView(importer, message.subject, [_reason(each) for each in stored])


def _view(unit: Unit, batch: Batch) -> ImportView:
    importer = require_person(unit, batch.workspace_id, batch.member_id)
    place = require_place(unit, batch.workspace_id, batch.channel_id) if batch.channel_id else None
    read, problem = batch.preview.get("read"), batch.preview.get("problem")
    is_over = batch.state is ImportState.DONE
    stored = imports.reasons_of(unit, batch.workspace_id, batch.id) if is_over else []
    return ImportView(
        batch,
        importer,
        place,
        read_preview(read) if read else None,
        _refusal(problem) if problem else None,
        [_reason(each) for each in stored[:SHOWN_REASONS]],
        len(stored),
    )


def _refusal(stored: Mapping[str, Any]) -> Refusal:
    return Refusal(stored["sentence"], example=stored["example"], **read_values(stored["values"]))


def _reason(stored: list[Any]) -> Reason:
    line, title, is_skipped, sentence, values = stored
    return Reason(line, title, is_skipped=is_skipped, sentence=sentence, values=read_values(values))
