"""What goes with every change of a task: the row, the audit, the cards and Homes that show it, the timers."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from bot.domain.attention.mornings import Mornings
from bot.domain.attention.stages import next_instant
from bot.domain.outgoing import Draft, home_of, left_in, nudges_of
from bot.domain.people import Person
from bot.domain.public_holidays import holidays_of
from bot.domain.recurrence.rule import Anchor, Recurrence
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.history import difference
from bot.domain.tasks.task import BlockerKind, Task, TaskStatus
from bot.domain.zones import instant_at
from bot.services.act import OURSELVES, Act
from bot.services.attention.waking import wake
from storage import outbox, tasks, timers
from storage.people import require_people, require_person

CARD = "task_card"
PASSING = "task_passing"
EXAMPLE = "/task add Draft the launch brief @ana by friday 5pm"


def keep(act: Act, was: Task, task: Task, action: str, **details: object) -> Task:
    """Store the change with its before and after; what shows the task follows, its timers move along."""
    if was == task:
        return was
    saved = tasks.save(act.unit, was, task)
    act.record(action, saved.name, **difference(was, saved), **details)
    show_everywhere(act, was, saved)
    set_timers(act, was, saved)
    return saved


def show_everywhere(act: Act, *states: Task) -> None:
    """Cards of the task, the Homes of all who have to do with it before or after, and their nudges."""
    subjects = [states[-1].name, *_homes(states), *_left(states), *_nudged(states)]
    outbox.follow_all(act.unit, act.workspace_id, subjects, act.now)


def show_at_home(act: Act, task: Task) -> None:
    """A task whose card was queued just now: only the Homes follow."""
    outbox.follow_all(act.unit, act.workspace_id, _homes((task,)), act.now)


def _homes(states: tuple[Task, ...]) -> list[str]:
    return [home_of(person) for person in sorted({person for task in states for person in _concerned(task)})]


def _left(states: tuple[Task, ...]) -> list[str]:
    """What was told of tasks without an owner, when one got an owner, or was closed."""
    changes = {(task.owner_id, task.is_open) for task in states}
    is_other = len(changes) > 1 and None in {owner_id for owner_id, _ in changes}
    return [left_in(states[-1].channel_id)] if is_other else []


def _nudged(states: tuple[Task, ...]) -> list[str]:
    """Whoever may have been nudged of it: they see what became of it."""
    people = {task.owner_id or task.creator_id for task in states}
    people |= {edge.subject for task in states for edge in task.blockers if edge.kind is BlockerKind.PERSON}
    return [nudges_of(person) for person in sorted(people)]


def _concerned(task: Task) -> Iterator[str]:
    yield from (*task.workers, task.creator_id, *task.watchers)
    yield from (edge.subject for edge in task.blockers if edge.kind is BlockerKind.PERSON)


def post_card(act: Act, task: Task) -> None:
    """Whoever caused it hears when it cannot be posted; of what came by itself, who added it first."""
    actor_id = task.creator_id if act.by.id == OURSELVES else act.by.id
    where = (task.channel_id, act.now, task.thread_ts)
    outbox.post_card(act.unit, Draft(act.workspace_id, CARD, task.name, *where, actor_id=actor_id))


def set_timers(act: Act, was: Task | None, task: Task) -> None:
    """Whoever is nudged of it is looked at in time; the end of its day stands for one that comes again.

    They are set anew only when something moved.
    """
    if was is not None and _timed(was) == _timed(task):
        return
    _wake(act, task)
    stood = was is not None and was.recurrence is not None
    _set_timer(act, PASSING, task, _passing_of(act, task), stood=stood)


def _timed(task: Task) -> tuple[object, ...]:
    return (task.status, task.due_at, task.owner_id, task.recurrence, task.blockers)


def _set_timer(act: Act, kind: str, task: Task, at: datetime | None, *, stood: bool) -> None:
    if at is not None:
        timers.set_timer(act.unit, act.workspace_id, kind, task.name, at)
    elif stood:
        timers.clear_timer(act.unit, act.workspace_id, kind, task.name)


def _wake(act: Act, task: Task) -> None:
    """In time for whatever is told of the task first; whoever is looked at for nothing hears nothing."""
    member_id = task.owner_id or task.creator_id
    at = _first_look(act, task, member_id)
    if at is not None:
        wake(act.unit, act.workspace_id, member_id, at)
    for edge in task.blockers:
        if edge.kind is BlockerKind.PERSON:
            wake(act.unit, act.workspace_id, edge.subject, act.now + timedelta(days=1))


def _first_look(act: Act, task: Task, member_id: str) -> datetime | None:
    if not task.is_open:
        return None
    if task.due_at is not None:
        person = person_of(act, member_id)
        return next_instant(task.due_at, Mornings(person, holidays_of(person)), act.now)
    return act.now + timedelta(days=1) if task.status is not TaskStatus.OPEN else None


def _passing_of(act: Act, task: Task) -> datetime | None:
    """Midnight after the day on which it is due, where whoever has it is."""
    if task.due_at is None or task.recurrence is None or not task.is_open:
        return None
    if Recurrence.parse(task.recurrence).anchor is Anchor.COMPLETION:
        return None
    whose = person_of(act, task.owner_id or task.creator_id)
    day_after = task.due_at.astimezone(whose.zone).date() + timedelta(days=1)
    return max(instant_at(datetime.combine(day_after, time()), whose.zone), act.now)


def person_of(act: Act, member_id: str) -> Person:
    """Raises NotYetKnown for somebody Slack was never asked about."""
    return act.by if member_id == act.by.id else require_person(act.unit, act.workspace_id, member_id)


def workers(act: Act, member_ids: Sequence[str]) -> list[Person]:
    """People who can be given a task, each once. Raises Refusal for bots and for people who have left."""
    found = require_people(act.unit, act.workspace_id, list(dict.fromkeys(member_ids)))
    for person in found:
        if person.has_left:
            raise Refusal(N_("{name} has left the workspace. Who else?"), example=EXAMPLE, name=person.name)
        if person.is_bot:
            raise Refusal(N_("{name} is a bot; a task needs a person."), example=EXAMPLE, name=person.name)
    return found
