"""What a request must be to be seen by somebody."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, and_, bindparam, exists, or_, true

from bot.domain.approvals.facets import RequestFacet
from storage.models import ApprovalFacet, ApprovalRow, Channel, Membership
from storage.statements import table_of
from storage.task_queries import Sight

_request = table_of(ApprovalRow)
_theirs = table_of(ApprovalFacet).alias("theirs")
_channel = table_of(Channel)
_membership = table_of(Membership)

ITS_CHANNEL = and_(_channel.c.workspace_id == _request.c.workspace_id, _channel.c.id == _request.c.channel_id)


def seen_by(workspace_id: str, sight: Sight, *, is_own_list: bool = False) -> dict[str, Any]:
    """The parameters of `is_visible`. In a list of what has to do with the viewer everything is theirs."""
    return {
        "workspace": workspace_id,
        "viewer": sight.viewer_id,
        "here": sight.here,
        "sees_public": sight.sees_public,
        "at_home": sight.at_home,
        "own_list": is_own_list,
    }


def is_visible(rank: ColumnElement[int] | None = None) -> ColumnElement[bool]:
    """As bot.domain.approvals.requests.may_see_request. `rank` is that of the request's entries, where it is
    at hand: it makes the look quicker.
    """
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
        true() if rank is None else _theirs.c.rank == rank,
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
