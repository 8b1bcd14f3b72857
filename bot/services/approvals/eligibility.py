"""Who may decide a step now: approvers, substitutes, members of groups, as Slack and the store know them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from bot.domain.approvals.eligibility import Delegation, eligible_for, why_never
from bot.domain.approvals.model import Step, Vote, is_group
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.approvals.tally import Eligible
from bot.domain.people import Person
from bot.domain.refusal import N_, Chain, Refusal
from bot.services.act import Act
from storage import delegations
from storage.people import known_people, require_people

Groups: TypeAlias = Mapping[str, frozenset[str]]
"""The members of user groups as of now, by the group's id."""

GroupsOf: TypeAlias = Callable[[tuple[str, ...]], Groups]
"""Asks Slack who is in the groups; may interrupt the unit to do so."""

EXAMPLE = "/request New posters to @grace amount 1200 EUR"


def groups_in(steps: Iterable[Step]) -> tuple[str, ...]:
    return tuple(sorted({seat for step in steps for seat in step.seats if is_group(seat)}))


def nobody(_groups: tuple[str, ...]) -> Groups:
    """Where Slack cannot be asked: when something happens by itself."""
    return {}


def eligible_now(act: Act, request: ApprovalRequest, groups: Groups, votes: Sequence[Vote]) -> Eligible:
    """For each seat of the open step who may fill it today: what a substitute voted in time is not lost when
    their days are over.
    """
    step = request.step
    active = [*standing_in(act, holders_of(step)), *_voted_in_place(request, votes)]
    people = {
        *(act.by.id, *step.deputies, *holders_of(step)),
        *(each.substitute_id for each in active),
        *(vote.voter_id for vote in votes),
    }
    return eligible_for(
        step,
        requester_id=request.requester_id,
        groups=groups,
        delegations=active,
        barred=barred_among(act, people),
    )


def _voted_in_place(request: ApprovalRequest, votes: Iterable[Vote]) -> list[Delegation]:
    """In the open step, of approvers who did not pass it on since."""
    own = {seat for seat in holders_of(request.step) if seat in request.step.seats}
    return [
        Delegation(vote.for_id, vote.voter_id, vote.at.date(), vote.at.date())
        for vote in votes
        if vote.step == request.position and vote.for_id in own
    ]


def barred_among(act: Act, people: Iterable[str]) -> frozenset[str]:
    """Who of them never decides, as far as they are known."""
    known = known_people(act.unit, act.workspace_id, people)
    return frozenset(person.id for person in known if why_never(person))


def standing_in(act: Act, principals: Iterable[str]) -> list[Delegation]:
    """Who decides today in whose place, and who is away; the day is the principal's."""
    people = known_people(act.unit, act.workspace_id, dict.fromkeys(principals))
    return [
        each
        for person in people
        for each in delegations.of_principal(act.unit, act.workspace_id, person.id, today_of(act, person))
        if each.covers(today_of(act, person))
    ]


def today_of(act: Act, person: Person) -> date:
    return act.now.astimezone(person.zone).date()


def deciders(act: Act, member_ids: Iterable[str]) -> list[Person]:
    """People who can be asked to decide, each once. Raises Refusal for whoever never may, NotYetKnown."""
    found = require_people(act.unit, act.workspace_id, list(dict.fromkeys(member_ids)))
    for person in found:
        why = why_never(person)
        if why:
            raise Refusal(
                N_("{chain}: only members of the team decide. Who else?"),
                example=EXAMPLE,
                chain=Chain(((person.id, why),)),
            )
    return found


def holders_of(step: Step) -> list[str]:
    return [step.holder_of(seat) for seat in step.seats if not is_group(seat)]
