"""Modals from end to end, with an app that is nothing but a form."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.chat import Chat
from bot.sandbox.faults import FaultKind
from bot.sandbox.somebody import Somebody
from bot.sandbox.views import View
from storage import audit
from storage.store import Store
from tests.scenarios.survey import survey_app
from tests.team import Team, member


@pytest.fixture
def team() -> Team:
    return Team.gathered(registry=survey_app())


@pytest.fixture
def grace(chat: Chat) -> Somebody:
    """With the survey open before her."""
    return chat.as_("grace").says("/ask", in_="#launch")


def titles(chat: Chat, name: str = "grace") -> list[str]:
    """Of the modals the person has open, lowest first."""
    return [view.payload["title"]["text"] for view in stack(chat, name)]


def stack(chat: Chat, name: str = "grace") -> list[View]:
    return chat.sandbox.state.stacks.get(member(chat.sandbox, name).id, [])


def kept(store: Store, chat: Chat) -> int:
    team = chat.sandbox.state.team.id
    return len(asyncio.run(store.read(lambda unit: audit.story(unit, team, "survey"))))


def calls(chat: Chat, method: str) -> list[dict[str, Any]]:
    return [entry.request for entry in chat.sandbox.log.since(0) if entry.name == method]


@pytest.mark.both_databases
def test_a_form_is_opened_filled_in_and_answered_where_it_was_opened(grace: Somebody, chat: Chat) -> None:
    assert titles(chat) == ["Survey"]
    grace.fills(title=" Tea & <cake> ", notes="a\nb", owner="@ana", guests=["@piotr", "@ana"])
    grace.fills(where="#design", colour="Red & blue", extras=["Green"], day="2026-12-01", hour="17:30")
    grace.submits()
    ids = {name: member(chat.sandbox, name).id for name in ("ana", "piotr")}
    design = chat.sandbox.state.channel_named("design")
    assert design
    told = "Tea & <cake> | a\nb | {ana} | {piotr} | {ana} | {design} | red | green | 2026-12-01 | 17:30:00"
    grace.sees(told.format(**ids, design=design.id) + " | grace | launch", in_="#launch")
    assert titles(chat) == []


def test_fields_come_back_as_they_were_filled_in_and_empty_ones_as_nothing(grace: Somebody) -> None:
    grace.fills(colour=None, day=None).submits()
    grace.sees("Lunch |  | None | None | None | red | None | 09:05:00 | grace | launch")


def test_errors_stay_at_their_fields_and_nothing_of_it_is_kept(
    grace: Somebody, chat: Chat, store: Store
) -> None:
    grace.fills(title="wrong").submits().sees("Not that one.")
    assert (titles(chat), kept(store, chat)) == (["Survey"], 0)
    grace.fills(title="right").submits().sees("right |  | None")
    assert (titles(chat), kept(store, chat)) == ([], 1)


def test_a_refusal_lies_over_the_form_and_what_was_entered_is_still_there(
    grace: Somebody, chat: Chat, store: Store
) -> None:
    grace.fills(title="refused", notes="long text").submits().sees(
        "There is no T-9 <here> here.", in_="modal"
    )
    assert (titles(chat), kept(store, chat)) == (["Survey", "That did not work"], 0)
    grace.closes().fills(title="right").submits().sees("right | long text |")


def test_a_failure_is_owned_up_to_over_the_form(grace: Somebody, chat: Chat, store: Store) -> None:
    grace.fills(title="broken").submits().sees("Sorry, that went wrong on my side", in_="modal")
    assert (titles(chat), kept(store, chat)) == (["Survey", "That did not work"], 0)


def test_a_refusal_on_a_full_stack_stands_at_the_first_field(grace: Somebody, chat: Chat) -> None:
    for _ in range(2):
        grace.fills(title="another").submits()
    grace.fills(title="refused").submits().sees("There is no T-9 &lt;here&gt; here.")
    assert titles(chat) == ["Survey", "Another one", "Another one"]


def test_a_form_can_be_followed_by_another_be_replaced_or_all_be_closed(grace: Somebody, chat: Chat) -> None:
    grace.fills(title="another").submits()
    assert titles(chat) == ["Survey", "Another one"]
    grace.fills(title="anew").submits()
    assert titles(chat) == ["Survey", "The same anew"]
    grace.fills(title="all").submits().sees("All closed.", in_="#launch")
    assert titles(chat) == []


def test_a_form_may_close_without_a_word(grace: Somebody, chat: Chat, store: Store) -> None:
    grace.fills(title="quiet").submits()
    assert (titles(chat), kept(store, chat)) == ([], 1)
    assert not calls(chat, "chat.postEphemeral")


def test_buttons_in_a_modal_lay_another_on_it_or_change_it(grace: Somebody, chat: Chat) -> None:
    grace.clicks("More")
    assert titles(chat) == ["Survey", "More of a"]
    grace.clicks("Anew")
    assert titles(chat) == ["Survey", "Fresh"]
    grace.submits().sees("| grace | launch", in_="#launch")


def test_a_button_in_a_modal_that_is_refused_says_so_in_the_modal(grace: Somebody, chat: Chat) -> None:
    grace.clicks("No").sees("Not with this button.", in_="modal")
    assert titles(chat) == ["Survey", "That did not work"]


def test_a_refused_button_on_a_full_stack_says_so_in_place_of_the_modal(grace: Somebody, chat: Chat) -> None:
    grace.clicks("More").clicks("More").clicks("No").sees("Not with this button.", in_="modal")
    assert titles(chat) == ["Survey", "More of a", "That did not work"]


def test_who_leaves_a_form_is_heard_of(grace: Somebody) -> None:
    grace.closes().sees("You left grace's survey.", in_="#launch")


def test_a_button_on_a_message_opens_a_form(chat: Chat) -> None:
    grace = chat.as_("grace").says("/offer", in_="#launch").clicks("Begin")
    assert titles(chat) == ["Survey"]
    grace.submits().sees("| grace | launch", in_="#launch")


def test_in_a_channel_without_the_bot_the_answer_to_a_form_is_a_direct_message(chat: Chat) -> None:
    grace = chat.as_("grace").says("/ask", in_="#leadership")
    grace.fills(title="from afar").submits().sees("from afar |", in_="@muster")


def test_a_trigger_that_died_is_owned_up_to_on_a_command(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sandbox.triggers.TRIGGER_LIFE", timedelta(seconds=-1))
    chat.as_("piotr").says("/ask", in_="#launch").sees("Trwało to za długo. Spróbuj jeszcze raz.")


@pytest.mark.parametrize("fault", [FaultKind.SERVER_ERROR, FaultKind.RESET_BEFORE, FaultKind.RATE_LIMITED])
def test_a_modal_that_slack_does_not_open_is_owned_up_to_on_a_click(chat: Chat, fault: FaultKind) -> None:
    grace = chat.as_("grace").says("/offer", in_="#launch")
    chat.sandbox.faults.set(fault, method="views.open")
    grace.clicks("Begin").sees("That took too long; please try again.")
    grace.clicks("Begin")
    assert titles(chat) == ["Survey"]


def test_a_refusal_that_cannot_lie_over_the_form_is_whispered(grace: Somebody, chat: Chat) -> None:
    chat.sandbox.faults.set(FaultKind.SERVER_ERROR, method="views.push")
    grace.clicks("No").sees("Not with this button.", in_="#launch")
