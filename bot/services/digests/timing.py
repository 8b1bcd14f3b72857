"""The timers of a digest: its next issue, and the hour before it in which the lead may add a note."""

from datetime import datetime, timedelta

from bot.domain.digests.digest import Audience, Digest
from bot.domain.digests.schedule import NOTE_BEFORE, next_issue
from bot.domain.public_holidays import holidays_of
from storage import timers
from storage.people import require_person
from storage.unit import Unit

A_WEEK = timedelta(days=7)
"""What passes between two digests where the series has no second one."""

DIGEST = "digest"
"""The timer of the next issue; its subject is D-3."""

NOTE = "digest_note"
"""The timer of the question for a note; also the content of that message."""

DETAILS = "digest_details"
"""The timer that posts the thread once the digest stands in Slack; its subject is the issue's."""


def set_timers(unit: Unit, digest: Digest, now: datetime) -> datetime | None:
    """Returns when it comes next (UTC), None where its series has ended."""
    clear_timers(unit, digest)
    at = next_at(unit, digest, now)
    if at is not None:
        timers.set_timer(unit, digest.workspace_id, DIGEST, digest.name, at)
        asks_at = at - NOTE_BEFORE
        if asks_at > now and digest.audience is not Audience.PERSON:
            timers.set_timer(unit, digest.workspace_id, NOTE, digest.name, asks_at)
    return at


def clear_timers(unit: Unit, digest: Digest) -> None:
    for kind in (DIGEST, NOTE):
        timers.clear_timer(unit, digest.workspace_id, kind, digest.name)


def next_at(unit: Unit, digest: Digest, now: datetime) -> datetime | None:
    person = require_person(unit, digest.workspace_id, digest.creator_id)
    return next_issue(digest, person, holidays_of(person), now)


def issue_subject(digest: Digest, at: datetime) -> str:
    """ "D-3@2026-11-27T15:00:00+00:00": one posted digest, by its scheduled instant."""
    return f"{digest.name}@{at.isoformat()}"
