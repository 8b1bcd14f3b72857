"""What is in people's way: whoever can unblock hears of it once, the next stand-up asks if it is solved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.approvals.facets import waited_for
from bot.domain.approvals.requests import request_number
from bot.domain.attention.kinds import Kind
from bot.domain.outgoing import nudges_of
from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal
from bot.domain.standups.answers import Answers
from bot.domain.standups.blockers import Edge, StandingBlocker, blocker_id, is_same, read_edges
from bot.domain.standups.definition import Role, StandUp
from bot.domain.standups.rounds import Round
from bot.domain.tasks.task import BlockerKind, task_number
from bot.services.act import OURSELVES, Act
from bot.services.attention.waking import wake
from storage import approvals, attention, outbox, standup_blockers, standups, tasks
from storage.attention import Passed
from storage.people import find_person, known_people
from storage.unit import Unit

_MOST_NUDGED = 5


@dataclass(frozen=True)
class BlockerView:
    """What whoever can unblock reads. `title` is of the task or request in question, or empty."""

    standup: StandUp
    blocker: StandingBlocker
    blocked: Person
    recipient: Person
    title: str


def take_blockers(
    act: Act, standup: StandUp, round_: Round, answers: Answers, solved: Sequence[int]
) -> list[StandingBlocker]:
    """Those that an answer names anew; what it names no longer, of the same day, never stood."""
    mine = standup_blockers.standing_of(act.unit, act.workspace_id, standup.number, act.by.id)
    for blocker in mine:
        if blocker.id in solved:
            _solve(act, blocker)
    asked = {question.id for question in round_.questions if question.role is Role.BLOCKERS}
    named = [edge for each in answers if each.question_id in asked for edge in read_edges(each.text)]
    for blocker in mine:
        if blocker.day == round_.day and _edge_of(blocker) not in named and blocker.id not in solved:
            _solve(act, blocker)
    standing = [blocker for blocker in mine if blocker.id not in solved]
    return [
        _name(act, standup, round_, edge)
        for edge in named
        if not any(is_same(blocker, edge, round_.day) for blocker in standing)
    ]


def release_closed(unit: Unit, standup: StandUp, now: datetime) -> None:
    """What waited for a task or a request that is closed by now waits no longer."""
    for blocker in standup_blockers.standing_in(unit, standup.workspace_id, standup.number):
        if waits_for_nothing(unit, blocker):
            standup_blockers.solve(unit, standup.workspace_id, blocker.id, now, OURSELVES)
            _show(unit, blocker, now)


def solve(act: Act, label: str) -> StandingBlocker:
    """By whoever was blocked, or whoever could unblock. Raises Refusal."""
    found = standup_blockers.find(act.unit, act.workspace_id, blocker_id(label))
    if found is None or act.by.id not in (found.member_id, *_unblockers(act.unit, found)):
        raise Refusal(N_("There is no such blocker of yours."), example="/standup status")
    _solve(act, found)
    return found


def blocker_view(unit: Unit, label: str, recipient: Person) -> BlockerView | None:
    blocker = standup_blockers.find(unit, recipient.workspace_id, blocker_id(label))
    standup = standups.find(unit, recipient.workspace_id, blocker.number) if blocker else None
    blocked = find_person(unit, recipient.workspace_id, blocker.member_id) if blocker else None
    if blocker is None or standup is None or blocked is None:
        return None
    return BlockerView(standup, blocker, blocked, recipient, _title(unit, blocker))


def _name(act: Act, standup: StandUp, round_: Round, edge: Edge) -> StandingBlocker:
    """Whoever can unblock hears of it once, with their other nudges."""
    place = (act.workspace_id, standup_blockers.new_id(act.unit, act.workspace_id), round_.number)
    blocker = StandingBlocker(*place, round_.day, act.by.id, edge.kind, edge.subject, edge.reason, act.now)
    standup_blockers.add(act.unit, blocker)
    for member_id in _unblockers(act.unit, blocker)[:_MOST_NUDGED]:
        occasion = f"{Kind.BLOCKED}:{blocker.label}"
        about = (Kind.BLOCKED, blocker.label, standup.channel_id, act.now, "")
        attention.pass_on(act.unit, act.workspace_id, Passed(member_id, occasion, *about))
        wake(act.unit, act.workspace_id, member_id, act.now)
    return blocker


def _solve(act: Act, blocker: StandingBlocker) -> None:
    standup_blockers.solve(act.unit, act.workspace_id, blocker.id, act.now, act.by.id)
    act.record("standup_blocker_solved", blocker.label)
    _show(act.unit, blocker, act.now)


def _show(unit: Unit, blocker: StandingBlocker, now: datetime) -> None:
    """Whoever may have been nudged of it sees that it is solved."""
    nudged = attention.passed_about(unit, blocker.workspace_id, blocker.label)
    outbox.follow_all(unit, blocker.workspace_id, [nudges_of(member_id) for member_id in nudged], now)


def _unblockers(unit: Unit, blocker: StandingBlocker) -> list[str]:
    """Who works on the task, who is waited for in the request, or the person themselves."""
    match blocker.kind:
        case BlockerKind.PERSON:
            found: Sequence[str] = (blocker.subject,)
        case BlockerKind.TASK:
            task = tasks.find(unit, blocker.workspace_id, task_number(blocker.subject))
            found = (task.workers or (task.creator_id,)) if task and task.is_open else ()
        case BlockerKind.REQUEST:
            request = approvals.find(unit, blocker.workspace_id, request_number(blocker.subject))
            is_open = request is not None and not request.status.is_closed
            found = waited_for(request, approvals.votes_of(unit, request)) if request and is_open else ()
        case BlockerKind.WORDS:
            found = ()
    people = known_people(unit, blocker.workspace_id, found)
    return [person.id for person in people if _hears(person, blocker)]


def _hears(person: Person, blocker: StandingBlocker) -> bool:
    """Nobody who has left, and nobody of their own blocker."""
    return not (person.has_left or person.is_bot or person.id == blocker.member_id)


def waits_for_nothing(unit: Unit, blocker: StandingBlocker) -> bool:
    """The task or request that it waits for is closed by now."""
    if blocker.kind is BlockerKind.TASK:
        task = tasks.find(unit, blocker.workspace_id, task_number(blocker.subject))
        return task is not None and not task.is_open
    if blocker.kind is BlockerKind.REQUEST:
        request = approvals.find(unit, blocker.workspace_id, request_number(blocker.subject))
        return request is not None and request.status.is_closed
    return False


def _title(unit: Unit, blocker: StandingBlocker) -> str:
    """It goes to those only who work on the task, or are asked by the request."""
    if blocker.kind is BlockerKind.TASK:
        task = tasks.find(unit, blocker.workspace_id, task_number(blocker.subject))
        return task.title if task else ""
    if blocker.kind is BlockerKind.REQUEST:
        request = approvals.find(unit, blocker.workspace_id, request_number(blocker.subject))
        return request.title if request else ""
    return ""


def _edge_of(blocker: StandingBlocker) -> Edge:
    return Edge(blocker.kind, blocker.subject, blocker.reason)
