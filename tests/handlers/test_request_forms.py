"""The forms of a decision, submitted: looked at anew, whoever was shown them."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.approvals.model import RequestStatus, Step, Verdict
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.messages.approvals.forms import PASS_ON, REASON
from handlers import request_buttons, request_forms
from handlers.outcomes import CloseModal, ModalErrors, OpenModal, Outcome, Reply
from handlers.payloads import from_click, from_form
from handlers.requests import Request
from handlers.views import as_view
from handlers.wishes import GroupMembers, OneMessage, Wish
from storage import audit
from storage.unit import Unit
from tests.bot.services.approvals.asked import WEB, actions, ask, move_in, request_in, votes_in
from tests.handlers.payloads import click_payload, form_payload, view_payload
from tests.units import DAVID, GRACE, LAUNCH, PIOTR, TEAM, act

IN_WEB: dict[Wish[Any], Any] = {GroupMembers((WEB,)): {WEB: frozenset({PIOTR.id})}}
NOBODY_IN_WEB: dict[Wish[Any], Any] = {GroupMembers((WEB,)): {WEB: frozenset()}}


@pytest.fixture(autouse=True)
def _everybody(unit: Unit) -> None:
    move_in(unit)


def stamp(unit: Unit) -> str:
    return f"1 0 {request_in(unit).shown}"


def pressed(unit: Unit, what: str, value: str, by: Person = GRACE) -> Outcome:
    request = replace(from_click(click_payload(what, value, by), ""), fetched=IN_WEB)
    handler = {"reject": request_buttons.press_reject, "more": request_buttons.choose_more}[what]
    return handler(act(unit, by), request)


def sent(
    outcome: Outcome, by: Person = GRACE, fetched: dict[Wish[Any], Any] | None = None, **entered: Any
) -> Request:
    """The form that was shown, filled in."""
    assert isinstance(outcome, OpenModal)
    shown = as_view(outcome.modal, LAUNCH.id, None)
    kinds = {"person": "selected_user"}
    values = {name: {name: {kinds.get(name, "value"): value}} for name, value in entered.items()}
    view = view_payload(values) | {"callback_id": outcome.modal.callback_id}
    request = from_form(form_payload(view | {"private_metadata": shown["private_metadata"]}, by), "")
    return replace(request, fetched=fetched or IN_WEB)


def tampered(request: Request, **about: Any) -> Request:
    assert request.view
    metadata = request.view.private_metadata | about
    return replace(request, view=replace(request.view, private_metadata=metadata))


def told(outcome: Outcome) -> str:
    assert isinstance(outcome, CloseModal | Reply)
    assert outcome.message
    return outcome.message.text


def refusals(unit: Unit, subject: str = "R-1") -> list[tuple[str, str]]:
    story = audit.story(unit, TEAM, subject)
    return [(e.actor_id, e.details["why"]) for e in story if e.action == "request_vote_refused"]


def test_a_reason_is_recorded_with_the_vote(unit: Unit) -> None:
    ask(unit)
    form = sent(pressed(unit, "reject", stamp(unit)), reason="too dear")
    assert form.name == REASON
    assert "Recorded for R-1" in told(request_forms.submit_reason(act(unit, GRACE), form))
    [given] = votes_in(unit)
    assert (given.verdict, given.reason, given.permalink) == (Verdict.REJECT, "too dear", "")


def test_a_reason_is_wanted(unit: Unit) -> None:
    ask(unit)
    form = sent(pressed(unit, "reject", stamp(unit)), reason=" ")
    assert isinstance(request_forms.submit_reason(act(unit, GRACE), form), ModalErrors)
    assert votes_in(unit) == ()


@pytest.mark.parametrize(
    "about", [{"stamp": "1 0"}, {"stamp": "1 0 zzzzzzzzzzzz"}, {"verdict": "yes"}, {"ts": "now"}]
)
def test_a_form_that_was_tampered_with_is_refused_and_on_record(unit: Unit, about: dict[str, str]) -> None:
    ask(unit)
    form = tampered(sent(pressed(unit, "reject", stamp(unit)), reason="No"), **about)
    assert "does not belong here" in told(request_forms.submit_reason(act(unit, GRACE), form))
    assert (votes_in(unit), refusals(unit, GRACE.id)) == ((), [(GRACE.id, "forged")])


def test_words_of_somebody_else_are_no_evidence(unit: Unit) -> None:
    ask(unit)
    message = {"ts": "1764.1", "user": DAVID.id, "text": "No", "thread_ts": "1764.0"}
    form = tampered(sent(pressed(unit, "reject", stamp(unit)), reason="No"), ts="1764.1")
    form = replace(form, fetched={OneMessage(LAUNCH.id, "1764.1"): message})
    request_forms.submit_reason(act(unit, GRACE), form)
    assert [vote.permalink for vote in votes_in(unit)] == [""]


def test_whoever_may_not_decide_is_shown_no_form(unit: Unit) -> None:
    ask(unit)
    for what, value in (("reject", stamp(unit)), ("more", f"pass {stamp(unit)}")):
        assert "does not wait for you" in told(pressed(unit, what, value, DAVID))
    assert refusals(unit) == [(DAVID.id, "not asked"), (DAVID.id, "not asked")]
    assert audit.story(unit, TEAM, "R-1")[-1].details["verdict"] == "pass"


def test_whoever_left_the_group_meanwhile_neither_votes_nor_passes_on(unit: Unit) -> None:
    ask(unit, Step((WEB,)))
    no = sent(pressed(unit, "reject", stamp(unit), PIOTR), PIOTR, NOBODY_IN_WEB, reason="No")
    on = sent(pressed(unit, "more", f"pass {stamp(unit)}", PIOTR), PIOTR, NOBODY_IN_WEB, person=DAVID.id)
    assert on.name == PASS_ON
    for submit, form in ((request_forms.submit_reason, no), (request_forms.submit_pass, on)):
        assert "R-1" in told(submit(act(unit, PIOTR), form))
    assert (votes_in(unit), len(refusals(unit))) == ((), 2)


def test_a_request_is_passed_on_and_a_group_is_not(unit: Unit) -> None:
    ask(unit)
    form = sent(pressed(unit, "more", f"pass {stamp(unit)}"), person=DAVID.id)
    assert "waits for <@U0DAVID> in your place" in told(request_forms.submit_pass(act(unit, GRACE), form))
    assert request_in(unit).step.holder_of(GRACE.id) == DAVID.id
    ask(unit, Step((WEB,)))
    value = f"pass 2 0 {request_in(unit, 2).shown}"
    again = sent(pressed(unit, "more", value, PIOTR), PIOTR, person=DAVID.id)
    with pytest.raises(Refusal, match="cannot be passed on"):
        request_forms.submit_pass(act(unit, PIOTR), again)


def test_nothing_is_chosen_and_nothing_is_passed_on(unit: Unit) -> None:
    ask(unit)
    form = sent(pressed(unit, "more", f"pass {stamp(unit)}"))
    assert "does not belong here" in told(request_forms.submit_pass(act(unit, GRACE), form))
    assert request_in(unit).status is RequestStatus.OPEN
    assert "request_passed" not in actions(unit)
