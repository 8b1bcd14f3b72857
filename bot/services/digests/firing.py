"""The hour of a digest has come."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.attention.why import Rule
from bot.domain.digests.digest import Digest, Issue, WhenQuiet, digest_number
from bot.domain.digests.report import Span
from bot.domain.digests.schedule import is_moved
from bot.domain.outgoing import Draft
from bot.services.act import Act
from bot.services.digests.creating import SETTLED, check_may_change, find_here
from bot.services.digests.reporting import report_of
from bot.services.digests.timing import (
    A_WEEK,
    DETAILS,
    DIGEST,
    clear_timers,
    issue_subject,
    next_at,
    set_timers,
)
from storage import digest_counts, digests, outbox, timers
from storage.people import find_person, find_place
from storage.timers import Due
from storage.unit import Unit

STILL_OF_USE = timedelta(hours=12)
HALF_A_DAY = timedelta(hours=12)


def fire(unit: Unit, due: Due, now: datetime) -> None:
    """Post what moved since the last one. Catch-up rule: it is posted up to twelve hours late; later it is
    left out, and the next one tells of it, too.
    """
    timers.clear_timer(unit, due.workspace_id, DIGEST, due.subject)
    digest = digests.lock(unit, due.workspace_id, digest_number(due.subject))
    if digest is None:
        return
    set_timers(unit, digest, due.next_run_at)
    if not _is_wanted(unit, digest):
        clear_timers(unit, digest)
        return
    is_late = now - due.next_run_at > STILL_OF_USE
    key = f"{DIGEST}:{issue_subject(digest, due.next_run_at)}"
    if timers.claim_firing(unit, digest.workspace_id, key, now, "too late" if is_late else "due"):
        _issue_or_hold(unit, digest, due.next_run_at, now, is_late=is_late)


def _issue_or_hold(unit: Unit, digest: Digest, at: datetime, now: datetime, *, is_late: bool) -> None:
    """What is not posted says why not."""
    if is_late or not issue(unit, digest, at, now):
        rule = Rule.TOO_LATE if is_late else Rule.NOTHING_MOVED
        outbox.hold(unit, replace(_draft(digest, at, now), rule=rule))


def issue(unit: Unit, digest: Digest, at: datetime, now: datetime) -> bool:
    """Post it as of now, under the instant `at`; False where nothing moved and nothing is to be said then."""
    span = span_of(unit, digest, now)
    has_nothing = report_of(unit, digest, span).is_quiet
    told = replace(
        digest,
        told_at=now,
        watermark=digest_counts.last_settled(unit, now - SETTLED),
        note="",
        note_by=None,
    )
    digests.save(unit, told)
    if has_nothing and digest.when_quiet is WhenQuiet.NOTHING and not digest.note:
        return False
    posted = Issue(digest.number, at, span.since, span.after_id, span.up_to_id, digest.note, digest.note_by)
    digests.add_issue(unit, digest.workspace_id, posted)
    _post(unit, digest, posted, span, now)
    return True


def post_now(act: Act, number: int | None) -> bool:
    """For everybody who reads there. Raises Refusal for whoever may not."""
    check_may_change(act)
    found = find_here(act, number)
    digest = digests.lock(act.unit, act.workspace_id, found.number) or found
    act.record("digest_posted", digest.name)
    return issue(act.unit, digest, act.now, act.now)


def span_of(unit: Unit, digest: Digest, now: datetime) -> Span:
    """Since the last one, until now; what is due until half a day after the next one comes next."""
    until = (next_at(unit, digest, now) or now + A_WEEK) + HALF_A_DAY
    return Span(digest.told_at, now, until, digest.watermark, digest_counts.last_settled(unit, now))


def _is_wanted(unit: Unit, digest: Digest) -> bool:
    """Not where the bot was put out, nor to somebody who has left."""
    place = find_place(unit, digest.workspace_id, digest.channel_id)
    person = find_person(unit, digest.workspace_id, digest.creator_id)
    if place is None or person is None:
        return False
    return not person.has_left if place.is_direct else place.is_reachable


def _post(unit: Unit, digest: Digest, posted: Issue, span: Span, now: datetime) -> None:
    subject = issue_subject(digest, posted.at)
    about = {
        "since": span.since.isoformat(),
        "at": span.at.isoformat(),
        "until": span.until.isoformat(),
        "after_id": span.after_id,
        "up_to_id": span.up_to_id,
        "note": posted.note,
        "note_by": posted.note_by,
    }
    person = find_person(unit, digest.workspace_id, digest.creator_id)
    by_holiday = Rule.HOLIDAY if person and is_moved(digest, person, posted.at) else None
    is_its_time = unit.due_at is not None
    rule = by_holiday if is_its_time else None
    outbox.post_card(unit, replace(_draft(digest, posted.at, now), payload=about, rule=rule))
    timers.set_timer(unit, digest.workspace_id, DETAILS, subject, now)


def _draft(digest: Digest, at: datetime, now: datetime) -> Draft:
    where = (digest.workspace_id, DIGEST, issue_subject(digest, at), digest.channel_id, now)
    return Draft(*where, actor_id=digest.creator_id, zone_name=digest.zone_name)
