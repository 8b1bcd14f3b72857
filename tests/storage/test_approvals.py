"""Requests with their votes, lists of them, policies and substitutes: kept and found as they were."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from random import Random

import pytest

from bot.domain.approvals.eligibility import Delegation
from bot.domain.approvals.facets import CLOSED, RequestFacet, entries_of, rank_of, waited_for
from bot.domain.approvals.model import ALL, Money, RequestStatus, Step, Verdict, Vote
from bot.domain.approvals.policy import Policy, Range, Timing
from bot.domain.approvals.requests import ApprovalRequest, may_see_request, request_number
from bot.domain.people import Person, Place
from storage import approval_lists, approvals, delegations, policies, rosters
from storage.approval_lists import RequestQuery
from storage.models import ApprovalFacet
from storage.statements import Statement, table_of
from storage.task_queries import Sight
from storage.unit import Unit
from tests.units import ANA, DAVID, DESIGN, GRACE, GRACE_AND_BOT, LAUNCH, LEADERSHIP, MEERA, NOW, PIOTR, TEAM

MONDAY = date(2026, 11, 23)
STEPS = (Step((GRACE.id, "S0WEB"), ALL, (DAVID.id,), ((GRACE.id, PIOTR.id),)), Step((DAVID.id,)))
FULL = ApprovalRequest(
    workspace_id=TEAM,
    number=7,
    channel_id=LAUNCH.id,
    requester_id=ANA.id,
    title="Plakaty — “większe” 🎉",
    steps=STEPS,
    created_at=NOW,
    opened_at=NOW + timedelta(microseconds=5),
    expires_at=NOW + timedelta(days=30),
    kind="spend",
    money=Money(Decimal("1200.50"), "EUR"),
    notes="Two\nlines",
    links=("https://example.org/a?b=1&c=2",),
    own_steps=(STEPS[1],),
    status=RequestStatus.CHANGES,
    position=1,
    due_at=NOW + timedelta(days=2),
    timing=Timing(8, 75, 4, DAVID.id, 10),
    policy_name="spend over 1000",
    policy_version=3,
    fallback_id=DAVID.id,
    asked=(GRACE.id, PIOTR.id),
    involved=(GRACE.id, PIOTR.id, DAVID.id),
    starts=(3, 4),
    thread_ts="1.2",
    permalink="https://orbita.slack.example/p1",
    closed_at=NOW,
    closed_by=GRACE.id,
)
PLAIN = ApprovalRequest(
    TEAM, 8, LAUNCH.id, ANA.id, "Posters", (Step((GRACE.id,)),), NOW, NOW, NOW + timedelta(days=30)
)
VOTE = Vote(GRACE.id, 0, Verdict.APPROVE, "abc", NOW)


def test_a_request_is_kept_as_it_was(unit: Unit) -> None:
    empty = {field.name for field in fields(FULL) if not getattr(FULL, field.name)}
    assert empty == set()
    for request in (FULL, PLAIN):
        approvals.add(unit, request)
        assert approvals.find(unit, TEAM, request.number) == request
    assert approvals.find(unit, TEAM, 9) is None
    assert approvals.find(unit, "T0OTHER", 7) is None


def test_each_field_that_may_change_is_written_back(unit: Unit) -> None:
    approvals.add(unit, PLAIN)
    now = replace(FULL, number=8)
    held = approvals.lock(unit, TEAM, 8)
    assert held == PLAIN
    saved = approvals.save(unit, PLAIN, (), now, ())
    assert saved == replace(now, version=2)
    assert approvals.find(unit, TEAM, 8) == saved


def test_numbers_have_no_gaps(unit: Unit) -> None:
    assert [approvals.new_request_number(unit, TEAM) for _ in range(3)] == [1, 2, 3]


def test_votes_stand_until_they_are_changed_or_void(unit: Unit) -> None:
    approvals.add(unit, PLAIN)
    votes: tuple[Vote, ...] = ()
    other = replace(VOTE, voter_id=DAVID.id, for_id=GRACE.id, reason="Too “dear”", permalink="https://x/1")
    later = replace(VOTE, step=1, at=NOW - timedelta(hours=1))
    changed = replace(VOTE, verdict=Verdict.REJECT, reason="No")
    for now in [(VOTE,), (VOTE, other), (other, changed), (other,), (other, later), ()]:
        approvals.save(unit, PLAIN, votes, PLAIN, now)
        votes = now
        found = approvals.votes_of(unit, PLAIN)
        assert set(found) == set(now)
        assert [vote.step for vote in found] == sorted(vote.step for vote in now)


MANY = 60
PEOPLE = (ANA, PIOTR, GRACE, DAVID, MEERA)
PLACES = (LAUNCH, DESIGN, LEADERSHIP, GRACE_AND_BOT)
MEMBERS = {LEADERSHIP.id: (GRACE, DAVID), DESIGN.id: (MEERA,)}


@cache
def some_request(number: int) -> tuple[ApprovalRequest, tuple[Vote, ...]]:
    chance = Random(number)  # noqa: S311 -- nothing to guess
    requester, *others = chance.sample(PEOPLE, 4)
    status = chance.choice([RequestStatus.OPEN, RequestStatus.OPEN, *RequestStatus])
    asked = tuple(person.id for person in others[: chance.randrange(3)])
    request = replace(
        PLAIN,
        number=number,
        channel_id=chance.choice(PLACES).id,
        requester_id=requester.id,
        steps=(Step(asked or (others[0].id,)),),
        status=status,
        asked=asked,
        involved=(*asked, *(person.id for person in others[2:3])),
        due_at=NOW + timedelta(hours=chance.randrange(40)) if chance.random() < 0.5 else None,
        policy_name=chance.choice(["", "spend"]),
        closed_at=NOW - timedelta(minutes=number % 5) if status.is_closed else None,
    )
    votes = tuple(replace(VOTE, voter_id=who) for who in asked[:1] if chance.random() < 0.5)
    return request, votes


EVERYTHING = [some_request(number) for number in range(1, MANY + 1)]


@pytest.fixture
def full(unit: Unit) -> Unit:
    for channel_id, members in MEMBERS.items():
        for member in members:
            rosters.enter(unit, TEAM, member.id, channel_id)
    for request, votes in EVERYTHING:
        approvals.add(unit, request)
        approvals.save(unit, request, (), request, votes)
    return unit


def is_listed(request: ApprovalRequest, person: Person, here: Place) -> bool:
    home = next(place for place in PLACES if place.id == request.channel_id)
    return may_see_request(request, person, home, here, is_member=person in MEMBERS.get(home.id, ()))


def queries(person: Person) -> Iterator[RequestQuery]:
    for facet, key in [
        *((RequestFacet.IN, place.id) for place in PLACES),
        (RequestFacet.MINE, person.id),
        (RequestFacet.WAITING, person.id),
        (RequestFacet.THEIRS, person.id),
        (RequestFacet.MINE, ANA.id),
    ]:
        yield RequestQuery(facet, key)
        yield RequestQuery.of_open(facet, key)
        yield RequestQuery.of_closed(facet, key)


@pytest.mark.parametrize(
    "here", [LAUNCH, LEADERSHIP, replace(GRACE_AND_BOT, id="D0OTHER")], ids=lambda it: it.id
)
@pytest.mark.parametrize("person", PEOPLE, ids=lambda who: who.name)
def test_a_list_shows_what_looking_at_each_request_would(full: Unit, person: Person, here: Place) -> None:
    sight = Sight(person.id, here.id, sees_public=not person.is_guest, at_home=here.is_direct)
    for query in queries(person):
        expected = [
            (rank_of(request), request.number)
            for request, votes in EVERYTHING
            if (query.facet, query.key) in {(entry.facet, entry.key) for entry in entries_of(request, votes)}
            and query.low <= rank_of(request) < query.high
            and is_listed(request, person, here)
        ]
        numbers = [number for _, number in sorted(expected)]
        found = approval_lists.page_of(full, TEAM, query, sight, most=MANY, skip=0)
        assert [request.number for request in found] == numbers
        assert approval_lists.count_up_to(full, TEAM, query, sight, 10) == min(10, len(numbers))
        second = approval_lists.page_of(full, TEAM, query, sight, most=2, skip=2)
        assert [request.number for request in second] == numbers[2:4]


def test_every_request_along_a_facet_is_found_whoever_asks(full: Unit) -> None:
    found = approval_lists.every(full, TEAM, RequestQuery.of_open(RequestFacet.POLICY, "spend"), MANY)
    assert {request.number for request in found} == {
        request.number
        for request, _ in EVERYTHING
        if request.policy_name == "spend" and not request.status.is_closed
    }
    assert [request.number for request in approval_lists.newest(full, TEAM, 3)] == [60, 59, 58]


def test_the_index_holds_what_stands_and_nothing_else(unit: Unit) -> None:
    approvals.add(unit, PLAIN)
    asked = replace(PLAIN, asked=(GRACE.id, DAVID.id), involved=(GRACE.id, DAVID.id))
    approvals.save(unit, PLAIN, (), asked, ())
    approvals.save(unit, asked, (), asked, (VOTE,))
    closed = replace(asked, status=RequestStatus.APPROVED, closed_at=NOW)
    approvals.save(unit, asked, (VOTE,), closed, (VOTE,))
    assert len(keys_in_index(unit)) == len(entries_of(closed, (VOTE,)))


def keys_in_index(unit: Unit) -> list[str]:
    facet = table_of(ApprovalFacet)
    return unit.all(Statement(facet.select().with_only_columns(facet.c.key), str))


def test_waited_for_are_those_who_were_asked_and_did_not_vote_yet() -> None:
    asked = replace(PLAIN, asked=(GRACE.id, DAVID.id))
    assert waited_for(asked, (VOTE,)) == [DAVID.id]
    assert waited_for(asked, (replace(VOTE, step=1),)) == [GRACE.id, DAVID.id]
    assert waited_for(replace(asked, status=RequestStatus.CHANGES), (VOTE,)) == [ANA.id]


def test_what_is_closed_comes_last_and_the_last_closed_first() -> None:
    closed = replace(PLAIN, closed_at=NOW)
    assert (
        rank_of(PLAIN)
        < CLOSED
        <= rank_of(replace(closed, closed_at=NOW + timedelta(days=1)))
        < rank_of(closed)
    )


def test_a_number_is_read_from_its_name() -> None:
    assert request_number(FULL.name) == 7


SPEND = Policy(
    "spend",
    STEPS,
    DAVID.id,
    kinds=("spend", "hiring"),
    channels=(LAUNCH.id,),
    requesters=(ANA.id,),
    amounts=Range("EUR", Decimal("1000.01"), None),
    timing=Timing(8, 75, 4, DAVID.id, 10),
    position=2,
)


def put(unit: Unit, policy: Policy) -> Policy:
    return policies.put(unit, TEAM, policy, by_id=GRACE.id, at=NOW)


def test_of_a_policy_the_newest_version_counts_and_all_are_kept(unit: Unit) -> None:
    first = put(unit, SPEND)
    assert first == SPEND
    second = put(unit, replace(SPEND, amounts=None, is_on=False, version=9))
    assert second.version == 2
    other = put(unit, replace(SPEND, name="all", position=1))
    assert policies.current(unit, TEAM) == policies.hold_current(unit, TEAM) == [other, second]
    assert policies.lock(unit, TEAM, "spend") == second
    assert policies.versions(unit, TEAM, "spend") == [second, first]
    assert policies.lock(unit, TEAM, "none") is None
    assert policies.current(unit, "T0OTHER") == []


def test_who_may_change_policies_is_kept(unit: Unit) -> None:
    for _ in range(2):
        policies.allow(unit, TEAM, ANA.id, by_id=GRACE.id, at=NOW)
    policies.allow(unit, TEAM, DAVID.id, by_id=GRACE.id, at=NOW)
    assert policies.keepers(unit, TEAM) == [ANA.id, DAVID.id]
    policies.disallow(unit, TEAM, ANA.id)
    assert not policies.is_keeper(unit, TEAM, ANA.id)
    assert policies.is_keeper(unit, TEAM, DAVID.id)


def test_substitutes_are_found_until_their_last_day(unit: Unit) -> None:
    week = Delegation(GRACE.id, DAVID.id, MONDAY, MONDAY + timedelta(days=4))
    away = Delegation(GRACE.id, "", MONDAY + timedelta(days=7), MONDAY + timedelta(days=8))
    other = Delegation(ANA.id, PIOTR.id, MONDAY, MONDAY)
    for each in (away, week, other):
        delegations.add(unit, TEAM, each)
    assert delegations.from_day(unit, TEAM, MONDAY) == [other, week, away]
    assert delegations.from_day(unit, TEAM, MONDAY + timedelta(days=4)) == [week, away]
    assert delegations.of_principal(unit, TEAM, GRACE.id, MONDAY + timedelta(days=5)) == [away]
    delegations.remove(unit, TEAM, week)
    assert delegations.from_day(unit, TEAM, MONDAY) == [other, away]


def test_instants_come_back_in_utc(unit: Unit) -> None:
    approvals.add(unit, replace(PLAIN, due_at=datetime(2026, 11, 24, 17, tzinfo=ANA.zone)))
    found = approvals.find(unit, TEAM, 8)
    assert found
    assert found.due_at == datetime(2026, 11, 24, 16, tzinfo=UTC)
