"""The numbers of a digest are those of a plain recount."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.digests.digest import Audience
from bot.domain.digests.health import Reason
from bot.domain.digests.moves import Move
from bot.domain.digests.report import BlockedTask, Report, Share, count_of
from bot.domain.digests.sections import Section
from bot.domain.due import Due, Grain
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import AssignTasks, BlockTasks, MoveDeadline, NewTask
from bot.domain.tasks.task import BlockerKind, Priority, Task, TaskStatus
from bot.services.digests import firing
from bot.services.tasks import blocking, changing, undoing
from storage import digests, tasks
from storage.unit import Unit
from tests.bot.services.approvals import asked
from tests.bot.services.digests.digested import LATER, create, digest_in, told
from tests.bot.services.tasks.work import add
from tests.units import ANA, DESIGN, GRACE, LAUNCH, NOW, PIOTR, TEAM, act

NUMBERS = st.integers(1, 6)
DAYS = st.integers(-3, 9)
WEEK = NOW + timedelta(days=7)


def soon(days: int) -> Due:
    return Due(NOW + timedelta(days=days, hours=1), Grain.TIME)


DEEDS = st.one_of(
    st.tuples(st.just("add"), DAYS),
    st.tuples(st.sampled_from(["finish", "drop", "reopen", "start", "block", "unblock", "undo"]), NUMBERS),
    st.tuples(st.just("move"), NUMBERS, DAYS),
    st.tuples(st.just("assign"), NUMBERS),
)


def do(unit: Unit, deed: tuple[Any, ...], now: datetime) -> None:
    what, number, *more = deed
    by = act(unit, PIOTR, now=now)
    deeds: dict[str, Any] = {
        "add": lambda: add(unit, NewTask("Errand", due=soon(number)), now=now),
        "move": lambda: changing.move_deadline(by, MoveDeadline((number,), soon(more[0]))),
        "assign": lambda: changing.assign(by, AssignTasks((number,), (ANA.id,))),
        "block": lambda: blocking.block(by, BlockTasks((number,), BlockerKind.WORDS, "", "rain")),
        "unblock": lambda: blocking.unblock(by, (number,)),
        "undo": lambda: undoing.undo(by),
        "finish": lambda: changing.finish(by, (number,)),
        "drop": lambda: changing.drop(by, (number,)),
        "reopen": lambda: changing.reopen(by, (number,)),
        "start": lambda: changing.start(by, (number,)),
    }
    deeds[what]()


def states(unit: Unit) -> dict[int, Task]:
    every = (tasks.find(unit, TEAM, number) for number in range(1, 60))
    return {task.number: task for task in every if task is not None}


def recount(before: dict[int, Task], after: dict[int, Task]) -> Counter[Move]:
    """By comparing all tasks as they were with all as they are."""
    return Counter(
        move for number, task in after.items() if (move := _move(before.get(number), task)) is not None
    )


def _move(was: Task | None, now: Task) -> Move | None:  # noqa: C901, PLR0911 -- the plain rules
    if now.status is TaskStatus.DONE:
        return Move.DONE if was is None or was.status is not TaskStatus.DONE else None
    if now.status is TaskStatus.DROPPED:
        return Move.DROPPED if was is not None and was.status is not TaskStatus.DROPPED else None
    if was is not None and not was.is_open:
        return Move.REOPENED
    if now.status is TaskStatus.BLOCKED and (was is None or was.status is not TaskStatus.BLOCKED):
        return Move.BLOCKED
    if was is None:
        return Move.ADDED
    if was.status is TaskStatus.BLOCKED and now.status is not TaskStatus.BLOCKED:
        return Move.UNBLOCKED
    if was.due_at != now.due_at and was.due_at is not None:
        return Move.DELAYED if now.due_at is None or now.due_at > was.due_at else Move.ADVANCED
    if was.owner_id != now.owner_id:
        return Move.HANDED_OVER
    if now.status is TaskStatus.IN_PROGRESS and was.status is not TaskStatus.IN_PROGRESS:
        return Move.STARTED
    return None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DEEDS, max_size=6), st.lists(DEEDS, max_size=10))
def test_the_numbers_are_those_of_a_plain_recount(
    unit: Unit, before: list[tuple[Any, ...]], since: list[tuple[Any, ...]]
) -> None:
    unit.cursor.execute("SAVEPOINT example")
    for number in range(6):
        add(unit, NewTask(f"Errand {number}", due=soon(number)))
    perform(unit, before, NOW)
    create(unit, LATER)
    was = states(unit)
    perform(unit, since, LATER + timedelta(hours=1))
    now = LATER + timedelta(hours=2)
    report = told(unit, now)
    after = states(unit)
    assert Counter(each.move for each in report.moved) == recount(was, after)
    still_open = [task for task in after.values() if task.is_open]
    due = [task.due_at for task in still_open if task.due_at]
    standing = report.standing
    assert (standing.open, standing.dated) == (len(still_open), len(due))
    assert standing.overdue == sum(at < now for at in due)
    assert count_of(report, Section.DUE_NEXT) == sum(now <= at < report.span.until for at in due)
    assert sum(share.open for share in report.workload) == len(still_open)
    unit.cursor.execute("ROLLBACK TO SAVEPOINT example")


def perform(unit: Unit, deeds: list[tuple[Any, ...]], now: datetime) -> None:
    """What is refused has moved nothing."""
    for place, deed in enumerate(deeds):
        try:
            do(unit, deed, now + timedelta(seconds=place))
        except Refusal:
            continue


@pytest.fixture
def report(unit: Unit) -> Report:
    """Of a channel in which a bit of everything happened."""
    create(unit)
    for title, owner in (("Draft", ANA), ("Print", ANA), ("Send", PIOTR), ("Film", PIOTR)):
        add(unit, NewTask(title, owner.id, soon(2), priority=Priority.URGENT))
    add(unit, NewTask("Elsewhere", ANA.id, soon(1)), place=DESIGN)
    changing.finish(act(unit, ANA, now=LATER), (1,))
    blocked = BlockTasks((2,), BlockerKind.WORDS, "", "the printer")
    blocking.block(act(unit, ANA, now=LATER), blocked)
    asked.move_in(unit)
    asked.ask(unit)
    return told(unit, NOW + timedelta(days=3))


def test_only_what_is_of_the_channel_is_told(report: Report) -> None:
    assert [(each.move, each.task.title) for each in report.moved] == [
        (Move.DONE, "Draft"),
        (Move.BLOCKED, "Print"),
        (Move.ADDED, "Send"),
        (Move.ADDED, "Film"),
    ]
    assert [task.title for task in report.overdue] == ["Print", "Send", "Film"]
    assert report.blocked == (BlockedTask(report.overdue[0], 2),)
    assert [request.name for request in report.waiting] == ["R-1"]
    assert report.workload == (Share(PIOTR.id, 2, 2), Share(ANA.id, 1, 1))
    assert (report.reason, report.participation) == (Reason.MUCH_OVERDUE, None)
    assert report.names == {"U0ANA": "ana", "U0PIOTR": "piotr"}


def test_what_was_told_once_is_not_told_again(unit: Unit) -> None:
    create(unit)
    add(unit, NewTask("Draft"))
    assert not told(unit, LATER).is_quiet
    firing.issue(unit, digest_in(unit), LATER, LATER)
    assert told(unit, LATER + timedelta(hours=1)).is_quiet


def test_the_digest_of_one_person_tells_what_others_did_to_what_is_theirs(unit: Unit) -> None:
    add(unit, NewTask("Mine", GRACE.id, soon(3)))
    add(unit, NewTask("Ours", GRACE.id, soon(3)), place=DESIGN)
    create(unit, LATER)
    digests.save(unit, replace(digest_in(unit), audience=Audience.PERSON))
    now = LATER + timedelta(hours=1)
    changing.finish(act(unit, GRACE, now=now), (1,))
    changing.put_off_to_next_week(act(unit, PIOTR, LAUNCH, now=now), 2)
    report = told(unit, now + timedelta(hours=1))
    assert [(each.move, each.task.title) for each in report.moved] == [(Move.DELAYED, "Ours")]
    assert report.standing.open == 1


def test_decided_requests_are_told_with_what_became_of_them(unit: Unit) -> None:
    create(unit)
    asked.move_in(unit)
    asked.ask(unit)
    asked.vote(unit, GRACE, at=LATER)
    report = told(unit, LATER)
    assert [(each.request.name, each.deciders) for each in report.decided] == [("R-1", (GRACE.id,))]
    assert report.waiting == ()
