"""What a digest tells: counted by the database, listed as far as it is shown."""

from datetime import datetime, timedelta

from bot.domain.digests.digest import Audience, Digest
from bot.domain.digests.forecast import Forecast, forecast
from bot.domain.digests.health import Standing, health_of
from bot.domain.digests.moves import Moved, moves_of
from bot.domain.digests.report import BlockedPerson, BlockedTask, Report, Share, Span, Weeks, set_apart
from bot.domain.digests.sections import Section
from bot.domain.tasks.facets import Facet, seconds
from bot.domain.tasks.task import task_number
from bot.services.digests.blocking import blocked_in
from bot.services.digests.keeping import kept_for, unheeded_in
from bot.services.digests.linking import with_names
from bot.services.digests.participation import participation_in
from bot.services.digests.requests import SHOWN, requests_of
from storage import digest_counts
from storage.digest_counts import Along, Counts
from storage.unit import Unit

MOST_ENTRIES = 5000
"""Lines of the history that are looked at for one digest."""

MOST_SHARES = 20
MOST_PEOPLE = 1000
PAST_WEEKS = 8
A_WEEK = timedelta(days=7)


def along_of(digest: Digest) -> Along:
    """The tasks of the channel, or of the person alone."""
    if digest.audience is Audience.PERSON:
        return Along(digest.workspace_id, Facet.MINE, digest.creator_id)
    return Along(digest.workspace_id, Facet.IN, digest.channel_id)


def report_of(unit: Unit, digest: Digest, span: Span) -> Report:
    """As things stand now, with what moved in the span."""
    along, now = along_of(digest), seconds(span.at)
    counts = digest_counts.counts_of(unit, along, now, seconds(span.until))
    blocked = blocked_in(unit, digest, span)
    likely = _forecast(unit, digest, along, counts, now)
    standing = _standing(unit, along, counts, blocked, likely, now)
    moved, is_cut = _moved(unit, digest, along, span)
    shares = digest_counts.workload(unit, along, now, MOST_PEOPLE)
    health, reason = health_of(standing)
    requests = requests_of(unit, digest, span)
    report = Report(
        *(span, standing, health, reason, tuple(moved)),
        due_next=tuple(digest_counts.first_of(unit, along, now, seconds(span.until), SHOWN)),
        overdue=tuple(digest_counts.first_of(unit, along, 0, now, SHOWN)),
        blocked=tuple(blocked[:SHOWN]),
        unheeded=tuple(unheeded_in(unit, digest, span.at)),
        waiting=requests.waiting,
        decided=requests.decided,
        undecided=requests.undecided,
        participation=participation_in(unit, digest, span),
        workload=tuple(Share(*each) for each in shares[:MOST_SHARES]),
        counts={
            Section.DUE_NEXT: counts.due_next,
            Section.OVERDUE: counts.overdue,
            Section.BLOCKED: len(blocked),
            Section.WORKLOAD: len(shares),
            **requests.counts,
        },
        forecast=likely,
        is_cut=is_cut,
    )
    return with_names(unit, digest, set_apart(report, digest, kept_for(unit, digest, span.at)))


def weeks_of(unit: Unit, digest: Digest, at: datetime) -> Weeks:
    """The burn-up of the last weeks: all tasks, and those done, at the end of each."""
    along = along_of(digest)
    by_week = digest_counts.done_by_week(unit, along, seconds(at), PAST_WEEKS)
    ends = [at - A_WEEK * ago for ago in range(PAST_WEEKS - 1, -1, -1)]
    scope = [digest_counts.added_before(unit, along, end) for end in ends]
    counts = digest_counts.counts_of(unit, along, seconds(at), seconds(at))
    done_now = scope[-1] - counts.open
    done = [done_now - sum(by_week[place + 1 :]) for place in range(PAST_WEEKS)]
    return Weeks(tuple(scope), tuple(max(each, 0) for each in done))


def _moved(unit: Unit, digest: Digest, along: Along, span: Span) -> tuple[list[Moved], bool]:
    """To a person only what others did is told."""
    but_by = digest.creator_id if digest.audience is Audience.PERSON else ""
    ids = (span.after_id, span.up_to_id)
    entries = digest_counts.story_of(unit, along, ids, MOST_ENTRIES + 1, but_by)
    looked_at = entries[:MOST_ENTRIES]
    numbers = list(dict.fromkeys(task_number(entry.subject) for entry in looked_at))
    tasks = digest_counts.tasks_of(unit, digest.workspace_id, numbers)
    return moves_of(looked_at, tasks), len(entries) > MOST_ENTRIES


def _standing(
    unit: Unit,
    along: Along,
    counts: Counts,
    blocked: list[BlockedTask | BlockedPerson],
    likely: Forecast | None,
    now: int,
) -> Standing:
    weeks_left = None if counts.last_due is None else (counts.last_due - now) / digest_counts.A_WEEK
    return Standing(
        counts.open,
        counts.dated,
        counts.overdue,
        digest_counts.urgent_overdue(unit, along, now),
        max((each.days for each in blocked), default=0),
        weeks_left,
        likely.last_week if likely else None,
    )


def _forecast(unit: Unit, digest: Digest, along: Along, counts: Counts, now: int) -> Forecast | None:
    """The same for the same week of the same digest, however often it is drawn."""
    by_week = digest_counts.done_by_week(unit, along, now, PAST_WEEKS)
    return forecast(counts.open, by_week, digest.number * 10_000 + now // digest_counts.A_WEEK)
