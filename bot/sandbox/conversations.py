"""Channels, direct messages and what they hold."""

from collections import OrderedDict
from dataclasses import dataclass, field
from enum import StrEnum

from bot.sandbox.messages import Message
from bot.sandbox.wire import Json

KEPT_MESSAGES = 10_000


class Kind(StrEnum):
    PUBLIC = "public"
    PRIVATE = "private"
    IM = "im"
    MPIM = "mpim"


# What Slack calls each kind: as a type filter, in events (`channel_type`), in scopes.
API_TYPE = {
    Kind.PUBLIC: "public_channel",
    Kind.PRIVATE: "private_channel",
    Kind.IM: "im",
    Kind.MPIM: "mpim",
}
EVENT_TYPE = {Kind.PUBLIC: "channel", Kind.PRIVATE: "group", Kind.IM: "im", Kind.MPIM: "mpim"}
SCOPE_NOUN = {Kind.PUBLIC: "channels", Kind.PRIVATE: "groups", Kind.IM: "im", Kind.MPIM: "mpim"}


@dataclass(slots=True)
class Conversation:
    id: str
    kind: Kind
    name: str = ""
    creator: str = ""
    created: int = 0
    topic: str = ""
    purpose: str = ""
    members: dict[str, None] = field(default_factory=dict)
    is_archived: bool = False
    is_general: bool = False
    is_shared: bool = False
    messages: OrderedDict[str, Message] = field(default_factory=OrderedDict)
    threads: dict[str, list[str]] = field(default_factory=dict)
    last_read: dict[str, str] = field(default_factory=dict)
    bookmarks: list[Json] = field(default_factory=list)
    last_ts: str = ""

    @property
    def is_direct(self) -> bool:
        return self.kind in (Kind.IM, Kind.MPIM)

    def other(self, person_id: str) -> str:
        """The other side of a direct message; oneself in a note to self."""
        return next((member for member in self.members if member != person_id), person_id)

    def keep(self, message: Message) -> None:
        self.messages[message.ts] = message
        if message.is_reply:
            self.threads.setdefault(message.thread_ts, []).append(message.ts)
        if len(self.messages) > KEPT_MESSAGES:
            _, oldest = self.messages.popitem(last=False)
            self.threads.pop(oldest.ts, None)

    def replies(self, parent_ts: str) -> list[Message]:
        return [self.messages[ts] for ts in self.threads.get(parent_ts, ()) if ts in self.messages]


def command_channel_name(conversation: Conversation) -> str:
    """The name a slash command carries: what is private is not named."""
    if conversation.kind is Kind.IM:
        return "directmessage"
    return "privategroup" if conversation.kind is Kind.PRIVATE else conversation.name
