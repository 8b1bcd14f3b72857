"""Which way a request would go, and which way past ones would have gone with a changed policy."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.approvals.model import Content, Step
from bot.domain.approvals.policy import Policy, Route, route
from bot.domain.approvals.requests import ApprovalRequest
from bot.services.act import Act
from bot.services.approvals.routing import check_currency
from storage import approval_lists, policies

REPLAYED = 200


@dataclass(frozen=True)
class Rerouted:
    """A past request that would go another way than it went."""

    request: ApprovalRequest
    route: Route


@dataclass(frozen=True)
class Replay:
    """`looked_at` is how many requests were tried, the newest first."""

    looked_at: int
    rerouted: list[Rerouted]


def simulate(act: Act, content: Content, own_steps: tuple[Step, ...] = ()) -> Route:
    """The way of such a request of the person's own in the channel where they are; nothing is stored.

    Raises Refusal for a currency that the policies cannot compare.
    """
    rules = policies.current(act.unit, act.workspace_id)
    check_currency(act, content, act.place.id, rules)
    return route(content, channel_id=act.place.id, requester_id=act.by.id, asked=own_steps, policies=rules)


def replay(act: Act, draft: Policy) -> Replay:
    """As if the draft stood, switched on, in place of the policy of its name (or beside the others)."""
    rules = policies.current(act.unit, act.workspace_id)
    changed = [*(each for each in rules if each.name != draft.name), draft]
    past = approval_lists.newest(act.unit, act.workspace_id, REPLAYED)
    ways = ((request, _way(request, changed)) for request in past)
    return Replay(
        len(past),
        [Rerouted(request, way) for request, way in ways if _asked(way.steps) != _asked(request.steps)],
    )


def _way(request: ApprovalRequest, rules: Sequence[Policy]) -> Route:
    return route(
        request.content,
        channel_id=request.channel_id,
        requester_id=request.requester_id,
        asked=request.own_steps,
        policies=rules,
    )


def _asked(steps: Sequence[Step]) -> list[tuple[tuple[str, ...], int]]:
    """Whom they ask for what, whoever was asked in addition on the way."""
    return [(step.seats, step.need) for step in steps]
