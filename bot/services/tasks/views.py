"""What is shown of a task: its card, and everything about it."""

from dataclasses import dataclass

from bot.domain.audit import Entry
from bot.domain.outgoing import Outgoing
from bot.domain.people import Person
from bot.domain.task_facets import Facet
from bot.domain.tasks import Task, task_number
from bot.services.act import Act
from bot.services.tasks.sight import find_visible, may_see_task, sight_of, thread_task
from storage import audit, cards, task_lists, tasks
from storage.people import require_person
from storage.task_counts import progress_under
from storage.task_queries import AFTER_THE_LAST, Query
from storage.unit import Unit

_MOST_SUBTASKS = 15


@dataclass(frozen=True)
class CardView:
    """A task with the people whose names and language its card needs; `done` of `parts` subtasks are."""

    task: Task
    owner: Person | None
    creator: Person
    parts: int = 0
    done: int = 0


@dataclass(frozen=True)
class TaskDetails:
    """Everything about a task that the person may see; `card` is (channel, ts) of its card.

    `done` of `parts` subtasks are closed; `subtasks` are the first of those that the person may see.
    """

    task: Task
    parent: Task | None
    before: list[Task]
    subtasks: list[Task]
    history: list[Entry]
    card: tuple[str, str] | None = None
    parts: int = 0
    done: int = 0


def card_view(unit: Unit, message: Outgoing) -> CardView | None:
    """What a card of the task shows now."""
    task = tasks.find(unit, message.workspace_id, task_number(message.subject))
    if task is None:
        return None
    owner = require_person(unit, task.workspace_id, task.owner_id) if task.owner_id else None
    creator = require_person(unit, task.workspace_id, task.creator_id)
    parts, done = progress_under(unit, task.workspace_id, task.number, task.channel_id)
    return CardView(task, owner, creator, parts, done)


def details(act: Act, number: int | None) -> TaskDetails:
    """Without a number, of the task in whose thread the person is. Raises Refusal."""
    task = find_visible(act, number or thread_task(act))
    under = Query.along(Facet.UNDER, str(task.number), high=AFTER_THE_LAST)
    parts = task_lists.page_of(act.unit, act.workspace_id, under, sight_of(act), most=_MOST_SUBTASKS).tasks
    before = [found for number in task.after if (found := _visible(act, number))]
    posted = [card for card in cards.cards_of(act.unit, act.workspace_id, task.name) if card.ts]
    in_channel = [card for card in posted if card.channel_id == task.channel_id]
    return TaskDetails(
        task,
        _visible(act, task.under) if task.under else None,
        before,
        parts,
        audit.story(act.unit, act.workspace_id, task.name),
        (in_channel[0].channel_id or "", in_channel[0].ts or "") if in_channel else None,
        *progress_under(act.unit, act.workspace_id, task.number),
    )


def _visible(act: Act, number: int) -> Task | None:
    found = tasks.find(act.unit, act.workspace_id, number)
    return found if found is not None and may_see_task(act, found) else None
