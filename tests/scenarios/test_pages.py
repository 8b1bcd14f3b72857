"""Pages in a message that one person sees and on the Home tab, with an app that has nothing else."""

import pytest

from bot.messages import outgoing
from bot.sandbox.chat import Chat
from tests.scenarios.album import HOME, album_app
from tests.team import Team, member


@pytest.fixture
def team(monkeypatch: pytest.MonkeyPatch) -> Team:
    monkeypatch.setitem(outgoing.CONTENTS, "album", HOME)
    return Team.gathered(registry=album_app())


@pytest.mark.parametrize("where", ["#launch", "#leadership"])
def test_a_list_that_one_person_sees_is_paged_in_place_also_where_the_bot_is_kept_out(
    chat: Chat, where: str
) -> None:
    grace = chat.as_("grace").says("/album", in_=where).clicks("Next").clicks("Next")
    grace.sees("Picture 3", in_=where).does_not_see("Picture 1").does_not_see("Picture 2")
    chat.as_("david").opens(where).does_not_see("Picture")


@pytest.mark.parametrize("where", ["#launch", "#leadership"])
def test_a_click_is_answered_beside_the_list_also_where_the_bot_is_kept_out(chat: Chat, where: str) -> None:
    grace = chat.as_("grace").says("/album", in_=where).clicks("Like")
    grace.sees("Picture 1", in_=where).sees("You like it.", in_=where)


def test_what_cannot_be_replaced_is_a_mistake_that_is_owned_up_to(chat: Chat) -> None:
    chat.as_("grace").says("/misplaced", in_="#launch").sees("Sorry, that went wrong on my side")


@pytest.mark.both_databases
def test_a_home_is_shown_turned_and_answered_by_direct_messages(chat: Chat) -> None:
    grace = chat.as_("grace").opens("home").sees("Album, page 1")
    grace.clicks("Next").sees("Album, page 2").sees("Turned in act.place.is_direct=True.", in_="@muster")
    grace.opens("#launch").opens("home").sees("Album, page 2")
    chat.as_("ana").opens("home").sees("Album, page 1")


def test_the_messages_tab_does_not_show_a_home(chat: Chat) -> None:
    chat.as_("grace").opens("@muster")
    assert not chat.sandbox.state.homes


def test_a_home_opens_modals_and_shows_refusals_in_them(chat: Chat) -> None:
    grace = chat.as_("grace").opens("home").clicks("Ask").sees("Well?", in_="modal").closes()
    grace.clicks("Break", in_="home").sees("It is broken already.", in_="modal").closes()
    person = member(chat.sandbox, "grace")
    assert chat.sandbox.state.stacks[person.id] == []
