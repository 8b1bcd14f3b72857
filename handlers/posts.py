"""Slack's messages as posts: who wrote what, where."""

from typing import Any

from bot.domain.posts import Post
from handlers.events import SAID

Payload = dict[str, Any]


def read_post(channel_id: str, message: Payload) -> Post:
    """What an app posted has words only in its attachments at times, and a file only its name."""
    ts = str(message["ts"])
    return Post(
        channel_id=channel_id,
        ts=ts,
        thread_ts=str(message.get("thread_ts") or ts),
        author_id=str(message.get("user") or "") if is_of_person(message) else "",
        text=_words_of(message),
    )


def is_of_person(message: Payload) -> bool:
    """Whether somebody wrote it, rather than an app, or Slack itself telling who joined."""
    return "bot_id" not in message and (message.get("subtype") or "") in SAID


def _words_of(message: Payload) -> str:
    attachments = [_first(each, "fallback", "text", "title") for each in message.get("attachments") or ()]
    files = [_first(each, "title", "name") for each in message.get("files") or ()]
    found = (message.get("text") or "", "\n".join(filter(None, attachments)), ", ".join(filter(None, files)))
    return next((text for text in found if text.strip()), "")


def _first(holder: Payload, *names: str) -> str:
    return next((str(holder[name]) for name in names if holder.get(name)), "")
