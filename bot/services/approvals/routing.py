"""Which way a request goes: policy, the requester's own wishes, and nobody left out who must be there."""

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.approvals.dead_ends import DeadEnd, dead_end_of, with_fallback
from bot.domain.approvals.eligibility import why_never
from bot.domain.approvals.model import ALL, Content, Step, is_group
from bot.domain.approvals.policy import Policy, Route, currencies_wanted, route
from bot.domain.approvals.requests import ApprovalRequest, people_in
from bot.domain.refusal import N_, Chain, Refusal
from bot.services.act import Act
from bot.services.approvals.eligibility import EXAMPLE, Groups, GroupsOf, barred_among, deciders, groups_in
from storage import policies
from storage.people import known_people

MOST_STEPS = 10
MOST_SEATS = 20


def find_route(
    act: Act, content: Content, own_steps: tuple[Step, ...], channel_id: str, groups_of: GroupsOf
) -> tuple[Route, Groups]:
    """With the members of the groups on it. Raises Refusal where it leads nowhere, with the way spelt out,
    and for people who never decide.
    """
    check_own_steps(act, own_steps)
    rules = policies.hold_current(act.unit, act.workspace_id)
    check_currency(act, content, channel_id, rules)
    found = route(content, channel_id=channel_id, requester_id=act.by.id, asked=own_steps, policies=rules)
    if not found.steps:
        raise Refusal(N_("Who should approve it? No policy says so."), example=EXAMPLE)
    groups = groups_of(groups_in(found.steps))
    check_way(act, found, groups)
    return found, groups


def check_currency(act: Act, content: Content, channel_id: str, rules: Iterable[Policy]) -> None:
    """Nobody slips past a policy by another currency: raises Refusal."""
    wanted = currencies_wanted(content, channel_id, act.by.id, rules)
    if wanted:
        raise Refusal(
            N_("Who decides goes by the amount, and the policies know {currency} only: give it in that."),
            example=EXAMPLE,
            currency=", ".join(wanted),
        )


def check_own_steps(act: Act, steps: tuple[Step, ...]) -> None:
    """Raises Refusal for the requester among them, for people who never decide, too few or too many."""
    named = people_in(steps)
    if act.by.id in named:
        raise Refusal(N_("Nobody approves their own request. Who else?"), example=EXAMPLE)
    deciders(act, named)
    check_counts(steps)


def check_counts(steps: tuple[Step, ...]) -> None:
    """Raises Refusal for too many steps or people, and for steps that need more people than they name."""
    if len(steps) > MOST_STEPS or any(len(step.seats) > MOST_SEATS for step in steps):
        raise Refusal(
            N_("Up to {steps} steps of up to {seats} people or groups, not more."),
            example=EXAMPLE,
            steps=MOST_STEPS,
            seats=MOST_SEATS,
        )
    for step in steps:
        if step.need > len(step.seats) and not any(map(is_group, step.seats)):
            raise Refusal(
                N_("{need} of {count} cannot approve. Name more people."),
                example="/request New posters 2 of @grace @david @piotr",
                need=step.need,
                count=len(step.seats),
            )


def check_way(act: Act, found: Route, groups: Groups) -> None:
    steps = [with_fallback(step, found.fallback_id) for step in found.steps]
    end = dead_end_of(steps, act.by.id, groups, barred_among(act, people_in(tuple(steps))))
    if end is not None:
        raise refuse_dead_end(act, end, groups)


def refuse_dead_end(act: Act, end: DeadEnd, groups: Groups) -> Refusal:
    """Each one the step names, and why they do not count."""
    chain = Chain(tuple((who, _why(act, who, end, groups)) for who in (*end.step.seats, *end.step.deputies)))
    if end.step.need > 1 or (end.step.need == ALL and len(end.step.seats) > 1):
        sentence = N_("Step {step} would have too few people left to decide: {chain}.")
    else:
        sentence = N_("Step {step} would have nobody left to decide: {chain}.")
    return Refusal(sentence, example=EXAMPLE, step=end.position + 1, chain=chain)


def routed(request: ApprovalRequest, found: Route) -> ApprovalRequest:
    """The request with what the route says of its time and its policy."""
    policy = found.policy or Policy("", (), "", version=0)
    return replace(
        request,
        timing=found.timing,
        fallback_id=found.fallback_id,
        policy_name=policy.name,
        policy_version=policy.version,
    )


def _why(act: Act, who: str, end: DeadEnd, groups: Groups) -> str:
    """A word (a msgid) on why somebody does not decide; empty for whoever does."""
    if who == end.requester_id:
        return N_("asks for it")
    if is_group(who):
        return "" if groups.get(who, frozenset()) - {end.requester_id} else N_("nobody else is in it")
    people = known_people(act.unit, act.workspace_id, [who])
    return (why_never(people[0]) or "") if people else ""
