"""What came from Slack, as handlers see it; made from payloads, knows no Bolt."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from bot.messages.layout import Message
from bot.services.act import Act

Payload: TypeAlias = dict[str, Any]

SAID = {"", "file_share", "thread_broadcast"}
"""Subtypes of messages that are a person's own words."""


class Kind(StrEnum):
    COMMAND = "command"
    CLICK = "click"
    EVENT = "event"


class AnswerBy(StrEnum):
    """The way back to the person."""

    ACK = "ack"
    WHISPER = "whisper"
    POST = "post"


@dataclass(frozen=True)
class Request:
    """`name` is looked up in the registry; `key` tells one delivery from the next, empty if Slack gave none.

    `typed` is repeated to the person when it is refused. `may_come_again` where Slack repeats what was not
    acknowledged in time and still waits for the answer.
    """

    kind: Kind
    name: str
    workspace_id: str
    user_id: str
    channel_id: str
    key: str
    answer_by: AnswerBy
    payload: Payload
    text: str = ""
    typed: str = ""
    value: str = ""
    thread_ts: str | None = None
    may_come_again: bool = False


@dataclass(frozen=True)
class Reply:
    """A message for the person alone, where they are."""

    message: Message


@dataclass(frozen=True)
class Nothing:
    """What happened shows by itself."""


@dataclass(frozen=True)
class Help:
    """Show what can be typed: after one command, or all there is."""

    command: str | None = None


Outcome: TypeAlias = Reply | Nothing | Help
Handler: TypeAlias = Callable[[Act, Request], Outcome]


def from_command(payload: Payload, envelope_id: str) -> Request:
    text = payload.get("text") or ""
    return Request(
        kind=Kind.COMMAND,
        name=payload["command"],
        workspace_id=payload["team_id"],
        user_id=payload["user_id"],
        channel_id=payload["channel_id"],
        key=envelope_id or payload.get("trigger_id") or "",
        answer_by=AnswerBy.ACK,
        payload=payload,
        text=text,
        typed=f"{payload['command']} {text}",
        may_come_again=bool(envelope_id),
    )


def from_click(payload: Payload, envelope_id: str) -> Request:
    action = payload["actions"][0]
    container = payload.get("container") or {}
    channel = payload.get("channel") or {}
    return Request(
        kind=Kind.CLICK,
        name=action["action_id"],
        workspace_id=payload["team"]["id"],
        user_id=payload["user"]["id"],
        channel_id=container.get("channel_id") or channel.get("id", ""),
        key=envelope_id or payload.get("trigger_id") or "",
        answer_by=AnswerBy.WHISPER,
        payload=payload,
        value=action.get("value") or "",
        thread_ts=container.get("thread_ts"),
    )


def from_event(body: Payload) -> Request:
    """The event's own id is the key: it is the same over every connection and every retry."""
    event = body["event"]
    user = event.get("user") or ""
    is_direct = event.get("channel_type") == "im"
    return Request(
        kind=Kind.EVENT,
        name=event_name(event),
        workspace_id=body.get("team_id") or "",
        user_id=user if isinstance(user, str) else user["id"],
        channel_id=event["channel"] if isinstance(event.get("channel"), str) else "",
        key=body["event_id"],
        answer_by=AnswerBy.POST if is_direct else AnswerBy.WHISPER,
        payload=event,
        text=event.get("text") or "",
        typed=event.get("text") or "",
        thread_ts=event.get("thread_ts") if is_direct else event.get("thread_ts") or event.get("ts"),
    )


def event_name(event: Payload) -> str:
    """As the manifest names it, messages by the kind of channel; apart, what no person said just now."""
    if "bot_id" in event:
        return f"{event['type']} of a bot"
    if "edited" in event:  # what was asked for the first time is not asked again
        return f"{event['type']} edited"
    if event["type"] != "message":
        return str(event["type"])
    subtype = event.get("subtype", "")
    return f"message {subtype}" if subtype not in SAID else f"message.{event.get('channel_type')}"
