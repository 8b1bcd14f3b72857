"""What is sent now, what waits and until when, what is held back: each with its one reason."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.attention.candidates import Candidate
from bot.domain.attention.deciding import Decision, Ledger, decide
from bot.domain.attention.hours import DaysOff, Reach
from bot.domain.attention.kinds import Kind, Way
from bot.domain.attention.why import Rule, Verdict
from bot.domain.attention.wishes import NO_WISHES, Policy, Whose, Wishes
from bot.domain.digests.digest import Audience
from tests.bot.domain.attention.people import (
    MONDAY,
    candidates,
    instants,
    ledgers,
    policy,
    reaches,
    wishes,
)
from tests.units import ANA

DUE = Candidate(Kind.DUE, "T-1", "due:T-1", MONDAY)
CLOSING = Candidate(
    Kind.STANDUP,
    "S-1:2026-11-23:U0ANA",
    "standup:S-1",
    datetime(2026, 11, 23, 10, tzinfo=UTC),
    until=datetime(2026, 11, 23, 11, tzinfo=UTC),
    in_time=True,
)
"""From eleven to twelve o'clock in Rome."""
HERS = Reach(ANA)
NOTHING_SENT = Ledger()


def decided(
    now: datetime = MONDAY,
    *,
    candidate: Candidate = DUE,
    reach: Reach = HERS,
    channel: Wishes = NO_WISHES,
    ledger: Ledger = NOTHING_SENT,
) -> Decision:
    policy = Policy(reach.wishes, channel, digests=frozenset({Audience.TEAM}))
    (decision,) = decide([candidate], reach, lambda _: policy, ledger, now)
    return decision


def at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    """On the clock in Rome."""
    return datetime(2026, 11, day, hour - 1, minute, tzinfo=UTC)


def test_at_nine_what_is_due_is_sent() -> None:
    decision = decided()
    assert (decision.why.rule, decision.why.local.hour) == (Rule.SLOT, 9)
    assert decision.why.zone_name == "Europe/Rome"


def test_between_the_hours_it_waits_for_the_next_one() -> None:
    decision = decided(at(10), candidate=replace(DUE, since=at(10)))
    assert (decision.why.rule, decision.at) == (Rule.NEXT_SLOT, at(14))


def test_after_a_stop_a_slot_that_passed_is_made_good() -> None:
    assert decided(at(11)).why.rule is Rule.LATE


def test_each_slot_brings_one_message() -> None:
    decision = decided(at(9, 30), ledger=Ledger(messages=(MONDAY,), gathered=(MONDAY,)))
    assert (decision.why.rule, decision.at) == (Rule.NEXT_SLOT, at(14))


def test_what_is_urgent_comes_at_once_and_counts() -> None:
    urgent = replace(DUE, is_urgent=True, since=at(11))
    assert decided(at(11), candidate=urgent).why.rule is Rule.URGENT
    spent = Ledger(messages=(MONDAY, at(10), at(10, 30)))
    decision = decided(at(11), candidate=urgent, ledger=spent)
    assert (decision.why.rule, decision.at) == (Rule.BUDGET, at(9, day=24))


def test_nothing_is_urgent_where_that_is_not_allowed() -> None:
    urgent = replace(DUE, is_urgent=True, since=at(11))
    decision = decided(at(11), candidate=urgent, channel=Wishes(urgent=False))
    assert decision.why.rule is Rule.NEXT_SLOT
    hers = Reach(ANA, Wishes(urgent=True))
    assert decided(at(11), candidate=urgent, reach=hers, channel=Wishes(urgent=False)).why.rule is Rule.URGENT


@pytest.mark.parametrize(
    ("reach", "now", "rule", "again"),
    [
        (HERS, at(18), Rule.HOURS, at(9, day=24)),
        (HERS, at(12, day=28), Rule.DAY_OFF, at(9, day=30)),
        (Reach(ANA, off=DaysOff(frozenset({date(2026, 11, 23)}))), MONDAY, Rule.HOLIDAY, at(9, day=24)),
        (
            Reach(ANA, off=DaysOff(leave=((date(2026, 11, 20), date(2026, 11, 25)),))),
            MONDAY,
            Rule.LEAVE,
            at(9, day=26),
        ),
        (Reach(ANA, Wishes(quiet_from=time(8), quiet_until=time(10))), MONDAY, Rule.QUIET, at(10)),
        (Reach(ANA, Wishes(silent_until=at(11, 20))), MONDAY, Rule.SILENT, at(11, 20)),
    ],
    ids=["hours", "weekend", "holiday", "leave", "quiet hours", "do not disturb"],
)
def test_out_of_reach_it_waits_until_the_person_can_be_written_to(
    reach: Reach, now: datetime, rule: Rule, again: datetime
) -> None:
    decision = decided(now, reach=reach)
    assert (decision.why.rule, decision.at) == (rule, again)


@pytest.mark.parametrize(
    ("change", "rule", "whose"),
    [
        ({"reach": Reach(ANA, Wishes({Kind.DUE: Way.OFF}))}, Rule.OFF, Whose.PERSON),
        ({"channel": Wishes({Kind.DUE: Way.DIGEST})}, Rule.DIGEST, Whose.CHANNEL),
        ({"ledger": Ledger(muted=frozenset({"T-1"}))}, Rule.MUTED, Whose.NOBODY),
        ({"ledger": Ledger(frozenset({"due:T-1"}))}, Rule.SENT_BEFORE, Whose.NOBODY),
        ({"candidate": replace(DUE, unheeded=3)}, Rule.IGNORED, Whose.NOBODY),
        ({"candidate": replace(DUE, until=MONDAY)}, Rule.TOO_LATE, Whose.NOBODY),
    ],
    ids=["off", "digest", "muted", "sent before", "ignored", "too late"],
)
def test_what_nobody_wants_is_held_back(change: dict[str, object], rule: Rule, whose: Whose) -> None:
    decision = decided(**change)  # type: ignore[arg-type]  # one of the keywords
    assert (decision.verdict, decision.why.rule, decision.why.whose) == (Verdict.HOLD, rule, whose)


def test_what_must_be_in_time_is_merged_into_the_hour_before_its_end() -> None:
    decision = decided(at(11), candidate=replace(CLOSING, until=at(14, 1)))
    assert (decision.why.rule, decision.at) == (Rule.NEXT_SLOT, at(14))
    assert decided(at(14), candidate=replace(CLOSING, until=at(14, 1))).why.rule is Rule.SLOT


def test_what_must_be_in_time_comes_at_once_where_no_hour_lies_before_its_end() -> None:
    assert decided(at(11), candidate=CLOSING).why.rule is Rule.URGENT
    used = Ledger(messages=(at(11),), gathered=(at(14),))
    assert decided(at(14), candidate=replace(CLOSING, until=at(15)), ledger=used).why.rule is Rule.URGENT


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"reach": Reach(ANA, Wishes(quiet_from=time(10), quiet_until=time(13)))}, Rule.QUIET),
        ({"reach": Reach(ANA, Wishes(silent_until=at(12)))}, Rule.SILENT),
        ({"ledger": Ledger(messages=(at(9), at(9, 30), at(10)))}, Rule.BUDGET),
        ({"reach": Reach(ANA, Wishes(urgent=False))}, Rule.NO_HOUR),
        ({"reach": Reach(ANA, Wishes({Kind.STANDUP: Way.OFF}))}, Rule.OFF),
        ({"candidate": replace(CLOSING, until=at(11))}, Rule.TOO_LATE),
    ],
    ids=["quiet hours", "do not disturb", "budget", "nothing at once", "off", "over"],
)
def test_what_cannot_be_in_time_is_held_back_with_the_rule_that_kept_it(
    change: dict[str, object], rule: Rule
) -> None:
    decision = decided(at(11), **{"candidate": CLOSING, **change})  # type: ignore[arg-type]  # keywords
    assert (decision.verdict, decision.why.rule, decision.at) == (Verdict.HOLD, rule, None)


def test_what_must_be_in_time_waits_for_the_end_of_quiet_hours_before_its_own() -> None:
    quiet = Reach(ANA, Wishes(quiet_from=time(10), quiet_until=time(11, 30)))
    decision = decided(at(11), candidate=CLOSING, reach=quiet)
    assert (decision.verdict, decision.why.rule, decision.at) == (Verdict.WAIT, Rule.QUIET, at(11, 30))


def test_the_persons_wish_wins_over_the_channels_and_that_over_the_workspaces() -> None:
    off, merged, at_once = (Wishes({Kind.DUE: way}) for way in (Way.OFF, Way.MERGED, Way.AT_ONCE))
    assert Policy(merged, off, at_once).way_of(Kind.DUE) == (Way.MERGED, Whose.PERSON)
    assert Policy(NO_WISHES, off, at_once).way_of(Kind.DUE) == (Way.OFF, Whose.CHANNEL)
    assert Policy(NO_WISHES, NO_WISHES, at_once).way_of(Kind.DUE) == (Way.AT_ONCE, Whose.WORKSPACE)
    assert Policy().way_of(Kind.DUE) == (Way.MERGED, Whose.NOBODY)


def test_nothing_belongs_into_a_digest_that_does_not_come() -> None:
    here_only = Wishes(dict.fromkeys(Kind, Way.DIGEST))
    own, teams = frozenset({Audience.PERSON}), frozenset({Audience.TEAM})
    assert Policy(here_only, digests=own).way_of(Kind.STUCK) == (Way.DIGEST, Whose.PERSON)
    assert Policy(here_only, digests=teams).way_of(Kind.OVERDUE) == (Way.MERGED, Whose.NOBODY)
    assert Policy(channel=here_only, digests=teams).way_of(Kind.OVERDUE) == (Way.DIGEST, Whose.CHANNEL)
    assert Policy(channel=here_only, digests=teams).way_of(Kind.STUCK) == (Way.MERGED, Whose.NOBODY)
    assert Policy(workspace=here_only, digests=own).way_of(Kind.STUCK) == (Way.DIGEST, Whose.WORKSPACE)
    assert Policy(workspace=here_only).way_of(Kind.OVERDUE) == (Way.MERGED, Whose.NOBODY)


@pytest.mark.parametrize(
    ("policy", "is_held"),
    [
        (Policy(), False),
        (Policy(has_lead=True), True),
        (Policy(digests=frozenset({Audience.PERSON})), True),
        (Policy(digests=frozenset({Audience.MANAGERS})), True),
        (Policy(digests=frozenset({Audience.STAKEHOLDERS})), False),
    ],
    ids=["nobody", "a lead", "an own digest", "the managers'", "the stakeholders'"],
)
def test_what_was_ignored_goes_on_unless_somebody_else_is_told(policy: Policy, is_held: bool) -> None:  # noqa: FBT001
    stuck = replace(DUE, kind=Kind.STUCK, unheeded=3)
    (decision,) = decide([stuck], HERS, lambda _: policy, NOTHING_SENT, MONDAY)
    assert (decision.why.rule is Rule.IGNORED) is is_held


def test_a_channel_does_not_say_how_often_a_person_is_written_to() -> None:
    assert Policy(NO_WISHES, Wishes(budget=9)).budget == 3
    assert Policy(Wishes(budget=1), NO_WISHES, Wishes(budget=5)).budget == 1


@settings(max_examples=150)
@given(st.lists(candidates, max_size=5), reaches, wishes(), wishes(), ledgers, instants)
def test_nothing_leaves_out_of_hours_over_budget_or_twice_and_each_has_one_reason(
    asked: list[Candidate],
    reach: Reach,
    channel: Wishes,
    workspace: Wishes,
    ledger: Ledger,
    now: datetime,
) -> None:
    wanted = policy(reach, channel, workspace)
    decisions = decide(asked, reach, lambda _: wanted, ledger, now)
    assert [decision.candidate for decision in decisions] == asked
    sent = [each.candidate for each in decisions if each.verdict is Verdict.SEND]
    today = [each for each in ledger.messages if reach.local_day(each) == reach.local_day(now)]
    if sent:
        assert reach.closed_because(now) is None
        assert len(today) < wanted.budget
    occasions = [candidate.occasion for candidate in sent]
    assert len(set(occasions)) == len(occasions)
    assert not set(occasions) & ledger.occasions
    for each in decisions:
        assert (each.at is not None) is (each.verdict is Verdict.WAIT)
        if each.at is not None:
            assert each.at > now
            assert reach.closed_because(each.at) is None
            assert not each.comes_too_late


@settings(max_examples=60)
@given(st.lists(candidates, max_size=4, unique_by=lambda one: one.occasion), reaches, instants)
def test_what_waits_is_sent_when_its_time_has_come_within_the_budget(
    asked: list[Candidate], reach: Reach, now: datetime
) -> None:
    """The way of a day's firings: at each instant at which something is to be looked at again, it is."""
    asked = [replace(one, until=None, unheeded=0, since=min(one.since, now)) for one in asked]
    wanted = Policy(reach.wishes)
    ledger = Ledger()
    for _ in range(12):
        decisions = decide(asked, reach, lambda _: wanted, ledger, now)
        ledger = _after(ledger, decisions, now)
        again = [each.at for each in decisions if each.at is not None]
        if not again:
            break
        now = min(again)
    held = {each.candidate for each in decisions if each.verdict is Verdict.HOLD}
    assert {one for one in asked if one.occasion not in ledger.occasions} <= held
    by_day = [reach.local_day(each) for each in ledger.messages]
    assert all(by_day.count(day) <= wanted.budget for day in by_day)


def _after(ledger: Ledger, decisions: list[Decision], now: datetime) -> Ledger:
    sent = [each for each in decisions if each.verdict is Verdict.SEND]
    if not sent:
        return ledger
    gathers = any(each.why.rule is not Rule.URGENT for each in sent)
    return Ledger(
        ledger.occasions | {each.candidate.occasion for each in sent},
        (*ledger.messages, now),
        (*ledger.gathered, *((now,) if gathers else ())),
    )


def test_slots_are_instants_at_which_the_person_can_be_written_to() -> None:
    late_riser = replace(ANA, work_start=time(10, 30))
    assert Reach(late_riser).slots_on(date(2026, 11, 23)) == [at(10, 30), at(14)]
    at_night = replace(ANA, work_start=time(22), work_end=time(6))
    assert Reach(at_night).slots_on(date(2026, 11, 23)) == [at(22)]
    assert Reach(ANA).slots_on(date(2026, 11, 28)) == []


@settings(max_examples=80)
@given(reaches, instants)
def test_the_next_slot_is_the_first_and_can_be_used(reach: Reach, now: datetime) -> None:
    slot = reach.next_slot(now)
    assert slot >= now
    assert reach.closed_because(slot) is None
    between = (reach.local_day(now) + timedelta(days=count) for count in range(8))
    assert not [each for day in between for each in reach.slots_on(day) if now <= each < slot]
