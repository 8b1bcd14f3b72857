"""Digests of #launch, and what moves there."""

from datetime import datetime, time, timedelta
from typing import Any

from bot.domain.digests.commands import CreateDigest
from bot.domain.digests.digest import Audience, Digest, WhenQuiet
from bot.domain.digests.report import Report
from bot.domain.recurrence.rule import Holidays, Recurrence
from bot.services.digests import creating, firing
from bot.services.digests.creating import Listed
from bot.services.digests.firing import span_of
from bot.services.digests.reporting import report_of
from bot.services.digests.timing import DIGEST as TIMER
from storage import digests, timers
from storage.timers import Due
from storage.unit import Unit
from tests.units import GRACE, LAUNCH, NOW, TEAM, act

FRIDAYS = Recurrence("FREQ=WEEKLY;BYDAY=FR", Holidays.BEFORE)
DIGEST = Digest(
    workspace_id=TEAM,
    number=1,
    channel_id=LAUNCH.id,
    creator_id=GRACE.id,
    rhythm=FRIDAYS.text,
    at=time(16),
    zone_name="America/New_York",
    audience=Audience.TEAM,
    when_quiet=WhenQuiet.LINE,
    created_at=NOW,
    told_at=NOW,
    watermark=0,
)
LATER = NOW + timedelta(minutes=1)
"""When what was done so far is settled."""


def create(unit: Unit, now: datetime = NOW, **changes: Any) -> Listed:
    wanted = CreateDigest(**{"rhythm": FRIDAYS, "at": time(16), **changes})
    return creating.create(act(unit, GRACE, now=now), wanted)


def fire(unit: Unit, at: datetime, now: datetime | None = None, number: int = 1) -> None:
    firing.fire(unit, Due(TEAM, TIMER, f"D-{number}", at), now or at)


def next_at(unit: Unit, number: int = 1) -> datetime | None:
    return timers.timer_at(unit, TEAM, TIMER, f"D-{number}")


def digest_in(unit: Unit, number: int = 1) -> Digest:
    found = digests.find(unit, TEAM, number)
    assert found is not None
    return found


def told(unit: Unit, now: datetime, number: int = 1) -> Report:
    digest = digest_in(unit, number)
    return report_of(unit, digest, span_of(unit, digest, now))
