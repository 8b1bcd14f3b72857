"""What people said in stand-ups that is in their way, and how many answered, in the digest of the channel."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.digests.digest import Audience
from bot.domain.digests.report import BlockedPerson
from bot.domain.standups.definition import Reporting, ReportTime
from bot.domain.tasks.commands import NewTask
from bot.services.digests import firing
from bot.services.tasks import changing
from storage import digests, rosters, standups
from storage.unit import Unit
from tests.bot.services.digests.digested import create, digest_in, told
from tests.bot.services.digests.recount import history
from tests.bot.services.standups.days import ASKED, CLOSED, answer, run_until, set_up
from tests.bot.services.tasks.work import add
from tests.units import ANA, DAVID, DESIGN, GRACE, LAUNCH, NOW, PIOTR, TEAM, act

TWO_DAYS = NOW + timedelta(days=2)


@pytest.fixture
def launch(unit: Unit) -> Unit:
    """Ana, Piotr, Grace and David are asked each day; the digest is Grace's."""
    rosters.replace_roster(unit, TEAM, LAUNCH.id, [each.id for each in (ANA, PIOTR, GRACE, DAVID)], NOW)
    set_up(unit)
    create(unit)
    run_until(unit, ASKED)
    return unit


def said(unit: Unit) -> list[tuple[str, int]]:
    blocked = told(unit, TWO_DAYS).blocked
    return [(each.blocker.reason, each.days) for each in blocked if isinstance(each, BlockedPerson)]


def test_what_was_said_in_a_stand_up_is_told_with_its_age_as_long_as_it_stands(launch: Unit) -> None:
    answer(launch, GRACE, ASKED, plan="Posters", blockers="The logo <@U0PIOTR>")
    report = told(launch, TWO_DAYS)
    assert said(launch) == [("The logo", 2)]
    assert report.standing.longest_blocked_days == 2
    assert not report.is_quiet
    firing.issue(launch, digest_in(launch), TWO_DAYS, TWO_DAYS)
    assert told(launch, TWO_DAYS + timedelta(days=1)).is_quiet
    assert {"U0GRACE", "U0PIOTR"} <= report.names.keys()
    answer(launch, GRACE, ASKED + timedelta(minutes=5), plan="Posters")
    assert said(launch) == []


def test_what_waited_for_a_task_that_is_done_is_not_told(launch: Unit) -> None:
    add(launch, NewTask("The logo", PIOTR.id))
    answer(launch, GRACE, ASKED, plan="Posters", blockers="Waiting for T-1")
    assert said(launch) == [("Waiting for T-1", 2)]
    changing.finish(act(launch, PIOTR), (1,))
    assert said(launch) == []


@pytest.mark.parametrize(
    "reporting",
    [Reporting(when=ReportTime.AT_CLOSE), Reporting(channel_id=DESIGN.id)],
    ids=["before the report", "reported elsewhere"],
)
def test_nothing_is_told_that_the_report_does_not_tell_there(launch: Unit, reporting: Reporting) -> None:
    answer(launch, GRACE, ASKED, plan="Posters", blockers="rain")
    assert said(launch) == [("rain", 2)]
    standup = standups.find(launch, TEAM, 1)
    assert standup is not None
    standups.save(launch, replace(standup, reporting=reporting))
    assert said(launch) == []


def test_to_a_person_it_is_told_what_waits_for_them(launch: Unit) -> None:
    answer(launch, DAVID, ASKED, plan="Posters", blockers="The logo <@U0GRACE>\nrain")
    digests.save(launch, replace(digest_in(launch), audience=Audience.PERSON))
    assert said(launch) == [("The logo", 2)]


def test_answers_are_as_many_as_the_history_holds(launch: Unit) -> None:
    """Whom a stand-up asked is no deed of anybody's: these are counted from its prompts."""
    for minutes, person in enumerate((GRACE, DAVID, GRACE)):
        answer(launch, person, ASKED + timedelta(minutes=minutes), plan="Posters")
    run_until(launch, CLOSED)
    answered = {entry.subject for entry in history(launch) if entry.action == "standup_answered"}
    assert told(launch, CLOSED + timedelta(hours=1)).participation == (len(answered), 4)
