"""What is in the way, of a channel or of one person: of tasks, and of people, as they said in stand-ups."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.digests.digest import Audience, Digest
from bot.domain.digests.report import BlockedPerson, BlockedTask, Span, days_since
from bot.domain.standups.blockers import StandingBlocker
from bot.domain.standups.definition import ReportTime, StandUp
from bot.domain.tasks.facets import UNDATED, Facet
from bot.domain.tasks.task import Task
from bot.services.standups.blocking import waits_for_nothing
from storage import digest_counts, standup_blockers, standup_rounds, standups
from storage.digest_counts import Along
from storage.unit import Unit

MOST = 5000


def blocked_in(unit: Unit, digest: Digest, span: Span) -> list[BlockedTask | BlockedPerson]:
    """The longest blocked first."""
    of_tasks = [
        BlockedTask(task, days_since(_blocked_since(task), span.at))
        for task in digest_counts.first_of(unit, _along(digest), 0, UNDATED + 1, MOST)
    ]
    today = span.at.astimezone(ZoneInfo(digest.zone_name)).date()
    of_people = [BlockedPerson(each, each.age_days(today)) for each in _said(unit, digest)]
    return sorted([*of_tasks, *of_people], key=_order)


def _along(digest: Digest) -> Along:
    if digest.audience is Audience.PERSON:
        return Along(digest.workspace_id, Facet.BLOCKER, digest.creator_id)
    return Along(digest.workspace_id, Facet.BLOCKED, digest.channel_id)


def _said(unit: Unit, digest: Digest) -> list[StandingBlocker]:
    """In a channel only what the reports of its stand-ups tell there anyway; to a person what waits for them.

    What was answered anonymously never became a blocker.
    """
    if digest.audience is Audience.PERSON:
        return standup_blockers.standing_on(unit, digest.workspace_id, digest.creator_id)
    return [
        blocker
        for standup in standups.everywhere(unit, digest.workspace_id)
        if standup.report_channel == digest.channel_id
        for blocker in standup_blockers.standing_in(unit, digest.workspace_id, standup.number)
        if _is_told(unit, standup, blocker) and not waits_for_nothing(unit, blocker)
    ]


def _is_told(unit: Unit, standup: StandUp, blocker: StandingBlocker) -> bool:
    """Not before the report that comes when the round closes."""
    if standup.reporting.when is not ReportTime.AT_CLOSE:
        return True
    round_ = standup_rounds.find(unit, blocker.workspace_id, blocker.number, blocker.day)
    return round_ is not None and not round_.is_open


def _order(each: BlockedTask | BlockedPerson) -> tuple[int, str, int]:
    number = each.task.number if isinstance(each, BlockedTask) else each.blocker.id
    return -each.days, type(each).__name__, number


def _blocked_since(task: Task) -> datetime:
    """Since the first of what is in the way still."""
    return min((datetime.fromisoformat(edge.since) for edge in task.blockers), default=task.created_at)
