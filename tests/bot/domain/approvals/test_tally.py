"""When a step is decided: held against every way of seating the voters."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.approvals.model import ALL, Step, Verdict, is_group
from bot.domain.approvals.tally import Standing, everybody_in, is_reached, needed, seats_filled, standing

Votes = dict[str, Verdict]

PEOPLE = ["U1", "U2", "U3", "U4"]
SEATS = ["U1", "U2", "U3", "S1", "S2"]
APPROVE, REJECT, ABSTAIN = Verdict.APPROVE, Verdict.REJECT, Verdict.ABSTAIN


@st.composite
def steps(draw: st.DrawFn) -> tuple[Step, dict[str, frozenset[str]]]:
    seats = draw(st.lists(st.sampled_from(SEATS), min_size=1, max_size=4, unique=True))
    need = draw(st.integers(ALL, 3))
    people = st.frozensets(st.sampled_from(PEOPLE))
    return Step(tuple(seats), need), {seat: draw(people) for seat in seats}


VOTES = st.dictionaries(st.sampled_from([*PEOPLE, "U9"]), st.sampled_from(Verdict))


def most_by_hand(step: Step, eligible: dict[str, frozenset[str]], voters: set[str]) -> int:
    """Each voter takes any seat or none; a group has room for as many as are needed."""
    room = {seat: step.need if is_group(seat) and step.need != ALL else 1 for seat in eligible}
    best = 0
    for taken in product([None, *eligible], repeat=len(voters)):
        seated = [(who, seat) for who, seat in zip(sorted(voters), taken, strict=True) if seat]
        fits = all(who in eligible[seat] for who, seat in seated)
        counts = {seat: sum(other == seat for _, other in seated) for seat in eligible}
        if fits and all(counts[seat] <= room[seat] for seat in eligible):
            best = max(best, len(seated))
    return best


@given(steps(), st.frozensets(st.sampled_from(PEOPLE)))
def test_as_many_seats_are_filled_as_can_be(
    step: tuple[Step, dict[str, frozenset[str]]], voters: frozenset[str]
) -> None:
    assert seats_filled(*step, voters) == most_by_hand(*step, set(voters))


@given(steps(), VOTES)
def test_a_step_stands_as_its_definition_says(
    step: tuple[Step, dict[str, frozenset[str]]], votes: Votes
) -> None:
    rule, eligible = step
    counted = {who: what for who, what in votes.items() if who in everybody_in(eligible)}
    yes = {who for who, what in counted.items() if what.supports}
    no = {who for who, what in counted.items() if what is REJECT}
    found = standing(rule, eligible, votes)

    def enough(voters: set[str]) -> bool:
        return most_by_hand(rule, eligible, voters) >= needed(rule)

    everybody = set(everybody_in(eligible))
    if enough(yes):
        assert found is Standing.APPROVED
    elif Verdict.CHANGES in counted.values():
        assert found is Standing.CHANGES
    elif no and (rule.need in (ALL, 1) or not enough(everybody - no)):
        assert found is Standing.REJECTED
    else:
        left = yes | (everybody - counted.keys())
        assert found is (Standing.PENDING if enough(left) else Standing.STUCK)


@given(steps(), VOTES, st.sampled_from(PEOPLE))
def test_one_more_approval_never_takes_an_approval_away(
    step: tuple[Step, dict[str, frozenset[str]]], votes: Votes, more: str
) -> None:
    if standing(*step, votes) is Standing.APPROVED:
        assert standing(*step, votes | {more: APPROVE}) is Standing.APPROVED


@given(steps())
def test_nothing_is_approved_without_a_vote(step: tuple[Step, dict[str, frozenset[str]]]) -> None:
    assert standing(*step, {}) in (Standing.PENDING, Standing.STUCK)


def test_an_approver_and_their_substitute_count_once() -> None:
    two_of_three = Step(("U1", "U2", "U3"), 2)
    eligible = {"U1": frozenset({"U1", "U4"}), "U2": frozenset({"U2"}), "U3": frozenset({"U3"})}
    assert standing(two_of_three, eligible, {"U1": APPROVE, "U4": APPROVE}) is Standing.PENDING
    assert standing(two_of_three, eligible, {"U4": APPROVE, "U3": APPROVE}) is Standing.APPROVED


def test_two_of_a_group_are_two_different_members() -> None:
    two_of_finance, finance = Step(("S1",), 2), {"S1": frozenset(PEOPLE)}
    assert standing(two_of_finance, finance, {"U1": APPROVE}) is Standing.PENDING
    assert standing(two_of_finance, finance, {"U1": APPROVE, "U2": APPROVE}) is Standing.APPROVED


def test_a_member_of_two_groups_fills_a_seat_in_one_of_them() -> None:
    both = Step(("S1", "S2"), ALL)
    eligible = {"S1": frozenset({"U1"}), "S2": frozenset({"U1", "U2"})}
    assert standing(both, eligible, {"U1": APPROVE}) is Standing.PENDING
    assert standing(both, eligible, {"U1": APPROVE, "U2": APPROVE}) is Standing.APPROVED


@pytest.mark.parametrize("need", [ALL, 1, 2])
def test_a_seat_that_nobody_may_fill_is_missed_only_where_it_is_needed(need: int) -> None:
    step = Step(("U1", "U2", "U3"), need)
    eligible = {"U1": frozenset[str](), "U2": frozenset({"U2"}), "U3": frozenset({"U3"})}
    expected = Standing.STUCK if need == ALL else Standing.PENDING
    assert standing(step, eligible, {}) is expected


def test_who_abstains_neither_rejects_nor_approves() -> None:
    step = Step(("U1", "U2", "U3"), 2)
    eligible = {seat: frozenset({seat}) for seat in step.seats}
    assert standing(step, eligible, {"U1": REJECT, "U2": ABSTAIN}) is Standing.STUCK
    assert standing(step, eligible, {"U1": REJECT, "U2": REJECT}) is Standing.REJECTED
    assert standing(step, eligible, {"U1": ABSTAIN}) is Standing.PENDING


def test_nothing_is_ever_approved_where_nobody_is_asked() -> None:
    assert not is_reached(Step((), ALL), {}, {"U1"})
