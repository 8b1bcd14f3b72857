"""What the people concerned hear of a request in a direct message: only what others did."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.approvals.requests import ApprovalRequest, request_number
from bot.domain.outgoing import Draft, Outgoing
from bot.domain.people import Person
from bot.services.act import Act
from bot.services.links import link_to_card
from storage import approvals, outbox
from storage.people import known_people, require_person
from storage.unit import Unit

NEWS = "request_news"


class Turn(StrEnum):
    """APPROVED to EXPIRED end the request (CHANGES waits for its requester); SUBSTITUTED to ESCALATED name
    who decides in somebody's place or in addition, STUCK says that nobody is left who could.
    """

    VOTED = "voted"
    STEP_DONE = "step_done"
    APPROVED = "approved"
    REJECTED = "rejected"
    CHANGES = "changes"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    SUBSTITUTED = "substituted"
    RETURNED = "returned"
    PASSED = "passed"
    AWAY = "away"
    ESCALATED = "escalated"
    STUCK = "stuck"


@dataclass(frozen=True)
class NewsView:
    """`by_id` did it, for `for_id` where that is somebody else; `to_id` is who decides now. `verdict` and
    `reason` are of a vote, `link` leads to the card in the channel.
    """

    turn: Turn
    request: ApprovalRequest
    recipient: Person
    by_id: str
    for_id: str = ""
    to_id: str = ""
    verdict: str = ""
    reason: str = ""
    link: str | None = None


def tell(act: Act, turn: Turn, request: ApprovalRequest, member_id: str, **about: str) -> None:
    """Nobody hears of their own doing, and nobody who has left hears anything."""
    people = known_people(act.unit, act.workspace_id, [member_id])
    if member_id == act.by.id or not people or people[0].has_left or people[0].is_bot:
        return
    said = {"turn": turn.value, "by_id": act.by.id, **about}
    draft = Draft(act.workspace_id, NEWS, request.name, member_id, act.now, payload=said)
    outbox.post(act.unit, draft)


def tell_requester(act: Act, turn: Turn, request: ApprovalRequest, **about: str) -> None:
    tell(act, turn, request, request.requester_id, **about)


def news_view(unit: Unit, message: Outgoing) -> NewsView | None:
    request = approvals.find(unit, message.workspace_id, request_number(message.subject))
    if request is None:
        return None
    recipient = require_person(unit, message.workspace_id, message.destination)
    said = dict(message.payload)
    link = link_to_card(unit, request)
    return NewsView(Turn(said.pop("turn")), request, recipient, link=link, **said)
