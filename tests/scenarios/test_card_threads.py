"""What people do to cards in passing: reactions, and replies in their threads."""

import asyncio

import pytest

from bot.domain.tasks.task import Task, TaskStatus
from bot.sandbox import posting
from bot.sandbox.chat import Chat
from bot.sandbox.faults import FaultKind
from storage import tasks
from storage.store import Store
from storage.unit import Unit
from tests.scenarios.test_capture import card, task
from tests.team import channel, member


def calls(chat: Chat, method: str) -> int:
    return [entry.name for entry in chat.sandbox.log.since(0)].count(method)


def comments(chat: Chat, store: Store) -> list[tuple[str, str]]:
    """Who said what about T-1, by what is kept."""
    names = {person.id: person.name for person in chat.sandbox.state.people.values()}

    def read(unit: Unit) -> list[tuple[str, str]]:
        unit.cursor.execute("SELECT author_id, text FROM task_comment WHERE number = 1 ORDER BY at, ts")
        return [(names[author], text) for author, text in unit.cursor.fetchall()]

    return asyncio.run(store.read(read))


def test_eyes_on_a_card_start_the_task_and_a_check_mark_finishes_it(chat: Chat, store: Store) -> None:
    chat.as_("grace").says("/task add Draft the brief", in_="#launch")
    ana = chat.as_("ana").opens("#launch").reacts("eyes", to="T-1 Draft the brief")
    ana.sees("in corso", times=1).sees("[Annulla]")
    begun = task(chat, store)
    assert (begun.status, begun.owner_id) == (TaskStatus.IN_PROGRESS, member(chat.sandbox, "ana").id)
    chat.as_("piotr").opens("#launch").reacts("eyes", to="T-1 Draft the brief").does_not_see("[Cofnij]")
    ana.reacts("white_check_mark", to="[Done]").sees("done by @ana")
    assert task(chat, store).status is TaskStatus.DONE


def test_taking_a_check_mark_away_changes_nothing_and_undo_takes_back(chat: Chat, store: Store) -> None:
    grace = chat.as_("grace").says("/task add Draft the brief", in_="#launch")
    grace.reacts("heavy_check_mark", to="[Start]").sees("done by @grace")
    grace.reacts("heavy_check_mark", to="done by @grace", remove=True).sees("done by @grace")
    assert task(chat, store).status is TaskStatus.DONE
    grace.clicks("Undo", on="done").sees("[Start]")
    assert task(chat, store).status is TaskStatus.OPEN


def test_a_reaction_to_a_card_in_a_thread_is_answered_there(chat: Chat, store: Store) -> None:
    chat.as_("ana").says("Who writes the brief?", in_="#launch")
    chat.as_("piotr").says("@muster add Write the brief", in_="#launch", thread="Who writes")
    ana = chat.as_("ana").opens("#launch").reacts("white_check_mark", to="T-1 Write the brief")
    whispers = list(chat.sandbox.state.ephemerals[member(chat.sandbox, "ana").id].values())
    assert whispers[-1].thread_ts == card(chat, "T-1").thread_ts
    assert not task(chat, store).is_open
    ana.sees("T-1 Write the brief")


def test_other_reactions_and_other_messages_start_nothing(chat: Chat, store: Store) -> None:
    grace = chat.as_("grace").says("/task add Draft the brief", in_="#launch").says("Hello", in_="#launch")
    grace.reacts("tada", to="[Start]").reacts("eyes", to="Hello").reacts("white_check_mark", to="Hello")
    assert task(chat, store).status is TaskStatus.OPEN


def test_a_reaction_that_comes_twice_counts_once(chat: Chat, store: Store) -> None:
    grace = chat.as_("grace").says("/task add Draft the brief every monday", in_="#launch")
    chat.sandbox.faults.set(FaultKind.REDELIVER, count=20)
    grace.reacts("white_check_mark", to="T-1 Draft the brief")
    assert _count(chat, store) == 2


def _count(chat: Chat, store: Store) -> int:
    def exists(number: int) -> Task | None:
        return asyncio.run(store.read(lambda unit: tasks.find(unit, chat.sandbox.state.team.id, number)))

    return sum(exists(number) is not None for number in range(1, 5))


def test_in_a_channel_whose_emoji_is_the_check_mark_a_card_is_finished_and_other_messages_become_tasks(
    chat: Chat, store: Store
) -> None:
    grace = chat.as_("grace").says("/task add Draft the brief", in_="#launch").says("Book a band")
    asyncio.run(
        store.write(lambda unit: unit.cursor.execute("UPDATE channel SET capture_emoji = 'white_check_mark'"))
    )
    grace.reacts("white_check_mark", to="T-1 Draft").does_not_see("already")
    assert not task(chat, store).is_open
    grace.reacts("white_check_mark", to="Book a band").sees("T-2 Book a band")


def test_a_nudge_is_answered_with_a_check_mark(chat: Chat, store: Store) -> None:
    chat.as_("grace").says("/task add Draft the brief @ana by tomorrow", in_="#launch")
    chat.clock("tue 09:00")
    chat.as_("ana").opens("@muster").reacts("white_check_mark", to="Draft the brief", in_="@muster")
    assert not task(chat, store).is_open


def test_a_stranger_finishes_what_is_in_the_channel_that_is_shared_with_them(
    chat: Chat, store: Store
) -> None:
    member(chat.sandbox, "david").is_stranger = True
    chat.as_("grace").says("/task add Draft the brief", in_="#launch")
    chat.as_("david").opens("#launch").reacts("white_check_mark", to="[Start]").sees("done by @david")
    assert task(chat, store).closed_by == member(chat.sandbox, "david").id


@pytest.mark.both_databases
def test_replies_to_a_card_are_counted_kept_and_linked(chat: Chat, store: Store) -> None:
    chat.as_("grace").says("/task add Draft the brief", in_="#launch")
    piotr = chat.as_("piotr").says("The printer wants *PDF*", in_="#launch", thread="T-1 Draft the brief")
    piotr.sees(":speech_balloon: 1")
    ana = chat.as_("ana").says("@piotr says who?", in_="#launch", thread="T-1 Draft the brief")
    ana.sees(":speech_balloon: 2")
    whom = f"<@{member(chat.sandbox, 'piotr').id}>"
    assert comments(chat, store) == [("piotr", "The printer wants *PDF*"), ("ana", f"{whom} says who?")]
    posted = card(chat, "T-1")
    newest = list(channel(chat.sandbox, "launch").messages.values())[-1]
    link = f"p{newest.ts.replace('.', '')}?thread_ts={posted.ts}&cid={posted.channel}|2>"
    assert link in str(posted.blocks)


def test_a_comment_by_command_counts_once_and_leads_to_the_thread(chat: Chat, store: Store) -> None:
    grace = chat.as_("grace").says("/task add Draft the brief", in_="#launch")
    grace.says("/task comment 1 The printer wants PDF").sees("@grace says:").sees(":speech_balloon: 1")
    assert comments(chat, store) == [("grace", "The printer wants PDF")]
    posted = card(chat, "T-1")
    assert f"p{posted.ts.replace('.', '')}|1>" in str(posted.blocks)
    chat.as_("ana").says("Fine", in_="#launch", thread="T-1 Draft the brief").sees(":speech_balloon: 2")


def test_a_comment_that_is_edited_is_kept_as_it_is_now_and_one_that_is_deleted_is_taken_away(
    chat: Chat, store: Store
) -> None:
    chat.as_("grace").says("/task add Draft the brief", in_="#launch")
    ana = chat.as_("ana").says("The printer wants PDF", in_="#launch", thread="T-1 Draft the brief")
    ana.edits("The printer wants PDF", "The printer wants TIFF")
    assert comments(chat, store) == [("ana", "The printer wants TIFF")]
    ana.sees(":speech_balloon: 1").deletes("The printer wants TIFF").does_not_see(":speech_balloon:")
    assert comments(chat, store) == []


@pytest.mark.both_databases
def test_a_reply_that_slack_delivers_twice_is_one_comment(chat: Chat, store: Store) -> None:
    chat.as_("grace").says("/task add Draft the brief", in_="#launch")
    chat.sandbox.faults.set(FaultKind.REDELIVER, count=20)
    ana = chat.as_("ana").says("The printer wants PDF", in_="#launch", thread="T-1 Draft the brief")
    ana.sees(":speech_balloon: 1")
    assert len(comments(chat, store)) == 1


def test_words_for_muster_in_the_thread_of_a_card_are_no_comment(chat: Chat, store: Store) -> None:
    chat.as_("grace").says("/task add Draft the brief", in_="#launch")
    ana = chat.as_("ana").says("@muster done", in_="#launch", thread="T-1 Draft the brief")
    ana.does_not_see(":speech_balloon: 1")
    assert (comments(chat, store), task(chat, store).is_open) == ([], False)


def test_a_file_in_the_thread_of_a_card_is_a_comment_by_its_name(chat: Chat, store: Store) -> None:
    chat.as_("grace").says("/task add Draft the brief", in_="#launch")
    posted, ana = card(chat, "T-1"), chat.sandbox.actor(member(chat.sandbox, "ana").id)

    async def attach() -> None:
        ana.upload("brief.pdf", b"%PDF", posted.channel, posted.ts)

    chat.run(attach())
    assert comments(chat, store) == [("ana", "brief.pdf")]


def test_talk_in_other_threads_and_channels_leaves_no_trace_and_asks_slack_nothing(
    chat: Chat, store: Store
) -> None:
    chat.as_("grace").says("/task add Draft the brief", in_="#launch").says("Lunch?", in_="#launch")
    before = [calls(chat, name) for name in ("users.info", "conversations.info")], seen(store)
    chat.as_("zofia").says("Pizza", in_="#launch", thread="Lunch?").says("Or pasta", in_="#launch")
    chat.as_("zofia").says("Pictures are ready", in_="#design").edits("Or pasta", "Or soup", in_="#launch")
    chat.as_("zofia").opens("#launch").deletes("Pizza")
    assert ([calls(chat, name) for name in ("users.info", "conversations.info")], seen(store)) == before
    assert comments(chat, store) == []


def seen(store: Store) -> int:
    def count(unit: Unit) -> int:
        unit.cursor.execute("SELECT count(*) FROM seen_event")
        return int(unit.cursor.fetchone()[0])

    return asyncio.run(store.read(count))


def test_a_parent_that_is_deleted_leaves_its_comments(chat: Chat, store: Store) -> None:
    """Slack leaves a tombstone of the card; what was said about the task is still known."""
    chat.as_("grace").says("/task add Draft the brief", in_="#launch")
    chat.as_("ana").says("The printer wants PDF", in_="#launch", thread="T-1 Draft the brief")
    posted = card(chat, "T-1")

    async def delete() -> None:
        posting.delete(chat.sandbox.state, posted)

    chat.run(delete())
    assert len(comments(chat, store)) == 1
