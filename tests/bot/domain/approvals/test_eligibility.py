"""Four eyes: through groups, substitutes, deputies, and whatever else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.approvals.eligibility import Delegation, eligible_for, loop_of, seat_for, why_never
from bot.domain.approvals.model import Step
from bot.domain.approvals.tally import everybody_in
from tests.units import GRACE, MEERA, SLACKBOT, ZOFIA_WHO_LEFT

MONDAY = date(2026, 11, 23)
PEOPLE = ["UA", "UB", "UC", "UD", "UE"]
FINANCE = {"S1": frozenset({"UA", "UB", "UD"})}
ALWAYS = (MONDAY, MONDAY + timedelta(days=4))

people = st.sampled_from(PEOPLE)
delegations = st.lists(
    st.builds(
        Delegation,
        people,
        people,
        st.just(MONDAY),
        st.integers(0, 5).map(lambda days: MONDAY + timedelta(days=days)),
    ),
    max_size=6,
)
any_step = st.builds(
    Step,
    st.lists(st.sampled_from([*PEOPLE, "S1"]), min_size=1, unique=True).map(tuple),
    st.integers(0, 3),
    st.lists(people, max_size=2).map(tuple),
    st.lists(st.tuples(people, people), max_size=2).map(tuple),
)


@given(any_step, people, delegations, st.frozensets(people))
def test_nobody_decides_their_own_request_in_whatever_way(
    step: Step, requester: str, given_to: list[Delegation], barred: frozenset[str]
) -> None:
    found = eligible_for(step, requester_id=requester, groups=FINANCE, delegations=given_to, barred=barred)
    assert list(found) == list(step.seats)
    assert not everybody_in(found) & (barred | {requester, ""})


@given(people, delegations)
def test_the_requesters_substitute_does_not_decide_in_the_requesters_place(
    requester: str, given_to: list[Delegation]
) -> None:
    own = eligible_for(Step((requester,)), requester_id=requester, groups={}, delegations=given_to)
    assert own == {requester: frozenset()}


@given(any_step, people, delegations)
def test_whoever_decides_was_asked_stands_in_or_was_named_beside(
    step: Step, requester: str, given_to: list[Delegation]
) -> None:
    found = eligible_for(step, requester_id=requester, groups=FINANCE, delegations=given_to)
    for seat, allowed in found.items():
        holder = step.holder_of(seat)
        named = FINANCE.get(seat, {holder})
        stand_in = {each.substitute_id for each in given_to if each.principal_id == holder}
        assert allowed <= {*named, *stand_in, *step.deputies}


def test_a_substitute_does_not_hand_on_what_they_got() -> None:
    chain = [Delegation("UA", "UB", *ALWAYS), Delegation("UB", "UC", *ALWAYS)]
    found = eligible_for(Step(("UA",)), requester_id="UE", groups={}, delegations=chain)
    assert found == {"UA": frozenset({"UA", "UB"})}


def test_whoever_is_away_may_decide_all_the_same() -> None:
    away = [Delegation("UA", "", *ALWAYS)]
    found = eligible_for(Step(("UA",)), requester_id="UE", groups={}, delegations=away)
    assert found == {"UA": frozenset({"UA"})}


def test_of_a_group_those_decide_who_are_in_it_now() -> None:
    step = Step(("S1",))
    before = eligible_for(step, requester_id="UA", groups=FINANCE, delegations=())
    after = eligible_for(step, requester_id="UA", groups={"S1": frozenset({"UA"})}, delegations=())
    assert before == {"S1": frozenset({"UB", "UD"})}
    assert after == {"S1": frozenset()}


def test_the_seat_somebody_fills_is_their_own_before_anothers() -> None:
    step = Step(("UA", "UB", "S1"), deputies=("UE",))
    eligible = eligible_for(
        step, requester_id="", groups=FINANCE, delegations=[Delegation("UA", "UB", *ALWAYS)]
    )
    assert seat_for(step, "UB", eligible) == "UB"
    assert seat_for(step, "UD", eligible) == "S1"
    assert seat_for(step, "UE", eligible) == ""


def test_a_substitute_fills_the_seat_of_whom_they_stand_in_for() -> None:
    step = Step(("UA",))
    eligible = eligible_for(step, requester_id="", groups={}, delegations=[Delegation("UA", "UC", *ALWAYS)])
    assert seat_for(step, "UC", eligible) == "UA"


@pytest.mark.parametrize(
    ("person", "why"),
    [
        (GRACE, None),
        (MEERA, "is a guest"),
        (SLACKBOT, "is a bot"),
        (ZOFIA_WHO_LEFT, "has left"),
        (replace(GRACE, is_stranger=True), "is from another company"),
    ],
    ids=["a member", "a guest", "a bot", "a leaver", "a stranger"],
)
def test_who_never_decides(person: object, why: str | None) -> None:
    assert why_never(person) == why  # type: ignore[arg-type]  # a Person


def days(principal: str, substitute: str, first: int, last: int) -> Delegation:
    return Delegation(principal, substitute, MONDAY + timedelta(days=first), MONDAY + timedelta(days=last))


def test_a_circle_of_substitutes_is_spelt_out() -> None:
    others = [days("UB", "UC", 0, 4), days("UC", "UA", 2, 8)]
    assert loop_of(others, days("UA", "UB", 3, 5)) == ["UA", "UB", "UC", "UA"]


def test_nobody_stands_in_for_themselves() -> None:
    assert loop_of([], days("UA", "UA", 0, 1)) == ["UA", "UA"]


def test_substitutes_of_different_days_make_no_circle() -> None:
    assert loop_of([days("UB", "UA", 5, 9)], days("UA", "UB", 0, 4)) is None
    assert loop_of([days("UB", "UC", 0, 1), days("UC", "UA", 3, 4)], days("UA", "UB", 0, 9)) is None


def test_a_circle_closed_on_one_day_in_the_middle_is_found() -> None:
    assert loop_of([days("UB", "UC", 0, 3), days("UC", "UA", 3, 6)], days("UA", "UB", 0, 9))


def test_somebody_who_is_merely_away_closes_no_circle() -> None:
    assert loop_of([days("UB", "", 0, 9)], days("UA", "UB", 0, 9)) is None


spans = st.tuples(st.integers(0, 6), st.integers(0, 3))


@given(
    st.lists(
        st.builds(lambda a, b, span: days(a, b, span[0], sum(span)), people, people, spans),
        max_size=5,
    ),
    people,
    people,
    spans,
)
def test_a_circle_is_found_exactly_where_a_day_has_one(
    others: list[Delegation], principal: str, substitute: str, span: tuple[int, int]
) -> None:
    new = days(principal, substitute, span[0], sum(span))
    assert (loop_of(others, new) is not None) == any(
        leads_back([*others], new, MONDAY + timedelta(days=day)) for day in range(span[0], sum(span) + 1)
    )


def leads_back(others: list[Delegation], new: Delegation, day: date) -> bool:
    reached, grown = {new.substitute_id}, True
    while grown:
        more = {each.substitute_id for each in others if each.covers(day) and each.principal_id in reached}
        grown = not more <= reached
        reached |= more
    return new.principal_id in reached
