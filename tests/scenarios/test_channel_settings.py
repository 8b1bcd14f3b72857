"""A team chooses how its channel works."""

import pytest

from bot.sandbox.chat import Chat
from tests.team import channel

QUIET = "Quiet: tasks show only in lists"


def test_a_quiet_channel_gets_no_new_cards_and_the_old_ones_still_follow(chat: Chat) -> None:
    grace = chat.as_("grace").says("/task add Draft the brief", in_="#launch")
    grace.says("/muster settings").fills(tasks=QUIET).submits()
    grace.sees("Changed for #launch:").sees(QUIET, times=1)
    grace.says("/task add Print the posters").sees("shows its tasks only in lists")
    launch = channel(chat.sandbox, "launch")
    cards = [message.text for message in launch.messages.values() if message.bot_id]
    assert len(cards) == 1
    chat.as_("david").opens("#launch").clicks("Done", on="Draft the brief")
    grace.sees("~Draft the brief~", in_="#launch")


def test_whoever_leads_the_channel_keeps_its_settings_from_then_on(chat: Chat) -> None:
    grace = chat.as_("grace").says("/muster settings", in_="#launch").fills(lead="ana").submits()
    grace.sees("@ana leads it")
    grace.says("/muster settings").sees("@ana leads this channel and changes its settings.")
    ana = chat.as_("ana").says("/muster impostazioni", in_="#launch").fills(emoji=":memo:").submits()
    ana.sees(":memo: fa di un messaggio")


def test_what_the_form_cannot_take_stands_at_its_fields_and_changes_nothing(chat: Chat) -> None:
    grace = chat.as_("grace").says("/muster settings", in_="#launch")
    grace.fills(emoji="two words", lead="meera").submits()
    grace.sees("the name of one emoji").sees("Only a full member of the workspace can lead")
    grace.fills(emoji=":eyes:", lead="ana").submits().sees("starts a task")
    grace.fills(emoji="memo", lead="ana").submits().sees("Changed for #launch:")


@pytest.mark.both_databases
def test_two_people_who_change_different_settings_at_once_both_get_theirs(chat: Chat) -> None:
    grace = chat.as_("grace").says("/muster settings", in_="#launch")
    ana = chat.as_("ana").says("/muster settings", in_="#launch")
    grace.fills(emoji="memo").submits()
    ana.fills(lead="ana").submits()
    ana.says("/muster settings", in_="#launch").sees(":memo:", in_="modal")


def test_guests_change_nothing_but_their_own(chat: Chat) -> None:
    meera = (
        chat.as_("meera").says("/muster settings", in_="#launch").sees("Only full members of the workspace")
    )
    meera.says("/muster settings me").sees("On your own clock: Asia/Kolkata", in_="modal")


def test_help_leads_to_the_settings_and_to_the_home(chat: Chat) -> None:
    grace = chat.as_("grace").says("/muster", in_="#launch").sees("I keep a team's work moving")
    grace.clicks("Settings of this channel…").sees("For everybody in #launch.", in_="modal").closes()
    grace.clicks("Open my Home")
    grace.says("/muster help", in_="@muster").sees("Open my Home", in_="@muster")
    grace.does_not_see("Settings of this channel", in_="@muster")


def test_a_private_channel_is_led_by_somebody_who_is_in_it(chat: Chat) -> None:
    grace = chat.as_("grace").invites("muster", in_="#leadership").says("/muster settings")
    grace.fills(lead="ana").submits().sees("must be in it")
    grace.fills(lead="david").submits().sees("@david leads it")
