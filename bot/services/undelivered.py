"""Telling the person concerned that Slack would not take a message."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.outgoing import Draft, Outgoing
from bot.domain.people import Person
from storage import outbox
from storage.people import require_person
from storage.unit import Unit

NOTE = "not_posted"


@dataclass(frozen=True)
class NoteView:
    """`reason` is Slack's error code."""

    recipient: Person
    subject: str
    channel_id: str
    reason: str


def tell_actor(unit: Unit, message: Outgoing, reason: str, now: datetime) -> None:
    """Nothing is lost in silence: whoever caused the message learns that it could not be posted."""
    if message.actor_id is None:
        return
    about = {"channel_id": message.destination, "reason": reason}
    draft = Draft(message.workspace_id, NOTE, message.subject, message.actor_id, now, payload=about)
    outbox.post(unit, draft)


def note_view(unit: Unit, message: Outgoing) -> NoteView:
    recipient = require_person(unit, message.workspace_id, message.destination)
    return NoteView(recipient, message.subject, message.payload["channel_id"], message.payload["reason"])
