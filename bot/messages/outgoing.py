"""What leaves through the outbox: one line a kind of content."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.outgoing import Outgoing
from bot.messages import delivery_notes, nudges, tasks
from bot.messages.layout import Message
from bot.messages.reader import reader_for
from bot.services import nudges as nudge_service
from bot.services import tasks as task_service
from bot.services import undelivered
from storage.unit import Unit


@dataclass(frozen=True)
class Content:
    """`load` reads what is shown, or None when there is nothing to say any more; `show` renders it."""

    load: Callable[[Unit, Outgoing], Any]
    show: Callable[[Any, datetime], Message]


CONTENTS = {
    "reply": Content(
        lambda _unit, message: message.payload,
        lambda payload, _now: Message(payload["text"], payload["blocks"]),
    ),
    task_service.CARD: Content(
        task_service.card_view, lambda view, now: tasks.card(view, reader_for(view.creator, now))
    ),
    task_service.DUE_NUDGE: Content(
        nudge_service.nudge_view, lambda view, now: nudges.due_nudge(view, reader_for(view.recipient, now))
    ),
    undelivered.NOTE: Content(
        undelivered.note_view,
        lambda view, now: delivery_notes.not_posted(view, reader_for(view.recipient, now)),
    ),
}


def rendered(unit: Unit, message: Outgoing, now: datetime) -> Message | None:
    """The message as it reads now; None when it is not worth sending any more."""
    content = CONTENTS[message.content]
    view = content.load(unit, message)
    return None if view is None else content.show(view, now)
