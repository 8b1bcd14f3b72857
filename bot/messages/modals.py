"""Modals: the windows in which a person fills in a form, or reads what does not fit a message."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.domain.refusal import Refusal
from bot.messages.layout import Block, Message, section
from bot.messages.reader import Reader


@dataclass(frozen=True)
class Modal:
    """`callback_id` names the entry in the registry that is called when it is submitted.

    `title`, `submit` and `close` are at most 24 characters; without `submit` nothing is sent. What
    `private_metadata` holds comes back with every click and with the submission: plain JSON, at most 2,900
    characters of it.
    """

    callback_id: str
    title: str
    blocks: list[Block]
    submit: str = ""
    close: str = ""
    private_metadata: dict[str, Any] = field(default_factory=dict)
    notify_on_close: bool = False

    def payload(self) -> dict[str, Any]:
        """All but the private metadata, to which is added where the form was opened (handlers.forms)."""
        labels = {"title": self.title, "submit": self.submit, "close": self.close}
        return {
            "type": "modal",
            "callback_id": self.callback_id,
            "blocks": self.blocks,
            "notify_on_close": self.notify_on_close,
            **{name: {"type": "plain_text", "text": text} for name, text in labels.items() if text},
        }


def notice(message: Message, reader: Reader) -> Modal:
    """A refusal over the form it is about: closing it leads back to what was entered."""
    _ = reader.gettext
    return Modal("notice", _("That did not work"), message.blocks, close=_("Back"))


def at_field(refusal: Refusal, reader: Reader) -> str:
    """The sentence for a field of the form, where Slack shows plain text."""
    return plainly(refusal.sentence, refusal.values, reader)


def plainly(sentence: str, values: Mapping[str, object], reader: Reader) -> str:
    """The msgid in the reader's language, filled for where nothing is parsed."""
    return reader.gettext(sentence).format(
        **{name: _in_plain(value, reader) for name, value in values.items()}
    )


def too_late(reader: Reader) -> Message:
    """Slack opens no modal later than 3 s after what it was asked for by."""
    _ = reader.gettext
    text = _("That took too long; please try again.")
    return Message(text, [section(f":hourglass: {text}")])


def _in_plain(value: object, reader: Reader) -> str:
    if isinstance(value, datetime):
        return reader.moment(value)
    return reader.day(value) if isinstance(value, date) else str(value)
