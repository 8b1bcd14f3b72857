"""A task is added."""

from dataclasses import dataclass

from bot.domain.people import Person
from bot.domain.recurrence.rule import Recurrence
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.history import beginning
from bot.domain.tasks.task import Task, TaskStatus
from bot.services.act import Act
from bot.services.links import link_to
from bot.services.tasks.keeping import post_card, set_timers, show_at_home, workers
from bot.services.tasks.news import tell_new_workers, tell_workers_elsewhere
from bot.services.tasks.recurring import first_due
from bot.services.tasks.sight import find_visible, is_alone
from storage import tasks


@dataclass(frozen=True)
class Added:
    """`has_card` says whether the channel shows it, `is_quiet` whether that is the channel's choice."""

    task: Task
    owner: Person | None
    has_card: bool
    is_quiet: bool = False


def add(act: Act, new: NewTask, *, permalink: str | None = None, notes: str = "") -> Added:
    """Raises Refusal for people who cannot have tasks and tasks that are not there, NotYetKnown if Slack
    must be asked about somebody. `permalink` leads to where it came from: without one, to the message that
    began the thread it is added in. In a person's own conversation with the bot it is theirs.
    """
    owner_id = new.owner_id or (act.by.id if is_alone(act) else None)
    named = workers(act, ((owner_id,) if owner_id else ()) + new.assignees)
    for number in (*new.after, *((new.under,) if new.under else ())):
        find_visible(act, number)
    task = _first_state(act, new, named, permalink, notes)
    tasks.add(act.unit, task)
    act.record("task_added", task.name, title=task.title, owner=task.owner_id, **beginning(task))
    _announce(act, task)
    set_timers(act, None, task)
    return Added(task, named[0] if named else None, act.place.has_cards, act.place.quiet_cards)


def _announce(act: Act, task: Task) -> None:
    if act.place.has_cards:
        post_card(act, task)
        tell_workers_elsewhere(act, task)
    else:
        tell_new_workers(act, None, task)
    show_at_home(act, task)


def _first_state(act: Act, new: NewTask, named: list[Person], permalink: str | None, notes: str) -> Task:
    ids = tuple(person.id for person in named)
    recurrence = Recurrence.parse(new.recurrence) if new.recurrence else None
    due_at, since = first_due(act, new, recurrence, named[0] if named else act.by)
    return Task(
        workspace_id=act.workspace_id,
        number=tasks.new_task_number(act.unit, act.workspace_id),
        channel_id=act.place.id,
        title=new.title,
        status=TaskStatus.OPEN,
        owner_id=ids[0] if ids else None,
        creator_id=act.by.id,
        due_at=due_at,
        thread_ts=act.thread_ts,
        created_at=act.now,
        priority=new.priority,
        estimate_minutes=new.estimate_minutes,
        notes=notes,
        assignees=ids[1:],
        labels=new.labels,
        after=new.after,
        under=new.under,
        recurrence=new.recurrence,
        recurs_since=since,
        permalink=permalink or _link_to_thread(act),
    )


def _link_to_thread(act: Act) -> str | None:
    return link_to(act.unit, act.workspace_id, act.place.id, act.thread_ts) if act.thread_ts else None
