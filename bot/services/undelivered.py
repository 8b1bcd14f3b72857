"""Telling the person concerned that Slack would not take a message."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.outgoing import Draft, Method, Outgoing
from bot.domain.people import Person
from storage import outbox
from storage.people import require_person
from storage.unit import Unit

NOTE = "not_posted"
UNCERTAIN = "unknown_outcome"


@dataclass(frozen=True)
class NoteView:
    """`reason` is Slack's error code, or UNCERTAIN."""

    recipient: Person
    subject: str
    channel_id: str
    reason: str
    is_file: bool = False


def tell_actor(unit: Unit, message: Outgoing, reason: str, now: datetime) -> None:
    """Nothing is lost in silence: whoever caused the message learns that it could not be posted."""
    if message.method is Method.RESPOND:
        _say_directly(unit, message, now)
    if message.actor_id is None:
        return
    about = {"channel_id": message.destination, "reason": reason, "is_file": message.method is Method.FILE}
    draft = Draft(message.workspace_id, NOTE, message.subject, message.actor_id, now, payload=about)
    outbox.post(unit, draft)


def note_view(unit: Unit, message: Outgoing) -> NoteView:
    recipient = require_person(unit, message.workspace_id, message.destination)
    return NoteView(recipient, message.subject, **message.payload)


def _say_directly(unit: Unit, message: Outgoing, now: datetime) -> None:
    """Where a response URL is used up, the answer comes as a direct message."""
    said = {name: message.payload[name] for name in ("text", "blocks")}
    member_id = message.recipient_id or message.destination
    outbox.post(unit, Draft(message.workspace_id, message.content, "", member_id, now, payload=said))
