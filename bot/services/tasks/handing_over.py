"""Tasks of somebody who went: another one who works on them becomes the owner, or nobody, and that is told.

The channel's lead hears of what is left without an owner, or whoever added it, or else the channel. Nothing
is given back to those who return.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.outgoing import Draft, Outgoing, left_in
from bot.domain.people import Person
from bot.domain.tasks.task import Task
from bot.services import presence
from bot.services.act import Act, automatic
from bot.services.tasks.keeping import keep
from storage import handovers, outbox, tasks, timers
from storage.handovers import Left
from storage.people import find_person, find_place, require_person, require_place
from storage.timers import Due
from storage.unit import Unit

LEFT = "tasks_left"
AT_ONCE = 50
SHOWN = 10


@dataclass(frozen=True)
class LeftView:
    """What a person who went left in a channel: `count` tasks, the first of them as they stand now.

    `recipient` is None for the channel itself.
    """

    person: Person
    recipient: Person | None
    creator: Person
    count: int
    tasks: list[Task]

    @property
    def channel_id(self) -> str:
        return self.tasks[0].channel_id


def hand_over(unit: Unit, due: Due, now: datetime) -> None:
    """A bounded number of tasks in each unit; the timer stands until there are no more, then it is told.

    Catch-up rule: late is as good as in time.
    """
    member_id, _, channel_id = due.subject.partition(":")
    place = find_place(unit, due.workspace_id, channel_id)
    if place is None:
        timers.clear_timer(unit, due.workspace_id, due.kind, due.subject)
        return
    person = require_person(unit, due.workspace_id, member_id)
    act = automatic(unit, place, now, due.kind)
    numbers = [] if _is_back(act, person) else handovers.tasks_in(unit, *_of(act, person), AT_ONCE)
    taken = {number: _take(act, number, person) for number in sorted(numbers)}
    _note(act, person, [task for number in numbers if (task := taken[number]) and task.owner_id is None])
    if len(numbers) < AT_ONCE:
        timers.clear_timer(unit, due.workspace_id, due.kind, due.subject)
        _tell(act, person)


def left_view(unit: Unit, message: Outgoing) -> LeftView | None:
    """None for somebody who is gone, too."""
    said, team = message.payload, message.workspace_id
    found = [tasks.find(unit, team, number) for number in said["numbers"]]
    shown = [task for task in found if task is not None]
    place = require_place(unit, team, shown[0].channel_id)
    recipient = find_person(unit, team, message.destination)
    if recipient is not None and (recipient.has_left or not presence.knows_of(unit, recipient, place)):
        return None
    creator = require_person(unit, team, shown[0].creator_id)
    return LeftView(require_person(unit, team, said["member"]), recipient, creator, said["count"], shown)


def _of(act: Act, person: Person) -> tuple[str, str, str]:
    return act.workspace_id, person.id, act.place.id


def _is_back(act: Act, person: Person) -> bool:
    return not person.has_left and presence.knows_of(act.unit, person, act.place)


def _take(act: Act, number: int, person: Person) -> Task | None:
    """None for what was closed or given to others meanwhile."""
    task = tasks.lock(act.unit, act.workspace_id, number)
    if task is None or not task.is_open or person.id not in task.workers:
        return None
    others = [member for member in task.workers if member != person.id and not _has_left(act, member)]
    owner, assignees = (others[0], tuple(others[1:])) if others else (None, ())
    return keep(act, task, replace(task, owner_id=owner, assignees=assignees), "task_left", left=person.id)


def _has_left(act: Act, member_id: str) -> bool:
    return require_person(act.unit, act.workspace_id, member_id).has_left


def _note(act: Act, person: Person, unowned: list[Task]) -> None:
    """For each who is to hear of it, added to what the units before have taken."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for task in unowned:
        numbers[_recipient(act, task, person)].append(task.number)
    known = {left.recipient: left for left in handovers.noted(act.unit, *_of(act, person))}
    for recipient, found in numbers.items():
        before = known.get(recipient, Left(recipient, 0, ()))
        left = Left(recipient, before.count + len(found), (*before.numbers, *found)[:SHOWN])
        handovers.note(act.unit, *_of(act, person), left)


def _recipient(act: Act, task: Task, person: Person) -> str:
    """A member, or the channel."""
    for candidate in (act.place.lead_id, task.creator_id):
        if candidate and candidate != person.id and _can_hear(act, candidate):
            return candidate
    return act.place.id


def _can_hear(act: Act, member_id: str) -> bool:
    person = find_person(act.unit, act.workspace_id, member_id)
    if person is None or person.has_left or person.is_bot:
        return False
    return presence.knows_of(act.unit, person, act.place)


def _tell(act: Act, person: Person) -> None:
    """Once, with all that was taken. In a direct conversation nobody is left to hear of it."""
    for left in handovers.noted(act.unit, *_of(act, person)):
        about = {"member": person.id, "count": left.count, "numbers": left.numbers}
        is_to_channel = left.recipient == act.place.id
        if not is_to_channel or (act.place.is_reachable and not act.place.is_direct):
            outbox.post_card(
                act.unit,
                Draft(
                    *(act.workspace_id, LEFT, left_in(act.place.id), left.recipient, act.now), payload=about
                ),
            )
    handovers.forget(act.unit, *_of(act, person))
