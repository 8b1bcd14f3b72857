"""Requests in words: from what was typed to what is answered."""

from dataclasses import replace
from typing import Any, get_args

import pytest

from bot.domain.approvals.commands import ApprovalCommand
from bot.domain.approvals.model import Verdict
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.services.approvals.exporting import EXPORT
from handlers import approvals, tasks
from handlers.approval_commands import CARRIED_OUT
from handlers.entries import Event
from handlers.outcomes import Help, OpenModal, Outcome, Replace, Reply
from handlers.payloads import from_click, from_command, from_event
from handlers.registry import build_registry
from handlers.wishes import GroupMembers, NotYetFetched, UserGroups, Wish
from storage import people
from storage.unit import Unit
from tests.bot.domain.approvals.typing_names import with_ids
from tests.bot.messages.reading import shown
from tests.bot.services.approvals.asked import put_policy, request_in, vote
from tests.handlers.payloads import click_payload, command_payload, mention_payload
from tests.units import ANA, DAVID, GRACE, MEERA, PIOTR, act, queued

GROUPS: dict[Wish[Any], Any] = {
    GroupMembers(("S0LEGAL",)): {"S0LEGAL": frozenset({PIOTR.id})},
    UserGroups(): (("S0LEGAL", "@legal"),),
}


@pytest.fixture(autouse=True)
def _admin(unit: Unit) -> None:
    people.save_person(unit, replace(GRACE, is_admin=True))
    people.save_person(unit, replace(DAVID, is_admin=False))


def typed(unit: Unit, text: str, by: Person = ANA) -> Outcome:
    request = from_command(command_payload(with_ids(text), by, name="/request"), "")
    known = replace(GRACE, is_admin=True) if by is GRACE else replace(by, is_admin=False)
    return approvals.command(act(unit, known), replace(request, fetched=GROUPS))


def words(outcome: Outcome) -> str:
    assert isinstance(outcome, Reply | Replace)
    return outcome.message.text


def test_a_conversation_by_command(unit: Unit) -> None:
    asked = words(typed(unit, "New posters to @grace amount 1200 EUR by friday", DAVID))
    assert asked == "Asked: R-1 New posters · <@U0GRACE> · answer by Fri 27 Nov 17:00"
    assert "R-1 New posters · open · <@U0GRACE>" in words(typed(unit, "list", DAVID))
    assert "R-1 New posters" in words(typed(unit, "list waiting", GRACE))
    assert "waits for <@U0GRACE>" in words(typed(unit, "show R-1", GRACE))
    assert "<@U0GRACE> will be reminded" in words(typed(unit, "remind 1", DAVID))
    assert "<@U0PIOTR> in your place" in words(typed(unit, "pass R-1 to @piotr", GRACE))
    vote(unit, PIOTR, Verdict.APPROVE)
    assert words(typed(unit, "list waiting", GRACE)) == "Requests that wait for you: none."
    assert "R-1 New posters · approved" in words(typed(unit, "list decided", DAVID))
    story = words(typed(unit, "audit R-1", DAVID))
    assert "Mon 23 Nov 09:30 EST · <@U0DAVID> asked for it · fingerprint `" in story
    assert "<@U0GRACE> passed it on to <@U0PIOTR>" in story
    assert "<@U0PIOTR> (for <@U0GRACE>) approved · step 1" in story
    typed(unit, "Another thing to @grace", DAVID)
    assert words(typed(unit, "withdraw 2", DAVID)) == "R-2 Another thing is withdrawn."
    assert typed(unit, "help") == Help("/request")


def test_steps_groups_and_tasks_to_start_are_asked_for_in_one_line(unit: Unit) -> None:
    tasks.obey(act(unit, DAVID), from_command(command_payload(""), ""), "add Order the server")
    said = typed(unit, "Hosting to all of @grace @ana then @legal starts T-1", DAVID)
    assert "1. all of <@U0GRACE>, <@U0ANA> 2. <!subteam^S0LEGAL>" in words(said)
    kept = request_in(unit)
    assert [step.seats for step in kept.steps] == [(GRACE.id, ANA.id), ("S0LEGAL",)]
    assert kept.starts == (1,)


def test_where_slack_lets_a_form_open_it_opens_and_elsewhere_a_button_stands_in(unit: Unit) -> None:
    assert isinstance(typed(unit, ""), OpenModal)
    request = replace(from_event(mention_payload("x")), fetched=GROUPS)
    assert words(approvals.obey(act(unit, GRACE), request, "")) == "Press to ask for approval."


def test_members_of_groups_are_asked_for_at_that_moment(unit: Unit) -> None:
    request = from_command(command_payload(with_ids("Posters to @legal"), name="/request"), "")
    with pytest.raises(NotYetFetched) as caught:
        approvals.command(act(unit, ANA), request)
    assert caught.value.wish == GroupMembers(("S0LEGAL",))


@pytest.mark.parametrize(
    "said", ["request Posters to @grace", "/request Posters to @grace", "wniosek: Posters @grace"]
)
def test_the_first_word_after_the_bots_name_finds_the_command(unit: Unit, said: str) -> None:
    request = replace(from_event(mention_payload(with_ids(f"<@U0MUSTER> {said}"))), fetched=GROUPS)
    (entry, _request), *_others = build_registry().listeners(request)
    assert isinstance(entry, Event)
    assert "R-1 Posters" in words(entry.handler(act(unit, ANA), request))


def test_other_lists_and_pages_take_the_place_of_the_one_that_is_shown(unit: Unit) -> None:
    clicked = from_click(click_payload("request_turn:waiting", "list waiting"), "")
    turned = approvals.press_turn(act(unit, GRACE), clicked)
    assert isinstance(turned, Replace)
    ran = approvals.press_run(act(unit, GRACE), from_click(click_payload("request_run:x", "list"), ""))
    assert isinstance(ran, Reply)


def test_a_mistyped_verb_is_asked_back_with_the_way_to_ask(unit: Unit) -> None:
    asked = typed(unit, "polcy", DAVID)
    assert "Did you mean" in words(asked)
    assert isinstance(asked, Reply)
    shown = [(each["action_id"], each["value"]) for each in asked.message.blocks[1]["elements"]]
    assert shown == [("request_run:0", "policy"), ("request_ask", "polcy"), ("request_run:help", "help")]


def test_somebody_stands_in_and_is_sent_back(unit: Unit) -> None:
    typed(unit, "Posters to @grace", PIOTR)
    told = words(typed(unit, "delegate @david from today to friday", GRACE))
    assert told == "<@U0DAVID> decides in your place from Mon 23 Nov to Fri 27 Nov."
    assert "You decide in place of <@U0GRACE>" in words(typed(unit, "delegate", DAVID))
    assert words(typed(unit, "delegate stop", GRACE)) == "You decide yourself again."
    assert words(typed(unit, "delegate stop", GRACE)).startswith("Nobody stands in for you")
    assert "nobody stands in" in words(typed(unit, "away tomorrow", GRACE))


def test_the_way_of_a_request_is_spelt_out_without_asking_anybody(unit: Unit) -> None:
    put_policy(unit, fallback=PIOTR)
    way = words(typed(unit, "simulate 12000 EUR spend", DAVID))
    assert way == "The way of 12,000 EUR · spend, if you asked here:\n1. <@U0GRACE>"
    assert "no policy says" in words(typed(unit, "simulate 12000 EUR", DAVID))
    misread = typed(unit, "simulate 12000 EUR spned", DAVID)
    assert isinstance(misread, Reply)
    assert "“spned” is read as the title, for there is no such type" in shown(misread.message)
    assert queued(unit) == []


def test_policies_are_listed_shown_switched_replayed_and_kept_from_guests(unit: Unit) -> None:
    put_policy(unit, fallback=PIOTR)
    typed(unit, "Posters to @david type spend", PIOTR)
    assert "*spend* · version 1" in words(typed(unit, "policy", DAVID))
    assert "1. <@U0GRACE>" in words(typed(unit, "policy SPEND", DAVID))
    assert words(typed(unit, "policy off spend", GRACE)) == "“spend” is off from now on."
    assert "none would have gone another way" in words(typed(unit, "policy replay spend", GRACE))
    with pytest.raises(Refusal, match="may not change"):
        typed(unit, "policy on spend", DAVID)
    assert "<@U0DAVID> may change policies" in words(typed(unit, "policy allow @david", GRACE))
    assert words(typed(unit, "policy on spend", DAVID)) == "“spend” is on from now on."
    with pytest.raises(Refusal, match="There is no policy") as caught:
        typed(unit, "policy show spned", DAVID)
    assert caught.value.example == "/request policy show spend"
    guest = from_command(command_payload("policy", MEERA, name="/request"), "")
    with pytest.raises(Refusal, match="members of the team"):
        approvals.command(act(unit, MEERA), guest)


def test_requests_and_stories_go_to_ones_direct_messages_as_files(unit: Unit) -> None:
    with pytest.raises(Refusal, match="no requests here"):
        typed(unit, "export", GRACE)
    typed(unit, "Posters to @grace", DAVID)
    typed(unit, "export", GRACE)
    typed(unit, "export R-1", GRACE)
    files = [(each.destination, each.subject) for each in queued(unit) if each.content == EXPORT]
    assert files == [(GRACE.id, "launch-requests-2026-11-23.csv"), (GRACE.id, "R-1-history-2026-11-23.csv")]


def test_everything_that_can_be_asked_for_is_carried_out() -> None:
    assert set(CARRIED_OUT) == set(get_args(ApprovalCommand))
