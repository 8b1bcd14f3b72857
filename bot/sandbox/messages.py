"""A message and how Slack writes it, to apps and to clients."""

from dataclasses import dataclass, field

from bot.sandbox.wire import Json


@dataclass(slots=True, kw_only=True)
class Message:
    """`only_for` names the one person who sees an ephemeral."""

    channel: str
    ts: str
    user: str
    text: str
    team: str = ""
    blocks: list[Json] | None = None
    attachments: list[Json] | None = None
    thread_ts: str = ""
    broadcast: bool = False
    subtype: str = ""
    bot_id: str = ""
    app_id: str = ""
    username: str = ""
    icon_emoji: str = ""
    client_msg_id: str = ""
    metadata: Json | None = None
    edited: Json | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    files: list[Json] = field(default_factory=list)
    only_for: str = ""

    @property
    def is_reply(self) -> bool:
        return bool(self.thread_ts) and self.thread_ts != self.ts

    @property
    def is_top_level(self) -> bool:
        return not self.is_reply or self.broadcast


def as_message(message: Message, replies: list[Message] | None = None, *, metadata: bool = False) -> Json:
    """Slack's message object; metadata only for those who ask for it."""
    shape: Json = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
    for name in OPTIONAL:
        if value := getattr(message, name):
            shape[name] = value
    if message.broadcast and not message.subtype:
        shape["subtype"] = "thread_broadcast"
    if message.reactions:
        shape["reactions"] = as_reactions(message)
    if message.metadata and metadata:
        shape["metadata"] = message.metadata
    if replies:
        shape |= _thread_summary(message, replies)
    return shape


OPTIONAL = (
    "team",
    "blocks",
    "attachments",
    "thread_ts",
    "subtype",
    "bot_id",
    "app_id",
    "username",
    "client_msg_id",
    "edited",
    "files",
)


def as_reactions(message: Message) -> list[Json]:
    return [
        {"name": name, "users": list(users), "count": len(users)} for name, users in message.reactions.items()
    ]


def _thread_summary(parent: Message, replies: list[Message]) -> Json:
    people = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": parent.ts,
        "reply_count": len(replies),
        "reply_users": people,
        "reply_users_count": len(people),
        "latest_reply": replies[-1].ts,
        "is_locked": False,
        "subscribed": False,
    }


def as_client_message(message: Message, replies: list[Message] | None = None) -> Json:
    shape = as_message(message, replies)
    shape["channel"] = message.channel
    if message.only_for:
        shape["ephemeral"] = True
    if message.icon_emoji:
        shape["icon_emoji"] = message.icon_emoji
    return shape
