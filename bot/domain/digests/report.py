"""What a digest tells, as numbers and values; what is shown of it depends on who reads."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from bot.domain.approvals.decision_log import Decision
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.digests.digest import Audience
from bot.domain.digests.forecast import Forecast
from bot.domain.digests.health import Health, Reason, Standing
from bot.domain.digests.moves import Move, Moved
from bot.domain.tasks.task import Task


class Section(StrEnum):
    """In the order in which they are shown."""

    DONE = "done"
    MOVED = "moved"
    DUE_NEXT = "due_next"
    OVERDUE = "overdue"
    BLOCKED = "blocked"
    WAITING = "waiting"
    DECIDED = "decided"
    DECISIONS = "decisions"
    PARTICIPATION = "participation"
    WORKLOAD = "workload"


SECTIONS = {
    Audience.STAKEHOLDERS: (
        Section.DONE,
        Section.DUE_NEXT,
        Section.OVERDUE,
        Section.DECIDED,
        Section.DECISIONS,
    ),
    Audience.TEAM: (
        *(Section.DONE, Section.MOVED, Section.DUE_NEXT, Section.OVERDUE, Section.BLOCKED),
        *(Section.WAITING, Section.DECIDED, Section.DECISIONS, Section.PARTICIPATION),
    ),
    Audience.MANAGERS: tuple(Section),
    Audience.PERSON: (Section.OVERDUE, Section.DUE_NEXT, Section.BLOCKED, Section.WAITING, Section.MOVED),
}


@dataclass(frozen=True)
class Span:
    """What is told of: entries of the history after `after_id` up to `up_to_id`, from `since` to `at` (UTC);
    what is due until `until` comes next.
    """

    since: datetime
    at: datetime
    until: datetime
    after_id: int
    up_to_id: int


@dataclass(frozen=True)
class Share:
    """Open and overdue tasks of one person; of nobody, where `member_id` is empty."""

    member_id: str
    open: int
    overdue: int


@dataclass(frozen=True)
class BlockedTask:
    task: Task
    days: int


@dataclass(frozen=True)
class Weeks:
    """The past, oldest week first: how many tasks there were in all, and how many were done, at its end."""

    scope: tuple[int, ...]
    done: tuple[int, ...]


@dataclass(frozen=True)
class Report:
    """Lists hold the first of what they count. `participation` is answered and asked, or None where nobody
    was asked; `is_cut` when more moved than is looked at.
    """

    span: Span
    standing: Standing
    health: Health
    reason: Reason
    moved: tuple[Moved, ...] = ()
    due_next: tuple[Task, ...] = ()
    due_next_count: int = 0
    overdue: tuple[Task, ...] = ()
    blocked: tuple[BlockedTask, ...] = ()
    blocked_count: int = 0
    waiting: tuple[ApprovalRequest, ...] = ()
    decided: tuple[ApprovalRequest, ...] = ()
    decisions: tuple[Decision, ...] = ()
    participation: tuple[int, int] | None = None
    workload: tuple[Share, ...] = ()
    forecast: Forecast | None = None
    is_cut: bool = False
    links: dict[str, str] = field(default_factory=dict)
    """By the names of tasks and requests (T-12): where their cards stand."""
    names: dict[str, str] = field(default_factory=dict)
    """Of people, by their ids: a digest mentions nobody."""

    @property
    def is_quiet(self) -> bool:
        """Whether nothing happened that is worth a message."""
        return not (self.moved or self.decided or self.decisions)

    @property
    def done(self) -> tuple[Moved, ...]:
        return tuple(each for each in self.moved if each.move is Move.DONE)

    @property
    def others(self) -> tuple[Moved, ...]:
        """What moved and was not done."""
        return tuple(each for each in self.moved if each.move is not Move.DONE)


Item: TypeAlias = Moved | Task | BlockedTask | ApprovalRequest | Decision | Share | tuple[int, int]
"""What a line is made of; the pair is answered and asked."""


def items_of(report: Report, section: Section) -> tuple[Item, ...]:
    """As many as are listed."""
    found: dict[Section, tuple[Item, ...]] = {
        Section.DONE: report.done,
        Section.MOVED: report.others,
        Section.DUE_NEXT: report.due_next,
        Section.OVERDUE: report.overdue,
        Section.BLOCKED: report.blocked,
        Section.WAITING: report.waiting,
        Section.DECIDED: report.decided,
        Section.DECISIONS: report.decisions,
        Section.PARTICIPATION: (report.participation,) if report.participation else (),
        Section.WORKLOAD: report.workload,
    }
    return found[section]


def count_of(report: Report, section: Section) -> int:
    """How many there are, whether they are listed or not."""
    counted = {
        Section.DUE_NEXT: report.due_next_count,
        Section.OVERDUE: report.standing.overdue,
        Section.BLOCKED: report.blocked_count,
    }
    return counted.get(section, len(items_of(report, section)))


def lines_of(report: Report, audience: Audience) -> list[tuple[Section, Item]]:
    """All that is listed for these readers, section by section."""
    return [(section, item) for section in SECTIONS[audience] for item in items_of(report, section)]


def days_since(since: datetime, now: datetime) -> int:
    return max((now - since) // timedelta(days=1), 0)
