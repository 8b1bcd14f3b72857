"""All that a person might be nudged about now, read from tasks, requests and what others did not react to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import chain

from bot.domain.approvals.facets import RequestFacet
from bot.domain.approvals.model import RequestStatus
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.approvals.timing import reminder_instant
from bot.domain.attention.candidates import Candidate
from bot.domain.attention.hours import Reach
from bot.domain.attention.kinds import Kind
from bot.domain.attention.of_tasks import Asking, of_blocker, of_owner
from bot.domain.people import Person
from bot.domain.tasks.task import BlockerKind, Priority, Task, TaskStatus, task_number
from bot.services.act import OURSELVES
from bot.services.attention import of_standups
from bot.services.attention.asked import Asked, Source
from bot.services.tasks.sight import may_be_told
from storage import approval_lists, attention, attention_ledger, nudged_tasks, tasks
from storage.approval_lists import RequestQuery
from storage.attention import Passed
from storage.unit import Unit

MOST = 500
"""Tasks of a kind that are looked at for one person, the soonest due first."""

SOON = timedelta(days=10)
LONG_AGO = datetime.min.replace(tzinfo=UTC)
IMPORTED = "task_imported"
PRESSING = timedelta(days=2)


@dataclass(frozen=True)
class Gathered:
    """`coming` is what asks later, each since its instant."""

    candidates: list[Candidate]
    coming: list[Candidate]


def gather(unit: Unit, reach: Reach, now: datetime) -> Gathered:
    """What was sent to the person already is left out; the rest knows how often they were nudged of it. Read
    only: digests ask, too.
    """
    asked = list(chain.from_iterable(source(unit, reach, now) for source in SOURCES))
    found = {one.asking.candidate.occasion: one.asking.candidate for one in asked if one.asking.candidate}
    fresh = [one for one in found.values() if not _was_sent(unit, reach, one)]
    return Gathered(
        [replace(one, unheeded=_unheeded(unit, reach, one)) for one in fresh],
        [one.asking.coming for one in asked if one.asking.coming],
    )


def _was_sent(unit: Unit, reach: Reach, candidate: Candidate) -> bool:
    person = reach.person
    return attention_ledger.was_sent(unit, person.workspace_id, person.id, candidate.occasion)


def _unheeded(unit: Unit, reach: Reach, candidate: Candidate) -> int:
    """How often the person was nudged of it since anybody did anything about it."""
    if candidate.instead_of:
        return 0
    person = reach.person
    about = (person.workspace_id, candidate.subject)
    changed = attention_ledger.last_change(unit, *about, OURSELVES)
    since = changed[0] if changed else LONG_AGO
    return attention_ledger.sent_about(unit, about[0], person.id, about[1], since)


def _own_tasks(unit: Unit, reach: Reach, now: datetime) -> Iterator[Asked]:
    """Of what they share, its owner hears."""
    person = reach.person
    for task in nudged_tasks.owned_or_shared(unit, person.workspace_id, person.id, MOST):
        if task.owner_id == person.id:
            yield _of_owner(unit, task, reach, now)


def _without_owner(unit: Unit, reach: Reach, now: datetime) -> Iterator[Asked]:
    """Whoever added them hears, or the channel's lead where they have left."""
    team, person = reach.person.workspace_id, reach.person
    added = nudged_tasks.added_without_owner(unit, team, person.id, MOST)
    for task in (*added, *nudged_tasks.left_to_lead(unit, team, person.id, MOST)):
        if may_be_told(unit, task, person):
            yield _of_owner(unit, task, reach, now)


def _of_owner(unit: Unit, task: Task, reach: Reach, now: datetime) -> Asked:
    changed_at, action = _last_change(unit, task, now)
    if action == IMPORTED and task.due_at is not None and task.due_at <= changed_at:
        return Asked(task.name, Asking())  # nobody wants to be reminded of all that was overdue long ago
    asking = of_owner(task, reach.mornings, now, changed_at)
    found, coming = asking.candidate, asking.coming
    if found is not None and _is_pressing(task.due_at, reach, max(found.since, now)):
        return Asked(task.name, replace(asking, candidate=replace(found, is_urgent=True)))
    if coming is not None and (
        task.priority is Priority.URGENT or _is_pressing(task.due_at, reach, coming.since)
    ):
        return Asked(task.name, replace(asking, coming=replace(coming, is_urgent=True)))
    return Asked(task.name, asking)


def _is_pressing(due_at: datetime | None, reach: Reach, at: datetime) -> bool:
    """Whether the deadline passes before the person's next hour comes."""
    return due_at is not None and at < due_at <= at + PRESSING and due_at <= reach.next_slot(at)


def _last_change(unit: Unit, task: Task, now: datetime) -> tuple[datetime, str]:
    """When and what, looked up only where it decides."""
    is_soon = task.due_at is not None and task.due_at < now + SOON
    if not is_soon and task.status not in (TaskStatus.IN_PROGRESS, TaskStatus.BLOCKED):
        return task.created_at, ""
    found = attention_ledger.last_change(unit, task.workspace_id, task.name, OURSELVES)
    return found or (task.created_at, "")


def _waited_for(unit: Unit, reach: Reach, now: datetime) -> Iterator[Asked]:
    """Others cannot go on without the person."""
    person = reach.person
    for task in nudged_tasks.waiting_for(unit, person.workspace_id, person.id, MOST):
        for edge in task.blockers:
            if edge.kind is BlockerKind.PERSON and edge.subject == person.id and task.owner_id != person.id:
                yield Asked(task.name, of_blocker(task, edge, reach.mornings, now))


def _requests(unit: Unit, reach: Reach, now: datetime) -> Iterator[Asked]:
    person = reach.person
    waiting = RequestQuery.of_open(RequestFacet.WAITING, person.id)
    for request in approval_lists.every(unit, person.workspace_id, waiting, MOST):
        if request.status is RequestStatus.OPEN and now < request.expires_at:
            yield Asked(request.name, _of_approver(request, reach, now))


def _of_approver(request: ApprovalRequest, reach: Reach, now: datetime) -> Asking:
    """Once a step, after the share of the time that its policy states."""
    at = reminder_instant(request.timing, request.opened_at, request.due_at, reach.person, reach.off.holidays)
    if at is None:
        return Asking()
    occasion = f"{Kind.REQUEST}:{request.name}:{request.position}:{request.opened_at.isoformat()}"
    is_urgent = _is_pressing(request.due_at, reach, max(at, now))
    found = Candidate(Kind.REQUEST, request.name, occasion, at, request.channel_id, is_urgent)
    return Asking(found) if at <= now else Asking(coming=found)


def _passed(unit: Unit, reach: Reach, _now: datetime) -> Iterator[Asked]:
    """What others did not react to, as long as it is open."""
    person = reach.person
    for each in attention.passed_to(unit, person.workspace_id, person.id):
        if of_standups.is_of_standup(each) or not _asks_still(unit, person, each):
            continue
        candidate = Candidate(
            *(each.kind, each.subject, each.occasion, each.since, each.channel_id), instead_of=each.instead_of
        )
        yield Asked(each.subject, Asking(candidate))


def _asks_still(unit: Unit, person: Person, passed: Passed) -> bool:
    if of_standups.is_of_standup(passed):
        return of_standups.stands_still(unit, passed, person.workspace_id)
    task = tasks.find(unit, person.workspace_id, task_number(passed.subject))
    return task is not None and task.is_open and may_be_told(unit, task, person)


def forget_settled(unit: Unit, person: Person) -> None:
    """What was passed on to the person, and needs nobody any more."""
    for each in attention.passed_to(unit, person.workspace_id, person.id):
        if not _asks_still(unit, person, each):
            attention.forget_passed(unit, person.workspace_id, person.id, each.occasion)


SOURCES: tuple[Source, ...] = (
    *(of_standups.reminders, of_standups.in_the_way),
    *(_own_tasks, _without_owner, _waited_for, _requests, _passed),
)
"""One line a source of nudges."""
