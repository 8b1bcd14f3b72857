"""Which tasks a person may see and change from where they stand."""

from dataclasses import replace

from bot.domain.people import Person, Place
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.commands import Numbers
from bot.domain.tasks.facets import Facet, thread_key
from bot.domain.tasks.task import Task, may_see, task_number
from bot.services import presence
from bot.services.act import Act
from storage import cards, task_lists, tasks
from storage.directs import require_direct
from storage.people import require_place
from storage.task_queries import Query, Sight
from storage.unit import Unit


def sight_of(act: Act) -> Sight:
    return sight_from(act.by, act.place)


def sight_from(person: Person, place: Place) -> Sight:
    return Sight(
        viewer_id=person.id,
        here=place.id,
        sees_public=not person.is_outsider,
        at_home=place.is_direct,
    )


def is_alone(act: Act) -> bool:
    """Whether the person is in their own conversation with the bot. Raises NotYetKnown."""
    return act.place.is_direct and require_direct(act.unit, act.by).id == act.place.id


def find_visible(act: Act, number: int) -> Task:
    """Raises Refusal, the same whether there is no such task or it is none of the person's business."""
    return _shown(act, tasks.find(act.unit, act.workspace_id, number), number)


def lock_visible(act: Act, number: int) -> Task:
    """As find_visible, and held until the unit ends."""
    return _shown(act, tasks.lock(act.unit, act.workspace_id, number), number)


def lock_all(act: Act, numbers: Numbers) -> list[Task]:
    """In the order asked for; locked in one order, so that nobody waits in a circle.

    Without numbers it is the task in whose thread the person is. One that cannot be seen refuses all.
    """
    numbers = numbers or (thread_task(act),)
    locked = {number: lock_visible(act, number) for number in sorted(numbers)}
    return [locked[number] for number in numbers]


def thread_task(act: Act) -> int:
    """The task whose card began this thread, or the only open one that was captured in it."""
    if act.thread_ts:
        card = cards.card_at(act.unit, act.workspace_id, act.place.id, act.thread_ts)
        if card is not None and card.about.startswith("T-"):
            return task_number(card.about)
        captured = Query.along(Facet.THREAD, thread_key(act.place.id, act.thread_ts))
        found = task_lists.page_of(act.unit, act.workspace_id, captured, sight_of(act), most=2).tasks
        if len(found) == 1:
            return found[0].number
    raise Refusal(N_("Tell me which task by its number, or several."), example="/task done T-12 T-13")


def may_see_task(act: Act, task: Task) -> bool:
    home = require_place(act.unit, act.workspace_id, task.channel_id)
    return may_see(
        task, act.by, home, act.place, is_member=presence.is_member(act.unit, act.by, home, act.place)
    )


def may_be_told(unit: Unit, task: Task, person: Person) -> bool:
    """Whether a direct message about the task may go to the person, as far as is known: nobody is asked."""
    home = require_place(unit, task.workspace_id, task.channel_id)
    return person.id in task.workers or presence.knows_of(unit, person, home)


def in_channel(act: Act, channel_id: str | None) -> Act:
    """The act as if done in an open channel, of those that the person sees. Raises Refusal, NotYetKnown."""
    if channel_id is None:
        return act
    place = require_place(act.unit, act.workspace_id, channel_id)
    if place.is_closed or not presence.may_act_in(act.unit, act.by, place):
        raise Refusal(
            N_("You cannot add tasks to that channel from here; type it there."),
            example=N_("/task add Tidy up"),
        )
    return replace(act, place=place, thread_ts=None)


def _shown(act: Act, task: Task | None, number: int) -> Task:
    if task is not None and may_see_task(act, task):
        return task
    raise Refusal(
        N_("There is no T-{number} that you can see here; nothing was changed."),
        example=N_("/task list mine"),
        number=number,
    )
