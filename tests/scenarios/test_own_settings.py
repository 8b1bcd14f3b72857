"""People choose when and how the bot writes to them."""

from datetime import timedelta

import pytest

from bot.sandbox import membership
from bot.sandbox.chat import Chat
from tests.team import member


@pytest.mark.both_databases
def test_nudges_come_at_the_hour_that_was_chosen_and_the_home_leads_there_too(chat: Chat) -> None:
    grace = chat.as_("grace")
    grace.says("/muster settings", in_="@muster").sees("On your own clock: America/New_York", in_="modal")
    grace.fills(hours_of_my_nudges="9:00 CET").submits().sees("Hours are on your own clock")
    grace.fills(hours_of_my_nudges="11:30").submits()
    grace.sees("Nudges: 11:30, Mon–Fri, at most 3 a day.", in_="@muster")  # noqa: RUF001
    chat.as_("ana").says("/task add Draft the brief @grace by friday", in_="#launch")
    grace = chat.as_("grace")
    chat.clock("fri 11:29")
    grace.does_not_see("Draft the brief", in_="@muster")
    chat.clock("fri 11:30")
    grace.sees("Draft the brief", in_="@muster")
    grace.opens("home").clicks("Settings…").fills(language="Italiano", overdue_tasks="Not at all").submits()
    grace.sees("Solleciti: 11:30, lun–ven", in_="home").sees("Impostazioni…", in_="home")  # noqa: RUF001


def test_whoever_paused_notifications_in_slack_is_reminded_when_the_pause_is_over(chat: Chat) -> None:
    chat.as_("ana").says("/task add Draft the brief @grace by friday", in_="#launch")
    grace = chat.as_("grace").says("/task list", in_="#launch")
    chat.clock("fri 08:30")
    pause(chat, "grace", timedelta(hours=4))
    chat.clock("fri 12:29")
    grace.does_not_see("Draft the brief", in_="@muster")
    chat.clock("fri 14:00")
    grace.sees("Draft the brief", in_="@muster")


def pause(chat: Chat, name: str, length: timedelta) -> None:
    async def change() -> None:
        state = chat.sandbox.state
        until = state.now() + int(length.total_seconds())
        membership.change_person(state, member(chat.sandbox, name), dnd_until=until)

    chat.run(change())


def test_a_channel_chooses_its_digests_and_how_its_nudges_go_and_leads_to_ones_own(chat: Chat) -> None:
    grace = chat.as_("grace").says("/digest create weekly friday 16:00", in_="#launch")
    grace.says("/muster settings").clicks("Change…").fills(how_often="every monday", hour="10:00").submits()
    grace.sees("D-1 every Monday, or the working day before, 10:00", in_="#launch")
    grace.says("/muster settings", in_="#launch")
    grace.fills(overdue_tasks="In the digest only", what_is_urgent="Like everything else").submits()
    grace.sees("nudges: in the digest only: overdue tasks; nothing comes at once", in_="#launch")
    ana = chat.as_("ana").says("/muster settings", in_="#launch")
    grace.says("/muster settings", in_="#launch").fills(blocked_work="Not at all").submits()
    grace.sees("not at all: blocked work", in_="#launch")
    ana.fills(nudge_due="Per niente").submits()
    ana.sees("solo nel riepilogo: attività scadute; per niente: attività in scadenza oggi e lavoro bloccato")
    ana.says("/muster settings", in_="#launch").clicks("Le impostazioni solo mie…").sees(
        "Sul tuo orologio: Europe/Rome", in_="modal"
    )


def test_admins_choose_for_everybody_and_others_are_shown_the_way_to_their_own(chat: Chat) -> None:
    grace = chat.as_("grace").says("/muster settings workspace", in_="#launch")
    grace.sees("unless a channel or they themselves choose otherwise", in_="modal")
    grace.fills(budget="5", overdue_tasks="Not at all").submits()
    grace.sees("For the whole workspace, nudges: at most 5 a day; not at all: overdue tasks.", in_="#launch")
    grace.says("/muster settings").clicks("For the whole workspace…").fills(nudge_due="At once").submits()
    grace.sees("at once: tasks due today; not at all: overdue tasks", in_="#launch")
    david = chat.as_("david").says("/muster settings workspace", in_="#launch")
    david.sees("Only admins").sees("/muster settings me")
    meera = chat.as_("meera").says("/muster settings", in_="#launch")
    meera.sees("Only full members").sees("/muster settings me")


def test_what_one_hears_no_more_of_stands_in_ones_settings_and_can_be_heard_of_again(chat: Chat) -> None:
    chat.as_("ana").says("/task add Draft the brief @grace by wednesday", in_="#launch")
    grace = chat.as_("grace")
    chat.clock("tue 09:00")
    grace.chooses("Stop nudging me about this", from_="nudge_more", in_="@muster")
    grace.says("/muster settings me", in_="#launch").sees("T-1 Draft the brief", in_="modal")
    grace.submits().says("/muster settings me", in_="#launch").sees("T-1 Draft the brief", in_="modal")
    grace.fills(no_nudges_about=[]).submits().sees("I nudge you about T-1 again.", in_="#launch")
    chat.clock("wed 09:00")
    grace.sees("Due Wed 25 Nov", in_="@muster", times=2)
