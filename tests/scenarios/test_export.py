"""Tasks leave as a file for the one person who asked."""

import csv
import io
import json

import pytest

from bot.sandbox.chat import Chat
from bot.sandbox.conversations import Conversation
from tests.team import channel, member


def files(chat: Chat, conversation: Conversation | None) -> list[tuple[str, bytes]]:
    """Name and content of what the bot uploaded there."""
    found = []
    for message in conversation.messages.values() if conversation else ():
        for shape in message.files or [] if message.bot_id else []:
            file = chat.sandbox.state.files.get(shape["id"])
            assert file
            found.append((file.name, file.content or b""))
    return found


def sent_to(chat: Chat, name: str) -> list[tuple[str, bytes]]:
    state = chat.sandbox.state
    return files(chat, state.direct(member(chat.sandbox, name).id, state.bot.id))


def test_the_file_comes_to_the_person_alone_and_never_into_the_channel(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add Draft the brief @ana by friday", in_="#launch")
    grace.says("/task add Choose the colours", in_="#design")
    grace.says("/task export", in_="#launch").sees("on its way to our direct messages")
    grace.sees("The tasks of launch", in_="@muster")
    [(name, content)] = sent_to(chat, "grace")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert name == "launch-2026-11-23.csv"
    assert [(row["title"], row["owner"]) for row in rows] == [("Draft the brief", "ana")]
    assert files(chat, channel(chat.sandbox, "launch")) == []
    assert sent_to(chat, "ana") == []


@pytest.mark.both_databases
def test_asked_in_a_direct_message_everything_comes_that_the_person_may_see(chat: Chat) -> None:
    chat.as_("david").says("/task add Cut the budget", in_="#leadership")
    grace = chat.as_("grace").says("/task add Choose the colours", in_="#design")
    grace.says("export json", in_="@muster").sees("All tasks that you can see")
    chat.as_("ana").says("export json", in_="@muster")
    found = {
        name: [task["title"] for task in json.loads(sent_to(chat, name)[0][1])["tasks"]]
        for name in ("grace", "ana")
    }
    assert found == {"grace": ["Choose the colours"], "ana": ["Choose the colours"]}


def test_another_form_and_an_empty_channel_are_refused_with_a_way_out(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task export pdf", in_="#design").sees("CSV or JSON")
    grace.says("/task export", in_="#design").sees("There are no tasks here that you can see.")
    assert sent_to(chat, "grace") == []
