"""When a task asks for attention: before it is due, on the day, and after it in ever longer steps.

A stage comes with a working morning of the person's: the start of a day that is no day off for them. All
instants are aware UTC.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from bot.domain.attention.kinds import Kind
from bot.domain.attention.mornings import Mornings


@dataclass(frozen=True)
class Stage:
    """`number` counts the stages of its kind from 1; after `until` it is of no use."""

    kind: Kind
    number: int
    at: datetime
    until: datetime | None = None


def due_stages(due_at: datetime, mornings: Mornings, now: datetime, changed_at: datetime) -> list[Stage]:
    """In their order: the working morning before the day, the last one before the deadline, then after 1, 3,
    6, 10 ... working mornings (triangular numbers) in which nobody did anything; of those to come only the
    next.
    """
    before = list(islice(mornings.before(due_at), 2))
    stages = [Stage(Kind.DUE, 1, before[0])] if before else []
    if len(before) > 1:
        stages.insert(0, Stage(Kind.BEFORE_DUE, 1, before[1], before[0]))
    return stages + backing_off(Kind.OVERDUE, max(due_at, changed_at), mornings, now)


def backing_off(
    kind: Kind, since: datetime, mornings: Mornings, now: datetime, first: int = 1
) -> list[Stage]:
    """After `first` working mornings, then 2 more, 3 more, and so on, up to the next one after `now`."""
    stages: list[Stage] = []
    while not stages or stages[-1].at <= now:
        number = len(stages) + 1
        at = mornings.nth_after(since, first - 1 + _triangular(number))
        if at is None:
            break
        stages.append(Stage(kind, number, at))
    return stages


def next_instant(due_at: datetime, mornings: Mornings, now: datetime) -> datetime:
    """When a deadline that was set just now asks for attention first: never later than `due_stages` say."""
    before = [at for at in islice(mornings.before(due_at), 2) if at > now]
    return min(before, default=now)


def current(stages: list[Stage], now: datetime) -> Stage | None:
    """The newest that has come."""
    return max((stage for stage in stages if stage.at <= now), key=lambda stage: stage.at, default=None)


def following(stages: list[Stage], now: datetime) -> Stage | None:
    """The next one."""
    return min((stage for stage in stages if stage.at > now), key=lambda stage: stage.at, default=None)


def _triangular(count: int) -> int:
    return count * (count + 1) // 2
