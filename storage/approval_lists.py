"""Lists of requests: read along one facet in its order, as lists of tasks are."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Select, and_, bindparam, func, select

from bot.domain.approvals.facets import CLOSED, RequestFacet
from bot.domain.approvals.requests import ApprovalRequest
from storage.models import ApprovalFacet, ApprovalRow, Channel
from storage.request_conditions import ITS_CHANNEL, is_visible, seen_by
from storage.statements import Statement, rows_as, table_of
from storage.task_queries import AFTER_THE_LAST, FROM_THE_FIRST, Sight
from storage.unit import Unit

_request = table_of(ApprovalRow)
_facet = table_of(ApprovalFacet)
_channel = table_of(Channel)

_OWN = (RequestFacet.MINE, RequestFacet.WAITING, RequestFacet.THEIRS)


@dataclass(frozen=True)
class RequestQuery:
    """Requests along a facet's key with ranks in [low, high)."""

    facet: RequestFacet
    key: str
    low: int = FROM_THE_FIRST
    high: int = AFTER_THE_LAST

    @classmethod
    def of_open(cls, facet: RequestFacet, key: str) -> "RequestQuery":
        return cls(facet, key, high=CLOSED)

    @classmethod
    def of_closed(cls, facet: RequestFacet, key: str) -> "RequestQuery":
        return cls(facet, key, low=CLOSED)


def page_of(
    unit: Unit, workspace_id: str, query: RequestQuery, sight: Sight, *, most: int, skip: int
) -> list[ApprovalRequest]:
    """Those the viewer may see: the open ones by their deadline, then what was closed last."""
    return unit.all(_PAGE, most=most, skip=skip, **_bound(workspace_id, query, sight))


def count_up_to(unit: Unit, workspace_id: str, query: RequestQuery, sight: Sight, most: int) -> int:
    """How many there are, counting no further than `most`."""
    return unit.one(_COUNT, most=most, **_bound(workspace_id, query, sight)) or 0


def every(unit: Unit, workspace_id: str, query: RequestQuery, most: int) -> list[ApprovalRequest]:
    """Whoever may see them."""
    bound = {"facet": query.facet, "key": query.key, "low": query.low, "high": query.high}
    return unit.all(_EVERY, workspace=workspace_id, most=most, **bound)


def newest(unit: Unit, workspace_id: str, most: int) -> list[ApprovalRequest]:
    """Of all channels, the newest first."""
    return unit.all(_NEWEST, workspace=workspace_id, most=most)


def _bound(workspace_id: str, query: RequestQuery, sight: Sight) -> dict[str, Any]:
    is_own_list = query.facet in _OWN and query.key == sight.viewer_id
    return {
        **seen_by(workspace_id, sight, is_own_list=is_own_list),
        "facet": query.facet,
        "key": query.key,
        "low": query.low,
        "high": query.high,
    }


def _along(wanted: Select[Any]) -> Select[Any]:
    joined = _facet.join(
        _request,
        and_(_request.c.workspace_id == _facet.c.workspace_id, _request.c.number == _facet.c.number),
    ).join(_channel, ITS_CHANNEL)
    return wanted.select_from(joined).where(
        _facet.c.workspace_id == bindparam("workspace"),
        _facet.c.facet == bindparam("facet"),
        _facet.c.key == bindparam("key"),
        _facet.c.rank >= bindparam("low", type_=BigInteger),
        _facet.c.rank < bindparam("high", type_=BigInteger),
    )


_in_order = (_facet.c.rank, _facet.c.number)
_PAGE = Statement(
    _along(rows_as(ApprovalRequest, ApprovalRow))
    .where(is_visible(_facet.c.rank))
    .order_by(*_in_order)
    .limit(bindparam("most"))
    .offset(bindparam("skip")),
    ApprovalRequest,
)
_COUNT = Statement(
    select(func.count()).select_from(
        _along(select(_facet.c.number)).where(is_visible(_facet.c.rank)).limit(bindparam("most")).subquery()
    ),
    int,
)
_EVERY = Statement(
    _along(rows_as(ApprovalRequest, ApprovalRow)).order_by(*_in_order).limit(bindparam("most")),
    ApprovalRequest,
)
_NEWEST = Statement(
    rows_as(ApprovalRequest, ApprovalRow)
    .where(_request.c.workspace_id == bindparam("workspace"))
    .order_by(_request.c.number.desc())
    .limit(bindparam("most")),
    ApprovalRequest,
)
