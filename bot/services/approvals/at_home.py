"""What of approvals stands on a person's Home: what waits for their decision, and what they asked for."""

from dataclasses import dataclass, field

from bot.domain.approvals.facets import RequestFacet
from bot.domain.approvals.model import RequestStatus
from bot.domain.approvals.requests import ApprovalRequest
from bot.services.act import Act
from bot.services.approvals.views import RequestCard, last_edit
from bot.services.links import link_to_card
from bot.services.tasks.sight import sight_of
from storage import approval_lists, approvals
from storage.approval_lists import RequestQuery
from storage.people import require_person

MOST = 5


@dataclass(frozen=True)
class RequestsAtHome:
    """The first few of each, what is due first; `more_waiting` and `more_asked` where there are others.
    `links` lead to the cards, by the requests' numbers.
    """

    waiting: list[RequestCard] = field(default_factory=list)
    asked: list[RequestCard] = field(default_factory=list)
    more_waiting: bool = False
    more_asked: bool = False
    links: dict[int, str] = field(default_factory=dict)


def requests_at_home(act: Act) -> RequestsAtHome:
    """Of what waits for changes, whoever asked is waited for: it stands with what they asked for."""
    waiting = [each for each in _open(act, RequestFacet.WAITING) if each.status is RequestStatus.OPEN]
    asked = _open(act, RequestFacet.MINE)
    links = {each.number: link_to_card(act.unit, each) for each in waiting[:MOST]}
    return RequestsAtHome(
        [_card(act, each) for each in waiting[:MOST]],
        [_card(act, each) for each in asked[:MOST]],
        len(waiting) > MOST,
        len(asked) > MOST,
        {number: link for number, link in links.items() if link},
    )


def _open(act: Act, facet: RequestFacet) -> list[ApprovalRequest]:
    query = RequestQuery.of_open(facet, act.by.id)
    most = 2 * MOST + 1  # as many of them may wait for changes
    return approval_lists.page_of(act.unit, act.workspace_id, query, sight_of(act), most=most, skip=0)


def _card(act: Act, request: ApprovalRequest) -> RequestCard:
    votes = approvals.votes_of(act.unit, request)
    requester = require_person(act.unit, act.workspace_id, request.requester_id)
    return RequestCard(request, votes, requester, act.by, changes=last_edit(act.unit, request))
