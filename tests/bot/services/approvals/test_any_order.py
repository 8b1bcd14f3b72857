"""Whatever is done to requests in whatever order, on both databases: the invariants of approvals hold."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.domain.approvals.commands import Ballot, Delegate, NewRequest, PassOn
from bot.domain.approvals.content import content_hash
from bot.domain.approvals.eligibility import why_never
from bot.domain.approvals.facets import RequestEntry, entries_of
from bot.domain.approvals.model import ALL, Content, Money, RequestStatus, Step, Verdict, is_group
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.approvals.tally import needed
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.scheduler import TIMERS
from bot.services import sealing
from bot.services.act import Act
from bot.services.approvals import asking, deciding, delegating, editing, passing, withdrawing
from bot.services.approvals.deciding import Decided
from storage import approvals, decision_log, delegations, timers
from storage.models import ApprovalFacet
from storage.statements import Statement, table_of
from storage.unit import Unit
from tests.bot.services.approvals.asked import STRANGER, WEB, ZOFIA, SlackGroups, move_in, put_policy
from tests.units import ANA, DAVID, GRACE, LAUNCH, MEERA, NOW, PIOTR, TEAM

PEOPLE = (ANA, GRACE, DAVID, PIOTR, ZOFIA, MEERA, STRANGER)
MEMBERS = tuple(person for person in PEOPLE if not why_never(person))
_facet = table_of(ApprovalFacet)
INDEX = Statement(
    _facet.select().with_only_columns(_facet.c.facet, _facet.c.key, _facet.c.rank, _facet.c.number),
    lambda facet, key, rank, number: (RequestEntry(facet, key, rank), number),
)

people = st.sampled_from(PEOPLE)
steps = st.lists(
    st.builds(
        Step,
        st.lists(
            st.sampled_from([*(who.id for who in MEMBERS[1:]), WEB]), min_size=1, max_size=3, unique=True
        ).map(tuple),
        st.sampled_from([ALL, 1, 2]),
    ),
    max_size=2,
).map(tuple)
contents = st.builds(
    Content,
    st.sampled_from(["Posters", "Flyers"]),
    st.sampled_from(["spend", "legal"]),
    st.none() | st.builds(Money, st.sampled_from([Decimal("480.00"), Decimal("4800.00")]), st.just("EUR")),
)


Standing = list[tuple[ApprovalRequest, approvals.Votes]]


class AnyOrder(RuleBasedStateMachine):
    """Ana asks; everybody votes, passes on, delegates, edits and withdraws whether they may or not."""

    def __init__(self, team: Unit) -> None:
        super().__init__()
        self.unit = team
        self.now: datetime = NOW
        self.groups = {WEB: frozenset({PIOTR.id, ZOFIA.id})}
        self.closed: dict[int, object] = {}
        team.cursor.execute("SAVEPOINT machine")
        move_in(team)

    def teardown(self) -> None:
        """The history of all of it is one chain."""
        later = self.now + timedelta(minutes=1)
        while found := sealing.next_unsealed(self.unit, later):
            sealing.seal(self.unit, found, later)
        (verified,) = sealing.verify(self.unit, later)
        self.unit.cursor.execute("ROLLBACK TO SAVEPOINT machine")
        self.unit.cursor.execute("RELEASE SAVEPOINT machine")
        assert verified.broken is None

    def act(self, by: Person) -> Act:
        return Act(self.unit, by, LAUNCH, self.now, source="command")

    def attempt(self, deed: Callable[[], object]) -> object:
        """What is refused has no effect, as in a unit of work."""
        self.unit.cursor.execute("SAVEPOINT attempt")
        try:
            return deed()
        except Refusal:
            self.unit.cursor.execute("ROLLBACK TO SAVEPOINT attempt")
            return None
        finally:
            self.unit.cursor.execute("RELEASE SAVEPOINT attempt")

    def request(self, number: int) -> ApprovalRequest | None:
        return approvals.find(self.unit, TEAM, number)

    def requests(self) -> list[ApprovalRequest]:
        found = (self.request(number) for number in (1, 2, 3))
        return [request for request in found if request]

    @initialize(needs_policy=st.booleans())
    def begin(self, *, needs_policy: bool) -> None:
        if needs_policy:
            put_policy(self.unit, Step((GRACE.id, PIOTR.id)), fallback=DAVID)
        self.attempt(lambda: self.ask(ANA, Content("Posters", "spend"), (Step((GRACE.id, DAVID.id), ALL),)))

    def ask(self, by: Person, content: Content, steps: tuple[Step, ...]) -> object:
        return asking.ask(self.act(by), NewRequest(content, steps), SlackGroups(self.groups))

    @rule(by=st.sampled_from(MEMBERS), content=contents, steps=steps)
    def ask_another(self, by: Person, content: Content, steps: tuple[Step, ...]) -> None:
        if len(self.requests()) < 3:
            self.attempt(lambda: self.ask(by, content, steps))

    @precondition(lambda self: self.request(1) is not None)
    @rule(data=st.data(), verdict=st.sampled_from([Verdict.APPROVE, Verdict.APPROVE, *Verdict]))
    def vote(self, data: st.DataObject, verdict: Verdict) -> None:
        request = data.draw(st.sampled_from(self.requests()))
        asked = [person for person in PEOPLE if person.id in request.asked]
        by = data.draw(st.sampled_from([*asked * 3, *PEOPLE]))
        stale = data.draw(st.sampled_from([False, False, False, True]))
        shown = content_hash(Content("Leaflets"))[:12] if stale else request.shown
        ballot = Ballot(request.number, verdict, "Why", request.position, shown)
        before = approvals.votes_of(self.unit, request)
        result = deciding.decide(self.act(by), ballot, SlackGroups(self.groups))
        if isinstance(result, Decided):
            assert not stale
            assert self.may_decide(by, request)
        else:
            assert approvals.votes_of(self.unit, request) == before

    def may_decide(self, who: Person, request: ApprovalRequest) -> bool:
        """Written down apart from the rules that are tested."""
        if who.id == request.requester_id or why_never(who):
            return False
        step = request.step
        in_group = any(who.id in self.groups[seat] for seat in step.seats if is_group(seat))
        holders = [step.holder_of(seat) for seat in step.seats if not is_group(seat)]
        stands_in = any(
            each.substitute_id == who.id and each.covers(self.now.astimezone(person.zone).date())
            for person in PEOPLE
            if person.id in holders and person.id != request.requester_id
            for each in delegations.of_principal(
                self.unit, TEAM, person.id, self.now.date() - timedelta(days=2)
            )
        )
        votes = approvals.votes_of(self.unit, request)
        has_stood_in = any((vote.voter_id, vote.step) == (who.id, request.position) for vote in votes)
        return in_group or who.id in holders or stands_in or has_stood_in or who.id in step.deputies

    @rule(number=st.integers(1, 3), by=st.sampled_from([ANA, ANA, *MEMBERS]), content=contents, steps=steps)
    def edit(self, number: int, by: Person, content: Content, steps: tuple[Step, ...]) -> None:
        new = NewRequest(content, steps)
        self.attempt(lambda: editing.edit(self.act(by), number, new, SlackGroups(self.groups)))

    @precondition(lambda self: self.request(1) is not None)
    @rule(data=st.data(), to=people)
    def pass_on(self, data: st.DataObject, to: Person) -> None:
        request = data.draw(st.sampled_from(self.requests()))
        by = data.draw(st.sampled_from([person for person in PEOPLE if person.id in request.asked] or PEOPLE))
        wanted = PassOn(request.number, to.id)
        self.attempt(lambda: passing.hand_over(self.act(by), wanted, SlackGroups(self.groups)))

    @rule(number=st.sampled_from([1, 2, 3, 7, 7, 7]), by=st.sampled_from([ANA, GRACE]))
    def withdraw(self, number: int, by: Person) -> None:
        self.attempt(lambda: withdrawing.withdraw(self.act(by), number))

    @rule(by=st.sampled_from(MEMBERS), to=st.sampled_from([None, *PEOPLE]), in_days=st.integers(0, 2))
    def delegate(self, by: Person, to: Person | None, in_days: int) -> None:
        first = self.now.astimezone(by.zone).date() + timedelta(days=in_days)
        wanted = Delegate(to.id if to else "", first, first + timedelta(days=2))
        self.attempt(lambda: delegating.delegate(self.act(by), wanted, SlackGroups(self.groups)))

    @rule(by=st.sampled_from(MEMBERS))
    def take_back(self, by: Person) -> None:
        delegating.take_back(self.act(by))

    @rule(members=st.frozensets(st.sampled_from([PIOTR.id, ZOFIA.id, GRACE.id, MEERA.id])))
    def change_group(self, members: frozenset[str]) -> None:
        self.groups = {WEB: members}

    @rule(hours=st.sampled_from([1, 5, 20, 20, 24 * 12]))
    def let_time_pass(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        while due := timers.due_timers(self.unit, self.now, 50):
            for each in due:
                if timers.lock_timer(self.unit, each):
                    TIMERS[each.kind](self.unit, each, self.now)

    @invariant()
    def what_stands_is_right(self) -> None:
        """Read once for all that must hold of it."""
        standing = [(request, approvals.votes_of(self.unit, request)) for request in self.requests()]
        self.closed_requests_never_change(standing)
        every_vote_is_on_the_content_that_stands(standing)
        what_is_approved_has_enough_approvals(standing)
        self.what_was_decided_is_in_the_log(standing)
        self.the_index_shows_what_stands(standing)

    def closed_requests_never_change(self, standing: Standing) -> None:
        for request, votes in standing:
            if request.status.is_closed:
                assert self.closed.setdefault(request.number, (request, votes)) == (request, votes)

    def what_was_decided_is_in_the_log(self, standing: Standing) -> None:
        decided = {
            (request.name, request.status.value)
            for request, _ in standing
            if request.status in (RequestStatus.APPROVED, RequestStatus.REJECTED)
        }
        logged = decision_log.page_of(self.unit, TEAM, LAUNCH.id, most=99, skip=0)
        assert {(each.subject, each.outcome) for each in logged} == decided

    def the_index_shows_what_stands(self, standing: Standing) -> None:
        expected = {
            (entry, request.number) for request, votes in standing for entry in entries_of(request, votes)
        }
        assert set(self.unit.all(INDEX)) == expected

    @invariant()
    def only_what_is_open_has_timers(self) -> None:
        for due in timers.due_timers(self.unit, self.now + timedelta(days=999), 99):
            number = due.subject.partition(":")[0].removeprefix("R-")
            if number.isdecimal():
                request = self.request(int(number))
                assert request
                assert not request.status.is_closed


def every_vote_is_on_the_content_that_stands(standing: Standing) -> None:
    for request, votes in standing:
        for vote in votes:
            assert vote.content_hash == content_hash(request.content)
            assert vote.voter_id != request.requester_id


def what_is_approved_has_enough_approvals(standing: Standing) -> None:
    for request, votes in standing:
        done = len(request.steps) if request.status is RequestStatus.APPROVED else request.position
        for place in range(done):
            supporting = {vote.voter_id for vote in votes if vote.step == place and vote.verdict.supports}
            assert len(supporting) >= needed(request.steps[place])


def test_the_invariants_hold_in_any_order(sample_team: Unit) -> None:
    often = settings(
        max_examples=20,
        stateful_step_count=30,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    run_state_machine_as_test(partial(AnyOrder, sample_team), settings=often)  # type: ignore[arg-type]  # makes one
