"""Who decides in whose place, and who is away."""

from dataclasses import fields
from datetime import date

from sqlalchemy import bindparam, delete, insert

from bot.domain.approvals.eligibility import Delegation
from storage.models import DelegationRow
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit

_row = table_of(DelegationRow)
_COLUMNS = tuple(field.name for field in fields(Delegation))
_of_workspace = _row.c.workspace_id == bindparam("workspace")
_of_principal = (_of_workspace, _row.c.principal_id == bindparam("principal"))
_in_order = (_row.c.principal_id, _row.c.first)
_not_over = _row.c.last >= bindparam("day")

_ADD = command(insert(_row), columns=("workspace_id", *_COLUMNS))
_REMOVE = command(delete(_row).where(*_of_principal, _row.c.first == bindparam("from_day")))
_FROM = Statement(
    rows_as(Delegation, DelegationRow).where(_of_workspace, _not_over).order_by(*_in_order), Delegation
)
_OF = Statement(
    rows_as(Delegation, DelegationRow).where(*_of_principal, _not_over).order_by(*_in_order), Delegation
)


def add(unit: Unit, workspace_id: str, delegation: Delegation) -> None:
    values = {name: getattr(delegation, name) for name in _COLUMNS}
    unit.run(_ADD, workspace_id=workspace_id, **values)


def remove(unit: Unit, workspace_id: str, delegation: Delegation) -> None:
    unit.run(_REMOVE, workspace=workspace_id, principal=delegation.principal_id, from_day=delegation.first)


def from_day(unit: Unit, workspace_id: str, day: date) -> list[Delegation]:
    """All that are not over on that day, those to come included."""
    return unit.all(_FROM, workspace=workspace_id, day=day)


def of_principal(unit: Unit, workspace_id: str, principal_id: str, day: date) -> list[Delegation]:
    """One person's, as from_day."""
    return unit.all(_OF, workspace=workspace_id, principal=principal_id, day=day)
