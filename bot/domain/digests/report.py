"""What a digest tells, as numbers and values; what is shown of it depends on who reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import TypeAlias

from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.attention.kinds import Kind
from bot.domain.digests.digest import Audience, Digest
from bot.domain.digests.forecast import Forecast
from bot.domain.digests.health import Health, Reason, Standing
from bot.domain.digests.moves import Move, Moved
from bot.domain.digests.sections import SECTIONS, Section
from bot.domain.standups.blockers import StandingBlocker
from bot.domain.standups.definition import StandUp
from bot.domain.tasks.task import Task, TaskStatus

SHOWN_OF_EACH = 5
"""Lines of each section in the message itself; the rest stands in its thread."""


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
class BlockedPerson:
    """What somebody said in a stand-up that is in their way."""

    blocker: StandingBlocker
    days: int


@dataclass(frozen=True)
class ClosedRequest:
    """`deciders` are the members whose votes decided it; nobody where it was withdrawn or expired."""

    request: ApprovalRequest
    deciders: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kept:
    """A nudge that was not sent. Of a task that is not theirs (`is_theirs`) people read only that somebody
    waits for them; `instead_of` is the member who was nudged before them, or empty.
    """

    kind: Kind
    about: Task | ApprovalRequest | StandUp | StandingBlocker
    instead_of: str = ""
    is_theirs: bool = True

    @property
    def name(self) -> str:
        about = self.about
        return about.name if isinstance(about, Task | ApprovalRequest) else about.label


@dataclass(frozen=True)
class Weeks:
    """The past, oldest week first: how many tasks there were in all, and how many were done, at its end."""

    scope: tuple[int, ...]
    done: tuple[int, ...]

    @property
    def since_begun(self) -> "Weeks":
        """Without those before the one in which anything was added first."""
        idle = sum(not scope for scope in self.scope)
        first = max(min(idle - 1, len(self.scope) - 2), 0)
        return Weeks(self.scope[first:], self.done[first:])


@dataclass(frozen=True)
class Report:
    """Lists hold the first of what they count; `counts` says how many there are of those that may be longer.
    `unheeded` are tasks of which somebody was nudged in vain. `participation` is answered and asked, or None
    where nobody was asked; `is_cut` when more moved than is looked at.
    """

    span: Span
    standing: Standing
    health: Health
    reason: Reason
    moved: tuple[Moved, ...] = ()
    due_next: tuple[Task, ...] = ()
    overdue: tuple[Task, ...] = ()
    blocked: tuple[BlockedTask | BlockedPerson, ...] = ()
    unheeded: tuple[Task, ...] = ()
    kept: tuple[Kept, ...] = ()
    waiting: tuple[ApprovalRequest, ...] = ()
    decided: tuple[ClosedRequest, ...] = ()
    undecided: tuple[ClosedRequest, ...] = ()
    participation: tuple[int, int] | None = None
    workload: tuple[Share, ...] = ()
    counts: Mapping[Section, int] = field(default_factory=dict)
    forecast: Forecast | None = None
    is_cut: bool = False
    links: Mapping[str, str] = field(default_factory=dict)
    """By the names of tasks and requests (T-12): where their cards stand."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Of people, by their ids: a digest mentions nobody."""
    reader_id: str = ""
    """Who alone reads it, and not their own name on each line; empty where many read."""

    @property
    def is_quiet(self) -> bool:
        """Whether nothing happened that is worth a message, and nothing is told here only."""
        said = (each for each in self.blocked if isinstance(each, BlockedPerson))
        is_new = any(each.blocker.since > self.span.since for each in said)
        return not (self.moved or self.decided or self.undecided or self.kept or is_new)

    @cached_property
    def done(self) -> tuple[Moved, ...]:
        return tuple(each for each in self.moved if each.move is Move.DONE)

    @cached_property
    def others(self) -> tuple[Moved, ...]:
        """What moved and was not done."""
        return tuple(each for each in self.moved if each.move is not Move.DONE)

    @cached_property
    def standing_still(self) -> tuple[Task, ...]:
        """What changed by no nudge, and stands in no other list."""
        return tuple(task for task in self.unheeded if not _is_listed(task, self.span))


Item: TypeAlias = (
    Moved
    | Task
    | BlockedTask
    | BlockedPerson
    | Kept
    | ApprovalRequest
    | ClosedRequest
    | Share
    | tuple[int, int]
)
"""What a line is made of; the pair is answered and asked."""


def is_quiet(report: Report, audience: Audience) -> bool:
    """Whether there is nothing to read: to a person, only when nothing needs them either."""
    if audience is not Audience.PERSON:
        return report.is_quiet
    return not lines_of(report, audience)


def items_of(report: Report, section: Section) -> tuple[Item, ...]:
    """As many as are listed."""
    found: dict[Section, tuple[Item, ...]] = {
        Section.KEPT: report.kept,
        Section.DONE: report.done,
        Section.MOVED: report.others,
        Section.DUE_NEXT: report.due_next,
        Section.OVERDUE: report.overdue,
        Section.BLOCKED: report.blocked,
        Section.STILL: report.standing_still,
        Section.WAITING: report.waiting,
        Section.DECIDED: report.decided,
        Section.UNDECIDED: report.undecided,
        Section.PARTICIPATION: (report.participation,) if report.participation else (),
        Section.WORKLOAD: report.workload,
    }
    return found[section]


def count_of(report: Report, section: Section) -> int:
    """How many there are, whether they are listed or not."""
    return report.counts.get(section, len(items_of(report, section)))


def _is_listed(task: Task, span: Span) -> bool:
    is_due = task.due_at is not None and task.due_at < span.until
    return is_due or task.status is TaskStatus.BLOCKED


def lines_of(report: Report, audience: Audience) -> list[tuple[Section, Item]]:
    """All that is listed for these readers, section by section."""
    return [(section, item) for section in SECTIONS[audience] for item in items_of(report, section)]


def rest_of(report: Report, audience: Audience) -> list[tuple[Section, Item]]:
    """What of it is not in the message itself."""
    sections = SECTIONS[audience]
    return [(section, item) for section in sections for item in items_of(report, section)[SHOWN_OF_EACH:]]


def days_since(since: datetime, now: datetime) -> int:
    return max((now - since) // timedelta(days=1), 0)


def set_apart(report: Report, digest: Digest, kept: Sequence[Kept]) -> Report:
    """Of what is kept for a person only that section tells."""
    names = {each.name for each in kept}
    tasks = {each.name: each.about for each in kept if isinstance(each.about, Task)}
    dues = [task.due_at for task in tasks.values() if task.due_at and digest.creator_id in task.workers]
    at, until = report.span.at, report.span.until
    blocked = tuple(each for each in report.blocked if _name(each) not in names)
    waiting = tuple(each for each in report.waiting if each.name not in names)
    fewer = {
        Section.OVERDUE: sum(due < at for due in dues),
        Section.DUE_NEXT: sum(at <= due < until for due in dues),
        Section.BLOCKED: len(report.blocked) - len(blocked),
        Section.WAITING: len(report.waiting) - len(waiting),
    }
    return replace(
        report,
        kept=tuple(kept),
        due_next=tuple(task for task in report.due_next if task.name not in names),
        overdue=tuple(task for task in report.overdue if task.name not in names),
        blocked=blocked,
        waiting=waiting,
        counts={section: count - fewer.get(section, 0) for section, count in report.counts.items()},
    )


def _name(each: BlockedTask | BlockedPerson) -> str:
    return each.task.name if isinstance(each, BlockedTask) else each.blocker.label
