"""Slack's messages as posts."""

from typing import Any

import pytest

from handlers.posts import read_post

SAID = {"ts": "1700000001.000200", "user": "U0ANA", "text": "Send the logo"}


def test_a_message_that_nobody_answered_begins_its_own_thread() -> None:
    post = read_post("C1", SAID)
    assert (post.thread_ts, post.author_id, post.text) == (post.ts, "U0ANA", "Send the logo")
    assert read_post("C1", SAID | {"thread_ts": "1700000000.000100"}).thread_ts == "1700000000.000100"
    assert post.at.isoformat() == "2023-11-14T22:13:21.000200+00:00"


@pytest.mark.parametrize(
    "more", [{"bot_id": "B1"}, {"subtype": "channel_join"}, {"bot_id": "B1", "subtype": "bot_message"}]
)
def test_what_apps_post_and_slack_tells_has_no_author(more: dict[str, Any]) -> None:
    assert read_post("C1", SAID | more).author_id == ""


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"attachments": [{"fallback": "Build failed", "text": "x"}, {"title": "See"}]}, "Build failed\nSee"),
        ({"files": [{"title": "Prices", "name": "p.pdf"}, {"name": "q.pdf"}, {}]}, "Prices, q.pdf"),
        ({}, ""),
    ],
)
def test_what_has_no_text_has_the_words_of_what_comes_with_it(more: dict[str, Any], words: str) -> None:
    assert read_post("C1", SAID | {"text": ""} | more).text == words
    assert read_post("C1", SAID | more).text == "Send the logo"
