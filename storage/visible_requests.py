"""All requests that somebody may see, page by page in the order of numbers: for files."""

from functools import cache

from sqlalchemy import Boolean, ColumnElement, and_, bindparam, exists, or_

from bot.domain.approvals.facets import RequestFacet
from bot.domain.approvals.requests import ApprovalRequest
from storage.models import ApprovalFacet, ApprovalRow, Channel, Membership
from storage.statements import Statement, rows_as, table_of
from storage.task_queries import Sight
from storage.unit import Unit

_request = table_of(ApprovalRow)
_facet = table_of(ApprovalFacet)
_channel = table_of(Channel)
_membership = table_of(Membership)


def page_after(unit: Unit, workspace_id: str, sight: Sight, number: int, most: int) -> list[ApprovalRequest]:
    """The next requests after the one with that number: of the place where the person is, or, where they
    are alone with the bot, of everywhere.
    """
    return unit.all(
        _page(everywhere=sight.at_home),
        workspace=workspace_id,
        viewer=sight.viewer_id,
        here=sight.here,
        sees_public=sight.sees_public,
        last=number,
        most=most,
    )


def _is_visible() -> ColumnElement[bool]:
    """As bot.domain.approvals.requests.may_see_request, to somebody who is alone with the bot."""
    is_private = or_(_channel.c.is_private, _channel.c.is_direct)
    is_member = exists().where(
        _membership.c.workspace_id == _request.c.workspace_id,
        _membership.c.member_id == bindparam("viewer"),
        _membership.c.channel_id == _request.c.channel_id,
    )
    has_to_do_with_it = exists().where(
        _facet.c.workspace_id == _request.c.workspace_id,
        _facet.c.facet == RequestFacet.THEIRS,
        _facet.c.key == bindparam("viewer"),
        _facet.c.number == _request.c.number,
    )
    return or_(
        _request.c.channel_id == bindparam("here"),
        _request.c.requester_id == bindparam("viewer"),
        has_to_do_with_it,
        and_(~is_private, or_(bindparam("sees_public", type_=Boolean), is_member)),
        and_(_channel.c.is_private, is_member),
    )


@cache
def _page(*, everywhere: bool) -> Statement[ApprovalRequest]:
    its_channel = and_(
        _channel.c.workspace_id == _request.c.workspace_id, _channel.c.id == _request.c.channel_id
    )
    return Statement(
        rows_as(ApprovalRequest, ApprovalRow)
        .join(_channel, its_channel)
        .where(
            _request.c.workspace_id == bindparam("workspace"),
            _request.c.number > bindparam("last"),
            _is_visible() if everywhere else _request.c.channel_id == bindparam("here"),
        )
        .order_by(_request.c.number)
        .limit(bindparam("most")),
        ApprovalRequest,
    )
