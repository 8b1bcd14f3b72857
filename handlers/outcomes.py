"""What a handler wants done in answer; dispatch carries it out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.messages.layout import Block, Message
from bot.messages.modals import Modal
from bot.services.act import Act
from handlers.requests import Request


@dataclass(frozen=True)
class Reply:
    """A message for the person alone, where they are or in `thread_ts`. A submitted form closes."""

    message: Message
    thread_ts: str | None = None


@dataclass(frozen=True)
class Nothing:
    """What happened shows by itself."""


@dataclass(frozen=True)
class Help:
    """Show what can be typed: after one command, or all there is. `in_place` of the message clicked."""

    command: str | None = None
    buttons: tuple[Block, ...] = ()
    in_place: bool = False


@dataclass(frozen=True)
class Replace:
    """Show this in place of the message that was clicked, also where only the person sees it."""

    message: Message


@dataclass(frozen=True)
class OpenModal:
    """Show a modal: on top of the modal it was asked for in, if it was."""

    modal: Modal


@dataclass(frozen=True)
class UpdateModal:
    """Show this instead in the modal in which the person clicked, or that they submitted."""

    modal: Modal


@dataclass(frozen=True)
class ModalErrors:
    """The submitted form stays open, a plain sentence at each of these input blocks; nothing is stored."""

    errors: dict[str, str]


@dataclass(frozen=True)
class CloseModal:
    """Close the submitted form, with `clear_all` those beneath it, too, and tell the person something."""

    clear_all: bool = False
    message: Message | None = None


Outcome: TypeAlias = Reply | Nothing | Help | Replace | OpenModal | UpdateModal | ModalErrors | CloseModal


Handler: TypeAlias = Callable[[Act, Request], Outcome]
