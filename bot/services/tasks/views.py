"""What is shown of a task: its card, and everything about it."""

from dataclasses import dataclass

from bot.domain.audit import Entry
from bot.domain.outgoing import Outgoing
from bot.domain.people import Person
from bot.domain.tasks.facets import Facet
from bot.domain.tasks.task import Task, task_number
from bot.services.act import Act
from bot.services.links import card_of, link_to, link_to_card
from bot.services.tasks.sight import find_visible, may_see_task, sight_of, thread_task
from storage import audit, comments, task_lists, tasks
from storage.people import require_person
from storage.task_counts import progress_under
from storage.task_queries import AFTER_THE_LAST, Query
from storage.unit import Unit

_MOST_SUBTASKS = 15


@dataclass(frozen=True)
class CardView:
    """A task with the people whose names and language its card needs; `done` of `parts` subtasks are.

    `thread` leads to the newest comment.
    """

    task: Task
    owner: Person | None
    creator: Person
    parts: int = 0
    done: int = 0
    thread: str | None = None


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
    thread = _newest_comment(unit, task) if task.comments else None
    return CardView(task, owner, creator, parts, done, thread)


def details(act: Act, number: int | None) -> TaskDetails:
    """Without a number, of the task in whose thread the person is. Raises Refusal."""
    task = find_visible(act, number or thread_task(act))
    under = Query.along(Facet.UNDER, str(task.number), high=AFTER_THE_LAST)
    parts = task_lists.page_of(act.unit, act.workspace_id, under, sight_of(act), most=_MOST_SUBTASKS).tasks
    before = [found for number in task.after if (found := _visible(act, number))]
    card = card_of(act.unit, task)
    return TaskDetails(
        task,
        _visible(act, task.under) if task.under else None,
        before,
        parts,
        audit.story(act.unit, act.workspace_id, task.name),
        (card.channel_id or "", card.ts or "") if card else None,
        *progress_under(act.unit, act.workspace_id, task.number, act.place.id),
    )


def _newest_comment(unit: Unit, task: Task) -> str | None:
    """Of those that were sent by command no stamp is known: the card begins their thread."""
    card, newest = card_of(unit, task), comments.newest_of(unit, task.workspace_id, task.number)
    if card is None or newest is None:
        return link_to_card(unit, task)
    return link_to(unit, task.workspace_id, task.channel_id, newest, card.thread_ts or card.ts)


def _visible(act: Act, number: int) -> Task | None:
    found = tasks.find(act.unit, act.workspace_id, number)
    return found if found is not None and may_see_task(act, found) else None
