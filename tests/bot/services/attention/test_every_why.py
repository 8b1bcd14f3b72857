"""Everything that was sent or held back, nudge or not, leaves a row that says by which rule."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.approvals.commands import NewRequest
from bot.domain.approvals.model import Content, Step
from bot.domain.attention.why import Rule, Verdict
from bot.domain.digests.digest import WhenQuiet
from bot.domain.outgoing import OutboxStatus, Settlement
from bot.domain.people import Person
from bot.domain.recurrence.rule import Holidays, Recurrence
from bot.domain.refusal import Refusal
from bot.messages.attention import why as messages
from bot.messages.reader import reader_for
from bot.scheduler import fire_once
from bot.services.act import Act
from bot.services.approvals import asking
from bot.services.approvals.eligibility import nobody
from bot.services.approvals.timers import EXPIRY
from bot.services.attention import settings, why
from bot.services.attention.why import Sent
from bot.services.digests import noting
from bot.services.digests.timing import DIGEST, NOTE
from storage import approvals, lanes, timers
from storage.timers import Due
from storage.unit import Unit
from tests.bot.services.attention.nudged import deliver
from tests.bot.services.digests.digested import create
from tests.bot.services.tasks.work import BRIEF, add, make_lead
from tests.units import ANA, DAVID, DESIGN, GRACE, LAUNCH, LEADERSHIP, MEERA, NOW, PIOTR, TEAM, act

HERS = replace(LAUNCH, id="D0GRACE", name="", is_direct=True)


def sent(act_: Act) -> list[Sent]:
    return [each for each in why.latest(act_) if isinstance(each, Sent)]


def read(told: list[Sent], person: Person, now: datetime) -> list[str]:
    return messages.why([*told], reader_for(person, now)).text.splitlines()


def a_request(unit: Unit) -> datetime:
    """Of Grace's, to David; when it expires."""
    asking.ask(act(unit, GRACE), NewRequest(Content("Posters"), (Step((DAVID.id,)),)), nobody)
    request = approvals.find(unit, TEAM, 1)
    assert request
    return request.expires_at


def test_what_somebody_caused_came_at_once_and_what_was_timed_at_its_time(unit: Unit) -> None:
    expires_at = a_request(unit)
    deliver(unit, NOW)
    fire_once(unit, Due(TEAM, EXPIRY, "R-1", expires_at), expires_at)
    unit.due_at = None
    deliver(unit, expires_at)
    (card,) = sent(act(unit, DAVID, HERS))
    assert (card.content, card.rule, card.zone_name) == ("request_card", Rule.DEED, "America/New_York")
    (news,) = [each for each in sent(act(unit, GRACE, HERS)) if each.content == "request_news"]
    assert (news.rule, news.zone_name, news.at) == (Rule.ITS_TIME, "America/New_York", expires_at)
    (line,) = read([news], GRACE, expires_at)
    assert line.endswith(
        "(America/New_York): nobody had decided about a request of yours by its deadline; it was its time."
    )


def test_what_was_timed_and_came_late_says_so(unit: Unit) -> None:
    expires_at = a_request(unit)
    late = expires_at + timedelta(hours=2)
    fire_once(unit, Due(TEAM, EXPIRY, "R-1", expires_at), late)
    (news,) = [each for each in sent(act(unit, GRACE, HERS)) if each.content == "request_news"]
    assert news.rule is Rule.LATE
    assert "while I was away" in read([news], GRACE, late)[0]


@pytest.mark.parametrize(
    ("outcome", "verdict", "says"),
    [
        (OutboxStatus.DROPPED, Verdict.HOLD, "held back"),
        (OutboxStatus.FAILED, Verdict.SEND, "Slack would not take it"),
    ],
)
def test_what_did_not_arrive_says_so(unit: Unit, outcome: OutboxStatus, verdict: Verdict, says: str) -> None:
    a_request(unit)
    for message in lanes.claim(unit, "courier", NOW, timedelta(minutes=1), 10):
        lanes.finish(unit, message, "courier", Settlement(outcome, NOW, NOW, error="why"))
    (told,) = sent(act(unit, DAVID, HERS))
    assert told.verdict is verdict
    assert says in read([told], DAVID, NOW)[0]


def test_a_digest_that_was_held_back_says_why_to_whoever_may_see_its_channel(unit: Unit) -> None:
    digest = create(unit, when_quiet=WhenQuiet.NOTHING).digest
    at = timers.timer_at(unit, TEAM, DIGEST, digest.name)
    assert at
    fire_once(unit, Due(TEAM, DIGEST, digest.name, at), at)
    (told,) = why.of_channel(act(unit, ANA, DESIGN), LAUNCH.id)
    assert isinstance(told, Sent)
    assert (told.rule, told.verdict, told.at) == (Rule.NOTHING_MOVED, Verdict.HOLD, at)
    (line,) = read([told], ANA, at)
    assert "*D-1*" in line
    assert f"({digest.zone_name})" in line
    for by, place in ((PIOTR, LEADERSHIP.id), (MEERA, LAUNCH.id)):
        with pytest.raises(Refusal):
            why.of_channel(act(unit, by, DESIGN), place)


def test_a_digest_that_came_before_a_holiday_says_so(unit: Unit) -> None:
    """Thanksgiving is a Thursday."""
    thursdays = Recurrence("FREQ=WEEKLY;BYDAY=TH", Holidays.BEFORE)
    digest = create(unit, rhythm=thursdays).digest
    add(unit, BRIEF)
    at = timers.timer_at(unit, TEAM, DIGEST, digest.name)
    assert at
    assert at.day == 25
    fire_once(unit, Due(TEAM, DIGEST, digest.name, at), at)
    deliver(unit, at)
    (told,) = [
        each
        for each in why.of_channel(act(unit, ANA), LAUNCH.id)
        if isinstance(each, Sent) and each.content == DIGEST
    ]
    assert told.rule is Rule.HOLIDAY
    assert "its own day is a public holiday" in read([told], GRACE, at)[0]


def test_a_lead_who_is_not_asked_for_a_note_reads_why(unit: Unit) -> None:
    make_lead(unit, GRACE.id, LAUNCH)
    digest = create(unit).digest
    at = timers.timer_at(unit, TEAM, NOTE, digest.name)
    assert at
    settings.be_silent(act(unit, GRACE), at + timedelta(minutes=5))
    noting.ask(unit, Due(TEAM, NOTE, digest.name, at), at)
    (told,) = sent(act(unit, GRACE, HERS))
    assert (told.content, told.rule, told.verdict) == (NOTE, Rule.SILENT, Verdict.HOLD)
    assert told.zone_name == "America/New_York"
