"""Every number of a digest is what a plain recount of the history says."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.approvals.model import Content, Money, Step, Verdict
from bot.domain.approvals.written import write_money
from bot.domain.digests.digest import Audience
from bot.domain.digests.report import BlockedTask, ClosedRequest, Report, count_of
from bot.domain.digests.sections import Section
from bot.domain.due import Due, Grain
from bot.domain.people import Person
from bot.domain.refusal import Refusal
from bot.domain.tasks.commands import AssignTasks, BlockTasks, MoveDeadline, NewTask
from bot.domain.tasks.task import BlockerKind, Priority
from bot.services.approvals import firing as request_firing
from bot.services.approvals import withdrawing
from bot.services.digests.reporting import PAST_WEEKS, weeks_of
from bot.services.tasks import blocking, changing, undoing
from storage import approvals, digests
from storage.timers import Due as Fired
from storage.unit import Unit
from tests.bot.services.approvals import asked
from tests.bot.services.digests.digested import create, digest_in, told
from tests.bot.services.digests.recount import Recount, history
from tests.bot.services.tasks.work import add
from tests.units import ANA, DAVID, DESIGN, GRACE, LAUNCH, NOW, PIOTR, TEAM, act

WHATEVER = {
    "add": 4,
    "repeat": 1,
    "finish": 5,
    **dict.fromkeys(("drop", "reopen", "start", "block", "unblock"), 2),
    "undo": 3,
    "move": 3,
    "assign": 3,
    "ask": 2,
    "vote": 5,
    **dict.fromkeys(("withdraw", "expire"), 1),
}
"""What happens, and how often."""

AT_FIRST: list[Any] = [
    *(
        (0, "add", days, owner, LAUNCH, Priority.NORMAL)
        for days, owner in ((-9, ANA.id), (2, None), (9, PIOTR.id))
    ),
    *((0, "ask", amount, LAUNCH, False) for amount in ("480.00", None, "12.5")),
]


def happenings(chance: Random, count: int) -> list[tuple[Any, ...]]:
    """Each with its hours since the one before; about tasks and requests that there may be."""
    deeds = chance.choices(list(WHATEVER), list(WHATEVER.values()), k=count)
    return [(chance.choice([0, 0, 5, 30, 60]), what, *_details(what, chance)) for what in deeds]


def _details(what: str, chance: Random) -> tuple[Any, ...]:
    number, days = chance.randint(1, 6), chance.randint(-9, 9)
    owner, place = chance.choice([None, ANA.id, PIOTR.id]), chance.choice([LAUNCH, LAUNCH, DESIGN])
    special: dict[str, tuple[Any, ...]] = {
        "add": (days, owner, place, chance.choice([Priority.NORMAL, Priority.URGENT])),
        "repeat": (owner,),
        "move": (number, days),
        "assign": (number, owner),
        "ask": (chance.choice([None, "7.25"]), place, chance.random() < 1 / 2),
        "vote": (
            chance.randint(1, 4),
            chance.choice([GRACE, GRACE, DAVID]),
            chance.choice([Verdict.APPROVE, Verdict.APPROVE, Verdict.REJECT, Verdict.CHANGES]),
        ),
    }
    return special.get(what, (number,))


def due(now: Any, days: int) -> Due:
    return Due(now + timedelta(days=days, minutes=7), Grain.TIME)


def do(unit: Unit, deed: tuple[Any, ...], now: Any) -> None:
    what, *said = deed
    by = act(unit, PIOTR, now=now)
    deeds: dict[str, Any] = {
        "add": lambda days, owner, place, priority: add(
            unit, NewTask("Errand", owner, due(now, days), priority=priority), place=place, now=now
        ),
        "repeat": lambda owner: add(unit, NewTask("Numbers", owner, recurrence="FREQ=DAILY keep schedule")),
        "move": lambda number, days: changing.move_deadline(by, MoveDeadline((number,), due(now, days))),
        "assign": lambda number, owner: changing.assign(
            by, AssignTasks((number,), (owner,) if owner else ())
        ),
        "block": lambda number: blocking.block(by, BlockTasks((number,), BlockerKind.WORDS, "", "rain")),
        "unblock": lambda number: blocking.unblock(by, (number,)),
        "undo": lambda _number: undoing.undo(by),
        "finish": lambda number: changing.finish(by, (number,)),
        "drop": lambda number: changing.drop(by, (number,)),
        "reopen": lambda number: changing.reopen(by, (number,)),
        "start": lambda number: changing.start(by, (number,)),
        "ask": lambda amount, place, both: asked.ask(
            unit,
            Step((GRACE.id, DAVID.id), need=2 if both else 1),
            where=place,
            at=now,
            content=Content("Posters", "", Money(Decimal(amount), "EUR") if amount else None),
        ),
        "vote": lambda number, who, verdict: _vote(unit, number, who, verdict, now),
        "withdraw": lambda number: withdrawing.withdraw(act(unit, ANA, now=now), number),
        "expire": lambda number: _expire(unit, number, now),
    }
    deeds[what](*said)


def _vote(unit: Unit, number: int, who: Any, verdict: Verdict, now: Any) -> None:
    request = approvals.find(unit, TEAM, number)
    if request is not None:
        asked.vote(unit, who, verdict, "because", on=request, at=now)


def _expire(unit: Unit, number: int, now: Any) -> None:
    """At its time, or not at all."""
    request = approvals.find(unit, TEAM, number)
    if request is not None and request.expires_at <= now:
        request_firing.expire(unit, Fired(TEAM, "request_expiry", request.name, now), now)


def perform(unit: Unit, deeds: list[tuple[Any, ...]], now: Any) -> Any:
    """What is refused has moved nothing. Returns when the last was done."""
    for hours, *deed in deeds:
        now += timedelta(hours=hours, minutes=3, seconds=1)
        try:
            do(unit, tuple(deed), now)
        except Refusal:
            continue
    return now


def compare(report: Report, recount: Recount) -> None:
    standing = report.standing
    assert {each.task.name: each.move.value for each in report.moved} == recount.moves()
    assert standing.open == len(recount.open())
    assert standing.dated == len(recount.dues())
    assert standing.overdue == count_of(report, Section.OVERDUE) == recount.overdue()
    assert standing.urgent_overdue == recount.urgent_overdue()
    assert count_of(report, Section.DUE_NEXT) == recount.due_next()
    blocked = recount.blocked()
    assert {each.task.name: each.days for each in report.blocked if isinstance(each, BlockedTask)} == blocked
    assert standing.longest_blocked_days == max(blocked.values(), default=0)
    assert {each.member_id: (each.open, each.overdue) for each in report.workload} == recount.workload()


def compare_requests(report: Report, recount: Recount) -> None:
    waiting = {each.name: write_money(each.money) if each.money else None for each in report.waiting}
    assert waiting == recount.waiting()
    assert count_of(report, Section.WAITING) == len(waiting)
    ended = recount.ended()
    assert {each.request.name: _ending(each) for each in (*report.decided, *report.undecided)} == ended
    decided = [name for name, (status, *_rest) in ended.items() if status in ("approved", "rejected")]
    assert count_of(report, Section.DECIDED) == len(decided)
    assert count_of(report, Section.UNDECIDED) == len(ended) - len(decided)


def compare_own(unit: Unit, number: int, person: Person, now: Any) -> None:
    """Piotr did all that was done to tasks: to Ana and to Grace it is what others did."""
    report = told(unit, now, number)
    span = report.span
    recount = Recount(history(unit), person.id, now, span.until, span.after_id, span.up_to_id)
    assert {each.task.name: each.move.value for each in report.moved} == recount.moves()
    assert (report.standing.open, report.standing.overdue) == (len(recount.open()), recount.overdue())
    assert count_of(report, Section.DUE_NEXT) == recount.due_next()
    assert {each.name for each in report.waiting} == set(recount.waiting())


def _ending(closed: ClosedRequest) -> tuple[str, str | None, set[str]]:
    money = closed.request.money
    return closed.request.status.value, write_money(money) if money else None, set(closed.deciders)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_the_numbers_are_those_of_a_plain_recount_from_the_audit_log(unit: Unit, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 -- a history, nothing to guess
    unit.cursor.execute("SAVEPOINT example")
    asked.move_in(unit)
    told_before = perform(unit, [*AT_FIRST, *happenings(chance, 12)], NOW) + timedelta(minutes=1)
    create(unit, told_before)
    for number, person in enumerate((ANA, GRACE), 2):
        create(unit, told_before)
        own = replace(digest_in(unit, number), audience=Audience.PERSON, creator_id=person.id)
        digests.save(unit, own)
    now = perform(unit, happenings(chance, 14), told_before) + timedelta(minutes=1)
    report = told(unit, now)
    span = report.span
    recount = Recount(history(unit), LAUNCH.id, now, span.until, span.after_id, span.up_to_id)
    compare(report, recount)
    compare_requests(report, recount)
    for number, person in enumerate((ANA, GRACE), 2):
        compare_own(unit, number, person, now)
    weeks = weeks_of(unit, digest_in(unit), now)
    assert (list(weeks.scope), list(weeks.done)) == recount.weeks(PAST_WEEKS)
    unit.cursor.execute("ROLLBACK TO SAVEPOINT example")
