"""A newcomer's first minutes."""

import pytest

from bot.sandbox.chat import Chat


@pytest.mark.both_databases
def test_a_task_is_added_confirmed_shown_nudged_and_finished(chat: Chat) -> None:
    grace = chat.as_("grace")
    grace.says("/task add Draft the launch brief @ana by friday 5pm", in_="#launch")
    grace.sees("T-1 Draft the launch brief").sees("in 4 days")
    ana = chat.as_("ana").opens("#launch")
    ana.sees("T-1 Draft the launch brief", times=1)
    chat.clock("fri 08:59")
    ana.does_not_see("Draft the launch brief", in_="@muster")
    chat.clock("fri 09:00")
    ana.sees("Draft the launch brief", in_="@muster", times=1).clicks("Fatto", in_="@muster")
    ana.sees("done by @ana", in_="#launch")
    grace.opens("#launch").sees("done by @ana")
