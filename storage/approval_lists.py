"""Lists of requests: read along one facet in its order, as lists of tasks are."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Boolean, ColumnElement, Select, and_, bindparam, exists, func, or_, select

from bot.domain.approvals.facets import CLOSED, RequestFacet
from bot.domain.approvals.requests import ApprovalRequest
from storage.models import ApprovalFacet, ApprovalRow, Channel, Membership
from storage.statements import Statement, rows_as, table_of
from storage.task_queries import AFTER_THE_LAST, FROM_THE_FIRST, Sight
from storage.unit import Unit

_request = table_of(ApprovalRow)
_facet = table_of(ApprovalFacet)
_channel = table_of(Channel)
_membership = table_of(Membership)

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
    return {
        "workspace": workspace_id,
        "viewer": sight.viewer_id,
        "here": sight.here,
        "sees_public": sight.sees_public,
        "at_home": sight.at_home,
        "own_list": query.facet in _OWN and query.key == sight.viewer_id,
        "facet": query.facet,
        "key": query.key,
        "low": query.low,
        "high": query.high,
    }


def _along(wanted: Select[Any]) -> Select[Any]:
    joined = _facet.join(
        _request,
        and_(_request.c.workspace_id == _facet.c.workspace_id, _request.c.number == _facet.c.number),
    ).join(
        _channel,
        and_(_channel.c.workspace_id == _request.c.workspace_id, _channel.c.id == _request.c.channel_id),
    )
    return wanted.select_from(joined).where(
        _facet.c.workspace_id == bindparam("workspace"),
        _facet.c.facet == bindparam("facet"),
        _facet.c.key == bindparam("key"),
        _facet.c.rank >= bindparam("low", type_=BigInteger),
        _facet.c.rank < bindparam("high", type_=BigInteger),
    )


def _is_visible() -> ColumnElement[bool]:
    """As bot.domain.approvals.requests.may_see_request, for lists."""
    is_private = or_(_channel.c.is_private, _channel.c.is_direct)
    is_member = exists().where(
        _membership.c.workspace_id == _request.c.workspace_id,
        _membership.c.member_id == bindparam("viewer"),
        _membership.c.channel_id == _request.c.channel_id,
    )
    has_to_do_with_it = exists().where(
        _theirs.c.workspace_id == _request.c.workspace_id,
        _theirs.c.facet == RequestFacet.THEIRS,
        _theirs.c.key == bindparam("viewer"),
        _theirs.c.rank == _facet.c.rank,
        _theirs.c.number == _request.c.number,
    )
    return or_(
        _request.c.channel_id == bindparam("here"),
        bindparam("own_list", type_=Boolean),
        _request.c.requester_id == bindparam("viewer"),
        has_to_do_with_it,
        and_(~is_private, or_(bindparam("sees_public", type_=Boolean), is_member)),
        and_(_channel.c.is_private, bindparam("at_home", type_=Boolean), is_member),
    )


_theirs = _facet.alias("theirs")
_in_order = (_facet.c.rank, _facet.c.number)
_PAGE = Statement(
    _along(rows_as(ApprovalRequest, ApprovalRow))
    .where(_is_visible())
    .order_by(*_in_order)
    .limit(bindparam("most"))
    .offset(bindparam("skip")),
    ApprovalRequest,
)
_COUNT = Statement(
    select(func.count()).select_from(
        _along(select(_facet.c.number)).where(_is_visible()).limit(bindparam("most")).subquery()
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
