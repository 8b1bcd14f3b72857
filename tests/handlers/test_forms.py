"""What becomes of modals: in the acknowledgement, or by a call after the commit."""

import json
from typing import Any

import pytest

from bot.messages.layout import Message, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from handlers import forms
from handlers.forms import FormRefused, ViewCall
from handlers.outcomes import CloseModal, ModalErrors, OpenModal, UpdateModal
from handlers.payloads import from_click, from_command, from_event, from_form
from handlers.requests import Kind, Request
from handlers.views import as_view, read_view
from tests.handlers.payloads import (
    click_payload,
    command_payload,
    form_payload,
    mention_payload,
    view_click_payload,
    view_payload,
)
from tests.units import LAUNCH, NOW

MODAL = Modal("survey", "Survey", [section("Hello")], submit="Send", private_metadata={"task": 12})
MESSAGE = Message("No.", [section("No.")])
READER = Reader.unknown(NOW)
HOME = view_payload() | {"type": "home"}


def form(depth: int = 1, **more: Any) -> Request:
    return from_form(form_payload(view_payload(depth=depth) | more), "")


def click_in(view: dict[str, Any]) -> Request:
    return from_click(view_click_payload("more", view), "")


def title(view: dict[str, Any]) -> str:
    found: str = view["title"]["text"]
    return found


def call(result: object) -> ViewCall:
    assert isinstance(result, ViewCall)
    return result


def ack(result: object) -> dict[str, Any]:
    assert isinstance(result, dict)
    return result


@pytest.mark.parametrize(
    ("asked", "method", "trigger"),
    [
        (from_command(command_payload(""), ""), "views.open", "1.2.3"),
        (from_click(click_payload("more", "1"), ""), "views.open", "4.5.6"),
        (click_in(HOME), "views.open", "4.5.6"),
        (click_in(view_payload()), "views.push", "4.5.6"),
    ],
    ids=["command", "message", "home", "modal"],
)
def test_a_modal_is_opened_with_the_trigger_on_top_of_what_is_there(
    asked: Request, method: str, trigger: str
) -> None:
    shown = call(forms.shown(OpenModal(MODAL), asked))
    assert (shown.method, shown.arguments["trigger_id"]) == (method, trigger)
    assert title(shown.arguments["view"]) == "Survey"


def test_a_modal_after_a_form_rides_on_its_acknowledgement() -> None:
    assert ack(forms.shown(OpenModal(MODAL), form()))["response_action"] == "push"
    updated = ack(forms.shown(UpdateModal(MODAL), form()))
    assert (updated["response_action"], title(updated["view"])) == ("update", "Survey")


def test_a_click_changes_the_modal_it_was_in_if_nobody_else_did_meanwhile() -> None:
    shown = call(forms.shown(UpdateModal(MODAL), click_in(view_payload())))
    assert (shown.method, shown.arguments["view_id"], shown.arguments["hash"]) == ("views.update", "V1", "h1")


def test_forms_are_closed_one_by_one_or_all_at_once() -> None:
    assert forms.shown(CloseModal(), form()) is None
    assert forms.shown(CloseModal(clear_all=True), form()) == {"response_action": "clear"}


def test_where_a_form_was_opened_and_what_it_was_given_comes_back_with_it() -> None:
    first = call(forms.shown(OpenModal(MODAL), from_command(command_payload(""), "")))
    metadata = first.arguments["view"]["private_metadata"]
    request = from_form(form_payload(view_payload(metadata=metadata)), "")
    assert (request.channel_id, request.thread_ts) == (LAUNCH.id, None)
    assert request.private_metadata == {"task": 12}
    second = ack(forms.shown(OpenModal(MODAL), request))
    assert json.loads(second["view"]["private_metadata"]) == [LAUNCH.id, None, {"task": 12}]


def test_a_thread_comes_back_with_the_form_too() -> None:
    view = read_view(view_payload() | as_view(MODAL, "C1", "1700.1"))
    assert (view.channel_id, view.thread_ts) == ("C1", "1700.1")


@pytest.mark.parametrize("metadata", ["", "T-12"])
def test_a_view_that_was_opened_nowhere_has_no_place(metadata: str) -> None:
    view = read_view(view_payload(metadata=metadata))
    assert (view.channel_id, view.thread_ts, view.private_metadata) == ("", None, {})


@pytest.mark.parametrize(
    ("outcome", "asked", "why"),
    [
        (OpenModal(MODAL), from_event(mention_payload("hi")), "no trigger"),
        (UpdateModal(MODAL), from_command(command_payload(""), ""), "none to update"),
        (UpdateModal(MODAL), click_in(HOME), "none to update"),
        (CloseModal(), click_in(view_payload()), "cannot close"),
    ],
    ids=["open after an event", "update after a command", "update a home", "close after a click"],
)
def test_what_slack_cannot_do_is_a_mistake_in_the_handler(
    outcome: OpenModal | UpdateModal | CloseModal, asked: Request, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        forms.shown(outcome, asked)


def test_errors_are_for_forms_only() -> None:
    with pytest.raises(FormRefused) as caught:
        forms.refuse(ModalErrors({"title": "No."}), form())
    assert caught.value.answer == {"response_action": "errors", "errors": {"title": "No."}}
    with pytest.raises(ValueError, match="no fields"):
        forms.refuse(ModalErrors({"title": "No."}), click_in(view_payload()))


@pytest.mark.parametrize("depth", [1, 2])
def test_a_refusal_lies_over_the_form(depth: int) -> None:
    answer = ack(forms.refusal(MESSAGE, form(depth), READER))
    assert (answer["response_action"], title(answer["view"])) == ("push", "That did not work")
    assert call(forms.refusal(MESSAGE, click_in(view_payload(depth=depth)), READER)).method == "views.push"
    assert call(forms.refusal(MESSAGE, click_in(HOME), READER)).method == "views.open"


def test_on_a_full_stack_a_refusal_stands_at_a_field_or_takes_the_place_of_the_modal() -> None:
    assert ack(forms.refusal(MESSAGE, form(3), READER)) == FormRefused({"title": "No."}).answer
    assert ack(forms.refusal(MESSAGE, form(3, blocks=[]), READER))["response_action"] == "update"
    assert call(forms.refusal(MESSAGE, click_in(view_payload(depth=3)), READER)).method == "views.update"


def test_only_whoever_looks_at_a_view_is_refused_in_one() -> None:
    closed = from_form(form_payload(view_payload(), kind="view_closed"), "")
    assert closed.kind is Kind.CLOSED_FORM
    views = (form(), click_in(HOME), click_in(view_payload()))
    others = (closed, from_click(click_payload("more", "1"), ""), from_command(command_payload(""), ""))
    assert [forms.shows_refusals(asked) for asked in (*views, *others)] == [True] * 3 + [False] * 3
