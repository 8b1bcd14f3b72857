"""Policies are changed by those who have the right to, and by nobody whose own request they route."""

from dataclasses import replace

from bot.domain.approvals.dead_ends import dead_end_in
from bot.domain.approvals.facets import RequestFacet
from bot.domain.approvals.policy import Policy, route
from bot.domain.approvals.requests import ApprovalRequest, people_in
from bot.domain.approvals.written import policy_difference
from bot.domain.refusal import N_, MemberId, Refusal
from bot.services.act import Act
from bot.services.approvals.eligibility import GroupsOf, barred_among, deciders, groups_in
from bot.services.approvals.routing import check_counts, refuse_dead_end
from storage import approval_lists, policies
from storage.approval_lists import RequestQuery
from storage.people import NotYetKnown, require_people

EXAMPLE = "/request policy"
_MOST_OPEN = 500


def put(act: Act, policy: Policy, groups_of: GroupsOf, *, over: int | None = None) -> Policy:
    """A new policy, or the next version of one. `over` is the version it was made of, 0 where it is new: what
    somebody else did meanwhile is not overwritten. Raises Refusal for who may not, and for dead ends.
    """
    check_right(act)
    was = policies.lock(act.unit, act.workspace_id, policy.name)
    if over is not None and over != (was.version if was else 0):
        raise Refusal(
            N_("“{name}” was changed by somebody else meanwhile. Open it again."),
            example=EXAMPLE,
            name=policy.name,
        )
    check_policy(act, policy, groups_of)
    return _store(act, was, policy)


def check_policy(act: Act, policy: Policy, groups_of: GroupsOf) -> None:
    """Raises Refusal for people who never decide, and for dead ends."""
    check_counts(policy.steps)
    named = (*people_in(policy.steps), policy.fallback_id, policy.timing.escalate_to or policy.fallback_id)
    deciders(act, named)
    require_people(act.unit, act.workspace_id, list(policy.requesters))
    groups = groups_of(groups_in(policy.steps))
    end = dead_end_in(policy, groups, barred_among(act, named))
    if end is not None:
        raise refuse_dead_end(act, end, groups)


def switch(act: Act, name: str, *, on: bool) -> Policy:
    """On or off. Raises Refusal for who may not, and for a policy that is not there."""
    check_right(act)
    was = policies.lock(act.unit, act.workspace_id, name)
    if was is None:
        raise Refusal(N_("There is no policy “{name}”."), example=EXAMPLE, name=name)
    return was if was.is_on is on else _store(act, was, replace(was, is_on=on))


def allow(act: Act, member_id: str, *, may: bool) -> None:
    """Somebody may change policies, or not any more. Admins of the workspace always may, and say who else."""
    if not _is_admin(act):
        raise Refusal(N_("Only admins of the workspace say who may change policies."), example=EXAMPLE)
    deciders(act, [member_id])
    if may:
        policies.allow(act.unit, act.workspace_id, member_id, by_id=act.by.id, at=act.now)
    else:
        policies.disallow(act.unit, act.workspace_id, member_id)
    act.record("policy_keeper_named" if may else "policy_keeper_dismissed", member_id)


def check_right(act: Act) -> None:
    """Raises Refusal, which names whom to ask."""
    if may_change(act):
        return
    keepers = policies.keepers(act.unit, act.workspace_id)
    if keepers:
        raise Refusal(
            N_("You may not change policies; {person} may."), example=EXAMPLE, person=MemberId(keepers[0])
        )
    raise Refusal(N_("You may not change policies; admins of the workspace may."), example=EXAMPLE)


def may_change(act: Act) -> bool:
    return _is_admin(act) or policies.is_keeper(act.unit, act.workspace_id, act.by.id)


def _store(act: Act, was: Policy | None, policy: Policy) -> Policy:
    _check_not_own(act, policy)
    saved = policies.put(act.unit, act.workspace_id, policy, by_id=act.by.id, at=act.now)
    act.record("policy_changed", f"policy:{saved.name}", **policy_difference(was, saved))
    return saved


def _check_not_own(act: Act, policy: Policy) -> None:
    """Four eyes: nobody changes the way of a request of their own that is open."""
    before = policies.current(act.unit, act.workspace_id)
    after = [*(each for each in before if each.name != policy.name), policy]
    mine = RequestQuery.of_open(RequestFacet.MINE, act.by.id)
    for request in approval_lists.every(act.unit, act.workspace_id, mine, _MOST_OPEN):
        if request.policy_name == policy.name or _way(request, before) != _way(request, after):
            raise Refusal(
                N_("{request} is yours and still open: somebody else must change the policy it goes by."),
                example="/request list mine",
                request=request.name,
            )


def _way(request: ApprovalRequest, rules: list[Policy]) -> object:
    found = route(
        request.content,
        channel_id=request.channel_id,
        requester_id=request.requester_id,
        asked=request.own_steps,
        policies=rules,
    )
    return (found.steps, found.fallback_id, found.timing)


def _is_admin(act: Act) -> bool:
    """Raises NotYetKnown where Slack was never asked."""
    if act.by.is_admin is None:
        raise NotYetKnown(members=frozenset({act.by.id}))
    return act.by.is_admin
