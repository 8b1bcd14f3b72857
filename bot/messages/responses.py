"""Answers through a response URL: Slack takes five within 30 minutes of the click that brought it."""

from typing import Any

from bot.messages.layout import Message

Payload = dict[str, Any]


def response_to(response_url: str, message: Message, *, replaces: bool) -> Payload:
    """What waits in the outbox: the message, and where it goes. `replaces` the message that was clicked."""
    return {**message.payload(), "response_url": response_url, "replaces": replaces}


def body_of(message: Message, *, replaces: bool, thread_ts: str | None) -> Payload:
    """What is posted to the URL."""
    if replaces:
        return {**message.payload(), "replace_original": True}
    thread = {"thread_ts": thread_ts} if thread_ts else {}
    return {**message.payload(), **thread, "response_type": "ephemeral", "replace_original": False}
