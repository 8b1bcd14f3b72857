"""A step opens: somebody is found for it, and whoever decides it is asked in a direct message."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bot.domain.approvals.eligibility import why_never
from bot.domain.approvals.facets import waited_for
from bot.domain.approvals.flow import escalate
from bot.domain.approvals.model import is_group
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.approvals.tally import Standing, standing
from bot.domain.outgoing import Draft
from bot.services.act import Act
from bot.services.approvals.eligibility import Groups, barred_among, eligible_now, holders_of, standing_in
from bot.services.approvals.keeping import CARD, Held
from bot.services.approvals.news import Turn, tell_requester
from bot.services.approvals.timers import set_timers
from storage import outbox
from storage.people import known_people, require_people

MOST_ASKED = 20
"""A larger group is not written to one by one: the card in the channel mentions it."""


@dataclass(frozen=True)
class Absence:
    """`away_id` is away or has left, `to_id` decides in addition; empty where nobody could be found."""

    away_id: str
    to_id: str


@dataclass(frozen=True)
class Opened:
    """A step as it opens, not stored yet."""

    held: Held
    absences: list[Absence] = field(default_factory=list)


def opened(act: Act, held: Held, groups: Groups) -> Opened:
    """The current step from now on, with whoever is to be asked. Raises NotYetKnown."""
    held = Held(replace(held.request, opened_at=act.now, asked=()), held.votes)
    covered = with_somebody(act, held, groups)
    return Opened(with_asked(act, covered.held, groups), covered.absences)


def with_somebody(act: Act, held: Held, groups: Groups) -> Opened:
    """With the policy's fallback beside the approvers, if those who are here cannot decide without."""
    absences: list[Absence] = []
    away = _away(act, held)
    for candidate in _further(held.request):
        if not _is_stuck(act, held, groups, away):
            break
        if candidate not in away and _may_decide(act, candidate):
            held = held.after(escalate(held.flow, candidate))
            absences += [Absence(member_id, candidate) for member_id in sorted(away) or [""]]
    if _is_stuck(act, held, groups, away):
        absences.append(Absence(min(away, default=""), ""))
    return Opened(held, absences)


def with_asked(act: Act, held: Held, groups: Groups) -> Held:
    """`asked` are those who are here: approvers or who stands in for them, members of groups, deputies."""
    people = require_people(act.unit, act.workspace_id, _wanted(act, held.request, groups))
    asked = tuple(person.id for person in people if not why_never(person))
    return Held(replace(held.request, asked=asked), held.votes)


def announce(act: Act, now: Held, before: Iterable[str] = ()) -> None:
    """Cards for those who are waited for and were not asked `before`, and the timers of the step."""
    waiting = waited_for(now.request, now.votes)
    for member_id in waiting:
        if member_id not in before:
            post_direct_card(act, now.request, member_id)
    set_timers(act, now.request, waiting)


def tell_of_absences(act: Act, request: ApprovalRequest, absences: Iterable[Absence]) -> None:
    for each in absences:
        turn = Turn.AWAY if each.to_id else Turn.STUCK
        tell_requester(act, turn, request, for_id=each.away_id, to_id=each.to_id)


def post_direct_card(act: Act, request: ApprovalRequest, member_id: str, *, reminds: bool = False) -> None:
    """It can be decided in the message; an earlier one of the same person shows only how it stands."""
    about = {"to": member_id, "opened": request.opened_at.isoformat(), "reminds": reminds}
    outbox.post_card(act.unit, Draft(act.workspace_id, CARD, request.name, member_id, act.now, payload=about))


def _wanted(act: Act, request: ApprovalRequest, groups: Groups) -> list[str]:
    step = request.step
    wanted: list[str] = []
    stand_ins = {each.principal_id: each.substitute_id for each in standing_in(act, holders_of(step))}
    for seat in step.seats:
        if is_group(seat):
            members = groups.get(seat, frozenset())
            wanted += sorted(members) if len(members) <= MOST_ASKED else []
        else:
            holder = step.holder_of(seat)
            wanted.append(stand_ins.get(holder, holder))
    wanted += step.deputies
    return [who for who in dict.fromkeys(wanted) if who and who != request.requester_id]


def _away(act: Act, held: Held) -> frozenset[str]:
    """Approvers of the step for whom nobody stands in: away today, or gone for good."""
    request = held.request
    people = (*holders_of(request.step), *request.step.deputies, *_further(request))
    active = standing_in(act, people)
    useless = {"", request.requester_id, *barred_among(act, {each.substitute_id for each in active})}
    without = {each.principal_id for each in active if each.substitute_id in useless}
    left = {person.id for person in known_people(act.unit, act.workspace_id, people) if person.has_left}
    return frozenset(without | left)


def _is_stuck(act: Act, held: Held, groups: Groups, away: frozenset[str]) -> bool:
    """Whoever is away has voted, or does not count."""
    request = held.request
    votes = held.flow.votes_of(request.position)
    eligible = eligible_now(act, request, groups, held.votes)
    missing = away - votes.keys()
    present = {seat: people - missing for seat, people in eligible.items()}
    return standing(request.step, present, votes) is Standing.STUCK


def _further(request: ApprovalRequest) -> list[str]:
    """Who decides where the approvers cannot: the next in the policy."""
    named = (request.fallback_id, request.timing.escalate_to)
    taken = {request.requester_id, *request.step.deputies}
    return [who for who in dict.fromkeys(named) if who and who not in taken]


def _may_decide(act: Act, member_id: str) -> bool:
    found = known_people(act.unit, act.workspace_id, [member_id])
    return bool(found) and why_never(found[0]) is None
