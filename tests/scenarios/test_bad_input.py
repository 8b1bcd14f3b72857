"""Whatever people type, they get a sentence with an example, nothing is stored half, nobody is pinged."""

import pytest

from bot.sandbox.chat import Chat
from tests.team import channel, member

TYPED_WRONGLY = {
    "no title": ("/task add by friday", "needs a title"),
    "only emoji": ("/task add 🎉 :tada: 🚀", "needs a title"),
    "3,000 characters": (f"/task add {'x' * 3000}", "has 3000 characters"),
    "only direction marks": ("/task add \u202e\u2066\u200f", "needs a title"),
    "no such task": ("/task done 99", "no T-99"),
    "no number": ("/task done brief", "by its number"),
    "a date in the past": ("/task add Draft the brief by yesterday", "already past"),
    "a bot as owner": ("/task add Draft the brief @muster", "is a bot"),
}


@pytest.mark.parametrize("name", TYPED_WRONGLY)
def test_what_cannot_be_understood_is_answered_with_an_example_and_repeated(chat: Chat, name: str) -> None:
    typed, sentence = TYPED_WRONGLY[name]
    grace = chat.as_("grace").says(typed, in_="#launch")
    grace.sees(sentence).sees("For example").sees("You typed")
    grace.says("/task list all").sees("Open tasks in this channel: none.")
    chat.as_("ana").opens("#launch").does_not_see(sentence)


def test_somebody_who_left_gets_no_task(chat: Chat) -> None:
    member(chat.sandbox, "piotr").deleted = True
    chat.as_("grace").says("/task add Fix the basket @piotr", in_="#launch").sees("piotr has left")


@pytest.mark.both_databases
def test_a_right_to_left_title_is_kept_and_keeps_to_itself(chat: Chat) -> None:
    title = "כתיבת תקציר ההשקה"
    grace = chat.as_("grace").says(f"/task add {title} @ana", in_="#launch")
    grace.sees(f"T-1 \u2068{title}\u2069 · @ana")


@pytest.mark.parametrize("shout", ["<!channel>", "@channel", "@here", "@everyone", "<@U0000000>"])
def test_a_title_that_shouts_pings_nobody(chat: Chat, shout: str) -> None:
    chat.as_("grace").says(f"/task add Tell {shout} about the launch", in_="#launch")
    launch = channel(chat.sandbox, "launch")
    posted = [message for message in launch.messages.values() if message.bot_id]
    texts = [message.text + str(message.blocks) for message in posted]
    assert not [text for text in texts if "<!" in text or "<@U0000000>" in text]


def test_nothing_is_pinged_by_the_refusal_either(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task done <!channel>", in_="#launch")
    ephemeral = list(chat.sandbox.state.ephemerals[member(chat.sandbox, "grace").id].values())[-1]
    assert "<!" not in ephemeral.text + str([b for b in ephemeral.blocks or [] if "mrkdwn" in str(b)])
    grace.sees("You typed")
