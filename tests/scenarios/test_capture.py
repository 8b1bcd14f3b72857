"""Messages become tasks: by the message's menu, by a reaction, by a mention in the thread."""

import asyncio

import pytest

from bot.domain.tasks.task import Task
from bot.sandbox.chat import Chat
from bot.sandbox.faults import FaultKind
from bot.sandbox.messages import Message
from storage import tasks
from storage.store import Store
from tests.team import channel, member

ASKED = "@ana can you send the *logo* to @piotr by friday 5pm?\nThe printer & his people want <PDF>."


def task(chat: Chat, store: Store, number: int = 1) -> Task:
    found = asyncio.run(store.read(lambda unit: tasks.find(unit, chat.sandbox.state.team.id, number)))
    assert found
    return found


def message(chat: Chat, words: str, place: str = "launch") -> Message:
    return next(found for found in channel(chat.sandbox, place).messages.values() if words in found.text)


def card(chat: Chat, name: str, place: str = "launch") -> Message:
    return next(
        found for found in channel(chat.sandbox, place).messages.values() if found.text.startswith(f"{name} ")
    )


def address(chat: Chat, found: Message) -> str:
    return f"{chat.sandbox.state.origin}/archives/{found.channel}/p{found.ts.replace('.', '')}"


@pytest.mark.both_databases
def test_a_message_fills_the_form_and_its_task_stands_in_its_thread(chat: Chat, store: Store) -> None:
    chat.as_("grace").says(ASKED, in_="#launch")
    david = chat.as_("david").opens("#launch").uses("Make a task", on="The printer")
    david.sees("New task", in_="modal").sees("[Send the logo to @piotr]", in_="modal")
    assert "T-1" not in david.screen("#launch")
    david.fills(title="Send the logo to the printer").submits().sees("Send the logo to the printer · @ana")
    made = task(chat, store)
    asked = message(chat, "The printer")
    assert (made.owner_id, made.creator_id) == tuple(
        member(chat.sandbox, name).id for name in ("ana", "david")
    )
    assert made.notes == ASKED
    assert (made.thread_ts, made.permalink) == (asked.ts, address(chat, asked))
    assert card(chat, "T-1").thread_ts == asked.ts
    chat.as_("ana").opens("#launch").sees("from this message")
    chat.as_("piotr").says("@muster done", in_="#launch", thread="The printer").sees("T-1", times=2)
    assert not task(chat, store).is_open


def test_a_deadline_is_meant_as_its_author_meant_it_when_they_said_it(chat: Chat, store: Store) -> None:
    chat.as_("grace").says("Please send it by 5pm tomorrow", in_="#launch")
    chat.clock("tue 09:00")
    chat.as_("ana").opens("#launch").uses("Make a task", on="Please send it").submits()
    chat.as_("ana").sees("scade mar 24 nov 23:00", in_="#launch")
    chat.clock("wed 09:00")
    piotr = chat.as_("piotr").opens("#launch").reacts("pushpin", to="Please send it by")
    piotr.sees("już zadaniem")


def test_a_deadline_that_has_passed_since_is_none(chat: Chat, store: Store) -> None:
    chat.as_("grace").says("Please send the numbers by tomorrow noon", in_="#launch")
    chat.clock("wed 09:00")
    chat.as_("grace").opens("#launch").reacts("pushpin", to="Please send the numbers")
    made = task(chat, store)
    assert (made.title, made.due_at) == ("Send the numbers", None)
    assert made.notes == "Please send the numbers by tomorrow noon"


def test_what_a_message_asks_for_is_the_title_and_who_promises_has_it(chat: Chat, store: Store) -> None:
    chat.as_("piotr").says("Wyślę brief do @zofia do piątku 17:00", in_="#launch")
    chat.as_("grace").says("AmEx fails. @ana please look into the payment logs.", in_="#launch")
    chat.as_("zofia").opens("#launch").reacts("pushpin", to="Wyślę brief").reacts("pushpin", to="AmEx fails")
    promised, asked = task(chat, store), task(chat, store, 2)
    assert (promised.title, promised.owner_id) == ("Wyślę brief do @zofia", member(chat.sandbox, "piotr").id)
    assert (promised.due_at is not None, promised.notes) == (True, "")
    assert (asked.title, asked.owner_id) == ("Look into the payment logs", member(chat.sandbox, "ana").id)
    assert asked.notes == "AmEx fails. @ana please look into the payment logs."


def test_a_form_of_a_message_says_what_is_wrong_with_what_was_entered(chat: Chat) -> None:
    grace = chat.as_("grace").says("Something long", in_="#launch").uses("Make a task", on="Something long")
    grace.fills(due="whenever").submits().sees("I cannot read this as a day or a time.")
    grace.fills(due="friday").submits().sees("T-1 Something long · nobody yet · due Fri 27 Nov 17:00")


def test_a_form_that_is_left_makes_no_task_and_the_message_stays_free(chat: Chat) -> None:
    grace = chat.as_("grace").says("Order the banners", in_="#launch")
    grace.uses("Make a task", on="Order the banners").closes()
    grace.reacts("pushpin", to="Order the banners").sees("T-1 Order the banners")


def test_a_long_message_is_cut_at_a_word_and_kept_whole_in_the_notes(chat: Chat, store: Store) -> None:
    text = "Please " + "consider the colours of every page " * 10
    chat.as_("grace").says(text, in_="#launch").reacts("pushpin", to="consider the colours")
    made = task(chat, store)
    assert len(made.title) <= 250
    assert made.title.endswith(" of every…")
    assert made.notes == text.strip()


def test_the_channels_emoji_makes_a_task_at_once_once(chat: Chat, store: Store) -> None:
    chat.as_("grace").says("@ana please book the photographer by friday", in_="#launch")
    david = chat.as_("david").opens("#launch").reacts("pushpin", to="@ana please book")
    david.sees("T-1 Book the photographer · @ana · due Fri 27 Nov 17:00").sees("[Undo] [Edit…]")
    made = task(chat, store)
    assert made.creator_id == member(chat.sandbox, "david").id
    chat.as_("grace").opens("#launch").does_not_see("Undo")
    piotr = chat.as_("piotr").opens("#launch").reacts("pushpin", to="@ana please book")
    piotr.sees("Ta wiadomość jest już zadaniem: T-1").does_not_see("T-2")
    david.reacts("pushpin", to="@ana please book", remove=True).reacts("pushpin", to="@ana please book")
    david.sees("This message is a task already: T-1").does_not_see("T-2")


def test_a_task_by_reaction_is_undone_and_the_message_remembers_it(chat: Chat) -> None:
    grace = chat.as_("grace").says("Book the photographer", in_="#launch").reacts("pushpin", to="Book the")
    grace.clicks("Undo").sees("dropped by @grace", in_="#launch")
    chat.as_("ana").opens("#launch").reacts("pushpin", to="Book the photographer").sees(
        "già un'attività: T-1"
    )


def test_a_skin_makes_no_difference_and_another_emoji_no_task(chat: Chat) -> None:
    grace = chat.as_("grace").says("Book the photographer", in_="#launch")
    grace.reacts("+1", to="Book the").reacts("round_pushpin", to="Book the").does_not_see("T-1")
    grace.reacts("pushpin", to="Book the").sees("T-1")


def test_the_emoji_is_the_channels_choice(chat: Chat, store: Store) -> None:
    grace = (
        chat.as_("grace").says("/task add Something else", in_="#launch").says("Book a band", in_="#launch")
    )
    choose = "UPDATE channel SET capture_emoji = 'clapper'"
    asyncio.run(store.write(lambda unit: unit.cursor.execute(choose)))
    grace.reacts("pushpin", to="Book a band").does_not_see("T-2")
    grace.reacts("clapper", to="Book a band").sees("T-2 Book a band")


def test_a_reaction_in_a_thread_is_answered_in_the_thread(chat: Chat, store: Store) -> None:
    chat.as_("ana").says("Who does what?", in_="#launch")
    chat.as_("piotr").says("I fix the basket", in_="#launch", thread="Who does what?")
    piotr = chat.as_("piotr").opens("#launch").reacts("pushpin", to="I fix the basket")
    question, answer = message(chat, "Who does what?"), message(chat, "I fix the basket")
    [whisper] = chat.sandbox.state.ephemerals[member(chat.sandbox, "piotr").id].values()
    assert (whisper.thread_ts, card(chat, "T-1").thread_ts) == (question.ts, question.ts)
    assert (
        task(chat, store).permalink
        == f"{address(chat, answer)}?thread_ts={question.ts}&cid={question.channel}"
    )
    piotr.sees("T-1 I fix the basket")


@pytest.mark.both_databases
def test_a_reaction_that_slack_delivers_twice_makes_one_task(chat: Chat) -> None:
    grace = chat.as_("grace").says("Book the photographer", in_="#launch")
    chat.sandbox.faults.set(FaultKind.REDELIVER, count=10)
    grace.reacts("pushpin", to="Book the").sees("[Undo] [Edit…]", times=1)
    grace.says("/task list all").does_not_see("T-2")


def test_a_message_that_is_gone_makes_no_task(chat: Chat) -> None:
    grace = chat.as_("grace").says("Book the photographer", in_="#launch")
    launch, found = channel(chat.sandbox, "launch"), message(chat, "Book the photographer")

    async def react_and_delete() -> None:
        chat.sandbox.actor(member(chat.sandbox, "ana").id).react(launch.id, found.ts, "pushpin")
        launch.messages.pop(found.ts)

    chat.run(react_and_delete())
    chat.as_("ana").opens("#launch").sees("Non è più su Slack").does_not_see("T-1")
    grace.does_not_see("T-1")


def test_what_has_no_words_makes_no_task_and_a_file_its_name(chat: Chat) -> None:
    grace = chat.as_("grace").says(":tada: :rocket:", in_="#launch").reacts("pushpin", to=":rocket:")
    grace.sees("A task needs a title in words")
    grace.attaches("price list.pdf", b"%PDF", in_="#launch").reacts("pushpin", to="price list")
    grace.sees("T-1 price list.pdf · nobody yet")


def test_a_card_is_a_task_already(chat: Chat) -> None:
    chat.as_("grace").says("/task add Book the band", in_="#launch")
    piotr = chat.as_("piotr").opens("#launch").reacts("pushpin", to="T-1 Book the band")
    piotr.sees("jest już zadaniem: T-1").does_not_see("T-2")


def test_a_guest_makes_tasks_where_they_are(chat: Chat) -> None:
    chat.as_("grace").says("Write the words", in_="#launch")
    chat.as_("meera").opens("#launch").reacts("pushpin", to="Write the words").sees("T-1 Write the words")


def test_a_stranger_in_a_shared_channel_makes_tasks_there_by_reaction_only(chat: Chat) -> None:
    member(chat.sandbox, "david").is_stranger = True
    chat.as_("grace").says("Write the words", in_="#launch")
    david = chat.as_("david").opens("#launch").uses("Make a task", on="Write the words")
    david.sees("This app is not available to you")
    david.reacts("pushpin", to="Write the words").sees("T-1 Write the words")


def test_somebody_who_left_does_not_become_the_owner(chat: Chat, store: Store) -> None:
    member(chat.sandbox, "piotr").deleted = True
    chat.as_("grace").says("@piotr and @ana write the words", in_="#launch")
    chat.as_("grace").opens("#launch").reacts("pushpin", to="write the words").sees("T-1")
    assert task(chat, store).owner_id == member(chat.sandbox, "ana").id


def test_a_message_between_two_people_becomes_a_private_task_of_theirs(chat: Chat, store: Store) -> None:
    chat.as_("grace").says("Could you cut the budget?", in_="@david")
    david = chat.as_("david").opens("@grace").uses("Make a task", on="Could you cut the budget?")
    david.submits().sees("T-1 Cut the budget", in_="@muster")
    assert task(chat, store).permalink == address(chat, _between(chat, "grace", "david"))
    chat.as_("ana").says("/task show 1", in_="#launch").sees("T-1").does_not_see("Cut the budget")


def _between(chat: Chat, *names: str) -> Message:
    direct = chat.sandbox.state.direct(*(member(chat.sandbox, name).id for name in names))
    assert direct
    return list(direct.messages.values())[-1]


def test_where_the_bot_is_not_a_member_a_reaction_is_not_heard(chat: Chat) -> None:
    grace = chat.as_("grace").says("Cut the budget", in_="#leadership").reacts("pushpin", to="Cut the budget")
    grace.does_not_see("T-1")
    grace.uses("Make a task", on="Cut the budget").submits().sees("T-1 Cut the budget")


def test_a_mention_in_a_thread_links_the_task_to_it(chat: Chat, store: Store) -> None:
    chat.as_("ana").says("Who writes the brief?", in_="#launch")
    chat.as_("piotr").says("@muster add Write the brief @ana", in_="#launch", thread="Who writes")
    question = message(chat, "Who writes the brief?")
    made = task(chat, store)
    assert (made.thread_ts, made.permalink) == (question.ts, address(chat, question))
    chat.as_("grace").says("@muster done", in_="#launch", thread="Who writes the brief?").sees("T-1")
    assert not task(chat, store).is_open


def test_a_task_that_was_added_by_command_leads_nowhere(chat: Chat, store: Store) -> None:
    chat.as_("grace").says("/task add Write the brief", in_="#launch").does_not_see("from this message")
    assert task(chat, store).permalink is None
