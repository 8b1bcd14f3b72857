"""What tasks were made of: each message once, however many people point at it at the same time."""

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert  # compiles for both

from storage.models import ImportedTask
from storage.statements import Statement, command, table_of
from storage.unit import Unit

_source = table_of(ImportedTask)
_this = (_source.c.workspace_id == bindparam("workspace"), _source.c.key == bindparam("of_key"))
_CLAIM = Statement(
    insert(_source).on_conflict_do_nothing(index_elements=["workspace_id", "key"]).returning(_source.c.key),
    str,
    columns=("workspace_id", "key", "number"),
)
_NAME = command(update(_source).where(*_this).values(number=bindparam("of_task")))
_FIND = Statement(select(_source.c.number).where(*_this), int)


def claim(unit: Unit, workspace_id: str, key: str) -> bool:
    """True for whoever comes first; on PostgreSQL a second one waits here until the first has ended."""
    return unit.one(_CLAIM, workspace_id=workspace_id, key=key, number=0) is not None


def note(unit: Unit, workspace_id: str, key: str, number: int) -> None:
    """Which task was made of what was claimed."""
    unit.run(_NAME, workspace=workspace_id, of_key=key, of_task=number)


def number_of(unit: Unit, workspace_id: str, key: str) -> int | None:
    """The task that was made of it, if one was."""
    return unit.one(_FIND, workspace=workspace_id, of_key=key)
