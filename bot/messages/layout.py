"""Block Kit parts shared by all features, and the one place where text is made safe."""

import unicodedata
from dataclasses import dataclass, field
from typing import Any

Block = dict[str, Any]

SECTION_LIMIT = 3000
_RIGHT_TO_LEFT = {"R", "AL"}


@dataclass(frozen=True)
class Message:
    """`text` is what notifications and screen readers get: complete without the blocks."""

    text: str
    blocks: list[Block] = field(default_factory=list)

    def payload(self) -> dict[str, Any]:
        return {"text": self.text, "blocks": self.blocks}


def safe(text: str) -> str:
    """People's text for any field that Slack parses: it pings nobody and keeps its direction to itself."""
    return isolated(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def isolated(text: str) -> str:
    """Text of a right-to-left script, fenced so that what stands around it keeps its order."""
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        return f"\u2068{text}\u2069"
    return text


def person(member_id: str) -> str:
    return f"<@{member_id}>"


def section(text: str) -> Block:
    # verbatim: Slack would otherwise still make links and pings of #names and @here in people's text.
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def typed(text: str) -> list[Block]:
    """What a person typed, whole, as plain text in as many sections as it takes."""
    parts = (text[start : start + SECTION_LIMIT] for start in range(0, len(text), SECTION_LIMIT))
    return [
        {"type": "section", "text": {"type": "plain_text", "text": part, "emoji": False}} for part in parts
    ]


def context(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text, "verbatim": True}]}


def actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}


def button(label: str, action_id: str, value: str, *, style: str | None = None) -> Block:
    """`value` is an id to look up, never a permission. `style`: primary or danger."""
    look = {"style": style} if style else {}
    text = {"type": "plain_text", "text": label, "emoji": True}
    return {"type": "button", "text": text, "action_id": action_id, "value": value, **look}
