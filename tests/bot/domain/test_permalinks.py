"""Links to messages, as Slack's own."""

import pytest

from bot.domain.permalinks import permalink

REPLY = "https://acme.slack.com/archives/C1/p1700000001000200?thread_ts=1700000000.000100&cid=C1"


@pytest.mark.parametrize(
    ("ts", "thread_ts", "link"),
    [
        ("1700000001.000200", None, "https://acme.slack.com/archives/C1/p1700000001000200"),
        ("1700000001.000200", "1700000001.000200", "https://acme.slack.com/archives/C1/p1700000001000200"),
        ("1700000001.000200", "1700000000.000100", REPLY),
    ],
)
def test_a_link_leads_to_a_message_or_to_a_reply_in_its_thread(
    ts: str, thread_ts: str | None, link: str
) -> None:
    assert permalink("https://acme.slack.com/", "C1", ts, thread_ts) == link
