"""Tasks in conversation."""

import pytest

from bot.sandbox.chat import Chat
from bot.sandbox.faults import FaultKind
from tests.team import channel

ADD = "/task add Draft the launch brief @ana by friday 5pm"


@pytest.mark.both_databases
def test_done_by_command_closes_several_tasks_and_says_which_were_closed_before(chat: Chat) -> None:
    grace = chat.as_("grace")
    for title in ("One thing", "Another thing", "A third thing"):
        grace.says(f"/task add {title}", in_="#launch")
    grace.says("/task done 1").sees("One thing · :white_check_mark: done")
    grace.says("/task done T-1 t2 3").sees("closed already, by @grace").sees(
        "A third thing · :white_check_mark: done"
    )
    grace.says("/task list all").sees("Open tasks in this channel: none.")


def test_an_unknown_number_among_several_finishes_none(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add One thing", in_="#launch")
    grace.says("/task done 1 99").sees("no T-99")
    grace.says("/task list all").sees("T-1 One thing · nobody yet")


def test_adding_is_undone_with_one_click(chat: Chat) -> None:
    grace = chat.as_("grace").says(ADD, in_="#launch").clicks("Undo")
    grace.sees("dropped by @grace", in_="#launch")
    chat.clock("fri 17:00")
    chat.as_("ana").does_not_see("Draft the launch brief", in_="@muster")


@pytest.mark.both_databases
def test_finishing_is_undone_with_one_click(chat: Chat) -> None:
    grace = chat.as_("grace").says(ADD, in_="#launch").says("/task done 1").clicks("Undo")
    grace.sees(":leftwards_arrow_with_hook: T-1")
    grace.says("/task list all").sees("T-1 Draft the launch brief · @ana")


def test_a_mention_takes_the_same_words_and_its_card_stands_in_the_thread(chat: Chat) -> None:
    chat.as_("ana").says("Who writes the brief?", in_="#launch")
    piotr = chat.as_("piotr").says("@muster add Write the brief @ana", in_="#launch", thread="Who writes")
    piotr.sees("T-1 Write the brief")
    launch = channel(chat.sandbox, "launch")
    card = next(m for m in launch.messages.values() if m.bot_id and m.text.startswith("T-1"))
    question = next(m for m in launch.messages.values() if m.text == "Who writes the brief?")
    assert card.thread_ts == question.ts


def test_a_mention_that_is_not_understood_is_answered_where_it_was_made(chat: Chat) -> None:
    ana = chat.as_("ana").says("@muster frobnicate this", in_="#launch")
    ana.sees("frobnicate")
    chat.as_("grace").opens("#launch").does_not_see("Per esempio")


def test_a_direct_message_takes_the_same_words(chat: Chat) -> None:
    piotr = chat.as_("piotr").says("add Book the train", in_="@muster").sees("T-1 Book the train")
    piotr.says("list", in_="@muster").sees("Book the train")


def test_people_read_their_own_language_and_their_own_clock(chat: Chat) -> None:
    chat.as_("grace").says(ADD, in_="#launch").sees("due Fri 27 Nov 17:00 (in 4 days)")
    chat.as_("ana").says("/task list", in_="#launch").sees("scade ven 27 nov 23:00 (tra 4 giorni)")
    chat.as_("piotr").says("/task list all", in_="#launch").sees("termin pt. 27 lis 23:00 (za 4 dni)")


def test_a_nudge_puts_the_task_off_and_says_so_and_comes_again_on_the_new_day(chat: Chat) -> None:
    chat.as_("grace").says(ADD, in_="#launch")
    ana = chat.as_("ana")
    chat.clock("fri 09:00")
    ana.sees("Draft the launch brief", in_="@muster", times=1).clicks("Prossima settimana", in_="@muster")
    ana.sees("spostata a lun 30 nov", in_="@muster")
    chat.clock("sun 12:00")
    ana.sees("Draft the launch brief", in_="@muster", times=1)
    chat.clock("mon 09:00")
    ana.sees("Draft the launch brief", in_="@muster", times=2)


def test_a_task_that_nobody_owns_reminds_whoever_added_it(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add Draft the brief by tomorrow", in_="#launch")
    chat.clock("tue 09:00")
    grace.sees("Draft the brief", in_="@muster", times=1)


def test_a_deadline_today_reminds_at_the_next_hour_and_a_pressing_one_at_once(chat: Chat) -> None:
    chat.as_("ana").says("/task add Call the printer @piotr by today 18:00", in_="#launch")
    chat.as_("ana").says("/task add Call the taxi @piotr by today 12:00", in_="#launch")
    piotr = chat.as_("piotr").sees("Call the taxi", in_="@muster", times=1)
    piotr.does_not_see("Call the printer", in_="@muster")
    chat.clock("14:00")
    piotr.sees("Call the printer", in_="@muster", times=1)


@pytest.mark.both_databases
def test_the_same_envelope_delivered_twice_has_one_effect(chat: Chat) -> None:
    chat.sandbox.faults.set(FaultKind.REDELIVER, count=10)
    chat.as_("piotr").says("@muster add Write the brief", in_="#launch")
    piotr = chat.as_("piotr").says("/task list all", in_="#launch")
    piotr.sees("1").does_not_see("T-2")


def test_a_private_channels_task_is_nobody_elses(chat: Chat) -> None:
    chat.as_("grace").says("/task add Cut the budget", in_="#leadership")
    ana = chat.as_("ana").says("/task done 1", in_="#launch").sees("T-1").does_not_see("Cut the budget")
    ana.says("/task list all").does_not_see("Cut the budget")
    chat.as_("david").says("/task done 1", in_="#leadership").sees("Cut the budget")


def test_a_guest_finishes_what_stands_in_their_channel_and_nothing_else(chat: Chat) -> None:
    chat.as_("ana").says("/task add Choose the colours", in_="#design")
    chat.as_("ana").says("/task add Write the words", in_="#launch")
    meera = chat.as_("meera").says("/task done 1", in_="#launch").sees("no T-1")
    meera.says("/task done 2").sees("Write the words")


def test_a_long_list_is_shown_page_by_page(chat: Chat) -> None:
    grace = chat.as_("grace").opens("#launch")
    for number in range(1, 24):
        grace.says(f"/task add Errand number {number:02}")
    grace.sees("Errand number 20 · nobody yet", times=1).sees("Errand number 21 · nobody yet", times=1)
    grace.says("/task list all").sees("No date (23)").sees("Page 2 ▶").does_not_see("◀ Page 1")
    grace.sees("Errand number 20 · nobody yet", times=2).sees("Errand number 21 · nobody yet", times=1)
    grace.clicks("Page 2 ▶").sees("◀ Page 1").sees("Errand number 21 · nobody yet", times=2)


def test_help_is_there_for_whoever_asks(chat: Chat) -> None:
    grace = chat.as_("grace").says("/muster help", in_="#launch").sees("More: `/task help`")
    grace.says("/task help").sees("/task list all")
    chat.as_("piotr").says("@muster help", in_="#launch").sees("/task lista wszystkie")


def test_a_mention_that_is_edited_is_not_asked_a_second_time(chat: Chat) -> None:
    piotr = chat.as_("piotr").says("@muster add Write the brief", in_="#launch")
    piotr.edits("add Write the brief", "@muster add Write the whole brief", in_="#launch")
    piotr.says("/task list all", in_="#launch").does_not_see("T-2")
