"""Nothing is lost: what somebody is not nudged about stands in a digest."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from bot.domain.attention.kinds import Kind, Way
from bot.domain.attention.why import Rule
from bot.domain.attention.wishes import Wishes
from bot.domain.digests.commands import DeleteDigest
from bot.domain.digests.report import Report, count_of
from bot.domain.digests.sections import Section
from bot.domain.people import Place
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.task import TaskStatus
from bot.services.attention import settings
from bot.services.digests import creating, firing, own
from bot.services.digests.creating import Listed
from bot.services.tasks import changing
from storage import people
from storage.unit import Unit
from tests.bot.services.attention.nudged import at, fire_until, lines, messages_to
from tests.bot.services.digests.digested import create, digest_in, told
from tests.bot.services.tasks.work import BRIEF, add, make_lead
from tests.units import ANA, DAVID, LAUNCH, NOW, PIOTR, TEAM, act

ANAS = Place(TEAM, "D0ANA", "", is_direct=True)
REACHED = replace(ANA, dm_channel_id=ANAS.id)
WEEKS_LATER = at(30, 23) + timedelta(days=20)


@pytest.fixture
def team(unit: Unit) -> Unit:
    """Ana has spoken with Muster."""
    people.save_place(unit, ANAS)
    people.remember_dm(unit, TEAM, ANA.id, ANAS.id)
    return unit


def want_in_digest(unit: Unit, *kinds: Kind) -> Listed | None:
    hers = act(unit, REACHED, ANAS)
    settings.choose_own(hers, Wishes(dict.fromkeys(kinds, Way.DIGEST)))
    return own.provide(hers)


def kept(report: Report) -> list[tuple[Kind, str, str]]:
    return [(each.kind, each.name, each.instead_of) for each in report.kept]


def overdue_for_weeks(unit: Unit) -> datetime:
    add(unit, BRIEF)
    fire_until(unit, WEEKS_LATER)
    return WEEKS_LATER


def test_whoever_wants_something_in_their_digest_only_gets_one_and_reads_it_there(team: Unit) -> None:
    made = want_in_digest(team, Kind.OVERDUE)
    assert made is not None
    assert (made.digest.channel_id, made.digest.at, made.next_at) == (ANAS.id, time(9), at(24, 9))
    assert own.provide(act(team, REACHED, ANAS)) is None
    now = overdue_for_weeks(team)
    assert [line.kind for line in lines(team) if line.message] == [Kind.BEFORE_DUE, Kind.DUE]
    report = told(team, now)
    assert kept(report) == [(Kind.OVERDUE, "T-1", "")]
    assert (report.overdue, count_of(report, Section.OVERDUE)) == ((), 0)
    assert not replace(report, moved=()).is_quiet
    changing.finish(act(team, ANA, now=now), (1,))
    assert kept(told(team, now + timedelta(hours=1))) == []


def test_a_digest_that_was_made_for_it_does_not_repeat_what_nudges_tell(team: Unit) -> None:
    made = want_in_digest(team, Kind.OVERDUE)
    assert made is not None
    add(team, BRIEF)
    soon = at(27, 8)
    firing.issue(team, digest_in(team), soon, soon)
    assert [task.name for task in told(team, soon + timedelta(hours=1)).due_next] == ["T-1"]
    assert not firing.issue(team, digest_in(team), at(27, 9), at(27, 9))
    late = at(30, 10)
    assert firing.issue(team, digest_in(team), late, late)


def test_without_that_digest_it_is_nudged_about_as_usual(team: Unit) -> None:
    made = want_in_digest(team, Kind.OVERDUE)
    assert made is not None
    hers = act(team, REACHED, ANAS)
    creating.delete(hers, DeleteDigest(made.digest.number))
    assert own.take_back(hers) == [Kind.OVERDUE]
    overdue_for_weeks(team)
    assert Kind.OVERDUE in [line.kind for line in lines(team) if line.message]


@pytest.mark.parametrize("kind", [Kind.OVERDUE, Kind.STUCK])
def test_what_a_channel_wants_in_digests_only_stands_in_its_digest_or_is_nudged_about(
    team: Unit, kind: Kind
) -> None:
    create(team)
    settings.choose_for_channel(act(team, ANA), Wishes({kind: Way.DIGEST}))
    add(team, BRIEF if kind is Kind.OVERDUE else NewTask("Paint", ANA.id))
    if kind is Kind.STUCK:
        changing.start(act(team, ANA), (1,))
    fire_until(team, WEEKS_LATER)
    is_nudged = kind in [line.kind for line in lines(team) if line.message]
    assert is_nudged is (kind is Kind.STUCK)
    assert [task.name for task in told(team, WEEKS_LATER).overdue] == ([] if is_nudged else ["T-1"])


def test_what_was_ignored_three_times_stands_in_the_channels_digest_until_somebody_touches_it(
    team: Unit,
) -> None:
    create(team)
    add(team, NewTask("Paint", ANA.id))
    changing.start(act(team, ANA), (1,))
    now = overdue_for_weeks(team)
    assert Counter(line.subject for line in lines(team) if line.message) == {"T-1": 3, "T-2": 3}
    assert {line.subject for line in lines(team) if line.rule is Rule.IGNORED} == {"T-1", "T-2"}
    report = told(team, now)
    assert [task.name for task in report.unheeded] == ["T-1", "T-2"]
    assert [task.name for task in report.standing_still] == ["T-1"]
    assert report.standing_still[0].status is TaskStatus.IN_PROGRESS
    changing.drop(act(team, PIOTR, now=now), (1,))
    assert [task.name for task in told(team, now + timedelta(hours=1)).unheeded] == ["T-2"]


def test_what_was_ignored_three_times_stands_in_ones_own_digest_and_in_the_leads_who_reads_it_only_there(
    team: Unit,
) -> None:
    made = want_in_digest(team, Kind.STUCK)
    assert made is not None
    make_lead(team, DAVID.id, LAUNCH)
    davids = Place(TEAM, "D0DAVID", "", is_direct=True)
    people.save_place(team, davids)
    people.remember_dm(team, TEAM, DAVID.id, davids.id)
    his = act(team, replace(DAVID, dm_channel_id=davids.id), davids)
    settings.choose_own(his, Wishes({Kind.OVERDUE: Way.DIGEST}))
    leads = own.provide(his)
    assert leads is not None
    now = overdue_for_weeks(team)
    fire_until(team, now, DAVID)
    assert messages_to(team, DAVID) == []
    assert kept(told(team, now, made.digest.number)) == [(Kind.OVERDUE, "T-1", "")]
    assert kept(told(team, now, leads.digest.number)) == [(Kind.OVERDUE, "T-1", ANA.id)]


def test_nobody_gets_a_digest_unasked(team: Unit) -> None:
    assert want_in_digest(team) is None
    assert creating.listed(act(team, REACHED, ANAS, NOW)) == []
