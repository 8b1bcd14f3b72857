"""Policies: who may change them, what is refused, and what they would have done."""

from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest

from bot.domain.approvals.model import ALL, Step
from bot.domain.approvals.policy import Policy, Range, Timing
from bot.domain.approvals.scopes import RequestScope
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.services.approvals import policies as service
from bot.services.approvals import simulating
from bot.services.approvals.lists import page_of_requests
from storage import audit, policies
from storage.people import NotYetKnown
from storage.unit import Unit
from tests.bot.services.approvals.asked import BY_GRACE, GROUPS, POSTERS, WEB, ask, put_policy, vote
from tests.units import ANA, DAVID, DESIGN, GRACE, MEERA, PIOTR, TEAM, ZOFIA_WHO_LEFT, act

ADMIN = replace(GRACE, is_admin=True)
MEMBER = replace(ANA, is_admin=False)
SPEND = Policy("spend", (Step((PIOTR.id,)),), DAVID.id, kinds=("spend",), amounts=Range("EUR", Decimal(100)))


def put(unit: Unit, policy: Policy = SPEND, by: Person = ADMIN) -> Policy:
    return service.put(act(unit, by), policy, GROUPS)


def test_an_admin_makes_a_policy_and_it_is_on_record(unit: Unit) -> None:
    assert put(unit) == SPEND
    assert policies.current(unit, TEAM) == [SPEND]
    (entry,) = audit.story(unit, TEAM, "policy:spend")
    assert (entry.actor_id, entry.action, entry.details["was"]) == (GRACE.id, "policy_changed", None)
    assert entry.details["now"]["amounts"] == {"currency": "EUR", "least": "100", "most": None}


def test_who_may_change_policies_is_a_right(unit: Unit) -> None:
    with pytest.raises(Refusal, match="admins of the workspace may"):
        put(unit, by=MEMBER)
    service.allow(act(unit, ADMIN), DAVID.id, may=True)
    with pytest.raises(Refusal, match=r"You may not change policies; \{person\} may"):
        put(unit, by=MEMBER)
    service.allow(act(unit, ADMIN), ANA.id, may=True)
    assert put(unit, by=MEMBER) == SPEND
    service.allow(act(unit, ADMIN), ANA.id, may=False)
    with pytest.raises(Refusal):
        service.switch(act(unit, MEMBER), "spend", on=False)


def test_only_admins_say_who_may(unit: Unit) -> None:
    service.allow(act(unit, ADMIN), ANA.id, may=True)
    with pytest.raises(Refusal, match="Only admins"):
        service.allow(act(unit, MEMBER), DAVID.id, may=True)


def test_whether_somebody_is_an_admin_is_asked_when_it_matters(unit: Unit) -> None:
    with pytest.raises(NotYetKnown) as unknown:
        put(unit, by=ANA)
    assert unknown.value.members == {ANA.id}


def test_nobody_changes_the_policy_of_their_own_open_request(unit: Unit) -> None:
    put(unit)
    ask(unit, steps=(), by=GRACE)
    other = replace(SPEND, steps=(Step((ANA.id,)),))
    attempts = [
        partial(put, unit, other),
        partial(service.switch, act(unit, ADMIN), "spend", on=False),
        partial(put, unit, replace(other, name="before all", position=-1)),
    ]
    for attempt in attempts:
        with pytest.raises(Refusal, match="yours and still open"):
            attempt()
    assert put(unit, replace(SPEND, name="other", kinds=("legal",))).version == 1
    vote(unit, PIOTR)
    assert service.switch(act(unit, ADMIN), "spend", on=False).version == 2


@pytest.mark.parametrize(
    ("policy", "says"),
    [
        (replace(SPEND, steps=(Step((MEERA.id,)),)), "only members"),
        (replace(SPEND, fallback_id=ZOFIA_WHO_LEFT.id), "only members"),
        (replace(SPEND, timing=Timing(escalate_to=MEERA.id)), "only members"),
        (replace(SPEND, fallback_id=PIOTR.id), "nobody left"),
        (replace(SPEND, steps=(Step((PIOTR.id, DAVID.id), ALL),)), "too few"),
        (replace(SPEND, steps=(Step((PIOTR.id, DAVID.id), 3),)), "cannot approve"),
        (replace(SPEND, steps=(BY_GRACE, Step((WEB,), 2)), fallback_id=PIOTR.id), "too few"),
    ],
    ids=[
        *("guest", "fallback who left", "escalated to a guest", "fallback is the approver"),
        *("fallback is one of all", "three of two", "the fallback is in the group"),
    ],
)
def test_a_policy_that_leads_nowhere_is_refused_when_it_is_made(
    unit: Unit, policy: Policy, says: str
) -> None:
    with pytest.raises(Refusal, match=says):
        put(unit, policy)
    assert policies.current(unit, TEAM) == []


def test_switching_keeps_every_version(unit: Unit) -> None:
    put(unit)
    assert service.switch(act(unit, ADMIN), "spend", on=True).version == 1
    service.switch(act(unit, ADMIN), "spend", on=False)
    assert [policy.is_on for policy in policies.versions(unit, TEAM, "spend")] == [False, True]
    with pytest.raises(Refusal, match="no policy"):
        service.switch(act(unit, ADMIN), "none", on=True)


def test_a_simulated_request_shows_its_way_and_leaves_no_trace(unit: Unit) -> None:
    put(unit)
    way = simulating.simulate(act(unit, ANA), POSTERS, (BY_GRACE,))
    assert way.steps == (Step((PIOTR.id,)), BY_GRACE)
    assert way.policy == SPEND
    assert page_of_requests(act(unit, ANA), RequestScope.MINE).requests == []


def test_a_changed_policy_is_tried_on_what_was_asked_before(unit: Unit) -> None:
    put_policy(unit, amounts=Range("EUR", Decimal(1000)))
    ask(unit, BY_GRACE)
    ask(unit, BY_GRACE, content=replace(POSTERS, kind="legal"))
    draft = replace(SPEND, is_on=True)
    found = simulating.replay(act(unit, ADMIN), draft)
    assert found.looked_at == 2
    ((request, way),) = [(each.request.name, each.route.steps) for each in found.rerouted]
    assert (request, way) == ("R-1", (Step((PIOTR.id,)), BY_GRACE))
    assert [policy.amounts for policy in policies.current(unit, TEAM)] == [Range("EUR", Decimal(1000))]


def test_lists_are_of_the_person_or_of_the_channel(unit: Unit) -> None:
    ask(unit, BY_GRACE)
    ask(unit, Step((DAVID.id,)))
    ask(unit, BY_GRACE, by=DAVID, where=DESIGN)
    vote(unit, GRACE)

    def numbers(scope: RequestScope, by: Person, page: int = 1) -> list[int]:
        return [request.number for request in page_of_requests(act(unit, by), scope, page).requests]

    assert numbers(RequestScope.MINE, ANA) == [2, 1]
    assert numbers(RequestScope.WAITING, GRACE) == [3]
    assert numbers(RequestScope.ALL, GRACE) == [2]
    assert numbers(RequestScope.DECIDED, GRACE) == [1]
    assert numbers(RequestScope.MINE, ANA, page=7) == [2, 1]


def test_long_lists_have_pages(unit: Unit) -> None:
    for _ in range(16):
        ask(unit)
    first = page_of_requests(act(unit, ANA), RequestScope.MINE)
    second = page_of_requests(act(unit, ANA), RequestScope.MINE, 2)
    assert (len(first.requests), first.has_next) == (15, True)
    assert (len(second.requests), second.has_next) == (1, False)
