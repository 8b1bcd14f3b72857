"""People come and go, channels turn private, and tasks are handed over: as Slack tells it."""

from collections.abc import Callable

import pytest

from bot.sandbox import membership
from bot.sandbox.chat import Chat
from bot.sandbox.conversations import Conversation
from bot.sandbox.faults import FaultKind
from bot.sandbox.state import State
from tests.team import channel, member

ADD = "/task add Cut the budget @david by friday 5pm"


def happens(chat: Chat, what: Callable[[State], object]) -> None:
    """Something that nobody does in a conversation."""

    async def happen() -> None:
        what(chat.sandbox.state)

    chat.run(happen())


def deactivate(chat: Chat, name: str) -> None:
    person = member(chat.sandbox, name)
    happens(chat, lambda state: membership.change_person(state, person, deleted=True))


def leadership(chat: Chat) -> Conversation:
    return channel(chat.sandbox, "leadership")


def with_bot(chat: Chat) -> Chat:
    chat.as_("grace").invites("muster", in_="#leadership")
    return chat


def calls(chat: Chat, method: str) -> int:
    return [entry.name for entry in chat.sandbox.log.since(0)].count(method)


@pytest.mark.both_databases
def test_whoever_leaves_a_private_channel_hands_over_and_sees_nothing_of_it_any_more(chat: Chat) -> None:
    with_bot(chat).as_("grace").says(ADD, in_="#leadership")
    david = chat.as_("david").says("list", in_="@muster").sees("Cut the budget")
    david.leaves("#leadership").says("/task show 1", in_="#launch").sees("There is no T-1")
    grace = chat.as_("grace").sees("david left: 1 task without owner in", in_="@muster", times=1)
    grace.sees("T-1* Cut the budget".replace("*", ""), in_="@muster")
    grace.clicks("Assign…", in_="@muster").fills(owner="grace").submits()
    grace.sees("T-1 Cut the budget · @grace", in_="@muster").does_not_see("Assign…", in_="@muster")
    grace.says("/task show 1", in_="#leadership").sees("@david left")


def test_whoever_is_deactivated_hands_over_everywhere_and_is_never_reminded(chat: Chat) -> None:
    grace = with_bot(chat).as_("grace").says(ADD, in_="#leadership")
    grace.says("/task add Call the printer @david by friday 5pm", in_="#launch")
    grace.says("/task add Order paper @piotr @david", in_="#launch")
    deactivate(chat, "david")
    grace.sees("david left: 1 task without owner in", in_="@muster", times=2)
    chat.as_("piotr").says("/task list", in_="#launch").sees("Order paper")
    chat.as_("grace")
    chat.clock("fri 09:00")
    david = member(chat.sandbox, "david")
    direct = chat.sandbox.state.direct(david.id, chat.sandbox.state.bot.id)
    assert direct is None or not [m for m in direct.messages.values() if m.bot_id]
    grace.sees("Call the printer", in_="@muster").sees("Due Fri 27 Nov 17:00", in_="@muster", times=2)


def test_ten_of_many_are_shown_with_a_way_to_the_rest(chat: Chat) -> None:
    grace = chat.as_("grace")
    for number in range(1, 13):
        grace.says(f"/task add Errand number {number:02} @piotr", in_="#launch")
    deactivate(chat, "piotr")
    grace.sees("piotr left: 12 tasks without owner in", in_="@muster", times=1)
    grace.sees("Errand number 10", in_="@muster").does_not_see("Errand number 11", in_="@muster")
    grace.sees("2 more: /task list unassigned in", in_="@muster")
    grace.says("/task list unassigned", in_="#launch").sees("Errand number 12")


@pytest.mark.both_databases
def test_the_same_news_twice_is_told_once(chat: Chat) -> None:
    chat.sandbox.faults.set(FaultKind.REDELIVER, count=100)
    with_bot(chat).as_("grace").says(ADD, in_="#leadership")
    chat.as_("david").leaves("#leadership")
    deactivate(chat, "david")
    chat.as_("grace").sees("david left", in_="@muster", times=1)


def test_that_somebody_is_gone_is_noticed_when_they_cannot_be_reached(chat: Chat) -> None:
    """The news of it was lost."""
    chat.as_("grace").says("/task add Call the printer @piotr by friday 5pm", in_="#launch")
    member(chat.sandbox, "piotr").deleted = True
    grace = chat.as_("grace")
    chat.clock("fri 09:00")
    grace.sees("I could not reach @piotr.", in_="@muster", times=1)
    grace.sees("piotr left: 1 task without owner", in_="@muster", times=1)
    grace.says("/task show 1", in_="#launch").sees("nobody yet")


def test_whoever_comes_back_is_given_nothing(chat: Chat) -> None:
    with_bot(chat).as_("grace").says(ADD, in_="#leadership")
    chat.as_("david").leaves("#leadership")
    chat.as_("grace").invites("david", in_="#leadership")
    david = chat.as_("david").says("list mine", in_="@muster").does_not_see("Cut the budget", in_="@muster")
    david.says("/task list unassigned", in_="#leadership").sees("Cut the budget")


def test_a_guest_who_is_removed_from_a_channel_hands_over_and_sees_it_no_more(chat: Chat) -> None:
    chat.as_("grace").says("/task add Write the words @meera", in_="#launch")
    meera = chat.as_("meera").says("list", in_="@muster").sees("Write the words", in_="@muster")
    chat.as_("grace").removes("meera", from_="#launch")
    chat.as_("grace").sees("meera left: 1 task without owner", in_="@muster")
    meera.says("show 1", in_="@muster").sees("There is no T-1", in_="@muster")


def test_a_member_who_leaves_an_open_channel_keeps_what_is_theirs(chat: Chat) -> None:
    chat.as_("grace").says("/task add Write the code @piotr", in_="#launch")
    chat.as_("piotr").leaves("#launch").says("list", in_="@muster").sees("Write the code", in_="@muster")
    chat.as_("grace").does_not_see("piotr left", in_="@muster")


def test_an_open_channel_that_turns_private_shows_its_tasks_to_nobody_else_at_once(chat: Chat) -> None:
    chat.as_("grace").says("/task add Choose the colours #web", in_="#design")
    david = chat.as_("david").says("/task list #web", in_="#launch").sees("Choose the colours")
    grace, design = member(chat.sandbox, "grace"), channel(chat.sandbox, "design")
    happens(chat, lambda state: membership.make_private(state, design, grace.id))
    david.says("/task show 1", in_="#launch").sees("There is no T-1")
    david.says("/task list colours").sees("Tasks with “colours”: none.")
    chat.as_("ana").says("show 1", in_="@muster").sees("Choose the colours", in_="@muster")
    chat.as_("zofia").says("list #web", in_="@muster").sees("Choose the colours", in_="@muster")


@pytest.mark.both_databases
def test_a_channel_without_the_bot_that_turned_private_is_noticed_within_a_day(chat: Chat) -> None:
    chat.as_("grace").says("/task add Choose the colours", in_="#design").removes("muster", from_="#design")
    channel(chat.sandbox, "design").kind = leadership(chat).kind
    david = chat.as_("david").says("/task show 1", in_="#launch").sees("Choose the colours", times=1)
    chat.clock("tue 18:00")
    david.says("/task show 1").sees("There is no T-1")


def test_the_first_command_in_it_tells_that_a_channel_is_private_now(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add Choose the colours", in_="#design")
    channel(chat.sandbox, "design").kind = leadership(chat).kind
    grace.says("/task list all", in_="#design").sees("Choose the colours")
    chat.as_("david").says("/task show 1", in_="#launch").sees("There is no T-1")


def test_a_private_channel_that_turns_public_shows_its_tasks_to_all(chat: Chat) -> None:
    with_bot(chat).as_("grace").says("/task add Cut the budget", in_="#leadership")
    ana = chat.as_("ana").says("/task show 1", in_="#launch").does_not_see("Cut the budget")
    grace = member(chat.sandbox, "grace")
    happens(chat, lambda state: membership.make_public(state, leadership(chat), grace.id))
    ana.says("/task show 1", in_="#launch").sees("Cut the budget")


def test_a_bot_that_was_put_out_stays_out_until_it_is_invited(chat: Chat) -> None:
    grace = chat.as_("grace").removes("muster", from_="#design")
    grace.says("/task add Choose the colours", in_="#design").sees("No card here")
    chat.clock("wed 09:30")
    grace.says("/task add Choose the words", in_="#design").sees("No card here", times=2)
    assert chat.sandbox.state.bot.id not in channel(chat.sandbox, "design").members
    grace.invites("muster", in_="#design").says("/task add Choose the pictures")
    grace.sees("[Start] [Done] [Block…]", in_="#design", times=1)


def test_in_an_archived_channel_nothing_is_posted_and_afterwards_it_is_again(chat: Chat) -> None:
    grace, design = chat.as_("grace"), channel(chat.sandbox, "design")
    by = member(chat.sandbox, "grace").id
    grace.says("/task add Choose the colours", in_="#design")
    happens(chat, lambda state: membership.archive(state, design, by))
    posts = calls(chat, "chat.postMessage")
    grace.says("/task done 1", in_="#launch").sees("Choose the colours")
    assert calls(chat, "chat.postMessage") == posts
    happens(chat, lambda state: membership.unarchive(state, design, by))
    grace.says("/task add Choose the words", in_="#design").sees("[Start] [Done] [Block…]")


def test_a_channel_that_is_shared_outside_goes_on_under_its_new_id(chat: Chat) -> None:
    grace = with_bot(chat).as_("grace").says(ADD, in_="#leadership")
    happens(chat, lambda state: membership.share_outside(state, leadership(chat)))
    grace.says("/task list all", in_="#leadership").sees("Cut the budget · @david")
    grace.clicks("Start", on="T-1 Cut the budget").sees("in progress", in_="#leadership")
    chat.as_("ana").says("/task show 1", in_="#launch").sees("Qui non c'è nessuna T-1")


def test_a_channel_that_is_deleted_takes_nobodys_tasks_away(chat: Chat) -> None:
    grace, design = chat.as_("grace"), channel(chat.sandbox, "design")
    by = member(chat.sandbox, "grace").id
    grace.says("/task add Choose the colours", in_="#design")
    happens(chat, lambda state: membership.delete(state, design, by))
    chat.clock("thu 09:30")
    grace.says("/task done 1", in_="#launch").sees("Choose the colours")


def test_what_slackbot_tells_the_bot_is_no_task(chat: Chat) -> None:
    chat.as_("grace").removes("muster", from_="#design").says("/task add First", in_="#launch").sees("T-1")


def test_a_guest_sees_the_channels_they_are_in_wherever_they_ask(chat: Chat) -> None:
    chat.as_("ana").says("/task add Choose the colours", in_="#design")
    chat.as_("ana").says("/task add Write the words", in_="#launch")
    meera = chat.as_("meera").says("list words", in_="@muster").sees("T-2 Write the words", in_="@muster")
    meera.says("list colours", in_="@muster").does_not_see("T-1", in_="@muster")
    assert calls(chat, "users.conversations") == 1


def test_whoever_becomes_a_guest_sees_no_more_than_their_channels(chat: Chat) -> None:
    chat.as_("ana").says("/task add Choose the colours", in_="#design")
    david = chat.as_("david").says("/task show 1", in_="#launch").sees("Choose the colours", times=1)
    person = member(chat.sandbox, "david")
    happens(chat, lambda state: membership.change_person(state, person, is_restricted=True))
    david.says("/task show 1").sees("There is no T-1").says("/task list colours").sees("none.")


@pytest.mark.parametrize("fault", [FaultKind.SERVER_ERROR, FaultKind.RATE_LIMITED])
def test_while_slack_does_not_say_who_is_there_nothing_is_shown_and_later_it_is(
    chat: Chat, fault: FaultKind
) -> None:
    grace = chat.as_("grace")
    chat.sandbox.faults.set(fault, method="conversations.members", count=20)
    with_bot(chat).as_("grace").says("/task add Cut the budget", in_="#leadership")
    david = chat.as_("david").says("/task show 1", in_="@muster").does_not_see("Cut the budget")
    chat.sandbox.faults.clear()
    david.says("/task show 1", in_="@muster").sees("Cut the budget")
    grace.says("/task show 1", in_="#leadership").sees("Cut the budget")
