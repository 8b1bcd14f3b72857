"""What stands in a digest instead of a nudge: what people want there only, and what no nudge moved."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from bot.domain.approvals.requests import ApprovalRequest, request_number
from bot.domain.attention.candidates import Candidate
from bot.domain.attention.deciding import decide
from bot.domain.attention.why import Rule
from bot.domain.digests.digest import Audience, Digest
from bot.domain.digests.report import Kept
from bot.domain.people import Person
from bot.domain.standups.blockers import StandingBlocker, blocker_id
from bot.domain.standups.definition import StandUp, standup_number
from bot.domain.tasks.task import Task, task_number
from bot.services.act import OURSELVES
from bot.services.attention.firing import ledger_of
from bot.services.attention.gathering import gather
from bot.services.attention.reaching import policies, reach_of
from bot.services.tasks.sight import may_be_told
from storage import approvals, attention_ledger, digest_counts, standup_blockers, standups, tasks
from storage.people import require_person
from storage.unit import Unit

LOOKS_BACK = timedelta(days=180)
MOST = 100


def kept_for(unit: Unit, digest: Digest, now: datetime) -> list[Kept]:
    """In the digest of one person: of what they are not nudged, as it asks for them now."""
    if digest.audience is not Audience.PERSON:
        return []
    person = require_person(unit, digest.workspace_id, digest.creator_id)
    reach = reach_of(unit, person, now)
    candidates = gather(unit, reach, now).candidates
    policy_of = policies(unit, reach, candidates)
    decisions = decide(candidates, reach, policy_of, ledger_of(unit, reach, now), now)
    kept = [each.candidate for each in decisions if each.why.rule in (Rule.DIGEST, Rule.IGNORED)]
    return list(_found(unit, person, kept))


def unheeded_in(unit: Unit, digest: Digest, now: datetime) -> list[Task]:
    """In the digest of a channel: its open tasks of which somebody was nudged three times in vain."""
    if digest.audience is Audience.PERSON:
        return []
    about = (digest.workspace_id, digest.channel_id, now - LOOKS_BACK, OURSELVES, MOST)
    names = attention_ledger.ignored_in(unit, *about)
    numbers = sorted(task_number(name) for name in names if name.startswith("T-"))
    found = digest_counts.tasks_of(unit, digest.workspace_id, numbers)
    there = (task for task in found if task.is_open and task.channel_id == digest.channel_id)
    return sorted(there, key=lambda task: task.number)


def _found(unit: Unit, person: Person, candidates: list[Candidate]) -> Iterator[Kept]:
    for each in candidates:
        about = _FINDERS[each.subject[0]](unit, person.workspace_id, each.subject)
        if isinstance(about, Task):
            is_theirs = may_be_told(unit, about, person)
            yield Kept(each.kind, about, each.instead_of, is_theirs=is_theirs)
        elif about is not None:
            yield Kept(each.kind, about)


_FINDERS: dict[str, Callable[[Unit, str, str], Task | ApprovalRequest | StandUp | StandingBlocker | None]] = {
    "T": lambda unit, team, name: tasks.find(unit, team, task_number(name)),
    "R": lambda unit, team, name: approvals.find(unit, team, request_number(name)),
    "S": lambda unit, team, name: standups.find(unit, team, standup_number(name)),
    "B": lambda unit, team, name: standup_blockers.find(unit, team, blocker_id(name)),
}
"""By the first letter of what a nudge is about."""
