"""How messages leave: methods, states, lanes, and a message on its way."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from secrets import token_hex
from typing import Any

from bot.domain.attention.why import Rule

HOME = "home:"
NUDGES = "nudges:"


class Method(StrEnum):
    """HOME is a card that is somebody's Home tab, FILE an upload; RESPOND goes through a response URL."""

    POST = "post"
    UPDATE = "update"
    EPHEMERAL = "ephemeral"
    HOME = "home"
    FILE = "file"
    RESPOND = "respond"


class OutboxStatus(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DROPPED = "dropped"
    FAILED = "failed"


@dataclass(frozen=True)
class Draft:
    """A message to be queued.

    `content` names what is rendered when it leaves, `subject` what it is about ("T-12"); `destination`
    is a channel's id, or a member's for a direct message. `actor_id` is the person whose doing it is:
    they hear of it if it cannot be sent. `rule` decided on it, where that is not simply that somebody did
    something or that its time has come; `zone_name` is whose clock that is about, where it is not that of
    the person who gets it.
    """

    workspace_id: str
    content: str
    subject: str
    destination: str
    now: datetime
    thread_ts: str | None = None
    recipient_id: str | None = None
    actor_id: str | None = None
    payload: dict[str, Any] = field(default_factory=dict)
    rule: Rule | None = None
    zone_name: str | None = None


@dataclass(frozen=True)
class Outgoing:
    """A draft in the outbox. `token` is the opaque id its post carries, `started_at` its first attempt."""

    id: int
    workspace_id: str
    lane: str
    token: str
    method: Method
    content: str
    subject: str
    destination: str
    thread_ts: str | None
    recipient_id: str | None
    actor_id: str | None
    card_id: str | None
    payload: dict[str, Any]
    status: OutboxStatus
    attempts: int
    created_at: datetime
    started_at: datetime | None


@dataclass(frozen=True)
class PostedCard:
    """A message that follows its subject; `ts` is empty until it was posted, `shown` digests its text."""

    id: str
    workspace_id: str
    content: str
    subject: str
    destination: str
    thread_ts: str | None
    payload: dict[str, Any]
    channel_id: str | None
    ts: str | None
    shown: str | None

    @property
    def about(self) -> str:
        """Its subject; where it gathers things and there is only one of them, that one."""
        gathered: list[dict[str, Any]] = self.payload.get("items") or []
        return str(gathered[0]["subject"]) if len(gathered) == 1 else self.subject


@dataclass(frozen=True)
class Settlement:
    """How sending ended; the lane goes on at `again_at` if more waits in it. Instants are UTC."""

    outcome: OutboxStatus
    now: datetime
    again_at: datetime
    ts: str | None = None
    error: str | None = None


def new_id(now: datetime) -> str:
    """Opaque, unique, and rising with time so that an index grows at its end: RFC 9562's idea of UUIDv7."""
    return f"{int(now.timestamp() * 1_000_000):014x}{token_hex(9)}"


def home_of(member_id: str) -> str:
    """The subject of a person's Home tab."""
    return f"{HOME}{member_id}"


def nudges_of(member_id: str) -> str:
    """The subject of the newest message that gathers a person's nudges."""
    return f"{NUDGES}{member_id}"


def is_home(subject: str) -> bool:
    return subject.startswith(HOME)


def left_in(channel_id: str) -> str:
    """The subject of what people who went left without an owner in a channel."""
    return f"left:{channel_id}"


def lane_name(method: Method, destination: str, recipient_id: str | None = None) -> str:
    """Slack paces each method by itself, so each has its own queue per destination.

    Updates may overtake posts: an update of a card that was not posted yet waits for the post.
    """
    return f"{method}:{destination}" + (f":{recipient_id}" if recipient_id else "")
