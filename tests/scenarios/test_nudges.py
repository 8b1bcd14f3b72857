"""One message for all that needs a person, and everything can be done in it."""

import pytest

from bot.sandbox.chat import Chat


@pytest.mark.both_databases
def test_what_is_due_comes_in_one_message_in_which_everything_can_be_done(chat: Chat) -> None:
    ana = chat.as_("ana")
    for title in ("Draft the brief", "Print the posters", "Send the parcels", "Order the lights"):
        ana.says(f"/task add {title} @grace by friday", in_="#launch")
    grace = chat.as_("grace")
    chat.clock("fri 09:00")
    grace.sees("4 things that need you", in_="@muster").sees("Due Fri 27 Nov", times=4)
    grace.clicks("Done", in_="@muster").sees("done by @grace", in_="@muster")
    grace.chooses("Pick a date…", from_="nudge_more", in_="@muster")
    grace.fills(day="2026-12-02", time="10:00").submits()
    grace.sees("moved to Wed 2 Dec 10:00", in_="@muster")
    chat.clock("fri 14:00")
    grace.sees("things that need you", in_="@muster", times=1)


def test_one_thing_is_handed_over_or_stopped(chat: Chat) -> None:
    chat.as_("ana").says("/task add Draft the brief @grace by wednesday", in_="#launch")
    grace = chat.as_("grace")
    chat.clock("tue 09:00")
    grace.chooses("Hand over…", from_="nudge_more", in_="@muster").fills(person="@david").submits()
    chat.as_("david").sees("@grace gave you a task:", in_="@muster")
    chat.as_("ana").says("/task add Print the posters @grace by thursday", in_="#launch")
    grace = chat.as_("grace")
    chat.clock("wed 09:00")
    grace.chooses("Stop nudging me about this", from_="nudge_more", in_="@muster")
    grace.sees("I nudge you about T-2 no more.", in_="@muster").clicks("Nudge me again", in_="@muster")
    grace.sees("I nudge you about T-2 again.", in_="@muster")
    grace.uses("Why did I get this?", on="Due Thu 26 Nov", in_="@muster")
    grace.sees("*T-2* (last day) sent Wed 25 Nov 09:00", in_="@muster").sees("now with @david")
    grace.says("/muster why", in_="#launch").sees("it was one of your hours")
    grace.says("/muster when #launch").sees("Nothing is to come")
    grace.says("/muster when @me").sees("T-2").says("/muster when @ana").sees("theirs to see")
    grace.says("/muster stats").sees("Only the channel's lead")
