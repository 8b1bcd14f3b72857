"""The channel's record of what it decided, and what it is committed to."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.domain.approvals.decision_log import Commitment, Decision
from bot.domain.approvals.model import ALL, Money, Step, Verdict
from bot.services.approvals import withdrawing
from bot.services.approvals.decision_log import PAGE, page_of_decisions
from storage import channel_ids, decision_log
from storage.people import require_place
from storage.unit import Unit
from tests.bot.services.approvals.asked import POSTERS, ask, request_in, vote
from tests.units import ANA, DAVID, DESIGN, GRACE, LAUNCH, NOW, PIOTR, TEAM, act

LATER = NOW + timedelta(hours=1)
EUROS = Money(Decimal("480.00"), "EUR")


def logged(unit: Unit, page: int = 1) -> list[Decision]:
    return page_of_decisions(act(unit, PIOTR), page).decisions


def commitments(unit: Unit) -> list[Commitment]:
    return decision_log.commitments_of(unit, TEAM, LAUNCH.id)


def test_an_approval_is_kept_with_its_amount_and_all_who_decided_it(unit: Unit) -> None:
    ask(unit, Step((GRACE.id, DAVID.id), ALL), Step((PIOTR.id,)))
    for who in (GRACE, DAVID, PIOTR):
        vote(unit, who, at=LATER)
    deciders = (*sorted((GRACE.id, DAVID.id)), PIOTR.id)
    [found] = logged(unit)
    assert replace(found, deciders=(*sorted(found.deciders[:2]), *found.deciders[2:])) == Decision(
        TEAM, 1, LAUNCH.id, LATER, "approved", POSTERS.title, "R-1", EUROS, deciders
    )


def test_a_rejection_is_kept_with_whoever_rejected_it_and_commits_to_nothing(unit: Unit) -> None:
    ask(unit, Step((GRACE.id, DAVID.id), ALL))
    vote(unit, GRACE)
    vote(unit, DAVID, Verdict.REJECT, "Too dear")
    [found] = logged(unit)
    assert (found.outcome, found.deciders) == ("rejected", (DAVID.id,))
    assert commitments(unit) == []


def test_what_was_not_decided_is_not_in_the_log(unit: Unit) -> None:
    for _ in range(3):
        ask(unit)
    withdrawing.withdraw(act(unit, ANA), 1)
    vote(unit, GRACE, on=request_in(unit, 2), at=NOW + timedelta(days=31))
    vote(unit, GRACE, Verdict.CHANGES, "The logo", on=request_in(unit, 3))
    assert logged(unit) == []


def test_it_leads_to_the_message_it_came_from_as_long_as_no_card_was_posted(unit: Unit) -> None:
    ask(unit)
    unit.cursor.execute("UPDATE approval_request SET permalink = 'https://x.example/p1'")
    vote(unit, GRACE)
    assert logged(unit)[0].permalink == "https://x.example/p1"


@pytest.mark.parametrize(
    ("kind", "money", "committed"),
    [
        ("spend", Money(Decimal("0.10"), "BHD"), [("R-1", Decimal("0.10"), "BHD")]),
        ("spend", None, []),
        ("legal", EUROS, []),
    ],
)
def test_money_to_be_spent_is_committed_exactly(
    unit: Unit, kind: str, money: Money | None, committed: list[tuple[str, Decimal, str]]
) -> None:
    content = replace(POSTERS, kind=kind, money=money)
    ask(unit, content=content)
    vote(unit, GRACE, at=LATER)
    found = commitments(unit)
    assert [(each.subject, each.amount, each.currency) for each in found] == committed
    assert [f"{each.amount}" for each in found] == [f"{amount}" for _, amount, _ in committed]
    assert {each.at for each in found} <= {LATER}


def test_each_channel_has_a_log_of_its_own_the_last_decision_first_in_pages(unit: Unit) -> None:
    ask(unit, where=DESIGN)
    vote(unit, GRACE)
    for number in range(2, PAGE + 3):
        ask(unit)
        vote(unit, GRACE, on=request_in(unit, number), at=NOW + timedelta(minutes=number))
    first, second = page_of_decisions(act(unit, PIOTR)), page_of_decisions(act(unit, PIOTR), 2)
    assert [each.subject for each in first.decisions][:2] == [f"R-{PAGE + 2}", f"R-{PAGE + 1}"]
    assert (first.has_next, [each.subject for each in second.decisions]) == (True, ["R-2"])
    assert (page_of_decisions(act(unit, PIOTR), 9).page, second.has_next) == (1, False)


def test_the_log_goes_with_a_channel_that_gets_another_id(unit: Unit) -> None:
    ask(unit)
    vote(unit, GRACE)
    channel_ids.change(unit, TEAM, LAUNCH.id, "C0RENAMED", NOW)
    there = require_place(unit, TEAM, "C0RENAMED")
    assert [each.subject for each in page_of_decisions(act(unit, PIOTR, there)).decisions] == ["R-1"]
    assert decision_log.commitments_of(unit, TEAM, "C0RENAMED")[0].amount == Decimal("480.00")
