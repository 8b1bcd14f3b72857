"""Which steps a request takes, and policies that lead nowhere."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.approvals.dead_ends import DeadEnd, dead_end_in, dead_end_of, with_fallback
from bot.domain.approvals.model import ALL, Content, Money, Step, Verdict
from bot.domain.approvals.policy import Policy, Range, Route, Timing, currencies_wanted, route
from bot.domain.approvals.tally import Standing, standing
from tests.rows import each_row

NOBODY: frozenset[str] = frozenset()
BOSS, DESK = Step(("UBOSS",)), Step(("S1",), 2)
SMALL = Policy("small", (BOSS,), "UFALL", kinds=("spend",), amounts=Range("EUR", most=Decimal(1000)))
LARGE = Policy(
    "large", (BOSS, DESK), "UFALL", kinds=("spend",), amounts=Range("EUR", Decimal("1000.01")), position=1
)
OTHERS = Policy("others", (DESK,), "UFALL", position=9, timing=Timing(deadline_hours=8))


def spend(amount: str, currency: str = "EUR") -> Content:
    return Content("Posters", "spend", Money(Decimal(amount), currency))


def routed(content: Content, *policies: Policy, asked: tuple[Step, ...] = ()) -> Route:
    return route(content, channel_id="C1", requester_id="UANA", asked=asked, policies=policies)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (spend("0.01"), "small"),
        (spend("1000"), "small"),
        (spend("1000.01"), "large"),
        (spend("12000"), "large"),
        (spend("10", "USD"), "others"),
        (Content("Posters", "spend"), "others"),
        (Content("Press release", "content"), "others"),
    ],
    ids=["a cent", "the most", "a cent more", "a lot", "another currency", "no amount", "another type"],
)
def test_a_request_goes_by_the_first_policy_that_fits(content: Content, name: str) -> None:
    found = routed(content, OTHERS, LARGE, SMALL)
    assert found.policy
    assert found.policy.name == name
    assert (found.steps, found.fallback_id) == (found.policy.steps, "UFALL")


@pytest.mark.parametrize(
    ("content", "policies", "wanted"),
    [
        (spend("10", "USD"), (SMALL, LARGE), ["EUR"]),
        (spend("10", "USD"), (SMALL, LARGE, OTHERS), []),
        (spend("10", "USD"), (replace(SMALL, is_on=False),), []),
        (spend("10"), (LARGE,), []),
        (Content("Posters", "spend"), (SMALL,), []),
        (replace(spend("10", "USD"), kind="legal"), (SMALL,), []),
    ],
    ids=["none applies", "one for all else", "off", "below its range", "no amount", "another type"],
)
def test_nobody_slips_past_a_policy_by_another_currency(
    content: Content, policies: tuple[Policy, ...], wanted: list[str]
) -> None:
    assert currencies_wanted(content, "C1", "UANA", policies) == wanted


def test_without_a_policy_those_decide_who_were_asked() -> None:
    assert routed(spend("5"), asked=(BOSS,)) == Route((BOSS,), None, Timing())


def test_a_policy_that_is_off_routes_nothing() -> None:
    assert routed(spend("5"), replace(SMALL, is_on=False), asked=(BOSS,)).policy is None


@pytest.mark.parametrize("where", [{"channels": ("C2",)}, {"requesters": ("UBOB",)}, {"kinds": ("legal",)}])
def test_a_policy_for_others_routes_nothing(where: dict[str, tuple[str, ...]]) -> None:
    assert routed(spend("5"), replace(SMALL, **where)).policy is None  # type: ignore[arg-type]  # by field


def test_who_was_asked_beside_the_policy_comes_after_it() -> None:
    legal = Step(("ULEGAL",))
    assert routed(spend("5"), SMALL, asked=(BOSS, legal)).steps == (BOSS, legal)


@each_row(
    ("demanded", "asked", "is_left_out"),
    [
        (Step(("UA", "UB"), ALL), Step(("UA",)), True),
        (Step(("UA", "UB"), ALL), Step(("UA", "UB"), 2), True),
        (Step(("UA", "UB"), 1), Step(("UA", "UB", "UC"), 1), True),
        (Step(("UA", "UB", "UC"), 2), Step(("UA", "UB"), 1), True),
        (Step(("UA", "UB"), 1), Step(("UA", "UB"), ALL), False),
        (Step(("UA", "UB"), 1), Step(("UA",), 1), False),
        (Step(("S1",), 2), Step(("S1",), 2), True),
        (Step(("S1",), 1), Step(("S1",), 2), False),
        (Step(("S1", "UA"), ALL), Step(("UA",), 1), False),
    ],
)
def test_what_the_policy_asks_already_is_not_asked_twice(
    demanded: Step, asked: Step, *, is_left_out: bool
) -> None:
    found = routed(spend("5"), replace(SMALL, steps=(demanded,)), asked=(asked,))
    assert found.steps == ((demanded,) if is_left_out else (demanded, asked))


person_steps = st.builds(
    Step, st.lists(st.sampled_from(["UA", "UB", "UC"]), min_size=1, unique=True).map(tuple), st.integers(0, 3)
)


@given(person_steps, person_steps, st.frozensets(st.sampled_from(["UA", "UB", "UC"])))
def test_whom_the_requester_asked_is_left_out_only_if_they_approved_by_then(
    demanded: Step, asked: Step, voters: frozenset[str]
) -> None:
    left_out = routed(spend("5"), replace(SMALL, steps=(demanded,)), asked=(asked,)).steps == (demanded,)
    votes = dict.fromkeys(voters, Verdict.APPROVE)
    own = {seat: frozenset({seat}) for seat in ("UA", "UB", "UC")}
    eligible = [{seat: own[seat] for seat in step.seats} for step in (demanded, asked)]
    if left_out and standing(demanded, eligible[0], votes) is Standing.APPROVED:
        assert standing(asked, eligible[1], votes) is Standing.APPROVED


def test_a_step_of_none_but_the_requester_leads_nowhere() -> None:
    assert dead_end_of([BOSS, Step(("UANA",))], "UANA", {}, NOBODY) == DeadEnd("UANA", 1, Step(("UANA",)))


@pytest.mark.parametrize(
    "step",
    [Step(("UANA", "UBOSS"), ALL), Step(("UANA", "UBOSS"), 2), Step(("ULEFT",)), Step(("S1",), 2)],
    ids=["all, and the requester", "two, and the requester", "somebody who left", "one of a group"],
)
def test_a_step_with_too_few_people_leads_nowhere(step: Step) -> None:
    groups = {"S1": frozenset({"UANA", "UBOB"})}
    found = dead_end_of([step], "UANA", groups, frozenset({"ULEFT"}))
    assert found == DeadEnd("UANA", 0, step)
    assert dead_end_of([with_fallback(step, "UFALL")], "UANA", groups, frozenset({"ULEFT"})) is None


def test_a_policy_whose_fallback_may_ask_itself_leads_nowhere() -> None:
    policy = replace(SMALL, fallback_id="UBOSS")
    assert dead_end_in(policy, {}, NOBODY) == DeadEnd("UBOSS", 0, with_fallback(BOSS, "UBOSS"))
    assert dead_end_in(SMALL, {}, NOBODY) is None


def test_a_policy_of_a_group_is_looked_at_with_each_member_as_requester() -> None:
    pair = replace(SMALL, steps=(Step(("S1",), 2),))
    found = dead_end_in(replace(pair, fallback_id="UB"), {"S1": frozenset({"UA", "UB"})}, NOBODY)
    assert found
    assert found.requester_id == "UA"
    assert dead_end_in(pair, {"S1": frozenset({"UA", "UB"})}, NOBODY) is None


def test_a_fallback_is_named_once() -> None:
    assert with_fallback(with_fallback(BOSS, "UFALL"), "UFALL").deputies == ("UFALL",)
    assert with_fallback(BOSS, None) == BOSS
