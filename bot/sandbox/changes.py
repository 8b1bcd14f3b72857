"""What can happen to the state: pages and the app are told of it from here."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.conversations import Conversation
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from bot.sandbox.wire import Json


@dataclass(frozen=True, slots=True)
class MessagePosted:
    message: Message


@dataclass(frozen=True, slots=True)
class MessageChanged:
    """`previous` is None when no person or app edited it, as when a thread's reply count rose."""

    message: Message
    previous: Json | None


@dataclass(frozen=True, slots=True)
class MessageDeleted:
    message: Message


@dataclass(frozen=True, slots=True)
class Reacted:
    message: Message
    person_id: str
    name: str
    added: bool


@dataclass(frozen=True, slots=True)
class ConversationChanged:
    """`event` is Slack's name of what happened, empty for what only clients notice (read marks).

    Of a private channel Slack says "group" where it says "channel" of a public one.
    """

    conversation: Conversation
    event: str = ""
    only_for: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class MemberChanged:
    conversation: Conversation
    person_id: str
    joined: bool
    inviter: str = ""
    remover: str = ""


@dataclass(frozen=True, slots=True)
class ConversationMoved:
    """A private channel that was shared with another company goes by another id from now on."""

    conversation: Conversation
    old_id: str


@dataclass(frozen=True, slots=True)
class PersonChanged:
    person: Person
    new: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class FileShared:
    file: Json
    channel: str
    person_id: str


@dataclass(frozen=True, slots=True)
class HomeOpened:
    person_id: str
    channel: str
    tab: str
    view: Json | None


@dataclass(frozen=True, slots=True)
class HomePublished:
    person_id: str
    view: Json


@dataclass(frozen=True, slots=True)
class ViewsChanged:
    person_id: str
    change: str
    view_id: str


@dataclass(frozen=True, slots=True)
class AppUninstalled:
    bot_user: str


@dataclass(frozen=True, slots=True)
class AppConnected:
    connected: bool


@dataclass(frozen=True, slots=True)
class ClockMoved:
    pass


@dataclass(frozen=True, slots=True)
class Failed:
    """A person's command or click did not get through: they see `sentence`."""

    person_id: str
    error: str
    sentence: str
    source: Json


Change = (
    MessagePosted
    | MessageChanged
    | MessageDeleted
    | Reacted
    | ConversationChanged
    | MemberChanged
    | ConversationMoved
    | PersonChanged
    | FileShared
    | HomeOpened
    | HomePublished
    | ViewsChanged
    | AppUninstalled
    | AppConnected
    | ClockMoved
    | Failed
)
Listener = Callable[[Change], None]
