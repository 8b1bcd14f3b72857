"""What an entry of the registry is: something that Slack may call, and what is called then."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from bot.messages.inputs import Option
from bot.services.act import Act
from handlers.mentions import Obey
from handlers.outcomes import Handler
from handlers.requests import Kind, Request
from storage.unit import Unit

Notice: TypeAlias = Callable[[Unit, Request, datetime], None]


Wanted: TypeAlias = Callable[[Request], bool]
Concerns: TypeAlias = Callable[[Unit, Request], bool]
Offer: TypeAlias = Callable[[Act, Request], Sequence[Option]]


@dataclass(frozen=True)
class Command:
    """`summary` and `hint` are what Slack shows while typing; `examples`, by headings (msgids), help's.

    `scopes`, here and below, are what the handler needs of Slack beside what every handler may use. Said to
    the bot, each of `words` stands for the command's name, and `obey` is handed what follows it.
    """

    name: str
    handler: Handler
    summary: str
    hint: str
    examples: Mapping[str, tuple[str, ...]]
    scopes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    obey: Obey | None = None
    kind: Kind = Kind.COMMAND


@dataclass(frozen=True)
class Action:
    """A button or menu, or a field that tells of changes, by its action_id."""

    name: str
    handler: Handler
    scopes: tuple[str, ...] = ()
    kind: Kind = Kind.CLICK


@dataclass(frozen=True)
class Options:
    """A menu whose options are looked up while a person types, by its action_id. `offer` only reads."""

    name: str
    offer: Offer
    scopes: tuple[str, ...] = ()
    kind: Kind = Kind.OPTIONS


@dataclass(frozen=True)
class Shortcut:
    """In a message's menu, or (`on` is "global") beside the field where people type; by its callback_id.

    Slack shows `title`, at most 24 characters, and `description`, at most 150, in English to everybody.
    """

    name: str
    handler: Handler
    on: Literal["message", "global"]
    title: str
    description: str
    scopes: tuple[str, ...] = ()
    kind: Kind = Kind.SHORTCUT


@dataclass(frozen=True)
class ViewSubmission:
    """A modal that was submitted, by its callback_id."""

    name: str
    handler: Handler
    scopes: tuple[str, ...] = ()
    kind: Kind = Kind.FORM


@dataclass(frozen=True)
class ViewClosed:
    """A modal with notify_on_close that was closed without being submitted, by its callback_id."""

    name: str
    handler: Handler
    scopes: tuple[str, ...] = ()
    kind: Kind = Kind.CLOSED_FORM


CHANNEL_SCOPES = {
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.mpim": "mpim:history",
}
"""Events of what people say in channels, and what lets Slack send them."""


def everything(_request: Request) -> bool:
    return True


def everybody(_unit: Unit, _request: Request) -> bool:
    return True


@dataclass(frozen=True)
class Event:
    """Something a person did that is answered like a command. `scopes` let Slack send it.

    `wanted` looks at the request alone: what it turns down costs no transaction. `concerns` may read: what
    it turns down costs that, and leaves no trace. `subscriptions` are what the manifest asks Slack for,
    where that is not the name itself ("message changed").
    """

    name: str
    handler: Handler
    scopes: tuple[str, ...]
    wanted: Wanted = everything
    subscriptions: tuple[str, ...] = ()
    concerns: Concerns = everybody
    kind: Kind = Kind.EVENT


@dataclass(frozen=True)
class News:
    """Something Slack tells us about people and channels; nobody is answered. Otherwise as Event."""

    name: str
    notice: Notice
    scopes: tuple[str, ...]
    wanted: Wanted = everything
    subscriptions: tuple[str, ...] = ()
    concerns: Concerns = everybody
    kind: Kind = Kind.EVENT


Handled: TypeAlias = Command | Action | Shortcut | ViewSubmission | ViewClosed | Event
Entry: TypeAlias = Handled | Options | News
Turnable: TypeAlias = Handled | News
