"""What came from Slack, as handlers see it."""

from datetime import date
from typing import Any

import pytest

from handlers.payloads import from_click, from_command, from_event, from_form, from_shortcut, from_suggestion
from handlers.requests import AnswerBy, Kind, Request
from tests.handlers.payloads import (
    click_payload,
    command_payload,
    event_payload,
    form_payload,
    mention_payload,
    message_payload,
    shortcut_payload,
    suggestion_payload,
    view_click_payload,
    view_payload,
)
from tests.units import ANA, GRACE, LAUNCH, TEAM


def test_a_command_is_answered_on_its_acknowledgement() -> None:
    payload = command_payload("list all")
    assert from_command(payload, "envelope-1") == Request(
        kind=Kind.COMMAND,
        name="/task",
        workspace_id=TEAM,
        user_id=GRACE.id,
        channel_id=LAUNCH.id,
        key="envelope-1",
        answer_by=AnswerBy.ACK,
        payload=payload,
        text="list all",
        typed="/task list all",
        may_come_again=True,
        trigger_id="1.2.3",
        response_url="https://hooks.example/1",
    )


def test_over_http_a_command_comes_once_and_is_known_by_its_trigger() -> None:
    request = from_command(command_payload(""), "")
    assert (request.key, request.may_come_again) == ("1.2.3", False)


def test_a_command_without_words_has_none() -> None:
    without_text = {name: value for name, value in command_payload("").items() if name != "text"}
    assert from_command(without_text, "").text == ""
    assert from_command(command_payload("") | {"text": None}, "").text == ""


def test_a_click_names_its_button_and_is_answered_to_the_person_alone() -> None:
    payload = click_payload("task_done", "12", ANA)
    assert from_click(payload, "envelope-1") == Request(
        kind=Kind.CLICK,
        name="task_done",
        workspace_id=TEAM,
        user_id=ANA.id,
        channel_id=LAUNCH.id,
        key="envelope-1",
        answer_by=AnswerBy.WHISPER,
        payload=payload,
        value="12",
        message_ts="1700.1",
        trigger_id="4.5.6",
    )


def test_a_click_in_a_thread_is_answered_in_it() -> None:
    payload = click_payload("task_done", "12")
    payload["container"]["thread_ts"] = "1700.0"
    assert from_click(payload, "").thread_ts == "1700.0"


def test_over_http_a_click_is_known_by_its_trigger() -> None:
    assert from_click(click_payload("task_done", "12"), "").key == "4.5.6"


def test_a_click_whose_message_does_not_say_where_it_stands_comes_from_the_channel() -> None:
    payload = click_payload("task_done", "12") | {"container": {"type": "message"}}
    assert from_click(payload, "").channel_id == LAUNCH.id


def test_a_click_outside_of_messages_has_no_channel() -> None:
    payload = click_payload("task_done", "12") | {"container": {"type": "view", "view_id": "V1"}}
    del payload["channel"]
    assert from_click(payload, "").channel_id == ""


def test_a_mention_is_answered_to_the_person_alone_in_a_thread_under_it() -> None:
    request = from_event(mention_payload("<@U0MUSTER> list"))
    assert (request.kind, request.name, request.key) == (Kind.EVENT, "app_mention", "Ev1")
    assert (request.answer_by, request.thread_ts) == (AnswerBy.WHISPER, "1700.1")
    assert (request.user_id, request.channel_id) == (GRACE.id, LAUNCH.id)
    assert request.text == request.typed == "<@U0MUSTER> list"


def test_a_mention_in_a_thread_is_answered_there() -> None:
    assert from_event(mention_payload("hi", thread_ts="1699.0")).thread_ts == "1699.0"


def test_a_direct_message_is_answered_by_a_message_beside_it() -> None:
    request = from_event(message_payload("list"))
    assert (request.name, request.answer_by, request.thread_ts) == ("message.im", AnswerBy.POST, None)
    assert from_event(message_payload("list", thread_ts="1699.0")).thread_ts == "1699.0"


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
def test_words_that_come_with_a_file_or_from_a_thread_are_words_too(subtype: str) -> None:
    assert from_event(message_payload("list", subtype=subtype)).name == "message.im"


@pytest.mark.parametrize(
    "event",
    [
        {"subtype": "message_changed", "message": {"text": "list", "user": "U1"}},
        {"subtype": "message_deleted", "deleted_ts": "1.1"},
        {"subtype": "bot_message", "bot_id": "B1", "text": "list"},
        {"subtype": "channel_join", "user": "U1", "text": "has joined"},
        {"bot_id": "B1", "user": "U0MUSTER", "text": "list"},
    ],
    ids=["edited", "deleted", "of a bot", "joined", "our own"],
)
def test_what_no_person_said_just_now_goes_by_another_name(event: dict[str, Any]) -> None:
    said = {"type": "message", "channel_type": "im", "channel": "D1", "ts": "1.2"}
    assert from_event(event_payload(said | event)).name != "message.im"


def test_a_mention_by_a_bot_is_none() -> None:
    assert from_event(mention_payload("<@U0MUSTER> list", bot_id="B1")).name != "app_mention"


@pytest.mark.parametrize(
    ("event", "user", "channel"),
    [
        ({"type": "user_change", "user": {"id": "U1", "name": "ana"}}, "U1", ""),
        ({"type": "channel_rename", "channel": {"id": "C1", "name": "new"}}, "", ""),
        ({"type": "member_joined_channel", "user": "U1", "channel": "C1"}, "U1", "C1"),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) else "",
)
def test_news_come_in_their_own_shapes(event: dict[str, Any], user: str, channel: str) -> None:
    request = from_event(event_payload(event))
    assert (request.name, request.user_id, request.channel_id) == (event["type"], user, channel)
    assert request.payload == event


def test_an_event_of_nobody_and_of_no_workspace_is_still_read() -> None:
    body = event_payload({"type": "app_mention", "user": None, "channel": None}) | {"team_id": None}
    request = from_event(body)
    assert (request.user_id, request.channel_id, request.workspace_id) == ("", "", "")


def test_a_click_outside_every_channel_is_still_read() -> None:
    payload = click_payload("task_done", "1") | {"container": None, "channel": None}
    assert from_click(payload, "").channel_id == ""


def test_a_submitted_form_acts_where_it_was_opened() -> None:
    values = {"title": {"title": {"type": "plain_text_input", "value": " Lunch "}}}
    payload = form_payload(view_payload(values, metadata='["C0LAUNCH","1700.1",{"task":12}]'), ANA)
    request = from_form(payload, "envelope-1")
    assert (request.kind, request.name, request.key) == (Kind.FORM, "survey", "envelope-1")
    assert (request.user_id, request.channel_id, request.thread_ts) == (ANA.id, LAUNCH.id, "1700.1")
    assert (request.answer_by, request.may_come_again) == (AnswerBy.WHISPER, True)
    assert (request.private_metadata, request.entered.text("title")) == ({"task": 12}, "Lunch")


def test_over_http_a_form_is_known_by_its_trigger_and_a_closed_one_by_its_view() -> None:
    closed = form_payload(view_payload(), kind="view_closed")
    del closed["trigger_id"]
    assert from_form(form_payload(view_payload()), "").key == "7.8.9"
    assert from_form(closed, "").key == "view_closed V1"


@pytest.mark.parametrize("view", [view_payload(), view_payload() | {"type": "home"}], ids=["modal", "home"])
def test_what_was_done_in_no_channel_is_answered_by_a_direct_message(view: dict[str, Any]) -> None:
    assert from_form(form_payload(view), "").answer_by is AnswerBy.DIRECT
    assert from_click(view_click_payload("task_done", view), "").answer_by is AnswerBy.DIRECT


def test_a_click_in_a_modal_acts_where_the_modal_was_opened() -> None:
    request = from_click(view_click_payload("more", view_payload(metadata='["C0LAUNCH","1700.1",{}]')), "")
    assert (request.channel_id, request.thread_ts) == (LAUNCH.id, "1700.1")
    assert request.view
    assert (request.view.id, request.view.hash, request.view.is_modal) == ("V1", "h1", True)


@pytest.mark.parametrize(
    "chosen",
    [
        {"selected_option": {"text": {}, "value": "this"}},
        {"selected_user": "this"},
        {"selected_channel": "this"},
        {"selected_date": "this"},
        {"selected_time": "this"},
    ],
    ids=lambda chosen: next(iter(chosen)),
)
def test_the_value_of_a_menu_is_what_was_chosen(chosen: dict[str, Any]) -> None:
    payload = click_payload("colour", "")
    payload["actions"] = [{"type": "x", "action_id": "colour", "block_id": "b"} | chosen]
    assert from_click(payload, "").value == "this"


def test_a_menu_of_which_nothing_is_chosen_has_no_value() -> None:
    payload = click_payload("colour", "")
    payload["actions"] = [{"type": "x", "action_id": "colour", "block_id": "b", "selected_option": None}]
    assert from_click(payload, "").value == ""


def test_what_a_message_holds_is_entered_with_the_click() -> None:
    entry = {"type": "datepicker", "selected_date": "2026-12-01"}
    payload = click_payload("task_done", "12") | {"state": {"values": {"day": {"day": entry}}}}
    assert from_click(payload, "").entered.day("day") == date(2026, 12, 1)


def test_a_shortcut_on_a_message_is_about_it() -> None:
    message = {"ts": "1700.1", "thread_ts": "1699.0", "text": "Hello", "files": [{"id": "F1"}]}
    request = from_shortcut(shortcut_payload("keep", message), "envelope-1")
    assert (request.kind, request.name, request.key) == (Kind.SHORTCUT, "keep", "envelope-1")
    assert (request.user_id, request.channel_id, request.thread_ts) == (GRACE.id, LAUNCH.id, "1699.0")
    assert (request.message_ts, request.message, request.file_ids) == ("1700.1", message, ("F1",))
    assert (request.answer_by, request.trigger_id) == (AnswerBy.WHISPER, "1.1.1")
    assert request.response_url == "https://hooks.example/2"


def test_a_shortcut_from_anywhere_is_answered_by_a_direct_message() -> None:
    request = from_shortcut(shortcut_payload("keep"), "")
    assert (request.channel_id, request.answer_by, request.key) == ("", AnswerBy.DIRECT, "1.1.1")


def test_whoever_types_into_a_menu_is_where_the_menu_is() -> None:
    request = from_suggestion(suggestion_payload("fruit", "ap"))
    assert (request.kind, request.name, request.text) == (Kind.OPTIONS, "fruit", "ap")
    assert request.channel_id == LAUNCH.id
    view = view_payload(metadata='["C1",null,{"task":12}]')
    request = from_suggestion(suggestion_payload("fruit", "ap", view))
    assert (request.channel_id, request.private_metadata) == ("C1", {"task": 12})


def test_a_form_from_another_company_is_of_the_workspace_where_the_bot_is() -> None:
    view = view_payload() | {"app_installed_team_id": TEAM}
    sent = form_payload(view) | {"team": {"id": "T0GUESTCO", "domain": "guest-co"}}
    assert from_form(sent, "envelope").workspace_id == TEAM
    clicked = view_click_payload("more", view) | {"team": {"id": "T0GUESTCO"}}
    assert from_click(clicked, "envelope").workspace_id == TEAM
