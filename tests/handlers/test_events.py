"""What events are called, and what they are about."""

from typing import Any

import pytest

from handlers.payloads import from_event
from handlers.requests import AnswerBy
from tests.handlers.payloads import changed_payload, event_payload
from tests.units import ANA, GRACE, LAUNCH

SAID = {"type": "message", "user": ANA.id, "ts": "1700.1", "text": "Hello"}


@pytest.mark.parametrize(
    ("kind", "name"),
    [("channel", "message.channels"), ("group", "message.groups"), ("mpim", "message.mpim")],
)
def test_messages_are_called_as_in_the_manifest(kind: str, name: str) -> None:
    request = from_event(event_payload(SAID | {"channel": "C1", "channel_type": kind}))
    assert (request.name, request.user_id, request.channel_id) == (name, ANA.id, "C1")
    assert (request.answer_by, request.thread_ts, request.message_ts) == (
        AnswerBy.WHISPER,
        "1700.1",
        "1700.1",
    )


@pytest.mark.parametrize("name", ["reaction_added", "reaction_removed"])
def test_a_reaction_is_about_a_message_by_whoever_reacted(name: str) -> None:
    item = {"type": "message", "channel": LAUNCH.id, "ts": "1700.1"}
    request = from_event(
        event_payload({"type": name, "user": GRACE.id, "reaction": "eyes", "item": item, "item_user": ANA.id})
    )
    assert (request.name, request.user_id, request.channel_id) == (name, GRACE.id, LAUNCH.id)
    assert (request.message_ts, request.thread_ts, request.message) == ("1700.1", None, {})


def test_a_reaction_to_a_file_goes_by_another_name() -> None:
    event = {"type": "reaction_added", "user": GRACE.id, "item": {"type": "file", "file": "F1"}}
    assert from_event(event_payload(event)).name == "reaction_added to a file"


def test_a_changed_message_is_the_new_one_by_its_author() -> None:
    request = from_event(changed_payload(SAID, SAID | {"text": "Hello all", "thread_ts": "1699.0"}))
    assert (request.name, request.user_id, request.channel_id) == ("message changed", ANA.id, LAUNCH.id)
    assert (request.text, request.message_ts, request.thread_ts) == ("Hello all", "1700.1", "1699.0")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (SAID, SAID | {"reply_count": 1}),
        (SAID | {"bot_id": "B1"}, SAID | {"bot_id": "B1", "text": "Other words"}),
        (SAID, {}),
    ],
    ids=["counted replies", "of a bot", "nothing to see"],
)
def test_what_changed_no_persons_words_goes_by_another_name(was: dict[str, Any], now: dict[str, Any]) -> None:
    assert from_event(changed_payload(was, now)).name == "message message_changed"


def test_a_deleted_message_is_what_it_was() -> None:
    deleted = {
        "type": "message",
        "subtype": "message_deleted",
        "channel": LAUNCH.id,
        "channel_type": "channel",
        "ts": "1700.9",
        "deleted_ts": "1700.1",
        "previous_message": SAID,
    }
    request = from_event(event_payload(deleted))
    assert (request.name, request.user_id, request.message_ts) == ("message deleted", ANA.id, "1700.1")
    assert request.text == "Hello"
    own = from_event(event_payload(deleted | {"previous_message": SAID | {"bot_id": "B1"}}))
    assert own.name == "message message_deleted"


def test_a_tombstone_is_a_deleted_message() -> None:
    tomb = {"type": "message", "subtype": "tombstone", "ts": "1700.1", "text": "This message was deleted."}
    request = from_event(changed_payload(SAID, tomb))
    assert (request.name, request.text, request.message_ts) == ("message deleted", "Hello", "1700.1")


def test_who_opened_the_home_is_answered_by_a_direct_message() -> None:
    event = {"type": "app_home_opened", "user": GRACE.id, "channel": "D0GRACE", "tab": "home"}
    request = from_event(event_payload(event))
    assert (request.name, request.channel_id, request.answer_by) == (
        "app_home_opened",
        "D0GRACE",
        AnswerBy.POST,
    )


def test_files_come_with_the_message() -> None:
    files = [{"id": "F1"}, {"id": "F2"}]
    event = SAID | {"channel": "D0GRACE", "channel_type": "im", "subtype": "file_share", "files": files}
    request = from_event(event_payload(event))
    assert (request.name, request.file_ids) == ("message.im", ("F1", "F2"))
    shared = {"type": "file_shared", "file_id": "F1", "user_id": GRACE.id, "channel_id": LAUNCH.id}
    request = from_event(event_payload(shared))
    assert (request.user_id, request.channel_id, request.file_ids) == (GRACE.id, LAUNCH.id, ())
