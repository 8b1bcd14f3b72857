"""What a digest tells: counted by the database, listed as far as it is shown."""

from datetime import datetime, timedelta

from bot.domain.approvals.decision_log import Decision
from bot.domain.approvals.facets import CLOSED as REQUEST_CLOSED
from bot.domain.approvals.facets import RequestFacet
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.digests.digest import Audience, Digest
from bot.domain.digests.forecast import Forecast, forecast
from bot.domain.digests.health import Standing, health_of
from bot.domain.digests.moves import Moved, moves_of
from bot.domain.digests.report import BlockedTask, Report, Share, Span, Weeks, days_since
from bot.domain.tasks.facets import UNDATED, Facet, seconds
from bot.domain.tasks.task import Task, task_number
from bot.services.digests.linking import with_names
from bot.services.digests.participation import participation_in
from storage import approval_lists, decision_log, digest_counts
from storage.approval_lists import RequestQuery
from storage.digest_counts import Along, Counts
from storage.unit import Unit

MOST_ENTRIES = 5000
"""Lines of the history that are looked at for one digest."""

SHOWN = 100
"""Of each list; the rest is counted."""

MOST_SHARES = 20
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
    blocked = _blocked(unit, digest, span)
    likely = _forecast(unit, digest, along, counts, now)
    standing = _standing(unit, along, counts, blocked, likely, now)
    moved, is_cut = _moved(unit, digest, along, span)
    health, reason = health_of(standing)
    report = Report(
        span,
        standing,
        health,
        reason,
        tuple(moved),
        tuple(digest_counts.first_of(unit, along, now, seconds(span.until), SHOWN)),
        counts.due_next,
        tuple(digest_counts.first_of(unit, along, 0, now, SHOWN)),
        tuple(blocked[:SHOWN]),
        len(blocked),
        tuple(_waiting(unit, digest)),
        tuple(_decided(unit, digest, span)),
        tuple(_decisions(unit, digest, span)),
        participation_in(unit, digest, span),
        tuple(Share(*each) for each in digest_counts.workload(unit, along, now, MOST_SHARES)),
        likely,
        is_cut,
    )
    return with_names(unit, digest, report)


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
    blocked: list[BlockedTask],
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


def _blocked(unit: Unit, digest: Digest, span: Span) -> list[BlockedTask]:
    """The longest blocked first."""
    if digest.audience is Audience.PERSON:
        along = Along(digest.workspace_id, Facet.BLOCKER, digest.creator_id)
    else:
        along = Along(digest.workspace_id, Facet.BLOCKED, digest.channel_id)
    found = digest_counts.first_of(unit, along, 0, UNDATED + 1, MOST_ENTRIES)
    aged = [BlockedTask(task, days_since(_blocked_since(task), span.at)) for task in found]
    return sorted(aged, key=lambda each: (-each.days, each.task.number))


def _blocked_since(task: Task) -> datetime:
    """Since the first of what is in the way still."""
    return min((datetime.fromisoformat(edge.since) for edge in task.blockers), default=task.created_at)


def _waiting(unit: Unit, digest: Digest) -> list[ApprovalRequest]:
    if digest.audience is Audience.PERSON:
        query = RequestQuery.of_open(RequestFacet.WAITING, digest.creator_id)
    else:
        query = RequestQuery.of_open(RequestFacet.IN, digest.channel_id)
    return approval_lists.every(unit, digest.workspace_id, query, SHOWN)


def _decided(unit: Unit, digest: Digest, span: Span) -> list[ApprovalRequest]:
    """Closed in the span, the last first."""
    if digest.audience is Audience.PERSON:
        return []
    low = REQUEST_CLOSED + UNDATED - seconds(span.at)
    high = REQUEST_CLOSED + UNDATED - seconds(span.since)
    query = RequestQuery(RequestFacet.IN, digest.channel_id, low, high + 1)
    found = approval_lists.every(unit, digest.workspace_id, query, SHOWN)
    return [each for each in found if each.closed_at and span.since < each.closed_at <= span.at]


def _decisions(unit: Unit, digest: Digest, span: Span) -> list[Decision]:
    """Those that are no outcome of a request: these are told of with it."""
    if digest.audience is Audience.PERSON:
        return []
    found = decision_log.page_of(unit, digest.workspace_id, digest.channel_id, most=SHOWN, skip=0)
    return [each for each in found if span.since < each.at <= span.at and not each.subject]
