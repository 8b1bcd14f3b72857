"""Answers to what is done on the Home: they stand there, and not in the person's direct messages.

A modal that was opened on the Home says so in its private metadata; so do those opened on top of it.
"""

from dataclasses import replace

from bot.messages.layout import Message
from bot.messages.modals import Modal
from bot.messages.reader import reader_for
from bot.messages.tasks import details
from bot.services.act import Act
from bot.services.tasks import homes, views
from handlers.outcomes import CloseModal, Nothing, OpenModal, Outcome, Reply, UpdateModal
from handlers.requests import Request

_HERE = "home"


def is_here(request: Request) -> bool:
    """Whether it was clicked on the Home, or in a modal that was opened there."""
    is_home = request.view is not None and not request.view.is_modal
    return is_home or bool(request.private_metadata.get(_HERE))


def open_modal(modal: Modal, request: Request) -> OpenModal:
    return OpenModal(noted(modal, request))


def noted(modal: Modal, request: Request) -> Modal:
    """The modal, with a note of where it was opened."""
    if not is_here(request):
        return modal
    return replace(modal, private_metadata={**modal.private_metadata, _HERE: True})


def answer(act: Act, request: Request, message: Message, deed: str = "") -> Outcome:
    """To a click. `deed` is what can be undone."""
    if not is_here(request):
        return Reply(message)
    homes.tell(act, message.text, deed)
    if request.private_metadata.get("number"):
        found = views.details(act, request.private_metadata["number"])
        shown = details.modal(found, reader_for(act.by, act.now), message.text)
        return UpdateModal(noted(shown, request))
    return Nothing()


def close(act: Act, request: Request, message: Message) -> CloseModal:
    """A submitted form, with whatever lies under it."""
    if not is_here(request):
        return CloseModal(message=message)
    homes.tell(act, message.text, act.deed)
    return CloseModal(clear_all=True)
