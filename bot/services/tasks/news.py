"""What somebody hears about a task of theirs, in a direct message: only what others did, and only once."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.outgoing import Draft, Outgoing
from bot.domain.people import Person
from bot.domain.tasks.task import Task, task_number
from bot.services import presence
from bot.services.act import Act
from bot.services.tasks.keeping import person_of
from bot.services.tasks.sight import may_be_told
from storage import outbox, tasks
from storage.people import require_person
from storage.unit import Unit

NEWS = "task_news"


class Event(StrEnum):
    GIVEN = "given"
    UNBLOCKED = "unblocked"
    READY = "ready"
    BEGUN = "begun"
    BLOCKING = "blocking"
    CLOSED = "closed"
    BLOCKED = "blocked"
    MOVED = "moved"


_ONLY_WHILE_OPEN = {Event.GIVEN, Event.UNBLOCKED, Event.READY, Event.BEGUN}


@dataclass(frozen=True)
class NewsView:
    """`by_id` did it; `cause` names the task or request that closed, or is empty.

    `is_theirs` unless the recipient may not see the task: then they read of it only what was said to them.
    """

    event: Event
    task: Task
    recipient: Person
    by_id: str
    cause: str
    is_theirs: bool = True


def tell(act: Act, event: Event, task: Task, member_id: str, cause: str = "") -> None:
    """Nobody hears of their own doing, nobody who has left hears anything, and nobody of what is none of
    their business: only who is waited for hears that.
    """
    if member_id == act.by.id:
        return
    person = person_of(act, member_id)
    is_theirs = event is Event.BLOCKING or may_be_told(act.unit, task, person)
    if person.has_left or person.is_bot or not is_theirs:
        return
    about = {"event": event.value, "by": act.by.id, "cause": cause}
    outbox.post(act.unit, Draft(act.workspace_id, NEWS, task.name, person.id, act.now, payload=about))


def tell_new_workers(act: Act, was: Task | None, task: Task) -> None:
    """Whoever was given the task just now. Where a card mentions them, Slack tells them already."""
    before = was.workers if was else ()
    for member_id in task.workers:
        if member_id not in before:
            tell(act, Event.GIVEN, task, member_id)


def tell_workers_elsewhere(act: Act, task: Task) -> None:
    """Whoever is given a task in a place closed to them: no card mentions them where they see it.

    Only where it is known who is there: nobody is to hear of a task twice.
    """
    is_of_two = act.place.is_direct and act.place.id.startswith("D")  # and the bot is one of them
    is_known = is_of_two or (act.place.is_closed and act.place.roster_at is not None)
    for member_id in task.workers if is_known else ():
        if not presence.knows_of(act.unit, person_of(act, member_id), act.place):
            tell(act, Event.GIVEN, task, member_id)


def tell_watchers(act: Act, event: Event, task: Task) -> None:
    for member_id in task.watchers:
        if member_id not in task.workers:
            tell(act, event, task, member_id)


def news_view(unit: Unit, message: Outgoing) -> NewsView | None:
    """What a piece of news shows now; None when it is of no use any more."""
    task = tasks.find(unit, message.workspace_id, task_number(message.subject))
    said = message.payload
    if task is None or (Event(said["event"]) in _ONLY_WHILE_OPEN and not task.is_open):
        return None
    event, recipient = Event(said["event"]), require_person(unit, message.workspace_id, message.destination)
    is_theirs = may_be_told(unit, task, recipient)
    if not is_theirs and event is not Event.BLOCKING:
        return None
    return NewsView(event, task, recipient, said["by"], said["cause"], is_theirs)
