"""What Slack would make of a message: whether it takes it, and what in it comes alive."""

import re
from collections.abc import Iterator
from typing import Any

from bot.messages.layout import Message
from bot.sandbox.blocks import message_problems

LONGEST_FALLBACK = 40_000
_LIVE = re.compile(r"<[@#!][^>]*>|<https?:[^>]*>")


def problems(message: Message) -> list[str]:
    """Why Slack would refuse it; none when it is sound."""
    found = message_problems(message.blocks)
    if not 0 < len(message.text) <= LONGEST_FALLBACK:
        found.append(f"fallback of {len(message.text)} characters")
    return found + [f"not verbatim: {text}" for text in _mrkdwn(message.blocks) if not text.get("verbatim")]


def alive(message: Message) -> set[str]:
    """People, channels, broadcasts, dates and links that Slack would bring to life."""
    texts = [message.text, *parsed(message.blocks)]
    return {found for text in texts for found in _LIVE.findall(text)}


def parsed(blocks: Any) -> list[str]:
    """The texts in which Slack reads marks and links."""
    return [text["text"] for text in _mrkdwn(blocks)]


def shown(message: Message) -> str:
    """All words of the blocks."""
    return "\n".join(_words(message.blocks))


def _mrkdwn(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, list):
        for each in part:
            yield from _mrkdwn(each)
    elif isinstance(part, dict):
        if part.get("type") == "mrkdwn":
            yield part
        for each in part.values():
            yield from _mrkdwn(each)


def _words(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _words(each)
    elif isinstance(part, dict):
        if isinstance(part.get("text"), str):
            yield part["text"]
        for each in part.values():
            yield from _words(each)
