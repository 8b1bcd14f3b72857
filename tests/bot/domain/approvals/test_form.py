"""A request as the fields of a form: shown, and read back."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.domain.approvals.form import (
    NOTHING,
    Entered,
    as_new,
    digests,
    groups_of_step,
    people_of,
    read_entered,
    shown_fields,
    step_of,
)
from bot.domain.approvals.model import ALL, Content, Money, Step
from bot.domain.approvals.parts import Typist
from bot.domain.approvals.requests import ApprovalRequest
from tests.rows import each_row
from tests.units import ANA, DAVID, FRIDAY_FIVE, GRACE, LAUNCH, NOW, PIOTR, TEAM

TYPIST = Typist(GRACE, NOW, ("marketing",))
STEPS = (Step(("S0LEGAL", DAVID.id), ALL), Step((PIOTR.id,)))
REQUEST = ApprovalRequest(
    TEAM,
    7,
    LAUNCH.id,
    GRACE.id,
    "Posters",
    STEPS,
    NOW,
    NOW,
    NOW + timedelta(days=30),
    kind="marketing",
    money=Money(Decimal("480.00"), "EUR"),
    notes="On thick paper",
    links=("https://print.example/offer",),
    own_steps=STEPS,
    due_at=FRIDAY_FIVE,
    starts=(30, 31),
)
SHOWN = {
    "title": "Posters",
    "amount": "480.00 EUR",
    "kind": "marketing",
    "due": "2026-11-27 17:00",
    "notes": "On thick paper",
    "links": "https://print.example/offer",
    "starts": "T-30, T-31",
}


def edited(fields: dict[str, str], steps: tuple[Step, ...] = STEPS) -> Entered:
    base = digests(shown_fields(REQUEST, GRACE), STEPS)
    return read_entered({**SHOWN, **fields}, steps, TYPIST, as_new(REQUEST), base)


def test_a_request_is_shown_in_the_words_in_which_it_could_be_entered() -> None:
    assert shown_fields(REQUEST, GRACE) == SHOWN
    found = read_entered(SHOWN, STEPS, TYPIST, NOTHING, {})
    assert found == Entered(as_new(REQUEST), {})


def test_what_is_left_alone_stays_as_it_was_also_when_it_could_not_be_entered_any_more() -> None:
    late = replace(REQUEST, due_at=NOW - timedelta(days=1))
    base = digests(shown_fields(late, GRACE), STEPS)
    entered = {**shown_fields(late, GRACE), "title": "Large posters"}
    found = read_entered(entered, STEPS, TYPIST, as_new(late), base)
    assert found.new == replace(as_new(late), content=replace(late.content, title="Large posters"))
    assert found.refusals == {}


def test_the_same_people_in_another_order_are_the_same_step() -> None:
    menu = step_of((DAVID.id,), ("S0LEGAL",), "0")
    assert menu == Step((DAVID.id, "S0LEGAL"), ALL)
    assert edited({}, (menu, STEPS[1])).new.steps == STEPS
    changed = edited({}, (menu, Step((ANA.id,)))).new.steps
    assert changed == (STEPS[0], Step((ANA.id,)))


def test_a_step_without_anybody_is_none() -> None:
    assert step_of((), (), "2") is None
    assert (people_of(STEPS[0]), groups_of_step(STEPS[0])) == ((DAVID.id,), ("S0LEGAL",))


def test_fields_that_are_emptied_are_empty() -> None:
    found = edited(dict.fromkeys(SHOWN, "") | {"title": "Posters"}, ())
    assert found.new == replace(NOTHING, content=Content("Posters"))


@each_row(
    ("field", "value"),
    [
        ("title", "!"),
        ("amount", "1200"),
        ("due", "soon"),
        ("due", "yesterday"),
        ("notes", "x" * 2501),
        ("links", "print.example"),
        ("starts", "the server"),
        ("starts", " ".join(f"T-{number}" for number in range(1, 12))),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(field: str, value: str) -> None:
    assert list(edited({field: value}).refusals) == [field]


@pytest.mark.parametrize(
    ("title", "amount", "money"),
    [
        ("Desks for 12000 EUR", "", Money(Decimal("12000.00"), "EUR")),
        ("Desks for 12000 EUR", "900 EUR", Money(Decimal("900.00"), "EUR")),
        ("The song “3 EUR”", "", None),
        ("Posters", "", None),
    ],
)
def test_an_amount_in_the_title_alone_is_not_overlooked(title: str, amount: str, money: Money | None) -> None:
    read = edited({"title": title, "amount": amount})
    assert (read.new.content.money, read.refusals) == (money, {})


def test_two_amounts_in_a_title_are_asked_back_at_the_amount() -> None:
    assert list(edited({"title": "Desks 12 EUR or 13 EUR", "amount": ""}).refusals) == ["amount"]
    assert edited({"due": ""}).new.content.money == REQUEST.money
