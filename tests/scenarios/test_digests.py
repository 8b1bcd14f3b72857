"""Digests in conversation."""

import pytest

from bot.sandbox.chat import Chat
from tests.team import channel


@pytest.mark.both_databases
def test_a_digest_comes_on_friday_with_the_leads_note_its_thread_and_its_chart(chat: Chat) -> None:
    grace = chat.as_("grace").says("/muster settings", in_="#launch")
    grace.fills(lead="@grace").submits()
    grace.says("/digest create weekly friday 16:00 for managers").sees("The first digest comes Fri 27 Nov")
    for title in ("Draft the brief", *(f"Print poster {number}" for number in range(1, 8))):
        grace.says(f"/task add {title} @ana by 2 dec")
    grace.says("/task done 1").says("/digest preview").sees("Only you see this.")
    chat.clock("fri 15:00")
    grace.sees("A word from you?", in_="@muster").clicks("Add a note…", in_="@muster")
    grace.fills(note="The printer is late").submits().sees("Your note goes with D-1", in_="@muster")
    chat.clock("fri 16:00")
    ana = chat.as_("ana").sees("*On track*: nothing is late.", in_="#launch", times=1)
    ana.sees("> The printer is late — grace", in_="#launch").sees("T-1 Draft the brief · ana", in_="#launch")
    chat.clock("fri 16:01")
    launch = channel(chat.sandbox, "launch")
    posted = next(each for each in launch.messages.values() if "The printer is late" in each.text)
    thread = [each for each in launch.messages.values() if each.thread_ts == posted.ts != each.ts]
    assert [bool(each.files) for each in thread] == [False, True]
    assert "4 more lines in the thread." in posted.text
    assert thread[0].text.splitlines()[0] == "*Moved* (7)"
    assert len(thread[0].text.splitlines()) == 6


def test_ones_own_morning_digest_tells_what_others_did(chat: Chat) -> None:
    grace = chat.as_("grace").says("/digest create weekdays 8:30", in_="@muster").sees("for you")
    chat.as_("ana").says("/task add Choose the colours @grace by tomorrow", in_="#design")
    grace = chat.as_("grace")
    chat.clock("tue 08:30")
    grace.sees("Choose the colours", in_="@muster").sees("Since Sun 22 Nov: 0 done, 1 moved", in_="@muster")
    grace.says("/digest list", in_="@muster").says("/digest delete 1", in_="@muster").sees(
        "D-1 comes no more"
    )
