"""Lists of requests, a page at a time."""

from dataclasses import dataclass

from bot.domain.approvals.facets import RequestFacet
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.approvals.scopes import RequestScope
from bot.services.act import Act
from bot.services.tasks.sight import sight_of
from storage import approval_lists
from storage.approval_lists import RequestQuery

PAGE = 15


@dataclass(frozen=True)
class RequestPage:
    """`page` counts from 1."""

    scope: RequestScope
    page: int
    has_next: bool
    requests: list[ApprovalRequest]


def page_of_requests(act: Act, scope: RequestScope, page: int = 1) -> RequestPage:
    """The one that is due first comes first; of what is closed, the last closed. A page behind the last one
    is the first one.
    """
    query = _query(act, scope)
    found = approval_lists.page_of(
        act.unit, act.workspace_id, query, sight_of(act), most=PAGE + 1, skip=(page - 1) * PAGE
    )
    if not found and page > 1:
        return page_of_requests(act, scope, 1)
    return RequestPage(scope, page, len(found) > PAGE, found[:PAGE])


def _query(act: Act, scope: RequestScope) -> RequestQuery:
    match scope:
        case RequestScope.MINE:
            return RequestQuery(RequestFacet.MINE, act.by.id)
        case RequestScope.WAITING:
            return RequestQuery.of_open(RequestFacet.WAITING, act.by.id)
        case RequestScope.ALL:
            return RequestQuery.of_open(RequestFacet.IN, act.place.id)
        case RequestScope.DECIDED:
            return RequestQuery.of_closed(RequestFacet.IN, act.place.id)
