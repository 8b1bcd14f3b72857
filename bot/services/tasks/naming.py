"""Tasks that are named in what people say: shown in the thread, as far as those who read it may see them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.outgoing import Draft, Outgoing
from bot.domain.people import Person
from bot.domain.tasks.task import Task
from bot.services.act import Act
from bot.services.links import link_to_card
from bot.services.tasks.sight import may_see_task
from storage import cards, outbox, rosters, tasks, timers
from storage.people import require_people, require_person, require_place, require_roster
from storage.unit import Unit

NAMED = "task_named"
MOST_READERS = 50
"""In a larger channel nobody looks at each of its members: only whoever wrote reads it."""


@dataclass(frozen=True)
class NamedTask:
    """`link` leads to the card, where there is one."""

    task: Task
    owner: Person | None
    link: str | None


@dataclass(frozen=True)
class NamedView:
    """`author` named them; it reads in their language."""

    named: list[NamedTask]
    author: Person


def show(act: Act, numbers: Sequence[int], ts: str, thread_ts: str | None) -> None:
    """To all in the message's thread, to the author alone, or to nobody; each task once a day and place.

    `thread_ts` is None for a message outside of threads. Raises NotYetKnown.
    """
    found = [task for task in (_find(act, number) for number in numbers) if task]
    new = [task for task in found if not _is_at_home(act, task, thread_ts) and may_see_task(act, task)]
    for_all = [task for task in new if _everybody_sees(act, task)]
    for_author = [task for task in new if task not in for_all]
    _queue(act, _claimed(act, for_all, thread_ts), thread_ts or ts, None)
    # In a thread that nobody has begun Slack shows no whisper.
    _queue(act, _claimed(act, for_author, thread_ts, act.by.id), thread_ts, act.by.id)


def named_view(unit: Unit, message: Outgoing) -> NamedView:
    workspace = message.workspace_id
    found = (tasks.find(unit, workspace, number) for number in message.payload["numbers"])
    named = [_shown(unit, task) for task in found if task]
    return NamedView(named, require_person(unit, workspace, message.payload["author"]))


def _shown(unit: Unit, task: Task) -> NamedTask:
    owner = require_person(unit, task.workspace_id, task.owner_id) if task.owner_id else None
    return NamedTask(task, owner, link_to_card(unit, task))


def _find(act: Act, number: int) -> Task | None:
    return tasks.find(act.unit, act.workspace_id, number)


def _is_at_home(act: Act, task: Task, thread_ts: str | None) -> bool:
    """In the thread of its own card, or in that where the card stands."""
    if thread_ts is None:
        return False
    begun = cards.card_at(act.unit, act.workspace_id, act.place.id, thread_ts)
    stands_here = task.channel_id == act.place.id and task.thread_ts == thread_ts
    return stands_here or (begun is not None and begun.subject == task.name)


def _everybody_sees(act: Act, task: Task) -> bool:
    """Whether each member of the conversation may see it."""
    if task.channel_id == act.place.id:
        return True
    if require_place(act.unit, act.workspace_id, task.channel_id).is_closed:
        return False
    require_roster(act.place)
    present = rosters.members(act.unit, act.workspace_id, act.place.id)
    if not 0 < len(present) <= MOST_READERS:
        return False
    readers = require_people(act.unit, act.workspace_id, present)
    return all(reader.is_bot or may_see_task(replace(act, by=reader), task) for reader in readers)


def _claimed(act: Act, found: Sequence[Task], thread_ts: str | None, reader_id: str = "") -> list[Task]:
    """Those that were not shown here today (in UTC)."""
    place, day = f"{act.place.id}:{thread_ts or ''}", act.now.date().isoformat()
    return [
        task
        for task in found
        if timers.claim_firing(
            act.unit, act.workspace_id, f"{NAMED}:{task.name}:{place}:{day}:{reader_id}", act.now, place
        )
    ]


def _queue(act: Act, found: Sequence[Task], thread_ts: str | None, recipient_id: str | None) -> None:
    if not found:
        return
    draft = Draft(
        *(act.workspace_id, NAMED, found[0].name, act.place.id, act.now, thread_ts, recipient_id),
        payload={"numbers": [task.number for task in found], "author": act.by.id},
    )
    (outbox.whisper if recipient_id else outbox.post)(act.unit, draft)
