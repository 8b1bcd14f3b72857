"""A small app with pages: in a message that one person sees, and on the Home tab."""

from datetime import datetime
from typing import Any

from bot.domain.outgoing import Draft, home_of
from bot.domain.refusal import Refusal
from bot.messages.layout import Message, actions, button, section
from bot.messages.modals import Modal
from bot.messages.outgoing import Content
from bot.services.act import Act
from handlers.entries import Action, Command, Event
from handlers.outcomes import Nothing, OpenModal, Outcome, Replace, Reply
from handlers.registry import Registry
from handlers.requests import Request
from storage import outbox

HOME = Content(lambda _unit, message: message.payload, lambda payload, _now: home(payload))


def page(number: int) -> Message:
    text = f"Picture {number}"
    buttons = (button("Next", "next", str(number + 1)), button("Like", "like", "1"))
    return Message(text, [section(text), actions(*buttons)])


def home(payload: dict[str, Any]) -> Message:
    buttons = (button("Next", "turn", "2"), button("Ask", "ask", "1"), button("Break", "break", "1"))
    return Message("", [section(f"Album, page {payload['page']}"), actions(*buttons)])


def show(_act: Act, _request: Request) -> Outcome:
    return Reply(page(1))


def turn_page(_act: Act, request: Request) -> Outcome:
    return Replace(page(int(request.value)))


def like(_act: Act, _request: Request) -> Outcome:
    return Reply(Message("You like it."))


def open_home(act: Act, _request: Request) -> Outcome:
    outbox.open_home(act.unit, a_home(act, 1, act.now))
    return Nothing()


def turn_home(act: Act, request: Request) -> Outcome:
    outbox.publish_home(act.unit, a_home(act, int(request.value), act.now))
    return Reply(Message(f"Turned in {act.place.is_direct=}."))


def a_home(act: Act, number: int, now: datetime) -> Draft:
    payload = {"page": number}
    return Draft(act.workspace_id, "album", home_of(act.by.id), act.by.id, now, payload=payload)


def ask(_act: Act, _request: Request) -> Outcome:
    return OpenModal(Modal("asked", "Asked", [section("Well?")]))


def break_it(_act: Act, _request: Request) -> Outcome:
    raise Refusal("It is broken already.")


def is_home(request: Request) -> bool:
    return bool(request.payload["tab"] == "home")


def album_app() -> Registry:
    return Registry(
        [
            Command("/album", show, "Pictures", "", {"": ("/album",)}),
            Command("/misplaced", turn_page, "A mistake", "", {"": ("/misplaced",)}),
            Action("next", turn_page),
            Action("like", like),
            Action("turn", turn_home),
            Action("ask", ask),
            Action("break", break_it),
            Event("app_home_opened", open_home, (), is_home),
        ]
    )
