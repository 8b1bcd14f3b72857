"""The card of a request, wherever it stands."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.approvals.model import ALL, Money, RequestStatus, Step, Verdict, Vote
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.people import Person
from bot.messages.approvals import actions, cards, wording
from bot.messages.layout import Message
from bot.messages.reader import reader_for
from bot.services.approvals.views import RequestCard
from storage.approvals import Votes
from tests.bot.messages.reading import alive, problems, shown
from tests.bot.services.approvals.asked import POSTERS, WEB
from tests.rows import each_row
from tests.units import ANA, DAVID, FRIDAY_FIVE, GRACE, LAUNCH, NOW, PIOTR, TEAM, ZOFIA_WHO_LEFT

HERS = reader_for(GRACE, NOW)
TWO_OF_THREE = Step((GRACE.id, DAVID.id, WEB), 2)
REQUEST = ApprovalRequest(
    TEAM,
    7,
    LAUNCH.id,
    ANA.id,
    POSTERS.title,
    (TWO_OF_THREE, Step((PIOTR.id,))),
    created_at=NOW,
    opened_at=NOW,
    expires_at=NOW + timedelta(days=30),
    kind="spend",
    money=Money(Decimal("1480.50"), "EUR"),
    asked=(GRACE.id, DAVID.id),
)


def given(by: Person, verdict: Verdict, reason: str = "", **more: Any) -> Vote:
    return Vote(by.id, more.pop("step", 0), verdict, "a1b2", NOW, reason=reason, **more)


def card(request: ApprovalRequest = REQUEST, votes: Votes = (), **more: Any) -> Message:
    is_live = request.status is RequestStatus.OPEN
    message = cards.card(RequestCard(request, votes, ANA, **{"is_live": is_live} | more), HERS)
    assert problems(message) == []
    return message


def buttons(message: Message) -> list[str]:
    found = [block for block in message.blocks if block["type"] == "actions"]
    return [element["action_id"] for block in found for element in block["elements"]]


def test_an_open_card_shows_everything_that_is_approved_and_by_whom() -> None:
    request = replace(
        REQUEST,
        notes="Two sizes,\nmatt & <heavy>",
        links=("https://x.example/offer?a=1&b=2",),
        due_at=FRIDAY_FIVE,
        policy_name="big spend",
        policy_version=3,
        starts=(30,),
        permalink="https://orbita.slack.example/p1",
    )
    message = card(request, (given(GRACE, Verdict.APPROVE),))
    text = shown(message)
    token = f"<!date^{int(FRIDAY_FIVE.timestamp())}^{{date_short_pretty}} {{time}}|Fri 27 Nov 17:00>"
    for words in (
        "*R-7* Posters for the launch",
        f"*1,480.50 EUR* · spend · asked by <@U0ANA> · answer by {token}",
        "Two sizes,\nmatt &amp; &lt;heavy&gt;",
        ":link: <https://x.example/offer?a=1&amp;b=2>",
        ":arrow_forward: Step 1: 2 of <@U0GRACE>, <@U0DAVID>, <!subteam^S0WEB> · *1 of 2 approved*",
        ":white_check_mark: <@U0GRACE> approved",
        ":white_medium_square: Step 2: <@U0PIOTR>",
        "policy big spend, version 3 · T-30 begins when approved",
        "<https://orbita.slack.example/p1|from this message>",
        f"fingerprint `{request.shown}`",
    ):
        assert words in text
    assert buttons(message) == [actions.APPROVE, actions.CHANGES, actions.REJECT, actions.MORE]
    value = f"7 0 {request.shown}"
    assert message.blocks[-1]["elements"][0]["value"] == value
    menu = [option["value"] for option in message.blocks[-1]["elements"][-1]["options"]]
    assert menu == [f"condition {value}", f"abstain {value}", f"pass {value}"]


def test_the_fallback_says_all_of_it() -> None:
    votes = (given(GRACE, Verdict.CONDITION, "no gloss"),)
    text = card(replace(REQUEST, notes="Two sizes"), votes).text
    assert text.splitlines() == [
        "R-7 Posters for the launch",
        "*1,480.50 EUR* · spend · asked by ana · expires Wed 23 Dec 09:30",
        "Two sizes",
        ":arrow_forward: Step 1: 2 of <@U0GRACE>, <@U0DAVID>, <!subteam^S0WEB> · *1 of 2 approved*",
        "&gt; :ballot_box_with_check: <@U0GRACE> approved on a condition: no gloss",
        ":white_medium_square: Step 2: <@U0PIOTR>",
    ]


def closed(status: RequestStatus, by: str = GRACE.id) -> ApprovalRequest:
    return replace(REQUEST, steps=(TWO_OF_THREE,), status=status, closed_at=NOW, closed_by=by)


@pytest.mark.parametrize(
    ("status", "by", "says"),
    [
        (RequestStatus.APPROVED, DAVID.id, "*Approved* by <@U0GRACE>, <@U0DAVID> (for <@U0PIOTR>), "),
        (RequestStatus.REJECTED, ZOFIA_WHO_LEFT.id, "*Rejected* by <@U0ZOFIA>, "),
        (RequestStatus.WITHDRAWN, ANA.id, "*Withdrawn* by <@U0ANA>, "),
        (RequestStatus.EXPIRED, "muster", "*Expired, not decided*, "),
    ],
)
def test_a_closed_card_says_how_it_ended_by_whom_and_when_and_has_no_buttons(
    status: RequestStatus, by: str, says: str
) -> None:
    votes = (
        given(GRACE, Verdict.CONDITION, "no gloss"),
        given(DAVID, Verdict.APPROVE, for_id=PIOTR.id),
        given(ZOFIA_WHO_LEFT, Verdict.REJECT, "too dear", permalink="https://x.example/p2"),
    )
    message = card(closed(status, by), votes)
    moment = f"<!date^{int(NOW.timestamp())}^{{date_short_pretty}} {{time}}|Mon 23 Nov 09:30>"
    assert says + moment in shown(message)
    assert f"{says}Mon 23 Nov 09:30" in message.text
    assert "<@U0GRACE> approved on a condition: no gloss" in shown(message)
    assert "<@U0ZOFIA> rejected: too dear · <https://x.example/p2|said here>" in shown(message)
    assert buttons(message) == []
    assert "expires" not in shown(message)


def test_where_changes_are_wanted_only_the_requester_has_something_to_press() -> None:
    wish, waiting = given(DAVID, Verdict.CHANGES, "new logo"), replace(REQUEST, status=RequestStatus.CHANGES)
    message = card(waiting, (wish,))
    assert "*Waits for changes* by <@U0ANA>" in shown(message)
    assert "<@U0DAVID> asks for changes: new logo" in shown(message)
    assert buttons(message) == ["request_edit", "request_run:withdraw R-7"]
    assert buttons(card(waiting, (wish,), recipient=GRACE)) == []
    assert buttons(card(waiting, (wish,), recipient=ANA)) != []


def test_what_the_last_edit_changed_stands_before_and_after() -> None:
    was = {"title": "Flyers", "money": "480.00 EUR", "kind": "", "steps": [{"seats": [PIOTR.id], "need": 1}]}
    now = {"title": POSTERS.title, "money": "1480.50 EUR", "kind": "spend", "opened_at": "later"}
    steps = {"steps": [{"seats": [GRACE.id, DAVID.id], "need": ALL}]}
    message = card(changes={"was": was, "now": now | steps})
    for words in (
        "Changed, so it is asked again:",
        "• What is asked for: Flyers → *Posters for the launch*",
        "• Amount: 480 EUR → *1,480.50 EUR*",
        "• Type: nothing → *spend*",
        "• Approvers: <@U0PIOTR> → *all of <@U0GRACE>, <@U0DAVID>*",
    ):
        assert words in shown(message)
        assert words in message.text
    assert "later" not in shown(message)


@each_row(
    ("about", "says"),
    [
        ({}, "<@U0ANA> asks for your approval:"),
        ({"reminds": True}, "R-7 still waits for your decision:"),
        ({"changes": {"was": {"title": "a"}, "now": {"title": "b"}}}, "changed what you are asked"),
        ({"votes": (given(GRACE, Verdict.REJECT, "No"),)}, "Your vote: :x: reject. You may change it"),
        ({"is_live": False}, "You were asked about this:"),
        ({"recipient": ANA, "is_live": False}, "What you asked for:"),
    ],
)
def test_a_direct_message_says_what_is_wanted_of_its_reader(about: dict[str, Any], says: str) -> None:
    message = card(**{"recipient": GRACE} | about)
    assert says in shown(message)
    assert says in message.text
    assert "Wed 23 Dec 09:30" in shown(message)  # on the reader's own clock
    assert "<!date" not in shown(message)


@pytest.mark.parametrize(
    ("step", "says"),
    [
        (Step((DAVID.id,), passed=((DAVID.id, GRACE.id),)), "and it was passed on to you:"),
        (Step((DAVID.id,), deputies=(GRACE.id,)), "as well as those who were asked first:"),
        (Step((GRACE.id,), deputies=(GRACE.id,)), "asks for your approval:"),
    ],
)
def test_a_direct_message_says_in_whose_place_its_reader_decides(step: Step, says: str) -> None:
    assert says in shown(card(replace(REQUEST, steps=(step,)), recipient=GRACE))


def test_a_request_of_ten_steps_full_of_long_conditions_fits_a_message() -> None:
    people = [replace(GRACE, id=f"U{number:04}") for number in range(20)]
    steps = tuple(Step(tuple(who.id for who in people), ALL) for _ in range(10))
    votes = tuple(
        given(who, Verdict.CONDITION, "&<>" * 330, step=step) for step in range(10) for who in people
    )
    request = replace(
        REQUEST,
        steps=steps,
        position=9,
        notes="&" * 2500,
        links=tuple(f"https://x.example/{'a&' * 230}{number}" for number in range(10)),
    )
    message = card(request, votes)
    assert "There is more: `/request show R-7`" in shown(message)
    assert len(message.text) <= cards.FALLBACK_LIMIT


def test_what_people_wrote_stays_text() -> None:
    nasty = "<!channel> <@U0GRACE> *x* `y` ```"
    request = replace(
        REQUEST, title=nasty, notes=nasty, kind="<!here>", policy_name=nasty, steps=(Step((GRACE.id,)),)
    )
    changes = {"was": {"notes": nasty, "links": []}, "now": {"notes": "", "links": ["https://x.example/a"]}}
    message = card(request, (given(DAVID, Verdict.REJECT, nasty),), changes=changes)
    assert {found for found in alive(message) if not found.startswith("<!date")} == {
        "<@U0ANA>",
        "<@U0GRACE>",
        "<@U0DAVID>",
    }


@each_row(
    ("step", "says"),
    [
        (Step((GRACE.id,)), "<@U0GRACE>"),
        (Step((GRACE.id, DAVID.id)), "one of <@U0GRACE>, <@U0DAVID>"),
        (Step((GRACE.id, WEB), ALL), "all of <@U0GRACE>, <!subteam^S0WEB>"),
        (Step((WEB,), 2), "2 of <!subteam^S0WEB>"),
        (Step((WEB,)), "<!subteam^S0WEB>"),
        (Step((GRACE.id,), deputies=(DAVID.id,)), "<@U0GRACE> (or <@U0DAVID>)"),
        (
            Step((GRACE.id,), passed=((GRACE.id, PIOTR.id),)),
            "<@U0PIOTR> (passed on by <@U0GRACE>)",
        ),
    ],
)
def test_a_step_says_whose_approval_it_takes(step: Step, says: str) -> None:
    assert wording.step(step, HERS) == says


@pytest.mark.parametrize(
    ("amount", "says"), [("480.00", "480 EUR"), ("480.5", "480.50 EUR"), ("0.505", "0.505 EUR")]
)
def test_amounts_are_shown_to_the_last_digit(amount: str, says: str) -> None:
    assert wording.money(Money(Decimal(amount), "EUR"), HERS) == says
    assert wording.money(Money(Decimal("1480.5"), "EUR"), reader_for(PIOTR, NOW)) == "1\u00a0480,50 EUR"
