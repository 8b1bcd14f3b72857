"""What a digest tells, and of what it keeps silent."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.digests.digest import Audience
from bot.domain.digests.health import Reason
from bot.domain.digests.moves import Move, moves_of
from bot.domain.digests.report import BlockedTask, Report, Share
from bot.domain.due import Due, Grain
from bot.domain.tasks.commands import BlockTasks, NewTask
from bot.domain.tasks.task import BlockerKind, Priority, TaskStatus
from bot.services.digests import firing
from bot.services.tasks import blocking, changing
from storage import digests, tasks
from storage.unit import Unit
from tests.bot.services.approvals import asked
from tests.bot.services.digests.digested import LATER, create, digest_in, told
from tests.bot.services.digests.recount import history
from tests.bot.services.tasks.work import add
from tests.units import ANA, DESIGN, GRACE, LAUNCH, NOW, PIOTR, TEAM, act


def soon(days: int) -> Due:
    return Due(NOW + timedelta(days=days, hours=1), Grain.TIME)


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
    assert report.names == {"U0ANA": "ana", "U0PIOTR": "piotr", "U0GRACE": "grace"}


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


def test_what_was_decided_while_a_digest_was_made_is_told_in_the_next(unit: Unit) -> None:
    create(unit)
    asked.move_in(unit)
    asked.ask(unit)
    at = NOW + timedelta(hours=1)
    firing.issue(unit, digest_in(unit), at, at)
    asked.vote(unit, GRACE, at=at - timedelta(seconds=1))
    assert [each.request.name for each in told(unit, at + timedelta(hours=1)).decided] == ["R-1"]


def test_a_file_that_brings_in_what_was_done_long_ago_moves_nothing(unit: Unit) -> None:
    create(unit)
    add(unit, NewTask("Errand"))
    entry = history(unit)[-1]
    long_done = replace(entry, action="task_imported", details={"began": {"status": "done"}})
    added = tasks.find(unit, TEAM, 1)
    assert added is not None
    task = replace(added, status=TaskStatus.DONE, closed_at=NOW)
    assert moves_of([long_done], [task]) == []
    assert [each.move for each in moves_of([entry], [task])] == [Move.DONE]
