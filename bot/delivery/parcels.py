"""What is read from the store before a message is sent: the message, how it reads now, where it goes."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.outgoing import Method, OutboxStatus, Outgoing, PostedCard
from bot.domain.people import Person
from bot.domain.sending import LEASE
from bot.messages.layout import Message
from bot.messages.outgoing import rendered
from bot.messages.uploads import Upload
from storage import lanes
from storage.people import require_person
from storage.unit import Unit

MEMBER_PREFIXES = ("U", "W")


@dataclass(frozen=True)
class Parcel:
    """A leased message. `channel_id` is empty while a direct message's conversation is not open yet.

    `content` (of a file: `upload`, see with_file) is None when there is nothing to say any more, or nobody to
    say it to; `problem` is why it could not be rendered.
    """

    message: Outgoing
    content: Message | None = None
    upload: Upload | None = None
    card: PostedCard | None = None
    channel_id: str = ""
    waits_for_post: bool = False
    problem: Exception | None = None

    @property
    def is_uncertain(self) -> bool:
        """An earlier attempt began and its outcome was never noted."""
        return self.message.status is OutboxStatus.SENDING


def collect(unit: Unit, holder: str, now: datetime, most: int) -> list[Parcel]:
    """Lease what is due, at most `most` messages."""
    return [_packed(unit, message, now) for message in lanes.claim(unit, holder, now, LEASE, most)]


def with_file(unit: Unit, parcel: Parcel, now: datetime) -> Parcel:
    """A file may take a second to make: it is done apart from the lease, for which others wait."""
    try:
        shown = _shown(unit, parcel.message, now)
    except Exception as problem:  # noqa: BLE001 -- as below
        return replace(parcel, problem=problem)
    return replace(parcel, upload=shown if isinstance(shown, Upload) else None)


def _packed(unit: Unit, message: Outgoing, now: datetime) -> Parcel:
    try:
        return _read(unit, message, now)
    except Exception as problem:  # noqa: BLE001 -- one message that cannot be rendered must not hold up others
        return Parcel(message, problem=problem)


def _read(unit: Unit, message: Outgoing, now: datetime) -> Parcel:
    if message.method is Method.FILE:
        return Parcel(message, channel_id=_channel_of(message, _recipient(unit, message)))
    workspace = message.workspace_id
    card = lanes.find_card(unit, workspace, message.card_id) if message.card_id else None
    if card is not None:
        message = replace(message, payload=card.payload)  # it may have been pointed elsewhere meanwhile
    shown = _shown(unit, message, now)
    waits = (
        message.method is Method.UPDATE
        and card is not None
        and card.ts is None
        and lanes.is_being_posted(unit, workspace, card.id)
    )
    return Parcel(
        message,
        content=shown if isinstance(shown, Message) else None,
        card=card,
        channel_id=_channel_of(message, _recipient(unit, message)),
        waits_for_post=waits,
    )


def _shown(unit: Unit, message: Outgoing, now: datetime) -> Message | Upload | None:
    """Nothing for whoever has left the workspace."""
    recipient = _recipient(unit, message)
    return None if recipient is not None and recipient.has_left else rendered(unit, message, now)


def _recipient(unit: Unit, message: Outgoing) -> Person | None:
    """Of a direct message, a Home, a file for one person."""
    if not message.destination.startswith(MEMBER_PREFIXES):
        return None
    return require_person(unit, message.workspace_id, message.destination)


def _channel_of(message: Outgoing, recipient: Person | None) -> str:
    if recipient is None or message.method is Method.HOME:
        return message.destination
    return recipient.dm_channel_id or ""
