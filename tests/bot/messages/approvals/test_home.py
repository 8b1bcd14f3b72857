"""Approvals on the Home tab."""

from dataclasses import replace
from typing import Any

from bot.domain.approvals.model import ALL, RequestStatus, Step, Verdict
from bot.domain.approvals.requests import ApprovalRequest
from bot.messages.approvals import actions, home
from bot.messages.layout import Message
from bot.messages.reader import reader_for
from bot.sandbox.blocks import view_problems
from bot.services.approvals.at_home import RequestsAtHome
from bot.services.approvals.views import RequestCard
from tests.bot.messages.approvals.test_cards import REQUEST, given
from tests.bot.messages.reading import shown
from tests.units import ANA, DAVID, GRACE, NOW

HERS = reader_for(GRACE, NOW)


def on(request: ApprovalRequest = REQUEST, *votes: Any) -> RequestCard:
    return RequestCard(request, votes, ANA, GRACE)


def rendered(found: RequestsAtHome) -> Message:
    message = Message("", home.requests(found, HERS))
    assert view_problems({"type": "home", "blocks": message.blocks}, "home") == []
    return message


def test_where_nothing_is_asked_nothing_is_shown() -> None:
    assert home.requests(RequestsAtHome(), HERS) == []


def test_what_waits_for_a_decision_stands_with_its_buttons() -> None:
    notes = replace(REQUEST, notes="Two sizes,\nmatt")
    message = rendered(RequestsAtHome(waiting=[on(notes), on(replace(REQUEST, number=8))], more_waiting=True))
    assert shown(message).startswith(":ballot_box_with_ballot: *Waiting for your decision*\n*R-7* Posters")
    assert (
        "*1,480.50 EUR* · spend · asked by <@U0ANA> · in <#C0LAUNCH> · expires Wed 23 Dec 09:30"
        " · 0 of 2 approved\nTwo sizes,\nmatt"
    ) in shown(message)
    ids = [block["elements"][0]["action_id"] for block in message.blocks if block["type"] == "actions"]
    assert ids == [actions.APPROVE, actions.APPROVE]
    assert shown(message).endswith("There is more: `/request list waiting`")


def test_what_does_not_fit_is_decided_where_it_is_shown_whole() -> None:
    long = replace(REQUEST, notes="x" * (home.LONGEST_NOTES + 1))
    many = replace(REQUEST, number=8, links=tuple(f"https://x.example/{number}" for number in range(3)))
    message = rendered(RequestsAtHome([on(long), on(many)], links={7: "https://x.example/p1"}))
    assert "Decide on its <https://x.example/p1|card>." in shown(message)
    assert "Decide on its card." in shown(message)
    assert "actions" not in [block["type"] for block in message.blocks]


def test_what_an_edit_changed_is_shown_before_it_is_decided() -> None:
    changes = {"was": {"title": "Flyers"}, "now": {"title": "Posters"}}
    message = rendered(RequestsAtHome([replace(on(), changes=changes)]))
    assert "• What is asked for: Flyers → *Posters*" in shown(message)


def test_what_was_asked_stands_with_what_it_waits_for() -> None:
    changes = replace(REQUEST, number=8, status=RequestStatus.CHANGES)
    wish = given(DAVID, Verdict.CHANGES, "the new logo")
    found = RequestsAtHome(
        asked=[on(REQUEST, given(GRACE, Verdict.APPROVE)), on(changes, wish)], more_asked=True
    )
    text = shown(rendered(found))
    assert (
        "waits for 2 of <@U0GRACE>, <@U0DAVID>, <!subteam^S0WEB> · 1 of 2 approved · in <#C0LAUNCH>" in text
    )
    assert "asks for changes: the new logo\nEdit it, and it is asked again." in text
    assert text.endswith("There is more: `/request list mine`")
    pressed = [
        (block["accessory"]["action_id"], block["accessory"]["value"])
        for block in rendered(found).blocks
        if "accessory" in block
    ]
    assert pressed == [("request_edit:7", "7"), ("request_edit:8", "8")]


def full_of_requests() -> RequestsAtHome:
    """As much as there can be."""
    crowd = Step(tuple(f"S{number:010}" for number in range(20)), ALL)
    links = tuple(f"https://x.example/{'&' * 480}{number}" for number in range(home.MOST_LINKS))
    long = replace(
        REQUEST,
        title="&" * 250,
        notes="<" * home.LONGEST_NOTES,
        links=links,
        steps=(crowd,),
        kind="k" * 30,
    )
    wish = given(GRACE, Verdict.CHANGES, "&" * 1000)
    asked = [on(long), on(replace(long, status=RequestStatus.CHANGES), *[wish] * 20)] * 2 + [on(long)]
    changes = {"was": {"title": "&" * 250, "notes": "<" * 2500}, "now": {"title": "x", "notes": "y"}}
    waiting = [replace(on(long), changes=changes)] * 5
    return RequestsAtHome(waiting, asked, more_waiting=True, more_asked=True)


def test_as_much_as_there_can_be_fits_the_home_beside_a_page_of_tasks() -> None:
    assert len(rendered(full_of_requests()).blocks) <= 65
