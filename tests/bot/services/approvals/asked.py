"""Requests asked, pressed and told of: what the tests of approvals start from.

Ana asks, in #launch; Grace, David, Piotr and Zofia decide. It is Monday, 15:30 in Rome, 9:30 in New York.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.domain.approvals.commands import Ballot, NewRequest
from bot.domain.approvals.model import Content, Money, Step, Verdict
from bot.domain.approvals.policy import Policy, Timing
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.people import Person, Place
from bot.services.act import Act
from bot.services.approvals import asking, deciding
from bot.services.approvals.asking import Asked
from bot.services.approvals.deciding import Decided, Declined
from bot.services.approvals.keeping import CARD
from bot.services.approvals.news import NEWS
from storage import approvals, audit, people, policies
from storage.approvals import Votes
from storage.unit import Unit
from tests.units import ANA, DAVID, GRACE, LAUNCH, NOW, PIOTR, TEAM, act, queued

ZOFIA = replace(PIOTR, id="U0ZOSIA", name="zosia")
WEB = "S0WEB"
STRANGER = replace(DAVID, id="U0ALIEN", name="alien", is_stranger=True)
POSTERS = Content("Posters for the launch", "spend", Money(Decimal("480.00"), "EUR"))
BY_GRACE = Step((GRACE.id,))


@dataclass
class SlackGroups:
    """Who is in the user groups, as Slack tells at the moment it is asked."""

    members: Mapping[str, frozenset[str]]

    def __call__(self, groups: tuple[str, ...]) -> dict[str, frozenset[str]]:
        return {group: self.members.get(group, frozenset()) for group in groups}


GROUPS = SlackGroups({WEB: frozenset({PIOTR.id, ZOFIA.id})})


def move_in(unit: Unit) -> None:
    for person in (ZOFIA, STRANGER, replace(GRACE, is_admin=True), replace(DAVID, is_admin=False)):
        people.save_person(unit, person)


def ask(
    unit: Unit,
    *steps: Step,
    by: Person = ANA,
    where: Place = LAUNCH,
    at: datetime = NOW,
    groups: SlackGroups = GROUPS,
    **changes: Any,
) -> Asked:
    new = replace(NewRequest(POSTERS, steps or (BY_GRACE,)), **changes)
    return asking.ask(act(unit, by, where, at), new, groups)


def vote(
    unit: Unit,
    by: Person,
    verdict: Verdict = Verdict.APPROVE,
    reason: str = "",
    *,
    on: ApprovalRequest | None = None,
    at: datetime = NOW,
    groups: SlackGroups = GROUPS,
    **more: Any,
) -> Decided | Declined:
    """By the button of a card that shows the request as it stands, or as it stood when it was like `on`."""
    shown = on or request_in(unit)
    ballot = Ballot(shown.number, verdict, reason, shown.position, shown.shown)
    return deciding.decide(clicking(unit, by, at), replace(ballot, **more), groups)


def clicking(unit: Unit, by: Person, at: datetime = NOW) -> Act:
    return replace(act(unit, by, LAUNCH, at), source="click")


def request_in(unit: Unit, number: int = 1) -> ApprovalRequest:
    found = approvals.find(unit, TEAM, number)
    assert found
    return found


def votes_in(unit: Unit, number: int = 1) -> Votes:
    return approvals.votes_of(unit, request_in(unit, number))


def actions(unit: Unit, subject: str = "R-1") -> list[str]:
    return [entry.action for entry in audit.story(unit, TEAM, subject)]


def cards_to(unit: Unit, subject: str = "R-1") -> list[str]:
    """Where cards of the request were posted to, in order."""
    return [
        each.destination
        for each in queued(unit)
        if (each.content, each.subject) == (CARD, subject) and each.method == "post"
    ]


def told(unit: Unit, person: Person) -> list[str]:
    """The turns that a person heard of."""
    return [
        each.payload["turn"]
        for each in queued(unit)
        if each.content == NEWS and each.destination == person.id
    ]


def put_policy(
    unit: Unit, *steps: Step, name: str = "spend", fallback: Person = DAVID, **changes: Any
) -> Policy:
    policy = Policy(name, steps or (BY_GRACE,), fallback.id, kinds=("spend",), timing=Timing())
    return policies.put(unit, TEAM, replace(policy, **changes), by_id=GRACE.id, at=NOW)
