"""What goes with every step of a file: the row, the message that shows it, the timer."""

from datetime import datetime

from bot.domain.imports import Batch
from bot.domain.outgoing import Draft
from storage import imports, outbox, timers
from storage.unit import Unit

IMPORT = "import"
CARD = "import_card"
REPORT = "import_report"


def keep(unit: Unit, batch: Batch, now: datetime) -> None:
    imports.save(unit, batch)
    outbox.follow(unit, batch.workspace_id, batch.subject, now)


def post_card(unit: Unit, batch: Batch, now: datetime) -> None:
    """In the person's direct messages: names and words of a file are nobody else's business."""
    draft = Draft(*(batch.workspace_id, CARD, batch.subject, batch.member_id, now), actor_id=batch.member_id)
    outbox.post_card(unit, draft)


def set_timer(unit: Unit, batch: Batch, at: datetime) -> None:
    timers.set_timer(unit, batch.workspace_id, IMPORT, batch.subject, at)


def clear_timer(unit: Unit, batch: Batch) -> None:
    timers.clear_timer(unit, batch.workspace_id, IMPORT, batch.subject)
