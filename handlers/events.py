"""Slack's events: what each is called here, and which message, channel and person it is about."""

from typing import Any

Payload = dict[str, Any]

SLACKBOT = "USLACKBOT"
"""Slack itself, which tells the bot in a direct message of its own, say, that somebody removed it."""

SAID = {"", "file_share", "thread_broadcast"}
"""Subtypes of messages that are a person's own words."""

PLURALS = {"channel": "channels", "group": "groups"}
"""Kinds of channels that the manifest calls by another name than the event."""


def event_name(event: Payload) -> str:
    """As the manifest names it, messages by the kind of channel; apart, what no person said just now.

    "message changed" and "message deleted" are of any kind of channel, and of people's words only.
    """
    if "bot_id" in event or event.get("user") == SLACKBOT:
        return f"{event['type']} of a bot"
    if "edited" in event:  # what was asked for the first time is not asked again
        return f"{event['type']} edited"
    if event["type"] != "message":
        about = (event.get("item") or {}).get("type", "message")
        return str(event["type"]) if about == "message" else f"{event['type']} to a {about}"
    subtype = event.get("subtype") or ""
    if subtype in SAID:
        kind = str(event.get("channel_type"))
        return f"message.{PLURALS.get(kind, kind)}"
    return _afterwards(event) or f"message {subtype}"


def message_of(event: Payload) -> Payload:
    """The message as it is now, or as it was before it was deleted; empty where Slack does not show it."""
    if event["type"] not in ("message", "app_mention"):
        return {}
    if event.get("subtype") == "message_changed":
        return _changed(event)
    if event.get("subtype") == "message_deleted":
        return event.get("previous_message") or {}
    return event


def author_of(event: Payload) -> str:
    """Whoever did it; of changed and deleted messages whoever wrote them, for Slack tells no more."""
    user = event.get("user") or event.get("user_id") or message_of(event).get("user") or ""
    return user if isinstance(user, str) else str(user["id"])


def channel_of(event: Payload) -> str:
    for holder, name in ((event, "channel"), (event, "channel_id"), (event.get("item") or {}, "channel")):
        if isinstance(holder.get(name), str):
            return str(holder[name])
    return ""


def ts_of(event: Payload) -> str:
    """Of the message that the event is about."""
    return str((event.get("item") or {}).get("ts") or message_of(event).get("ts") or "")


def _afterwards(event: Payload) -> str:
    """Slack tells of every change: a preview that came, a reply that was counted. Only words matter."""
    message = message_of(event)
    if not message or "bot_id" in message:
        return ""
    if event["subtype"] == "message_deleted" or _is_gone(event):
        return "message deleted"
    was = event.get("previous_message") or {}
    has_changed = event["subtype"] == "message_changed" and message.get("text") != was.get("text")
    return "message changed" if has_changed else ""


def _changed(event: Payload) -> Payload:
    """Of a deleted message with replies Slack leaves a tombstone: then, what it was."""
    found: Payload = event.get("previous_message" if _is_gone(event) else "message") or {}
    return found


def _is_gone(event: Payload) -> bool:
    return (event.get("message") or {}).get("subtype") == "tombstone"
