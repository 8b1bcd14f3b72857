"""Tasks that come again: the first date, the next instance, and what becomes of a missed one.

The next instance comes when one is done, or when the day of one has passed. A missed instance stays open
beside its successor, but only one: when that is missed, too, the older one is dropped, unless somebody
works on it. Dropping an instance ends its series.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.domain.people import Person
from bot.domain.public_holidays import holidays_of
from bot.domain.recurrence.dates import first_date, next_date, series_start
from bot.domain.recurrence.rule import Anchor, Recurrence
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.commands import NewTask
from bot.domain.tasks.history import beginning
from bot.domain.tasks.task import Task, TaskStatus, task_number
from bot.domain.zones import instant_at
from bot.services.act import Act, automatic
from bot.services.tasks.keeping import keep, person_of, post_card, set_timers, show_at_home
from storage import tasks, timers
from storage.people import require_place
from storage.timers import Due
from storage.unit import Unit

_A_DAY = timedelta(days=1)


def first_due(
    act: Act, new: NewTask, recurrence: Recurrence | None, whose: Person
) -> tuple[datetime | None, date | None]:
    """The first deadline (UTC) and the local day from which the series counts."""
    if recurrence is None:
        return (new.due.at if new.due else None), None
    if new.due is not None:
        return new.due.at, new.due.at.astimezone(whose.zone).date()
    today = act.now.astimezone(whose.zone).date()
    for day in (today, today + _A_DAY):
        since = series_start(recurrence, on_or_after=day)
        found = first_date(
            recurrence, on_or_after=day, holidays=holidays_of(whose), workdays=whose.working_weekdays
        )
        due_at = _at(found, whose.work_end, whose) if found else None
        if due_at and due_at > act.now:
            return due_at, since
    raise Refusal(
        N_("That series ends before it begins."), example=N_("/task add Weekly numbers every monday")
    )


def next_instance(act: Act, task: Task) -> Task | None:
    """Add what follows a recurring task; None when the series has ended."""
    due_at = next_due(act, task)
    if due_at is None:
        return None
    following = replace(
        task,
        number=tasks.new_task_number(act.unit, act.workspace_id),
        status=TaskStatus.OPEN,
        due_at=due_at,
        thread_ts=None,
        created_at=act.now,
        closed_at=None,
        closed_by=None,
        after=(),
        blockers=(),
        follows=task.number,
        comments=0,
        version=1,
    )
    tasks.add(act.unit, following)
    follows = {"title": following.title, "follows": task.name}
    act.record("task_added", following.name, **follows, **beginning(following))
    if require_place(act.unit, act.workspace_id, following.channel_id).has_cards:
        post_card(act, following)
    show_at_home(act, following)
    set_timers(act, None, following)
    return following


def pass_over(unit: Unit, due: Due, now: datetime) -> None:
    """The day of a recurring task is over. Catch-up rule: late is as good as in time, nothing is sent."""
    timers.clear_timer(unit, due.workspace_id, due.kind, due.subject)
    task = tasks.lock(unit, due.workspace_id, task_number(due.subject))
    if task is None or not task.is_open or task.recurrence is None:
        return
    place = require_place(unit, due.workspace_id, task.channel_id)
    act = automatic(unit, place, now, due.kind)
    if next_instance(act, task) is None:
        return
    _drop_older(act, task)
    keep(act, task, replace(task, recurrence=None), "task_missed")


def _drop_older(act: Act, task: Task) -> None:
    older = tasks.lock(act.unit, act.workspace_id, task.follows) if task.follows else None
    if older is not None and older.status is TaskStatus.OPEN and older.recurrence is None:
        dropped = replace(older, status=TaskStatus.DROPPED, closed_at=act.now, closed_by=act.by.id)
        keep(act, older, dropped, "task_missed_twice", instead=task.name)


def next_due(act: Act, task: Task) -> datetime | None:
    """The deadline after the one it has; None when the series has ended."""
    if task.recurrence is None or task.recurs_since is None:
        return None
    recurrence = Recurrence.parse(task.recurrence)
    whose = person_of(act, task.owner_id or task.creator_id)
    today = act.now.astimezone(whose.zone).date()
    local_due = task.due_at.astimezone(whose.zone) if task.due_at else None
    # A series that was left alone for a while goes on from today, not from where it was left.
    after = max(local_due.date(), today - _A_DAY) if local_due else today
    if recurrence.anchor is Anchor.COMPLETION:
        after = today
    day = next_date(
        recurrence,
        after=after,
        since=task.recurs_since,
        holidays=holidays_of(whose),
        workdays=whose.working_weekdays,
    )
    return _at(day, local_due.time() if local_due else whose.work_end, whose) if day else None


def _at(day: date, clock: time, whose: Person) -> datetime:
    return instant_at(datetime.combine(day, clock), whose.zone)
