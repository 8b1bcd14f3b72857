"""Tasks worked on together: the whole grammar, states and blockers, series, undo, two people at one form."""

import pytest

from bot.sandbox.chat import Chat


def test_all_parts_of_a_task_in_any_order(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add Book the hall", in_="#launch")
    grace.says("/task add !high #launch Print @ana @piotr ~1d4h the posters after t1 by friday 5pm under T-1")
    grace.sees("T-2 Print the posters · @ana, @piotr · due Fri 27 Nov 17:00 (in 4 days)", times=1)
    grace.sees("#launch · ~1d4h · after T-1 · under T-1")
    grace.says("/task show T-2").sees("Part of T-1 Book the hall").sees("Waits for T-1 Book the hall")


def test_a_sentence_is_a_task_and_a_slip_is_asked_back(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task Send the invitations by friday", in_="#launch")
    grace.sees("T-1 Send the invitations")
    grace.says("/task strt 1").sees("Did you mean").clicks("/task start 1")
    grace.sees("T-1 Send the invitations · @grace · due Fri 27 Nov 17:00 (in 4 days) · :hammer_and_wrench:")


def test_a_title_in_quotes_keeps_its_words(chat: Chat) -> None:
    grace = chat.as_("grace").says('/task add "Work by Friday" by thursday', in_="#launch")
    grace.sees("T-1 Work by Friday · nobody yet · due Thu 26 Nov")


def test_each_language_has_its_verbs(chat: Chat) -> None:
    piotr = chat.as_("piotr").says("/task dodaj Zamówić plakaty @zofia do piątku", in_="#launch")
    piotr.sees("T-1 Zamówić plakaty · @zofia · termin pt. 27 lis")
    chat.as_("ana").says("/task fatto 1", in_="#launch").sees(":white_check_mark: fatta")


def test_the_buttons_follow_the_state(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add Draft the brief @ana", in_="#launch")
    ana = chat.as_("ana").opens("#launch").clicks("Start", on="Draft the brief")
    grace.sees("in progress", in_="#launch")
    ana.clicks("Block…", on="Draft the brief").fills(reason="il logo manca", person="@piotr").submits()
    grace.sees("il logo manca (on @piotr", in_="#launch")
    chat.as_("piotr").sees("il logo manca", in_="@muster", times=1)
    ana.clicks("Unblock", on="Draft the brief")
    grace.sees("in progress", in_="#launch")


def test_whoever_waited_for_a_task_hears_that_it_is_closed(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add Draw the logo @zofia", in_="#launch")
    grace.says("/task add Print the posters @piotr").says("/task add Hang the posters @ana after T-2")
    chat.as_("piotr").says("/task block 2 no logo yet on T-1", in_="#launch")
    chat.as_("zofia").sees("Print the posters", in_="@muster", times=1)
    chat.as_("zofia").says("/task zrobione 1", in_="#launch")
    piotr = chat.as_("piotr").sees("T-1", in_="@muster").sees("Print the posters", in_="@muster")
    piotr.says("/task done 2", in_="#launch")
    chat.as_("ana").sees("Hang the posters", in_="@muster", times=1)


def test_a_circle_is_refused_with_its_way(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add One thing", in_="#launch")
    grace.says("/task add Another after T-1").says("/task add A third after T-2")
    grace.says("/task block 1 it goes round on T-3").sees("in a circle: T-1 → T-3 → T-2 → T-1")
    grace.says("/task list blocked").sees("none")


def test_undo_takes_back_the_last_deed_as_a_whole(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add One thing", in_="#launch").says("/task add Another thing")
    grace.says("/task done 1 2").says("/task undo").sees(":leftwards_arrow_with_hook: T-2 Another thing")
    grace.says("/task list all").sees("T-1 One thing · nobody yet").sees("T-2 Another thing · nobody yet")


def test_undo_does_not_touch_what_somebody_changed_since(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add One thing", in_="#launch").says("/task start 1")
    chat.as_("piotr").says("/task assign 1 me", in_="#launch")
    grace.says("/task undo").sees("T-1 was changed by @piotr since; nothing was undone")


def test_after_ten_minutes_nothing_is_undone(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add One thing", in_="#launch").says("/task done 1")
    chat.clock("+11m")
    grace.says("/task undo").sees("nothing of yours from the last ten minutes")


def test_what_repeats_comes_again_when_it_is_done(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add Weekly numbers @ana every friday", in_="#launch")
    grace.sees("every Friday")
    grace.says("/task done 1").sees("Next: T-2, due Fri 4 Dec")
    grace.says("/task undo").says("/task list all").sees("T-1 Weekly numbers").does_not_see(
        "T-2 Weekly", in_="modal"
    )


@pytest.mark.both_databases
def test_what_repeats_comes_again_when_its_day_has_passed_and_does_not_pile_up(chat: Chat) -> None:
    chat.as_("grace").says("/task add Check the shop @piotr every weekday", in_="#launch")
    for day in ("tue", "wed", "thu"):
        chat.clock(f"{day} 09:30")
    grace = chat.as_("grace").says("/task list all", in_="#launch")
    grace.sees("Overdue (1)").sees("Today (1)")
    grace.says("/task show 1").sees("dropped, as it was missed twice")


@pytest.mark.both_databases
def test_two_people_at_one_form_lose_nothing(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add Draft the brief @ana by friday", in_="#launch")
    piotr = chat.as_("piotr").opens("#launch")
    grace.says("/task edit 1")
    piotr.says("/task edit 1", in_="#launch")
    grace.fills(title="Draft the launch brief").submits()
    piotr.fills(notes="Dwie strony").submits()
    grace.says("/task show 1").sees("Draft the launch brief").sees("Dwie strony")


def test_the_second_at_one_field_sees_what_the_first_wrote_before_anything_is_overwritten(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add Draft the brief @ana by friday", in_="#launch")
    david = chat.as_("david").opens("#launch")
    grace.says("/task edit 1")
    david.says("/task edit 1", in_="#launch")
    grace.fills(title="Draft the launch brief").submits()
    david.fills(title="Write the brief").submits()
    david.sees("@grace changed this meanwhile", in_="modal").sees("Draft the launch brief", in_="modal")
    grace.says("/task show 1").sees("T-1 Draft the launch brief")
    david.submits()
    grace.says("/task show 1").sees("T-1 Write the brief")


def test_a_form_says_at_its_fields_what_cannot_be_read(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add", in_="#launch")
    grace.fills(title="Draft the brief", due="someday soonish").submits()
    grace.sees("cannot read").fills(due="friday 5pm").submits()
    grace.sees("T-1 Draft the brief · nobody yet · due Fri 27 Nov 17:00")


def test_the_story_of_a_task_is_told(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add Draft the brief", in_="#launch")
    chat.as_("ana").says("/task start 1", in_="#launch")
    grace.says("/task show 1").sees("added by @grace").sees("started by @ana")


def test_watchers_hear_of_the_end_and_nobody_of_their_own_doing(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add Draft the brief @ana", in_="#launch").says("/task watch 1")
    chat.as_("david").says("/task watch 1", in_="#launch").says("/task done 1")
    grace.sees("@david closed a task you watch", in_="@muster", times=1)
    chat.as_("david").does_not_see("Draft the brief", in_="@muster")
