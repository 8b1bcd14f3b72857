"""How it ends: brought in, cancelled, forgotten. What the file held is then thrown away."""

from dataclasses import replace
from datetime import datetime

from bot.domain.imports import PATIENCE, SHOWN_REASONS, Batch, ImportState
from bot.domain.outgoing import Draft
from bot.services.imports.keeping import REPORT, clear_timer, keep, set_timer
from storage import imports, outbox
from storage.unit import Unit


def give_up(unit: Unit, batch: Batch, now: datetime) -> None:
    """Nothing is brought in any more; what was, stays."""
    _throw_away(unit, batch)
    imports.keep_reasons(unit, batch, ())
    keep(unit, replace(batch, state=ImportState.CANCELLED), now)
    clear_timer(unit, batch)


def forget(unit: Unit, batch: Batch) -> None:
    """As if it had never come."""
    imports.remove(unit, batch)
    clear_timer(unit, batch)


def finish(unit: Unit, batch: Batch, now: datetime) -> None:
    """Where the message cannot hold all that should be known, it comes as a file, too."""
    _throw_away(unit, batch)
    done = replace(batch, state=ImportState.DONE)
    keep(unit, done, now)
    if len(imports.reasons_of(unit, batch.workspace_id, batch.id)) > SHOWN_REASONS:
        _send_report(unit, done, now)
    set_timer(unit, done, now + PATIENCE)


def _send_report(unit: Unit, batch: Batch, now: datetime) -> None:
    stem = batch.file_name.rpartition(".")[0] or batch.file_name or "import"
    draft = Draft(
        *(batch.workspace_id, REPORT, f"{stem}-report.csv", batch.member_id, now),
        actor_id=batch.member_id,
        payload={"batch": batch.id},
    )
    outbox.upload(unit, draft)


def tidy(unit: Unit, batch: Batch) -> None:
    """The report has left long ago: what the message shows is enough."""
    reasons = imports.reasons_of(unit, batch.workspace_id, batch.id)
    imports.keep_reasons(unit, batch, reasons[:SHOWN_REASONS])
    clear_timer(unit, batch)


def _throw_away(unit: Unit, batch: Batch) -> None:
    imports.keep_content(unit, batch, "")
    imports.put_chunks(unit, batch, ())
    imports.set_reading(unit, batch, None)
