"""What is answered to votes, and what requesters hear."""

from dataclasses import replace

import pytest

from bot.domain.approvals.model import RequestStatus, Verdict
from bot.messages.approvals import answers
from bot.messages.approvals.forms import pass_form, reason_form
from bot.messages.approvals.news import news
from bot.messages.modals import Modal
from bot.messages.reader import Reader, reader_for
from bot.sandbox.blocks import view_problems
from bot.services.approvals.deciding import Decided, Declined
from bot.services.approvals.hearing import Offered
from bot.services.approvals.news import NewsView, Turn
from bot.services.approvals.validity import Why, wants_reason
from tests.bot.messages.approvals.test_cards import REQUEST, given
from tests.bot.messages.reading import alive, problems, shown
from tests.rows import each_row
from tests.units import ANA, DAVID, GRACE, NOW, PIOTR

READERS = [reader_for(who, NOW) for who in (GRACE, PIOTR, ANA)]
HERS = READERS[0]
WITHOUT_REQUEST = (Why.UNSEEN, Why.FORGED)


@each_row("why", Why)
def test_every_reason_why_a_vote_does_not_count_has_its_sentence(why: Why) -> None:
    request = None if why in WITHOUT_REQUEST else REQUEST
    for reader in READERS:
        message = answers.declined(Declined(why, request), reader)
        assert problems(message) == []
        assert ("R-7" in message.text) == (request is not None)
        assert "Posters" not in message.text


def test_a_closed_request_says_what_became_of_it() -> None:
    request = replace(REQUEST, status=RequestStatus.WITHDRAWN)
    assert "(withdrawn)" in answers.declined(Declined(Why.CLOSED, request), HERS).text


@each_row("verdict", Verdict)
def test_a_recorded_vote_is_repeated_and_may_be_changed_while_its_step_is_open(verdict: Verdict) -> None:
    vote = given(GRACE, verdict, "Why")
    still_open = answers.recorded(Decided(REQUEST, vote, None), HERS).text
    assert still_open.startswith("Recorded for R-7 Posters for the launch: ")
    assert "You may change it" in still_open
    moved_on = replace(REQUEST, position=1)
    assert "change it" not in answers.recorded(Decided(moved_on, vote, None), HERS).text


@each_row("verdict", Verdict)
def test_an_offer_has_a_button_for_each_request_that_names_the_words(verdict: Verdict) -> None:
    other = replace(REQUEST, number=8)
    message = answers.offered(Offered(verdict, [REQUEST, other]), "1764.0001", HERS, is_leaning=True)
    assert problems(message) == []
    values = [block["accessory"]["value"] for block in message.blocks[1:]]
    assert values == [f"{verdict} {number} 0 {REQUEST.shown} 1764.0001" for number in (7, 8)]
    assert message.text.startswith("Is that your decision?")
    assert alive(message) == set()


def test_an_offer_for_clear_words_asks_for_what_is_missing() -> None:
    several = answers.offered(Offered(Verdict.APPROVE, [REQUEST, REQUEST]), "1.1", HERS, is_leaning=False)
    assert several.text.startswith("Which request do you mean?")
    bare = answers.offered(Offered(Verdict.REJECT, [REQUEST]), "1.1", HERS, is_leaning=False)
    assert bare.text.startswith("Say why, then it counts.")


@each_row("turn", Turn)
def test_every_turn_has_its_news_in_every_language(turn: Turn) -> None:
    view = NewsView(
        turn,
        REQUEST,
        ANA,
        DAVID.id,
        to_id=PIOTR.id,
        verdict="reject",
        reason="too dear\n<!channel>",
        link="https://x.example/p1",
    )
    for reader in READERS:
        message = news(view, reader)
        assert problems(message) == []
        assert "R-7 Posters for the launch" in message.text
        assert "<!channel>" not in alive(message)
        assert "&lt;!channel&gt;" in message.text
        assert "<https://x.example/p1|" in shown(message)


@pytest.mark.parametrize(
    ("turn", "pressed"),
    [
        (Turn.CHANGES, ["request_edit", "request_run:withdraw R-7"]),
        (Turn.STUCK, ["request_edit", "request_run:withdraw R-7"]),
        (Turn.EXPIRED, ["request_ask"]),
        (Turn.APPROVED, []),
    ],
)
def test_news_of_what_the_requester_has_to_do_has_the_button_for_it(turn: Turn, pressed: list[str]) -> None:
    message = news(NewsView(turn, REQUEST, ANA, DAVID.id), HERS)
    found = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    assert [element["action_id"] for elements in found for element in elements] == pressed


def test_news_with_a_long_reason_is_taken_by_slack() -> None:
    view = NewsView(Turn.REJECTED, REQUEST, ANA, DAVID.id, verdict="reject", reason="&" * 1000)
    assert problems(news(view, HERS)) == []


def test_news_of_a_vote_names_both_whoever_stands_in_and_whoever_is_away() -> None:
    view = NewsView(Turn.REJECTED, REQUEST, ANA, DAVID.id, for_id=GRACE.id, verdict="reject", reason="No")
    text = news(view, HERS).text
    assert text.startswith("Your request is rejected. <@U0DAVID> (for <@U0GRACE>) rejected:\n&gt; No")


def test_news_of_a_vote_that_leaves_after_the_end_tells_of_nobody_who_is_to_decide() -> None:
    closed = replace(REQUEST, status=RequestStatus.APPROVED)
    for turn in (Turn.VOTED, Turn.STEP_DONE):
        text = news(NewsView(turn, closed, ANA, GRACE.id, verdict="approve"), HERS).text
        assert text == "<@U0GRACE> approved:\nR-7 Posters for the launch"


def test_news_of_absence_says_who_decides() -> None:
    named = NewsView(Turn.AWAY, REQUEST, ANA, "muster", for_id=GRACE.id, to_id=DAVID.id)
    assert news(named, HERS).text.startswith("<@U0GRACE> is not there, so <@U0DAVID> was asked")
    nobody = NewsView(Turn.STUCK, REQUEST, ANA, "muster")
    assert news(nobody, HERS).text.startswith("Nobody is left who could approve your request.")


@pytest.mark.parametrize("reader", READERS)
def test_the_forms_are_taken_by_slack_in_every_language(reader: Reader) -> None:
    asked = replace(REQUEST, number=999_999_999)
    forms = [pass_form(asked, {}, reader)]
    forms += [
        reason_form(asked, verdict, {}, reader, "x" * 5000) for verdict in Verdict if wants_reason(verdict)
    ]
    assert [found for form in forms for found in _problems(form)] == []


def _problems(form: Modal) -> list[str]:
    return view_problems(form.payload(), "modal")
