"""The policies of the workspace, to be read."""

from dataclasses import dataclass
from difflib import get_close_matches

from bot.domain.approvals.policy import Policy
from bot.domain.folding import folded
from bot.domain.refusal import N_, Refusal
from bot.services.act import Act
from bot.services.approvals.policies import EXAMPLE, may_change
from storage import policies


@dataclass(frozen=True)
class PolicyBook:
    """`policies` in the order in which they are tried; `keepers` may change them beside the admins."""

    policies: list[Policy]
    keepers: list[str]
    may_change: bool


def read_book(act: Act) -> PolicyBook:
    """Raises Refusal for guests, who see only what they are in, and NotYetKnown."""
    check_insider(act)
    return PolicyBook(
        policies.current(act.unit, act.workspace_id),
        policies.keepers(act.unit, act.workspace_id),
        may_change(act),
    )


def find_policy(act: Act, name: str) -> Policy:
    """Whatever its capitals and accents. Raises Refusal."""
    check_insider(act)
    known = policies.current(act.unit, act.workspace_id)
    found = next((each for each in known if folded(each.name) == folded(name)), None)
    if found is None:
        near = get_close_matches(folded(name), [folded(each.name) for each in known], n=1)
        raise Refusal(
            N_("There is no policy “{name}”."),
            example=f"/request policy show {near[0]}" if near else EXAMPLE,
            name=name,
        )
    return found


def kinds_in_policies(act: Act) -> tuple[str, ...]:
    """Types of requests that policies name, beside those that everybody has."""
    found = (kind for each in policies.current(act.unit, act.workspace_id) for kind in each.kinds)
    return tuple(dict.fromkeys(found))


def check_insider(act: Act) -> None:
    if act.by.is_outsider:
        raise Refusal(N_("Policies are shown to members of the team only."), example="/request list mine")
