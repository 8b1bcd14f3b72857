"""A thread read for tasks: what it asks for and promises is proposed, and what is ticked is added."""

import asyncio

import pytest

from bot.domain.tasks.task import Task
from bot.sandbox.chat import Chat
from bot.sandbox.faults import FaultKind
from bot.sandbox.somebody import Somebody
from bot.sandbox.views import View
from storage import tasks
from storage.store import Store
from storage.unit import Unit
from tests.scenarios.test_capture import card, message, task
from tests.team import member

KICK_OFF = "Kick-off for the press kit"


@pytest.fixture
def thread(chat: Chat) -> Chat:
    chat.as_("grace").says(f"{KICK_OFF}: who does what?", in_="#launch")
    reply(chat, "ana", "@piotr can you send the final logo by friday? I'll write the text tomorrow.")
    reply(chat, "piotr", "Jasne! Trzeba też zamówić zdjęcia do końca tygodnia")
    reply(chat, "zofia", "Next steps:\n- [ ] choose the pictures @zofia\n- [x] book the studio")
    reply(chat, "david", "Great, thanks all!")
    return chat


def reply(chat: Chat, who: str, text: str) -> None:
    chat.as_(who).says(text, in_="#launch", thread=KICK_OFF)


def reads(chat: Chat, who: str = "grace", on: str = "Great, thanks all!") -> Somebody:
    return chat.as_(who).opens("#launch").uses("Tasks in this thread", on=on)


def form(chat: Chat, who: str = "grace") -> View:
    [view] = chat.sandbox.state.stacks[member(chat.sandbox, who).id]
    return view


def boxes(chat: Chat, who: str = "grace") -> list[tuple[str, str, bool]]:
    """What the form offers: title, what stands below it, and whether it is ticked."""
    found = []
    for block in form(chat, who).payload["blocks"]:
        if block["type"] == "input":
            ticked = block["element"].get("initial_options", [])
            for option in block["element"]["options"]:
                below = option.get("description", {"text": ""})["text"]
                found.append((option["text"]["text"], below, option in ticked))
    return found


def all_tasks(chat: Chat, store: Store) -> list[Task]:
    def read(unit: Unit) -> list[Task]:
        found = (tasks.find(unit, chat.sandbox.state.team.id, number) for number in range(1, 60))
        return [each for each in found if each]

    return asyncio.run(store.read(read))


def test_a_thread_is_read_and_only_what_is_ticked_is_added(thread: Chat, store: Store) -> None:
    grace = reads(thread).sees("Tick what is to become a task", in_="modal")
    assert boxes(thread) == [
        ("Send the final logo", "piotr · due Fri 27 Nov 11:00", True),
        ("Write the text", "ana · due Tue 24 Nov 11:00", True),
        ("Choose the pictures", "zofia", True),
        ("Zamówić zdjęcia", "nobody yet · due Fri 27 Nov 11:00", False),
    ]
    assert all_tasks(thread, store) == []
    grace.chooses(["Send the final logo", "Choose the pictures"], from_="Asked for or promised")
    grace.submits().sees("T-1 Send the final logo · @piotr").sees("T-2 Choose the pictures · @zofia")
    made = all_tasks(thread, store)
    said, root = message(thread, "final logo by"), message(thread, KICK_OFF)
    assert [each.creator_id for each in made] == [member(thread.sandbox, "grace").id] * 2
    assert {each.thread_ts for each in made} == {root.ts}
    assert f"p{said.ts.replace('.', '')}?thread_ts={root.ts}" in (made[0].permalink or "")
    assert card(thread, "T-1").thread_ts == root.ts


def test_what_was_added_together_is_undone_together(thread: Chat, store: Store) -> None:
    grace = reads(thread).submits().clicks("Undo")
    grace.sees("dropped", in_="#launch")
    assert [each.is_open for each in all_tasks(thread, store)] == [False, False, False]


def test_a_form_that_is_left_or_without_ticks_adds_nothing(thread: Chat, store: Store) -> None:
    reads(thread).closes()
    grace = reads(thread).chooses([], from_="Asked for or promised").submits()
    grace.does_not_see("T-1")
    assert all_tasks(thread, store) == []


def test_what_is_a_task_already_is_shown_as_such(thread: Chat, store: Store) -> None:
    reply(thread, "david", "@muster add Write the text @ana")
    thread.as_("david").opens("#launch").reacts("pushpin", to="Next steps:")
    grace = reads(thread).sees("Tasks already", in_="modal")
    grace.sees("T-1 Write the text · @ana", in_="modal").sees("T-2", in_="modal")
    assert [title for title, _, _ in boxes(thread)] == ["Send the final logo", "Zamówić zdjęcia"]
    grace.chooses(["Zamówić zdjęcia"], from_="Maybe").submits()
    assert [each.title for each in all_tasks(thread, store)][2:] == ["Send the final logo", "Zamówić zdjęcia"]
    piotr = thread.as_("piotr").opens("#launch").uses("Tasks in this thread", on="Great, thanks all!")
    piotr.sees("już nim jest", in_="modal")
    assert boxes(thread, "piotr") == []


def test_a_message_with_one_request_is_the_same_task_by_thread_and_by_reaction(chat: Chat) -> None:
    grace = chat.as_("grace").says("@ana please send the logo to the printer", in_="#launch")
    reads(chat, on="@ana please send").submits().sees("T-1 Send the logo to the printer")
    grace.reacts("pushpin", to="@ana please send").sees("is a task already: T-1").does_not_see("T-2")


@pytest.mark.both_databases
def test_two_people_who_tick_the_same_get_one_task(thread: Chat, store: Store) -> None:
    grace, david = reads(thread), reads(thread, "david")
    grace.submits()
    david.submits().sees("Is a task already: T-1 Send the final logo")
    assert len(all_tasks(thread, store)) == 3


def test_what_was_deleted_or_reworded_meanwhile_is_said_to_be_gone(thread: Chat, store: Store) -> None:
    grace = reads(thread)
    thread.as_("ana").opens("#launch").deletes("@piotr can you send the final logo")
    grace.submits().sees("2 of those are no longer in the thread.").sees("T-1 Choose the pictures")
    assert len(all_tasks(thread, store)) == 1


@pytest.mark.both_databases
def test_a_form_that_is_delivered_twice_adds_once(thread: Chat, store: Store) -> None:
    grace = reads(thread)
    thread.sandbox.faults.set(FaultKind.REDELIVER, count=20)
    grace.submits()
    assert len(all_tasks(thread, store)) == 3


def test_talk_alone_proposes_nothing(chat: Chat) -> None:
    chat.as_("ana").says("What a nice launch!", in_="#launch")
    grace = reads(chat, on="What a nice launch!")
    grace.sees("Nothing in this thread sounds like a task to me.", in_="modal")
    assert "submit" not in form(chat).payload


def test_what_apps_post_and_what_is_said_to_muster_is_no_request(chat: Chat) -> None:
    chat.as_("grace").says("/task add Send the logo to the printer", in_="#launch")
    chat.as_("ana").says("@muster show 1", in_="#launch", thread="T-1 Send the logo")
    reads(chat, on="T-1 Send the logo")
    assert boxes(chat) == []


def test_many_requests_come_ten_to_a_group_and_fifty_at_a_time(chat: Chat, store: Store) -> None:
    chat.as_("ana").says(KICK_OFF, in_="#launch")
    for part in range(4):
        points = "\n".join(f"- [ ] order item number {part * 20 + number}" for number in range(20))
        reply(chat, "ana", f"Part {part}:\n{points}")
    grace = reads(chat, on=KICK_OFF).sees("30 more did not fit", in_="modal")
    groups = [block for block in form(chat).payload["blocks"] if block["type"] == "input"]
    assert [len(group["element"]["options"]) for group in groups] == [10] * 5
    assert groups[1]["label"]["text"] == "Asked for or promised (11\u201320)"
    grace.submits()
    assert len(all_tasks(chat, store)) == 50
    reads(chat, on="Order item number 49")
    assert len(boxes(chat)) == 30


def test_a_long_title_is_whole_in_the_task(chat: Chat, store: Store) -> None:
    words = "the colours of each of the pages of the catalogue for the whole of the next season"
    chat.as_("grace").says(f"@ana please check {words} by friday", in_="#launch")
    grace = reads(chat, on="@ana please check")
    [(title, _, _)] = boxes(chat)
    assert (len(title) <= 75, title[-1]) == (True, "…")
    grace.submits()
    assert task(chat, store).title == f"Check {words}"


def test_where_the_bot_is_kept_out_it_says_so(chat: Chat) -> None:
    grace = chat.as_("grace").says("@david please cut the whole budget", in_="#leadership")
    grace.uses("Tasks in this thread", on="@david please cut", in_="#leadership")
    grace.sees("I cannot read that there.", in_="#leadership")


def test_somebody_who_left_or_a_bot_is_not_proposed_as_the_owner(chat: Chat) -> None:
    member(chat.sandbox, "piotr").deleted = True
    chat.as_("grace").says("@piotr please send the final logo", in_="#launch")
    reads(chat, on="@piotr please send")
    assert boxes(chat) == [("Send the final logo", "nobody yet", True)]


def test_a_guest_reads_threads_where_they_are(thread: Chat, store: Store) -> None:
    reads(thread, "meera").submits().sees("T-1 Send the final logo")
    assert all_tasks(thread, store)[0].creator_id == member(thread.sandbox, "meera").id


def test_people_read_the_form_in_their_language_and_on_their_clock(thread: Chat) -> None:
    reads(thread, "ana").sees("Spunta ciò che deve diventare", in_="modal")
    assert boxes(thread, "ana")[0] == ("Send the final logo", "piotr · scade ven 27 nov 17:00", True)
    assert form(thread, "ana").payload["title"]["text"] == "Attività nel thread"
