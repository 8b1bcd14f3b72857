"""A policy as the fields of a form: shown, and read back."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.approvals.model import ALL, Step
from bot.domain.approvals.policy import Policy, Range, Timing
from bot.domain.approvals.policy_form import PolicyForm, new_policy, read_policy, shown_policy
from tests.rows import each_row
from tests.units import ANA, DAVID, GRACE, LAUNCH, PIOTR

POLICY = Policy(
    "Big spend",
    (Step((ANA.id, "S0LEGAL"), ALL), Step((PIOTR.id,))),
    DAVID.id,
    kinds=("spend", "events"),
    channels=(LAUNCH.id,),
    requesters=(GRACE.id,),
    amounts=Range("EUR", Decimal("500.00"), Decimal("5000.00")),
    timing=Timing(8, 75, 4, GRACE.id, 14),
    position=2,
)
FORM = shown_policy(POLICY)


def with_texts(form: PolicyForm, **texts: str) -> PolicyForm:
    return replace(form, texts={**form.texts, **texts})


def test_a_policy_that_is_shown_reads_back_to_the_same() -> None:
    assert read_policy(FORM, GRACE).policy == POLICY
    plain = Policy("spend", (Step((ANA.id,)),), DAVID.id, is_on=False)
    assert read_policy(shown_policy(plain), GRACE).policy == plain


def test_a_new_one_needs_a_name_somebody_who_decides_and_somebody_for_when_all_are_away() -> None:
    assert list(read_policy(new_policy(""), GRACE).refusals) == ["name", "people0", "fallback"]
    filled = replace(new_policy("spend"), steps=(Step((ANA.id,)), None), fallback=DAVID.id)
    assert read_policy(filled, GRACE).policy == Policy("spend", (Step((ANA.id,)),), DAVID.id)


def test_a_type_of_ones_own_joins_those_that_were_chosen() -> None:
    found = read_policy(with_texts(FORM, own_kind="Printing"), GRACE).policy
    assert found
    assert found.kinds == ("spend", "events", "printing")


@pytest.mark.parametrize(
    ("least", "most", "amounts"),
    [
        ("", "", None),
        ("500 EUR", "", Range("EUR", Decimal("500.00"), None)),
        ("", "12k zł", Range("PLN", None, Decimal("12000.00"))),
    ],
)
def test_amounts_may_be_open_at_either_end(least: str, most: str, amounts: Range | None) -> None:
    found = read_policy(with_texts(FORM, least=least, most=most), GRACE).policy
    assert found
    assert found.amounts == amounts


@each_row(
    ("field", "texts"),
    [
        ("name", {"name": "spend <b>"}),
        ("own_kind", {"own_kind": "two words"}),
        ("least", {"least": "500"}),
        ("most", {"most": "lots"}),
        ("most", {"most": "400 EUR"}),
        ("most", {"most": "5000 PLN"}),
        ("deadline", {"deadline": "0"}),
        ("escalate_after", {"escalate_after": "a day"}),
        ("escalate_after", {"escalate_after": ""}),
        ("expire", {"expire": "366"}),
        ("position", {"position": "-1"}),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(field: str, texts: dict[str, str]) -> None:
    assert list(read_policy(with_texts(FORM, **texts), GRACE).refusals) == [field]


def test_whatever_is_changed_gives_another_digest() -> None:
    changed = [
        with_texts(FORM, name="x"),
        replace(FORM, kinds=()),
        replace(FORM, channels=()),
        replace(FORM, requesters=()),
        replace(FORM, steps=(None,)),
        replace(FORM, remind=25),
        replace(FORM, escalate_to=None),
        replace(FORM, fallback=None),
        replace(FORM, is_on=False),
    ]
    assert len({FORM.digest, *(form.digest for form in changed)}) == len(changed) + 1
    assert shown_policy(POLICY).digest == FORM.digest
