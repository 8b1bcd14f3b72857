"""Shortcuts, reactions, messages and files from end to end, with an app that collects them."""

import asyncio

import pytest

from bot.sandbox.chat import Chat
from bot.sandbox.faults import FaultKind
from storage import audit
from storage.store import Store
from tests.scenarios.scrapbook import scrapbook_app
from tests.team import Team, channel, member


@pytest.fixture
def team() -> Team:
    return Team.gathered(registry=scrapbook_app())


def kept(store: Store, chat: Chat) -> list[str]:
    """What the app recorded, in order."""
    team = chat.sandbox.state.team.id
    story = asyncio.run(store.read(lambda unit: audit.story(unit, team, "scrapbook")))
    return [entry.action for entry in story]


def calls(chat: Chat, method: str) -> int:
    return [entry.name for entry in chat.sandbox.log.since(0)].count(method)


def test_a_shortcut_on_a_message_reads_its_thread_once(chat: Chat, store: Store) -> None:
    chat.as_("grace").says("Where do we meet?", in_="#launch")
    chat.as_("ana").says("In Rome", in_="#launch", thread="Where do we meet?")
    grace = chat.as_("grace").uses("Keep the thread", on="In Rome", in_="#launch")
    grace.sees("2: Where do we meet? / In Rome p", in_="#launch")
    assert kept(store, chat) == ["kept"]
    assert (calls(chat, "conversations.replies"), calls(chat, "chat.getPermalink")) == (1, 1)


def test_a_long_thread_is_read_to_its_end(chat: Chat) -> None:
    grace = chat.as_("grace").says("Count", in_="#launch")
    launch = channel(chat.sandbox, "launch")
    actor = chat.sandbox.actor(member(chat.sandbox, "grace").id)
    first = list(launch.messages)[-1]

    async def count() -> None:
        for number in range(250):
            actor.post(launch.id, f"{number}", first)

    chat.run(count())
    grace.uses("Keep the thread", on="249", in_="#launch").sees("251: Count / 0 / 1 /")
    assert calls(chat, "conversations.replies") == 2


def test_where_the_bot_is_kept_out_it_says_so(chat: Chat, store: Store) -> None:
    grace = chat.as_("grace").says("Secret", in_="#leadership")
    grace.uses("Keep the thread", on="Secret", in_="#leadership").sees("I cannot read that there.")
    assert kept(store, chat) == []


@pytest.mark.parametrize("fault", [FaultKind.SERVER_ERROR, FaultKind.RESET_BEFORE, FaultKind.RATE_LIMITED])
def test_while_slack_does_not_show_a_thread_the_person_is_asked_to_try_again(
    chat: Chat, fault: FaultKind
) -> None:
    grace = chat.as_("grace").says("Where do we meet?", in_="#launch")
    chat.sandbox.faults.set(fault, method="conversations.replies", count=2)  # aiohttp repeats a broken GET
    grace.uses("Keep the thread", on="Where", in_="#launch").sees("Slack did not answer in time.")
    chat.sandbox.faults.clear()
    grace.uses("Keep the thread", on="Where", in_="#launch").sees("1: Where do we meet?")


def test_a_shortcut_from_anywhere_opens_a_form_whose_options_are_looked_up(chat: Chat) -> None:
    grace = chat.as_("grace").uses("Choose fruit")
    person = member(chat.sandbox, "grace")
    [view] = chat.sandbox.state.stacks[person.id]
    source = {"view_id": view.id}

    def offered(typed: str) -> list[str]:
        target = {"block_id": "fruit", "action_id": "fruit", "query": typed}
        answer = chat.run(chat.sandbox.actor(person.id).options(source, target))
        return [option["value"] for option in answer["options"]]

    assert [offered(typed) for typed in ("ap", "x", "nothing")] == [["apple", "apricot"], [], []]
    option = {"text": {"type": "plain_text", "text": "Apple"}, "value": "apple"}
    grace.fills(fruit=option).submits().sees("You chose apple.", in_="@muster")


def test_a_reaction_is_answered_and_another_one_costs_nothing(chat: Chat) -> None:
    grace = chat.as_("grace").says("Where do we meet?", in_="#launch")
    chat.as_("ana").says("In Rome", in_="#launch", thread="Where do we meet?")
    grace.reacts("eyes", to="In Rome")
    assert calls(chat, "users.info") == 0
    grace.reacts("pushpin", to="In Rome").sees("reaction_added: IN ROME")
    grace.reacts("pushpin", to="In Rome", remove=True).sees("reaction_removed: IN ROME")


@pytest.mark.both_databases
def test_messages_are_heard_changed_and_deleted_by_everybody_who_wants_them(chat: Chat, store: Store) -> None:
    grace = chat.as_("grace").says("Some fruit?", in_="#launch").says("Nothing", in_="#launch")
    assert sorted(kept(store, chat)) == ["heard", "heard by another"]
    grace.edits("Some fruit?", "Some more fruit?").deletes("Some more fruit?")
    assert kept(store, chat)[2:] == ["message changed", "message deleted"]


def test_a_file_that_comes_with_a_message_is_read(chat: Chat) -> None:
    ana = chat.as_("ana").attaches("plan.csv", b"title,owner", in_="@muster")
    ana.sees("plan.csv begins with title")


def test_a_file_that_is_too_large_is_refused(chat: Chat) -> None:
    ana = chat.as_("ana").attaches("plan.csv", bytes(10 * 1024 * 1024 + 1), in_="@muster")
    ana.sees("Leggo file fino a 10 MB.")


@pytest.mark.parametrize("fault", [FaultKind.SERVER_ERROR, FaultKind.RESET_BEFORE])
def test_a_file_that_does_not_come_is_owned_up_to(chat: Chat, fault: FaultKind) -> None:
    chat.sandbox.faults.set(fault, method="download", count=2)
    grace = chat.as_("grace").attaches("plan.csv", b"title", in_="@muster")
    grace.sees("Slack did not answer in time.")
