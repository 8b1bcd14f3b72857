"""Who is away when, and what people set for their stand-ups."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date

from sqlalchemy import bindparam, delete, insert
from sqlalchemy.dialects.postgresql import insert as upsert  # compiles for both

from bot.domain.standups.absences import Absence, AbsenceSource
from bot.domain.standups.participation import Participation
from storage.models import AbsenceRow, ParticipationRow
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit

_absence = table_of(AbsenceRow)
_settings = table_of(ParticipationRow)
_COLUMNS = tuple(field.name for field in fields(Absence))
_of_workspace = _absence.c.workspace_id == bindparam("workspace")
_of_member = (_of_workspace, _absence.c.member_id == bindparam("member"))
_in_order = (_absence.c.member_id, _absence.c.first)

_ADD = command(insert(_absence), columns=("workspace_id", *_COLUMNS))
_REMOVE = command(delete(_absence).where(*_of_member, _absence.c.source == bindparam("said_by")))
_OF = Statement(rows_as(Absence, AbsenceRow).where(*_of_member).order_by(*_in_order), Absence)
_FROM = Statement(
    rows_as(Absence, AbsenceRow)
    .where(_of_workspace, _absence.c.last >= bindparam("on_day"))
    .order_by(*_in_order),
    Absence,
)
_insert_settings = upsert(_settings)
_SET = command(
    _insert_settings.on_conflict_do_update(
        index_elements=["workspace_id", "member_id"],
        set_={name: _insert_settings.excluded[name] for name in ("reminders", "region")},
    ),
    columns=("workspace_id", "member_id", "reminders", "region"),
)
_SETTINGS = Statement(
    rows_as(Participation, ParticipationRow).where(_settings.c.workspace_id == bindparam("workspace")),
    Participation,
)
_SETTINGS_OF = Statement(
    rows_as(Participation, ParticipationRow).where(
        _settings.c.workspace_id == bindparam("workspace"), _settings.c.member_id == bindparam("member")
    ),
    Participation,
)


def replace_all(
    unit: Unit, workspace_id: str, member_id: str, source: AbsenceSource, absences: Sequence[Absence]
) -> None:
    """What the source says of the person now; days that do not touch each other."""
    unit.run(_REMOVE, workspace=workspace_id, member=member_id, said_by=source)
    rows = [{name: getattr(each, name) for name in _COLUMNS} for each in absences]
    unit.insert_all(_ADD, [{"workspace_id": workspace_id, **row} for row in rows])


def of_member(unit: Unit, workspace_id: str, member_id: str) -> list[Absence]:
    return unit.all(_OF, workspace=workspace_id, member=member_id)


def from_day(unit: Unit, workspace_id: str, day: date) -> dict[str, list[Absence]]:
    """All that are not over on that day, by the person."""
    found: dict[str, list[Absence]] = {}
    for each in unit.all(_FROM, workspace=workspace_id, on_day=day):
        found.setdefault(each.member_id, []).append(each)
    return found


def set_participation(unit: Unit, workspace_id: str, wanted: Participation) -> None:
    unit.run(
        _SET,
        workspace_id=workspace_id,
        member_id=wanted.member_id,
        reminders=wanted.reminders,
        region=wanted.region,
    )


def participation_of(unit: Unit, workspace_id: str, member_id: str) -> Participation:
    found = unit.one(_SETTINGS_OF, workspace=workspace_id, member=member_id)
    return found or Participation(member_id)


def participations(unit: Unit, workspace_id: str) -> dict[str, Participation]:
    """Of all who set anything, by the person."""
    return {each.member_id: each for each in unit.all(_SETTINGS, workspace=workspace_id)}
