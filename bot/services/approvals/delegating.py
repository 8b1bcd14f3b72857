"""Somebody stands in for an approver for some days, or the approver is away and nobody does."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.approvals.commands import Delegate
from bot.domain.approvals.eligibility import Delegation, loop_of
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.refusal import N_, Chain, Refusal
from bot.domain.zones import instant_at
from bot.services.act import Act
from bot.services.approvals.eligibility import GroupsOf, deciders, today_of
from bot.services.approvals.returning import RETURN, end_of, end_subject_of, hand_back
from bot.services.approvals.substituting import SUBSTITUTION, hand_over, subject_of
from bot.services.standups.away import look_again
from storage import counters, delegations, timers

LONGEST = timedelta(days=366)
EXAMPLE = "/request delegate @david from monday to friday"


@dataclass(frozen=True)
class Delegated:
    """`handed_over` are the requests that wait for somebody else from now on."""

    delegation: Delegation
    handed_over: list[ApprovalRequest]


def delegate(act: Act, wanted: Delegate, groups_of: GroupsOf) -> Delegated:
    """Raises Refusal for days that cannot be, people who never decide, and circles, spelt out."""
    # One at a time in a workspace: two that are made together could close a circle.
    counters.next_number(act.unit, act.workspace_id, "delegation")
    new = Delegation(act.by.id, wanted.substitute_id, wanted.first, wanted.last)
    _check_days(act, new)
    if new.substitute_id:
        deciders(act, [new.substitute_id])
        _check_no_loop(act, new)
    delegations.add(act.unit, act.workspace_id, new)
    act.record(
        "delegated",
        act.by.id,
        to=new.substitute_id,
        first=new.first.isoformat(),
        last=new.last.isoformat(),
    )
    timers.set_timer(act.unit, act.workspace_id, RETURN, end_subject_of(new), end_of(new, act.by))
    if new.covers(today_of(act, act.by)):
        return Delegated(new, hand_over(act, act.by.id, new.substitute_id, groups_of))
    morning = instant_at(datetime.combine(new.first, act.by.work_start), act.by.zone)
    timers.set_timer(act.unit, act.workspace_id, SUBSTITUTION, subject_of(new), morning)
    return Delegated(new, [])


def take_back(act: Act) -> list[Delegation]:
    """Whatever the person delegated from today on; what waits for the substitutes waits for them again."""
    mine = delegations.of_principal(act.unit, act.workspace_id, act.by.id, today_of(act, act.by))
    for each in mine:
        delegations.remove(act.unit, act.workspace_id, each)
        timers.clear_timer(act.unit, act.workspace_id, SUBSTITUTION, subject_of(each))
        timers.clear_timer(act.unit, act.workspace_id, RETURN, end_subject_of(each))
        act.record("delegation_ended", act.by.id, to=each.substitute_id, first=each.first.isoformat())
        if each.covers(today_of(act, act.by)):
            hand_back(act, each)
    if mine:
        look_again(act)
    return mine


def listed(act: Act) -> list[Delegation]:
    """Who stands in for the person, and for whom they do, from today on."""
    everybody = delegations.from_day(act.unit, act.workspace_id, today_of(act, act.by))
    return [each for each in everybody if act.by.id in (each.principal_id, each.substitute_id)]


def _check_days(act: Act, new: Delegation) -> None:
    today = today_of(act, act.by)
    if new.first < today or new.last < new.first or new.last - new.first > LONGEST:
        raise Refusal(
            N_("From today on, the last day not before the first, and for a year at most."), example=EXAMPLE
        )
    mine = delegations.of_principal(act.unit, act.workspace_id, act.by.id, today)
    other = next((each for each in mine if each.overlaps(new)), None)
    if other is not None:
        raise Refusal(
            N_("From {first} to {last} you have arranged that already. Take it back first."),
            example="/request delegate off",
            first=other.first,
            last=other.last,
        )


def _check_no_loop(act: Act, new: Delegation) -> None:
    others = delegations.from_day(act.unit, act.workspace_id, _yesterday(act))
    way = loop_of(others, new)
    if way is not None:
        raise Refusal(
            N_("That would go in a circle: {way}."),
            example=EXAMPLE,
            way=Chain(tuple((member_id, "") for member_id in way)),
        )


def _yesterday(act: Act) -> date:
    """Somewhere else it may still be that day."""
    return today_of(act, act.by) - timedelta(days=1)
