"""Two things at the same instant, in threads of their own: one of them comes first, and both know it."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial

import pytest

from bot.domain.approvals.commands import Delegate, NewRequest, PassOn
from bot.domain.approvals.content import content_hash
from bot.domain.approvals.model import ALL, Money, RequestStatus, Step, Verdict
from bot.domain.approvals.policy import Policy
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import BlockTasks, NewTask
from bot.domain.tasks.task import BlockerKind, TaskStatus
from bot.scheduler import fire_once
from bot.services.approvals import delegating, editing, passing, withdrawing
from bot.services.approvals import policies as policy_service
from bot.services.approvals.deciding import Decided, Declined
from bot.services.approvals.timers import EXPIRY
from bot.services.approvals.validity import Why
from bot.services.tasks import adding, blocking
from storage import tasks
from storage.approvals import Votes
from storage.store import Store
from storage.timers import Due
from storage.unit import Unit
from tests.bot.services.approvals.asked import (
    BY_GRACE,
    GROUPS,
    POSTERS,
    ZOFIA,
    actions,
    ask,
    move_in,
    put_policy,
    request_in,
    told,
    vote,
    votes_in,
)
from tests.units import ANA, DAVID, GRACE, NOW, PIOTR, TEAM, act, settle_in

ROUNDS = range(1, 7)
DEARER = replace(POSTERS, money=Money(Decimal("4800.00"), "EUR"))
Deed = Callable[[Unit], object]


@pytest.fixture
def unit() -> None:
    """Here the units are the store's own: each runs in a transaction, on a thread."""


@pytest.fixture
def _everybody() -> None:
    """Moves in with the others, in a transaction."""


async def asked(store: Store, *steps: Step, **changes: object) -> None:
    """As many requests as there are rounds: who comes first differs from one to the next."""

    def prepare(team: Unit) -> None:
        settle_in(team)
        move_in(team)
        for _ in ROUNDS:
            ask(team, *steps, **changes)  # type: ignore[arg-type]  # of a new request

    await store.write(prepare)


async def attempt(store: Store, deed: Deed) -> object:
    try:
        return await store.write(deed)
    except Refusal as refusal:
        return refusal


async def state(store: Store, number: int) -> ApprovalRequest:
    return await store.read(partial(request_in, number=number))


async def votes(store: Store, number: int) -> Votes:
    return await store.read(partial(votes_in, number=number))


async def said(store: Store, number: int) -> list[str]:
    return await store.read(partial(actions, subject=f"R-{number}"))


async def at_once(store: Store, *deeds: Deed) -> list[object]:
    return list(await asyncio.gather(*(attempt(store, deed) for deed in deeds)))


def voting(number: int, *args: object, **more: object) -> Deed:
    """On the card as it was before either of the two happened."""
    shown = replace(SHOWN, number=number)
    return lambda team: vote(team, *args, on=shown, **more)  # type: ignore[arg-type]  # as vote's own


def making_dearer(number: int, new: NewRequest) -> Deed:
    return lambda team: editing.edit(act(team, ANA), number, new, GROUPS)


def expiring(number: int, at: datetime) -> Deed:
    return lambda team: fire_once(team, Due(TEAM, EXPIRY, f"R-{number}", at), at)


def withdrawal(number: int) -> Deed:
    return lambda team: withdrawing.withdraw(act(team, ANA), number)


def passing_on(number: int) -> Deed:
    return lambda team: passing.hand_over(act(team, GRACE), PassOn(number, PIOTR.id), GROUPS)


def delegation(by: Person, to: Person, day: date) -> Deed:
    return lambda team: delegating.delegate(act(team, by), Delegate(to.id, day, day), GROUPS)


def blocking_on(number: int) -> Deed:
    wait = BlockTasks((number,), BlockerKind.REQUEST, f"R-{number}", "")
    return lambda team: blocking.block(act(team, PIOTR), wait)


SHOWN = replace(
    ApprovalRequest(
        TEAM, 1, "C0LAUNCH", ANA.id, POSTERS.title, (BY_GRACE,), NOW, NOW, NOW + timedelta(days=30)
    ),
    kind=POSTERS.kind,
    money=POSTERS.money,
)


async def test_of_two_approvers_at_the_same_instant_one_decides_where_any_one_does(store: Store) -> None:
    await asked(store, Step((GRACE.id, DAVID.id)))
    for number in ROUNDS:
        results = await at_once(store, voting(number, GRACE), voting(number, DAVID, Verdict.REJECT, "No"))
        counted = [result for result in results if isinstance(result, Decided)]
        (late,) = (result for result in results if isinstance(result, Declined))
        assert (len(counted), late.why) == (1, Why.CLOSED)
        supports = counted[0].vote.verdict.supports
        status = RequestStatus.APPROVED if supports else RequestStatus.REJECTED
        assert (await state(store, number)).status is status
        assert len(await votes(store, number)) == 1


async def test_where_both_must_both_count_and_it_is_approved_once(store: Store) -> None:
    await asked(store, Step((GRACE.id, DAVID.id), ALL))
    for number in ROUNDS:
        results = await at_once(store, voting(number, GRACE), voting(number, DAVID))
        assert all(isinstance(result, Decided) for result in results)
        assert await said(store, number) == [
            "request_asked",
            "request_voted",
            "request_voted",
            "request_approved",
        ]
    turns = await store.read(lambda team: told(team, ANA))
    assert sorted(turns) == sorted(["voted", "approved"] * len(ROUNDS))


async def test_a_vote_while_the_requester_edits_is_void_or_not_counted(store: Store) -> None:
    await asked(store, Step((GRACE.id, DAVID.id), ALL))
    new = NewRequest(DEARER, (Step((GRACE.id, DAVID.id), ALL),))
    for number in ROUNDS:
        _, result = await at_once(
            store,
            making_dearer(number, new),
            voting(number, GRACE),
        )
        request = await state(store, number)
        assert request.content == DEARER
        assert await votes(store, number) == ()
        assert isinstance(result, Decided) or result == Declined(Why.OUTDATED, request)


async def test_a_last_vote_while_the_requester_edits_decides_what_was_shown_or_nothing(
    store: Store,
) -> None:
    await asked(store)
    for number in ROUNDS:
        edited, voted = await at_once(
            store,
            making_dearer(number, NewRequest(DEARER, (BY_GRACE,))),
            voting(number, GRACE),
        )
        request = await state(store, number)
        if isinstance(voted, Decided):
            assert isinstance(edited, Refusal)
            assert (request.status, request.content) == (RequestStatus.APPROVED, POSTERS)
        else:
            assert (request.status, request.content) == (RequestStatus.OPEN, DEARER)


async def test_a_vote_and_the_expiry_at_the_same_instant_never_both_count(store: Store) -> None:
    await asked(store)
    over = NOW + timedelta(days=30)
    for number in ROUNDS:
        _, result = await at_once(store, expiring(number, over), voting(number, GRACE, at=over))
        request = await state(store, number)
        assert request.status is RequestStatus.EXPIRED
        assert isinstance(result, Declined)
        assert (await said(store, number)).count("request_expired") == 1


async def test_a_double_click_counts_once(store: Store) -> None:
    await asked(store, Step((GRACE.id, DAVID.id)), BY_GRACE)
    for number in ROUNDS:
        results = await at_once(store, voting(number, GRACE), voting(number, GRACE))
        assert sorted(type(result).__name__ for result in results) == ["Decided", "Declined"]
        request = await state(store, number)
        assert (request.position, request.status) == (1, RequestStatus.OPEN)


async def test_of_a_vote_and_a_withdrawal_one_ends_it(store: Store) -> None:
    await asked(store)
    for number in ROUNDS:
        taken_back, voted = await at_once(store, withdrawal(number), voting(number, GRACE))
        assert isinstance(taken_back, Refusal) is isinstance(voted, Decided)


async def test_what_is_passed_on_while_it_is_voted_on_is_decided_by_one_of_the_two(store: Store) -> None:
    await asked(store, Step((GRACE.id, DAVID.id), ALL))
    for number in ROUNDS:
        await at_once(
            store,
            passing_on(number),
            voting(number, GRACE),
        )
        assert await votes(store, number) == ()
        assert isinstance(await store.write(voting(number, PIOTR)), Decided)


async def test_of_two_delegations_that_close_a_circle_one_is_refused(store: Store) -> None:
    await asked(store)
    today = NOW.date()
    for day in (today + timedelta(days=count) for count in ROUNDS):
        results = await at_once(
            store,
            delegation(GRACE, DAVID, day),
            delegation(DAVID, GRACE, day),
        )
        assert sum(isinstance(result, Refusal) for result in results) == 1


async def test_a_request_goes_by_the_policy_before_or_after_its_change_and_never_by_none(
    store: Store,
) -> None:
    await asked(store)
    admin = replace(ZOFIA, is_admin=True)
    first = await store.write(lambda team: put_policy(team, Step((PIOTR.id,))))
    for version in ROUNDS:
        other = replace(first, steps=(Step(((PIOTR, DAVID)[version % 2].id,)),), fallback_id=GRACE.id)
        request, changed = await at_once(
            store,
            lambda team: ask(team, steps=()).request,
            partial(change_policy, by=admin, policy=other),
        )
        assert isinstance(request, ApprovalRequest)
        assert isinstance(changed, Policy)
        assert request.policy_version in (version, version + 1)


async def test_of_two_changes_to_a_policy_none_is_lost(store: Store) -> None:
    await asked(store)
    admin = replace(ZOFIA, is_admin=True)
    first = await store.write(lambda team: put_policy(team, Step((PIOTR.id,))))
    for version in ROUNDS:
        change = partial(change_policy, by=admin, policy=replace(first, fallback_id=GRACE.id))
        results = await at_once(store, change, change)
        numbers = [each.version for each in results if isinstance(each, Policy)]
        assert sorted(numbers) == [2 * version, 2 * version + 1]


def change_policy(team: Unit, by: Person, policy: Policy) -> Policy:
    return policy_service.put(act(team, by), policy, GROUPS)


async def test_a_task_that_begins_to_wait_while_the_request_is_closed_does_not_wait_for_ever(
    store: Store,
) -> None:
    await asked(store)

    def add_tasks(team: Unit) -> None:
        for _ in ROUNDS:
            adding.add(act(team, PIOTR), NewTask("Print the posters"))

    await store.write(add_tasks)
    for number in ROUNDS:
        await at_once(store, blocking_on(number), voting(number, GRACE))
        task = await store.read(partial(tasks.find, workspace_id=TEAM, number=number))
        assert task
        assert (task.status, task.blockers) == (TaskStatus.OPEN, ())


def test_the_card_that_is_pressed_here_shows_what_was_asked() -> None:
    assert SHOWN.shown == content_hash(POSTERS)[:12]
