"""A small app that collects what people point at: messages, threads, files, words."""

from bot.domain.refusal import Refusal
from bot.messages import inputs
from bot.messages.inputs import Field, Option
from bot.messages.layout import Message
from bot.messages.modals import Modal
from bot.services.act import Act
from handlers.entries import Event, Options, Shortcut, ViewSubmission
from handlers.outcomes import Nothing, OpenModal, Outcome, Reply
from handlers.registry import Registry
from handlers.requests import Request
from handlers.wishes import FileContent, OneMessage, Permalink, WholeThread

FRUIT = ("apple", "apricot", "banana")


def keep_thread(act: Act, request: Request) -> Outcome:
    """Recorded before anything is fetched: the first tries must leave no trace."""
    act.record("kept", "scrapbook")
    first = request.message.get("thread_ts") or request.message_ts
    found = request.fetch(WholeThread(act.place.id, first))
    link = request.fetch(Permalink(act.place.id, first))
    said = " / ".join(message["text"] for message in found.messages)
    return Reply(Message(f"{len(found.messages)}: {said} {link.rpartition('/')[2]}"))


def ask_for_fruit(_act: Act, _request: Request) -> Outcome:
    return OpenModal(Modal("fruit", "Fruit", [inputs.searched_select(Field("fruit", "Fruit"))], "Send"))


def fruit(_act: Act, request: Request) -> list[Option]:
    if request.text == "nothing":
        raise Refusal("There is no such thing.")
    return [(name.title(), name) for name in FRUIT if name.startswith(request.text)]


def fruit_chosen(_act: Act, request: Request) -> Outcome:
    return Reply(Message(f"You chose {request.entered.option('fruit')}."))


def reacted(act: Act, request: Request) -> Outcome:
    found = request.fetch(OneMessage(request.channel_id, request.message_ts))
    return Reply(Message(f"{request.name}: {found['text'].upper()}"))


def is_pushpin(request: Request) -> bool:
    return bool(request.payload["reaction"] == "pushpin")


def heard(what: str) -> Event:
    def hear(act: Act, request: Request) -> Outcome:
        act.record(what, "scrapbook", text=request.text)
        return Nothing()

    subscriptions = ("message.channels", "message.groups")
    name = what if what in ("message changed", "message deleted") else "message.channels"
    return Event(name, hear, (), lambda request: "fruit" in request.text, subscriptions)


def read_file(_act: Act, request: Request) -> Outcome:
    found = request.fetch(FileContent(request.file_ids[0]))
    return Reply(Message(f"{found.name} begins with {found.content[:5].decode()}"))


def scrapbook_app() -> Registry:
    read = ("reactions:read", "files:read")
    return Registry(
        [
            Shortcut("keep", keep_thread, "message", "Keep the thread", "Keeps it"),
            Shortcut("fruit", ask_for_fruit, "global", "Choose fruit", "Asks you"),
            Options("fruit", fruit),
            ViewSubmission("fruit", fruit_chosen),
            Event("reaction_added", reacted, read, is_pushpin),
            Event("reaction_removed", reacted, read, is_pushpin),
            heard("heard"),
            heard("heard by another"),
            heard("message changed"),
            heard("message deleted"),
            Event("message.im", read_file, read, lambda request: bool(request.file_ids)),
        ]
    )
