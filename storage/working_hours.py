"""When people say that they work."""

from dataclasses import dataclass
from datetime import time

from sqlalchemy import bindparam, update

from storage.models import Member
from storage.statements import command, table_of
from storage.unit import Unit


@dataclass(frozen=True)
class WorkingHours:
    """`workdays` holds ISO weekdays as digits, Monday = 1; hours are on the person's wall clock."""

    workdays: str
    work_start: time
    work_end: time


_member = table_of(Member)
_SAVE = command(
    update(_member)
    .where(_member.c.workspace_id == bindparam("workspace"), _member.c.id == bindparam("member"))
    .values(
        workdays=bindparam("new_workdays"),
        work_start=bindparam("new_start"),
        work_end=bindparam("new_end"),
    )
)


def save(unit: Unit, workspace_id: str, member_id: str, hours: WorkingHours) -> None:
    unit.run(
        _SAVE,
        workspace=workspace_id,
        member=member_id,
        new_workdays=hours.workdays,
        new_start=hours.work_start,
        new_end=hours.work_end,
    )
