"""All requests that somebody may see, page by page in the order of numbers: for files."""

from functools import cache

from sqlalchemy import bindparam

from bot.domain.approvals.requests import ApprovalRequest
from storage.models import ApprovalRow, Channel
from storage.request_conditions import ITS_CHANNEL, is_visible, seen_by
from storage.statements import Statement, rows_as, table_of
from storage.task_queries import Sight
from storage.unit import Unit

_request = table_of(ApprovalRow)
_channel = table_of(Channel)


def page_after(unit: Unit, workspace_id: str, sight: Sight, number: int, most: int) -> list[ApprovalRequest]:
    """The next requests after the one with that number: of the place where the person is, or, where they
    are alone with the bot, of everywhere.
    """
    return unit.all(
        _page(everywhere=sight.at_home),
        **seen_by(workspace_id, sight),
        last=number,
        most=most,
    )


@cache
def _page(*, everywhere: bool) -> Statement[ApprovalRequest]:
    return Statement(
        rows_as(ApprovalRequest, ApprovalRow)
        .join(_channel, ITS_CHANNEL)
        .where(
            _request.c.workspace_id == bindparam("workspace"),
            _request.c.number > bindparam("last"),
            is_visible() if everywhere else _request.c.channel_id == bindparam("here"),
        )
        .order_by(_request.c.number)
        .limit(bindparam("most")),
        ApprovalRequest,
    )
