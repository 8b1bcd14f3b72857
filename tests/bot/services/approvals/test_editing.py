"""Requests edited, withdrawn, passed on: what it does to the votes, and who is asked again."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.domain.approvals.commands import NewRequest, PassOn
from bot.domain.approvals.model import ALL, Content, Money, RequestStatus, Step, Verdict
from bot.domain.approvals.policy import Range
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.services.approvals import editing, passing, withdrawing
from bot.services.approvals.deciding import Decided, Declined
from bot.services.approvals.editing import Edited
from bot.services.approvals.keeping import CARD
from bot.services.approvals.views import card_view
from storage import audit
from storage.unit import Unit
from tests.bot.services.approvals.asked import (
    BY_GRACE,
    GROUPS,
    POSTERS,
    WEB,
    ZOFIA,
    actions,
    ask,
    cards_to,
    put_policy,
    request_in,
    told,
    vote,
    votes_in,
)
from tests.units import ANA, DAVID, GRACE, MEERA, NOW, PIOTR, TEAM, act, looks_at, queued, timers_set

LATER = NOW + timedelta(hours=1)
DEARER = replace(POSTERS, money=Money(Decimal("4800.00"), "EUR"))


def edit(unit: Unit, content: Content = POSTERS, *steps: Step, by: Person = ANA, **changes: object) -> Edited:
    new = NewRequest(content, steps or (BY_GRACE,), **changes)  # type: ignore[arg-type]  # by field
    return editing.edit(act(unit, by, now=LATER), 1, new, GROUPS)


def test_a_dearer_request_is_asked_again_from_the_first_step(unit: Unit) -> None:
    steps = (BY_GRACE, Step((DAVID.id,)))
    ask(unit, *steps)
    vote(unit, GRACE)
    result = edit(unit, DEARER, *steps)
    assert (result.changed, [each.voter_id for each in result.void]) == (["money"], [GRACE.id])
    request = request_in(unit)
    assert (request.content, request.position, request.asked) == (DEARER, 0, (GRACE.id,))
    assert (request.opened_at, request.expires_at) == (LATER, LATER + timedelta(days=30))
    assert votes_in(unit) == ()
    assert cards_to(unit)[-1] == GRACE.id


def test_the_difference_is_on_record_and_shown_while_it_is_asked_again(unit: Unit) -> None:
    ask(unit)
    edit(unit, DEARER)
    entry = audit.story(unit, TEAM, "R-1")[-1]
    assert entry.action == "request_edited"
    assert (entry.details["was"]["money"], entry.details["now"]["money"]) == ("480.00 EUR", "4800.00 EUR")
    card = next(each for each in queued(unit) if each.content == CARD)
    view = card_view(unit, card)
    assert view
    assert view.changes["now"]["money"] == "4800.00 EUR"


def test_only_the_votes_that_an_edit_touches_are_void(unit: Unit) -> None:
    ask(unit, BY_GRACE, Step((DAVID.id, PIOTR.id), ALL))
    vote(unit, GRACE)
    vote(unit, DAVID)
    result = edit(unit, POSTERS, BY_GRACE, Step((DAVID.id, ZOFIA.id), ALL))
    assert [each.voter_id for each in result.void] == [DAVID.id]
    assert [each.voter_id for each in votes_in(unit)] == [GRACE.id]
    assert request_in(unit).position == 1
    assert cards_to(unit)[-2:] == [DAVID.id, ZOFIA.id]


def test_whoever_decides_a_step_that_stays_is_not_disturbed(unit: Unit) -> None:
    both = Step((GRACE.id, DAVID.id), ALL)
    ask(unit, both)
    vote(unit, GRACE)
    before = cards_to(unit)
    edit(unit, POSTERS, both, Step((PIOTR.id,)))
    assert cards_to(unit) == before
    assert request_in(unit).opened_at == NOW
    vote(unit, DAVID)
    assert request_in(unit).position == 1


def test_a_moved_deadline_moves_the_reminders(unit: Unit) -> None:
    ask(unit)
    before = looks_at(unit)
    edit(unit, due_at=NOW + timedelta(days=1))
    assert looks_at(unit)[GRACE.id] < before[GRACE.id]
    assert votes_in(unit) == ()


def test_wished_for_changes_are_met_by_an_edit(unit: Unit) -> None:
    ask(unit)
    vote(unit, GRACE, Verdict.CHANGES, "Smaller")
    edit(unit, replace(POSTERS, title="Smaller posters"))
    assert request_in(unit).status is RequestStatus.OPEN
    assert isinstance(vote(unit, GRACE), Decided)


def test_an_edit_goes_by_the_policy_of_the_new_amount(unit: Unit) -> None:
    put_policy(unit, Step((DAVID.id,)), amounts=Range("EUR", Decimal(1000)), fallback=PIOTR)
    ask(unit)
    edit(unit, DEARER)
    request = request_in(unit)
    assert (request.policy_name, request.steps) == ("spend", (Step((DAVID.id,)), BY_GRACE))
    assert request.asked == (DAVID.id,)


def test_an_edit_that_changes_nothing_is_refused(unit: Unit) -> None:
    ask(unit)
    with pytest.raises(Refusal, match="reads so already"):
        edit(unit)


def test_nobody_but_the_requester_edits_or_withdraws(unit: Unit) -> None:
    ask(unit)
    for attempt in (lambda: edit(unit, DEARER, by=DAVID), lambda: withdrawing.withdraw(act(unit, GRACE), 1)):
        with pytest.raises(Refusal, match="Only"):
            attempt()


def test_what_is_closed_stays_as_it_is(unit: Unit) -> None:
    ask(unit)
    vote(unit, GRACE)
    before = request_in(unit)
    for attempt in (
        lambda: edit(unit, DEARER),
        lambda: withdrawing.withdraw(act(unit, ANA), 1),
        lambda: withdrawing.remind(act(unit, ANA), 1),
        lambda: passing.hand_over(act(unit, GRACE), PassOn(1, DAVID.id), GROUPS),
    ):
        with pytest.raises(Refusal, match="is closed"):
            attempt()
    assert request_in(unit) == before


def test_what_is_as_good_as_expired_is_not_edited(unit: Unit) -> None:
    ask(unit)
    late = act(unit, ANA, now=NOW + timedelta(days=30))
    with pytest.raises(Refusal, match="is closed"):
        editing.edit(late, 1, NewRequest(DEARER, (BY_GRACE,)), GROUPS)


def test_an_edit_is_refused_as_asking_is(unit: Unit) -> None:
    ask(unit)
    with pytest.raises(Refusal, match="Nobody approves their own"):
        edit(unit, DEARER, Step((ANA.id,)))


def test_a_withdrawn_request_is_closed_and_its_timers_are_gone(unit: Unit) -> None:
    ask(unit)
    request = withdrawing.withdraw(act(unit, ANA, now=LATER), 1)
    assert (request.status, request.closed_at, request.closed_by) == (
        RequestStatus.WITHDRAWN,
        LATER,
        ANA.id,
    )
    assert timers_set(unit) == {}
    assert told(unit, ANA) == []


def test_whoever_it_was_passed_on_to_decides_in_the_approvers_place(unit: Unit) -> None:
    ask(unit)
    request = passing.hand_over(act(unit, GRACE), PassOn(1, PIOTR.id), GROUPS)
    assert (request.asked, request.step.passed) == ((PIOTR.id,), ((GRACE.id, PIOTR.id),))
    assert cards_to(unit)[-1] == PIOTR.id
    assert told(unit, ANA) == ["passed"]
    assert isinstance(vote(unit, GRACE), Declined)
    result = vote(unit, PIOTR)
    assert isinstance(result, Decided)
    assert result.vote.for_id == GRACE.id
    assert actions(unit)[1] == "request_passed"
    assert set(timers_set(unit)) == set()


@pytest.mark.parametrize("to", [ANA, MEERA, GRACE, DAVID], ids=["requester", "guest", "oneself", "approver"])
def test_a_request_is_passed_on_only_to_somebody_who_may_decide_it(unit: Unit, to: Person) -> None:
    ask(unit, Step((GRACE.id, DAVID.id)))
    with pytest.raises(Refusal):
        passing.hand_over(act(unit, GRACE), PassOn(1, to.id), GROUPS)
    assert request_in(unit).step.passed == ()


def test_only_approvers_pass_on_and_only_the_step_they_saw(unit: Unit) -> None:
    ask(unit, Step((GRACE.id, WEB)), BY_GRACE)
    with pytest.raises(Refusal, match="cannot be passed on"):
        passing.hand_over(act(unit, PIOTR), PassOn(1, DAVID.id), GROUPS)
    with pytest.raises(Refusal, match="does not wait for you"):
        passing.hand_over(act(unit, GRACE), PassOn(1, DAVID.id, position=1), GROUPS)


def test_an_older_direct_card_shows_how_it_stands_and_has_no_buttons(unit: Unit) -> None:
    ask(unit)
    edit(unit, DEARER)
    old, new = (each for each in queued(unit) if each.destination == GRACE.id and each.method == "post")
    views = [card_view(unit, message) for message in (old, new)]
    assert [view.is_live for view in views if view] == [False, True]
    vote(unit, GRACE)
    view = card_view(unit, new)
    assert view
    assert not view.is_live
