"""Block Kit parts shared by all features, and the one place where text is made safe."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.domain.typed_text import Mention, pieces

Block = dict[str, Any]

TEXT_LIMIT = 3000
_RIGHT_TO_LEFT = {"R", "AL"}


@dataclass(frozen=True)
class Message:
    """`text` is what notifications and screen readers get: complete without the blocks."""

    text: str
    blocks: list[Block] = field(default_factory=list)

    def payload(self) -> dict[str, Any]:
        return {"text": self.text, "blocks": self.blocks}


def safe(text: str) -> str:
    """People's text for any field that Slack parses: it pings nobody and stays where it is.

    Marks like *this* are shown as Slack shows them, within the text; only a fence would swallow what follows.
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return isolated(escaped.replace("```", "`\u200b`\u200b`"))


def isolated(text: str) -> str:
    """Text of a right-to-left script, fenced so that what stands around it keeps its order."""
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        return f"\u2068{text}\u2069"
    return text


def person(member_id: str) -> str:
    return f"<@{member_id}>"


def audience(id_: str) -> str:
    """A person, or a user group (S...): as Slack shows them."""
    return f"<!subteam^{id_}>" if id_.startswith("S") else person(id_)


def section(text: str, beside: Block | None = None) -> Block:
    """`beside` is a button or menu to the right of the text."""
    accessory = {"accessory": beside} if beside else {}
    # verbatim: Slack would otherwise still make links and pings of #names and @here in people's text.
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}, **accessory}


def typed(text: str) -> Block:
    """What a person typed, whole and as they saw it: people by name, everything else word for word."""
    parts = [part for piece in pieces(text) for part in _typed_parts(piece)]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": parts}]}


def _typed_parts(piece: str | Mention) -> list[Block]:
    if isinstance(piece, Mention):
        return [{"type": "user", "user_id": piece.member_id}]
    starts = range(0, len(piece), TEXT_LIMIT)
    return [{"type": "text", "text": piece[start : start + TEXT_LIMIT]} for start in starts]


def context(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text, "verbatim": True}]}


def actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}


def button(label: str, action_id: str, value: str, *, style: str | None = None) -> Block:
    """`value` is an id to look up, never a permission. `style`: primary or danger."""
    look = {"style": style} if style else {}
    return {"type": "button", "text": _plain_text(label), "action_id": action_id, "value": value, **look}


def confirmed(pressed: Block, question: str, consequence: str, *, yes: str, no: str) -> Block:
    """Asks before it does what cannot be taken back. Slack shows 100, 300 and twice 30 characters."""
    shown = {"title": question, "text": consequence, "confirm": yes, "deny": no}
    return {**pressed, "confirm": {name: _plain_text(text) for name, text in shown.items()}}


def link_button(label: str, action_id: str, url: str) -> Block:
    """Slack opens the address, and tells of the click, too."""
    return {"type": "button", "text": _plain_text(label), "action_id": action_id, "url": url}


def conversation_select(placeholder: str, action_id: str, chosen: str | None = None) -> Block:
    """Channels, public ones and private ones of the person who looks; at most 150 characters of text."""
    initial = {"initial_conversation": chosen} if chosen else {}
    return {
        "type": "conversations_select",
        "action_id": action_id,
        "placeholder": _plain_text(placeholder),
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
        **initial,
    }


def select(action_id: str, options: Sequence[tuple[str, str]], chosen: str | None, placeholder: str) -> Block:
    """A menu that shows what is chosen; options are what is shown and the value it stands for."""
    shown = [{"text": _plain_text(text), "value": value} for text, value in options]
    initial = [each for each in shown if each["value"] == chosen]
    chosen_now = {"initial_option": initial[0]} if initial else {}
    return {
        "type": "static_select",
        "action_id": action_id,
        "placeholder": _plain_text(placeholder),
        "options": shown,
        **chosen_now,
    }


def overflow(action_id: str, options: Sequence[tuple[str, str]]) -> Block:
    """A menu behind three dots: at most five options of what is shown and the value it stands for."""
    shown = [{"text": _plain_text(text), "value": value} for text, value in options]
    return {"type": "overflow", "action_id": action_id, "options": shown}


def _plain_text(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": True}
