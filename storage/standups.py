"""Stand-ups and the templates that workspaces save."""

from dataclasses import fields, replace
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # compiles for both

from bot.domain.standups.definition import StandUp, StandUpState
from bot.domain.standups.templates import Template
from storage.counters import next_number
from storage.models import StandUpRow, StandUpTemplate
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit

_standup = table_of(StandUpRow)
_template = table_of(StandUpTemplate)
_COLUMNS = tuple(field.name for field in fields(StandUp))
_FIXED = {"workspace_id", "number", "created_at"}
_CHANGING = tuple(name for name in _COLUMNS if name not in _FIXED)
_of_workspace = _standup.c.workspace_id == bindparam("workspace")
_one = (_of_workspace, _standup.c.number == bindparam("which"))
_is_there = _standup.c.state != StandUpState.DELETED
_one_template = (_template.c.workspace_id == bindparam("workspace"), _template.c.key == bindparam("of_key"))

_ADD = command(insert(_standup), columns=_COLUMNS)
_FIND = Statement(rows_as(StandUp, StandUpRow).where(*_one), StandUp)
_LOCK = Statement(rows_as(StandUp, StandUpRow).where(*_one).with_for_update(), StandUp)
_CHANGE = command(
    update(_standup).where(*_one).values({name: bindparam(f"new_{name}") for name in _CHANGING})
)
_ALL = Statement(
    rows_as(StandUp, StandUpRow).where(_of_workspace, _is_there).order_by(_standup.c.number), StandUp
)
_EVERY = Statement(rows_as(StandUp, StandUpRow).where(_of_workspace).order_by(_standup.c.number), StandUp)
_IN = Statement(
    rows_as(StandUp, StandUpRow)
    .where(_of_workspace, _is_there, _standup.c.channel_id == bindparam("channel"))
    .order_by(_standup.c.number),
    StandUp,
)
_insert_template = upsert(_template)
_SAVE_TEMPLATE = command(
    _insert_template.on_conflict_do_update(
        index_elements=["workspace_id", "key"],
        set_={name: _insert_template.excluded[name] for name in ("template", "saved_by", "saved_at")},
    ),
    columns=("workspace_id", "key", "template", "saved_by", "saved_at"),
)
_TEMPLATES = Statement(
    select(_template.c.template)
    .where(_template.c.workspace_id == bindparam("workspace"))
    .order_by(_template.c.key),
    lambda template: template,
)
_SAVER = Statement(select(_template.c.saved_by).where(*_one_template), str)
_REMOVE_TEMPLATE = command(delete(_template).where(*_one_template))


def new_number(unit: Unit, workspace_id: str) -> int:
    return next_number(unit, workspace_id, "standup")


def add(unit: Unit, standup: StandUp) -> None:
    unit.run(_ADD, **{name: getattr(standup, name) for name in _COLUMNS})


def find(unit: Unit, workspace_id: str, number: int) -> StandUp | None:
    return unit.one(_FIND, workspace=workspace_id, which=number)


def lock(unit: Unit, workspace_id: str, number: int) -> StandUp | None:
    """Held until the unit ends: nobody else asks meanwhile."""
    return unit.one(_LOCK, workspace=workspace_id, which=number)


def save(unit: Unit, standup: StandUp) -> StandUp:
    """Write back a locked stand-up; returns it with its new version."""
    saved = replace(standup, version=standup.version + 1)
    note(unit, saved)
    return saved


def note(unit: Unit, standup: StandUp) -> None:
    """Write back what nobody edits: up to when people were asked, whose turn it is."""
    changes = {f"new_{name}": getattr(standup, name) for name in _CHANGING}
    unit.run(_CHANGE, workspace=standup.workspace_id, which=standup.number, **changes)


def everywhere(unit: Unit, workspace_id: str) -> list[StandUp]:
    """All but the deleted ones, the oldest first."""
    return unit.all(_ALL, workspace=workspace_id)


def whatever_state(unit: Unit, workspace_id: str) -> list[StandUp]:
    """The deleted ones, too."""
    return unit.all(_EVERY, workspace=workspace_id)


def in_channel(unit: Unit, workspace_id: str, channel_id: str) -> list[StandUp]:
    return unit.all(_IN, workspace=workspace_id, channel=channel_id)


def save_template(
    unit: Unit, workspace_id: str, template: Template, saved_by: str, saved_at: datetime
) -> None:
    unit.run(
        _SAVE_TEMPLATE,
        workspace_id=workspace_id,
        key=template.key,
        template=template,
        saved_by=saved_by,
        saved_at=saved_at,
    )


def templates(unit: Unit, workspace_id: str) -> list[Template]:
    return unit.all(_TEMPLATES, workspace=workspace_id)


def template_saver(unit: Unit, workspace_id: str, key: str) -> str | None:
    """The member who saved it."""
    return unit.one(_SAVER, workspace=workspace_id, of_key=key)


def remove_template(unit: Unit, workspace_id: str, key: str) -> None:
    unit.run(_REMOVE_TEMPLATE, workspace=workspace_id, of_key=key)
