"""Tasks and requests that are named in what people say: shown in the thread, as far as those who read it may
see them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.approvals.requests import ApprovalRequest, request_number
from bot.domain.outgoing import Draft, Outgoing
from bot.domain.people import Person
from bot.domain.tasks.task import Task, task_number
from bot.services.act import Act
from bot.services.approvals.sight import may_see as may_see_request
from bot.services.links import link_to_card
from bot.services.tasks.sight import may_see_task
from storage import approvals, cards, outbox, rosters, tasks, timers
from storage.people import require_people, require_person, require_place, require_roster
from storage.unit import Unit

NAMED = "named"
MOST_READERS = 50
"""In a larger channel nobody looks at each of its members: only whoever wrote reads it."""

Subject = Task | ApprovalRequest


@dataclass(frozen=True)
class Named:
    """`owner` has the task, or asked for approval; `link` leads to the card, where there is one."""

    about: Subject
    owner: Person | None
    link: str | None


@dataclass(frozen=True)
class NamedView:
    """`author` named them; it reads in their language."""

    named: list[Named]
    author: Person


def find_subject(unit: Unit, workspace_id: str, name: str) -> Subject | None:
    """By its name: T-12 or R-7."""
    if name.startswith("R-"):
        return approvals.find(unit, workspace_id, request_number(name))
    return tasks.find(unit, workspace_id, task_number(name))


def show(act: Act, names: Sequence[str], ts: str, thread_ts: str | None) -> None:
    """To all in the message's thread, to the author alone, or to nobody; each once a day and place.

    `thread_ts` is None for a message outside of threads. Raises NotYetKnown.
    """
    found = [about for name in names if (about := find_subject(act.unit, act.workspace_id, name))]
    new = [about for about in found if not _is_at_home(act, about, thread_ts) and _may_see(act, about)]
    for_all = [about for about in new if _everybody_sees(act, about)]
    for_author = [about for about in new if about not in for_all]
    _queue(act, _claimed(act, for_all, thread_ts), thread_ts or ts, None)
    # In a thread that nobody has begun Slack shows no whisper.
    _queue(act, _claimed(act, for_author, thread_ts, act.by.id), thread_ts, act.by.id)


def named_view(unit: Unit, message: Outgoing) -> NamedView:
    workspace = message.workspace_id
    found = (find_subject(unit, workspace, name) for name in message.payload["names"])
    named = [_shown(unit, about) for about in found if about]
    return NamedView(named, require_person(unit, workspace, message.payload["author"]))


def _shown(unit: Unit, about: Subject) -> Named:
    owner_id = about.requester_id if isinstance(about, ApprovalRequest) else about.owner_id
    owner = require_person(unit, about.workspace_id, owner_id) if owner_id else None
    return Named(about, owner, link_to_card(unit, about))


def _may_see(act: Act, about: Subject) -> bool:
    return may_see_request(act, about) if isinstance(about, ApprovalRequest) else may_see_task(act, about)


def _is_at_home(act: Act, about: Subject, thread_ts: str | None) -> bool:
    """In the thread of its own card, or in that where the card stands."""
    if thread_ts is None:
        return False
    begun = cards.card_at(act.unit, act.workspace_id, act.place.id, thread_ts)
    stands_here = about.channel_id == act.place.id and about.thread_ts == thread_ts
    return stands_here or (begun is not None and begun.subject == about.name)


def _everybody_sees(act: Act, about: Subject) -> bool:
    """Whether each member of the conversation may see it."""
    if about.channel_id == act.place.id:
        return True
    if require_place(act.unit, act.workspace_id, about.channel_id).is_closed:
        return False
    require_roster(act.place)
    present = rosters.members(act.unit, act.workspace_id, act.place.id)
    if not 0 < len(present) <= MOST_READERS:
        return False
    readers = require_people(act.unit, act.workspace_id, present)
    return all(reader.is_bot or _may_see(replace(act, by=reader), about) for reader in readers)


def _claimed(act: Act, found: Sequence[Subject], thread_ts: str | None, reader_id: str = "") -> list[Subject]:
    """Those that were not shown here today (in UTC)."""
    place, day = f"{act.place.id}:{thread_ts or ''}", act.now.date().isoformat()
    return [
        about
        for about in found
        if timers.claim_firing(
            act.unit, act.workspace_id, f"{NAMED}:{about.name}:{place}:{day}:{reader_id}", act.now, place
        )
    ]


def _queue(act: Act, found: Sequence[Subject], thread_ts: str | None, recipient_id: str | None) -> None:
    if not found:
        return
    draft = Draft(
        *(act.workspace_id, NAMED, found[0].name, act.place.id, act.now, thread_ts, recipient_id),
        payload={"names": [about.name for about in found], "author": act.by.id},
    )
    (outbox.whisper if recipient_id else outbox.post)(act.unit, draft)
