"""The requests of a digest: what was closed between two entries of the history, and how many wait."""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Integer, Select, and_, bindparam, case, cast, func, select

from bot.domain.approvals.facets import CLOSED, RequestFacet
from bot.domain.approvals.model import RequestStatus
from bot.domain.approvals.requests import ApprovalRequest
from bot.domain.digests.report import ClosedRequest
from storage.models import ApprovalFacet, ApprovalRow, AuditEntry, DecisionRow
from storage.statements import Statement, one_of, rows_as, table_of
from storage.unit import Unit

_request, _facet, _audit = table_of(ApprovalRow), table_of(ApprovalFacet), table_of(AuditEntry)
_decision = table_of(DecisionRow)
_ENDS = [f"request_{status}" for status in RequestStatus if status.is_closed]
"""Of these a request has one entry, its last."""

_IS_REQUEST = _audit.c.subject.like("R-%")
_number = case((_IS_REQUEST, cast(func.substr(_audit.c.subject, 3), Integer)))
_of_facet = (
    _facet.c.workspace_id == bindparam("workspace"),
    _facet.c.facet == bindparam("along"),
    _facet.c.key == bindparam("key"),
)


def _whole(name: str) -> ColumnElement[int]:
    return bindparam(name, type_=BigInteger)


def _closed(wanted: Select[Any]) -> Select[Any]:
    """Of the channel `key`, by entries after one id and up to another."""
    of_audit = and_(_request.c.workspace_id == _audit.c.workspace_id, _request.c.number == _number)
    of_decision = and_(
        _decision.c.workspace_id == _audit.c.workspace_id, _decision.c.subject == _audit.c.subject
    )
    joined = _audit.join(_request, of_audit).outerjoin(_decision, of_decision)
    return wanted.select_from(joined).where(
        # Not by an index that begins with the workspace: of all entries only the newest are wanted.
        _audit.c.workspace_id.concat("") == bindparam("workspace"),
        _audit.c.id > _whole("after_id"),
        _audit.c.id <= _whole("up_to_id"),
        _IS_REQUEST,
        one_of(_audit.c.action, _ENDS),
        _request.c.channel_id == bindparam("key"),
    )


_CLOSED = Statement(
    _closed(rows_as(ApprovalRequest, ApprovalRow).add_columns(_decision.c.deciders))
    .order_by(_audit.c.id.desc())
    .limit(bindparam("most")),
    lambda *found: ClosedRequest(ApprovalRequest(*found[:-1]), found[-1] or ()),
)
_COUNT_CLOSED = Statement(
    _closed(select(_request.c.status, func.count())).group_by(_request.c.status),
    lambda status, count: (status, int(count)),
)
_COUNT_OPEN = Statement(select(func.count()).where(*_of_facet, _facet.c.rank < CLOSED), int)


def closed_in(
    unit: Unit, workspace_id: str, channel_id: str, ids: tuple[int, int], most: int
) -> list[ClosedRequest]:
    """Decided, withdrawn or expired, by entries of the history after the first id and up to the second; the
    last first.
    """
    return unit.all(_CLOSED, most=most, **_bound(workspace_id, channel_id, ids))


def count_closed(
    unit: Unit, workspace_id: str, channel_id: str, ids: tuple[int, int]
) -> dict[RequestStatus, int]:
    """As closed_in, how many by what became of them."""
    return dict(unit.all(_COUNT_CLOSED, **_bound(workspace_id, channel_id, ids)))


def count_open(unit: Unit, workspace_id: str, facet: RequestFacet, key: str) -> int:
    return unit.one(_COUNT_OPEN, workspace=workspace_id, along=facet, key=key) or 0


def _bound(workspace_id: str, channel_id: str, ids: tuple[int, int]) -> dict[str, object]:
    after_id, up_to_id = ids
    return {"workspace": workspace_id, "key": channel_id, "after_id": after_id, "up_to_id": up_to_id}
