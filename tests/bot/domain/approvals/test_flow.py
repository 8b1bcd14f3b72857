"""A request on its way, whatever is done to it in whatever order."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.domain.approvals.content import changed_fields, content_hash
from bot.domain.approvals.eligibility import eligible_for
from bot.domain.approvals.flow import (
    Flow,
    NotEligible,
    NotOpen,
    Outdated,
    cast,
    edit,
    escalate,
    expire,
    pass_on,
    voided,
    withdraw,
)
from bot.domain.approvals.model import ALL, Content, Money, RequestStatus, Step, Verdict, Vote
from bot.domain.approvals.tally import Eligible, needed, seats_filled

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
REQUESTER = "U0ANA"
PEOPLE = ("U0ANA", "U0GRACE", "U0DAVID", "U0PIOTR", "U0ZOFIA")
CONTENT = Content("Posters", "spend", Money(Decimal(480), "EUR"))


def seats_of(step: Step) -> Eligible:
    return eligible_for(step, requester_id=REQUESTER, groups={}, delegations=())


def vote(flow: Flow, voter: str, verdict: Verdict = Verdict.APPROVE) -> Flow:
    cast_now = Vote(voter, flow.position, verdict, content_hash(flow.content), NOW)
    return cast(flow, cast_now, seats_of(flow.step))


def asked(*steps: Step) -> Flow:
    return Flow(REQUESTER, CONTENT, steps)


def test_steps_are_decided_in_order() -> None:
    flow = asked(Step(("U0GRACE",)), Step(("U0DAVID", "U0PIOTR"), ALL))
    flow = vote(flow, "U0GRACE")
    assert (flow.position, flow.status) == (1, RequestStatus.OPEN)
    flow = vote(vote(flow, "U0DAVID"), "U0PIOTR")
    assert flow.status is RequestStatus.APPROVED


def test_who_is_not_in_the_step_is_not_counted() -> None:
    with pytest.raises(NotEligible):
        vote(asked(Step(("U0GRACE",))), "U0DAVID")


def test_the_requester_never_decides() -> None:
    with pytest.raises(NotEligible):
        vote(asked(Step((REQUESTER, "U0GRACE"))), REQUESTER)


def test_a_vote_on_what_was_edited_meanwhile_is_not_counted() -> None:
    flow = asked(Step(("U0GRACE",)))
    old = Vote("U0GRACE", 0, Verdict.APPROVE, content_hash(flow.content), NOW)
    dearer = edit(flow, Content("Posters", "spend", Money(Decimal(4800), "EUR")), flow.steps)
    with pytest.raises(Outdated):
        cast(dearer, old, seats_of(dearer.step))


def test_an_edit_of_the_content_voids_every_vote() -> None:
    flow = vote(asked(Step(("U0GRACE",)), Step(("U0DAVID",))), "U0GRACE")
    edited = edit(flow, Content("Posters and flyers", "spend", CONTENT.money), flow.steps)
    assert (edited.position, edited.votes) == (0, ())


def test_changed_approvers_void_only_the_votes_from_their_step_on() -> None:
    flow = vote(asked(Step(("U0GRACE",)), Step(("U0DAVID", "U0ZOFIA"), ALL)), "U0GRACE")
    flow = vote(flow, "U0DAVID")
    edited = edit(flow, CONTENT, (flow.steps[0], Step(("U0DAVID", "U0PIOTR"), ALL)))
    assert edited.position == 1
    assert [each.voter_id for each in edited.votes] == ["U0GRACE"]


def test_a_wish_for_changes_waits_for_the_requester_and_is_met_by_an_edit() -> None:
    flow = vote(asked(Step(("U0GRACE",))), "U0GRACE", Verdict.CHANGES)
    assert flow.status is RequestStatus.CHANGES
    with pytest.raises(NotOpen):
        vote(flow, "U0GRACE")
    edited = edit(flow, Content("Smaller posters", "spend", CONTENT.money), flow.steps)
    assert (edited.status, edited.votes) == (RequestStatus.OPEN, ())


def test_of_all_one_rejection_is_enough() -> None:
    flow = asked(Step(("U0GRACE", "U0DAVID"), ALL))
    assert vote(vote(flow, "U0GRACE"), "U0DAVID", Verdict.REJECT).status is RequestStatus.REJECTED


def test_two_of_three_survive_one_rejection_and_not_two() -> None:
    flow = vote(asked(Step(("U0GRACE", "U0DAVID", "U0PIOTR"), 2)), "U0GRACE", Verdict.REJECT)
    assert flow.status is RequestStatus.OPEN
    assert vote(flow, "U0DAVID", Verdict.REJECT).status is RequestStatus.REJECTED
    assert vote(vote(flow, "U0DAVID"), "U0PIOTR").status is RequestStatus.APPROVED


def test_a_vote_may_be_changed_while_the_step_is_open() -> None:
    flow = vote(asked(Step(("U0GRACE", "U0DAVID", "U0PIOTR"), 2)), "U0GRACE", Verdict.REJECT)
    flow = vote(flow, "U0GRACE")
    assert flow.votes_of(0) == {"U0GRACE": Verdict.APPROVE}


def test_whom_it_was_escalated_to_fills_any_seat_but_only_one() -> None:
    flow = escalate(asked(Step(("U0GRACE", "U0DAVID"), ALL)), "U0ZOFIA")
    flow = vote(flow, "U0ZOFIA")
    assert flow.status is RequestStatus.OPEN
    assert vote(flow, "U0DAVID").status is RequestStatus.APPROVED


def test_whom_it_was_escalated_to_keeps_their_vote_when_other_steps_are_edited() -> None:
    first = Step(("U0GRACE", "U0DAVID"), ALL)
    flow = vote(escalate(asked(first), "U0ZOFIA"), "U0ZOFIA")
    edited = edit(flow, CONTENT, (first, Step(("U0PIOTR",))))
    assert edited.step.deputies == ("U0ZOFIA",)
    assert [each.voter_id for each in edited.votes] == ["U0ZOFIA"]


def test_an_edit_approves_nothing_though_only_approved_steps_are_left() -> None:
    flow = vote(asked(Step(("U0GRACE",)), Step(("U0DAVID",))), "U0GRACE")
    edited = edit(flow, CONTENT, flow.steps[:1])
    assert (edited.status, edited.position, edited.votes) == (RequestStatus.OPEN, 0, ())


def test_an_added_step_leaves_what_was_voted() -> None:
    flow = vote(asked(Step(("U0GRACE", "U0DAVID"), ALL)), "U0GRACE")
    edited = edit(flow, CONTENT, (*flow.steps, Step(("U0PIOTR",))))
    assert voided(flow.votes, edited.votes) == []
    assert vote(vote(edited, "U0DAVID"), "U0PIOTR").status is RequestStatus.APPROVED


def test_whoever_got_a_request_passed_on_decides_instead() -> None:
    flow = pass_on(asked(Step(("U0GRACE", "U0DAVID"), ALL)), "U0GRACE", "U0ZOFIA")
    with pytest.raises(NotEligible):
        vote(flow, "U0GRACE")
    assert vote(vote(flow, "U0ZOFIA"), "U0DAVID").status is RequestStatus.APPROVED


def test_passing_on_takes_back_what_was_voted() -> None:
    flow = vote(asked(Step(("U0GRACE", "U0DAVID"), ALL)), "U0GRACE")
    assert pass_on(flow, "U0GRACE", "U0ZOFIA").votes == ()


def test_what_was_passed_back_is_as_it_was() -> None:
    flow = asked(Step(("U0GRACE",)))
    assert pass_on(pass_on(flow, "U0GRACE", "U0ZOFIA"), "U0ZOFIA", "U0GRACE") == flow


@pytest.mark.parametrize(
    ("who", "to"),
    [
        ("U0GRACE", REQUESTER),
        ("U0GRACE", "U0DAVID"),
        ("U0GRACE", "U0GRACE"),
        ("U0PIOTR", "U0ZOFIA"),
        (REQUESTER, "U0ZOFIA"),
        ("S0FINANCE", "U0ZOFIA"),
    ],
    ids=[
        "to the requester",
        "to another approver",
        "to oneself",
        "by nobody",
        "by the requester",
        "a group's",
    ],
)
def test_what_cannot_be_passed_on(who: str, to: str) -> None:
    with pytest.raises(NotEligible):
        pass_on(asked(Step(("U0GRACE", "U0DAVID", REQUESTER, "S0FINANCE"), 1)), who, to)


def test_what_is_closed_cannot_be_passed_on() -> None:
    with pytest.raises(NotOpen):
        pass_on(withdraw(asked(Step(("U0GRACE",)))), "U0GRACE", "U0DAVID")


def test_what_an_edit_changed_is_named() -> None:
    assert changed_fields(CONTENT, Content("Posters", "spend", Money(Decimal(481), "EUR"))) == ["money"]


def test_the_same_amount_written_otherwise_is_the_same_content() -> None:
    written = Content("Posters", "spend", Money(Decimal("480.00"), "EUR"))
    assert content_hash(written) == content_hash(CONTENT)


STEPS = st.lists(
    st.builds(
        Step,
        st.lists(st.sampled_from(PEOPLE[1:]), min_size=1, max_size=4, unique=True).map(tuple),
        st.sampled_from([ALL, 1, 2]),
    ).filter(lambda step: step.need <= len(step.seats)),
    min_size=1,
    max_size=3,
).map(tuple)


class AnyOrder(RuleBasedStateMachine):
    """Invariants: a closed request never changes, no vote of an ineligible person stands, and what is
    approved was approved by as many different people as each step's rule wants."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = asked(Step(("U0GRACE",)))
        self.closed: Flow | None = None

    def become(self, flow: Flow) -> None:
        self.flow = flow
        if flow.status.is_closed and self.closed is None:
            self.closed = flow

    @rule(steps=STEPS, title=st.sampled_from(["Posters", "Flyers"]))
    def edit(self, steps: tuple[Step, ...], title: str) -> None:
        try:
            self.become(edit(self.flow, Content(title, "spend", CONTENT.money), steps))
        except NotOpen:
            assert self.closed is not None

    @rule(
        voter=st.sampled_from(PEOPLE),
        verdict=st.sampled_from(Verdict),
        seen=st.sampled_from(["Posters", "Flyers"]),
    )
    def vote(self, voter: str, verdict: Verdict, seen: str) -> None:
        shown = content_hash(Content(seen, "spend", CONTENT.money))
        given = Vote(voter, self.flow.position, verdict, shown, NOW)
        try:
            self.become(cast(self.flow, given, seats_of(self.flow.step)))
        except NotEligible:
            step = self.flow.step
            holders = {step.holder_of(seat) for seat in step.seats}
            assert voter == REQUESTER or voter not in holders | set(step.deputies)
        except Outdated:
            assert seen != self.flow.content.title
        except NotOpen:
            assert self.flow.status is not RequestStatus.OPEN

    @rule(to=st.sampled_from(PEOPLE))
    def escalate(self, to: str) -> None:
        try:
            self.become(escalate(self.flow, to))
        except NotOpen:
            assert self.flow.status is not RequestStatus.OPEN

    @rule(who=st.sampled_from(PEOPLE), to=st.sampled_from(PEOPLE))
    def pass_on(self, who: str, to: str) -> None:
        try:
            self.become(pass_on(self.flow, who, to))
        except NotOpen:
            assert self.flow.status is not RequestStatus.OPEN
        except NotEligible:
            step = self.flow.step
            holders = {step.holder_of(seat) for seat in step.seats}
            assert REQUESTER in (who, to) or who not in holders or to in holders | set(step.deputies)

    @rule(how=st.sampled_from([withdraw, expire]))
    def end(self, how: object) -> None:
        try:
            self.become(how(self.flow))  # type: ignore[operator]  # one of two functions
        except NotOpen:
            assert self.closed is not None

    @invariant()
    def a_closed_request_never_changes(self) -> None:
        assert self.closed is None or self.flow == self.closed

    @invariant()
    def every_vote_is_of_somebody_who_may(self) -> None:
        for each in self.flow.votes:
            seats = seats_of(self.flow.steps[each.step])
            assert any(each.voter_id in people for people in seats.values())
            assert each.voter_id != REQUESTER
            assert each.content_hash == content_hash(self.flow.content)

    @invariant()
    def what_is_approved_has_enough_approvals(self) -> None:
        decided = len(self.flow.steps) if self.flow.status is RequestStatus.APPROVED else self.flow.position
        for place in range(decided):
            step = self.flow.steps[place]
            supporting = {who for who, what in self.flow.votes_of(place).items() if what.supports}
            assert seats_filled(step, seats_of(step), supporting) >= needed(step)


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=60, stateful_step_count=30)
