"""Modals: what of them rides on an acknowledgement, and what Slack is called for after the commit."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.messages.layout import Message
from bot.messages.modals import Modal, notice
from bot.messages.reader import Reader
from handlers.outcomes import CloseModal, ModalErrors, OpenModal, UpdateModal
from handlers.requests import Kind, Request
from handlers.views import as_view

Answer: TypeAlias = dict[str, Any]
FormOutcome: TypeAlias = OpenModal | UpdateModal | CloseModal


@dataclass(frozen=True)
class ViewCall:
    """A method of Slack's that shows a modal (views.open, say), with its arguments."""

    method: str
    arguments: dict[str, Any]


class FormRefused(Exception):  # noqa: N818 -- an answer, not an error
    """Ends the unit, so that nothing of it is stored; the form stays open with what is wrong in it."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(", ".join(errors))
        self.answer: Answer = {"response_action": "errors", "errors": errors}


def shown(outcome: FormOutcome, request: Request) -> Answer | ViewCall | None:
    """Raises ValueError for what Slack cannot do after this kind of request."""
    match outcome:
        case OpenModal(modal=modal):
            return _on_top(modal, request)
        case UpdateModal(modal=modal):
            return _instead(modal, request)
        case CloseModal() if request.kind is not Kind.FORM:
            message = f"a {request.kind} cannot close a modal"
            raise ValueError(message)
        case CloseModal(clear_all=clear_all):
            return {"response_action": "clear"} if clear_all else None


def refuse(outcome: ModalErrors, request: Request) -> None:
    """Raises FormRefused; ValueError where no form was submitted."""
    if request.kind is not Kind.FORM:
        message = f"a {request.kind} has no fields"
        raise ValueError(message)
    raise FormRefused(outcome.errors)


def shows_refusals(request: Request) -> bool:
    """Whether the person looks at a modal or their Home: a message elsewhere would pass them by."""
    return request.view is not None and request.kind in (Kind.FORM, Kind.CLICK)


def refusal(message: Message, request: Request, reader: Reader) -> Answer | ViewCall:
    """On top of the form, so that nothing entered is lost; on a full stack at the form's first field."""
    view = request.view
    if view is None or not view.is_full_stack:
        return _on_top(notice(message, reader), request)
    if request.kind is Kind.FORM and view.first_field:
        return FormRefused({view.first_field: message.text}).answer
    return _instead(notice(message, reader), request)


def _on_top(modal: Modal, request: Request) -> Answer | ViewCall:
    view = as_view(modal, request.channel_id, request.thread_ts)
    if request.kind is Kind.FORM:
        return {"response_action": "push", "view": view}
    if not request.trigger_id:
        message = f"after {request.name} there is no trigger to open a modal with"
        raise ValueError(message)
    is_in_modal = request.view is not None and request.view.is_modal
    method = "views.push" if is_in_modal else "views.open"
    return ViewCall(method, {"trigger_id": request.trigger_id, "view": view})


def _instead(modal: Modal, request: Request) -> Answer | ViewCall:
    if request.view is None or not request.view.is_modal:
        message = f"a {request.kind} outside of modals has none to update"
        raise ValueError(message)
    view = as_view(modal, request.channel_id, request.thread_ts)
    if request.kind is Kind.FORM:
        return {"response_action": "update", "view": view}
    return ViewCall("views.update", {"view_id": request.view.id, "hash": request.view.hash, "view": view})
