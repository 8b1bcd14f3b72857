"""The languages that people choose in Muster."""

from sqlalchemy import bindparam, update

from storage.models import Member
from storage.statements import command, table_of
from storage.unit import Unit

_member = table_of(Member)
_SAVE = command(
    update(_member)
    .where(_member.c.workspace_id == bindparam("workspace"), _member.c.id == bindparam("member"))
    .values(language=bindparam("new_language"))
)


def save(unit: Unit, workspace_id: str, member_id: str, locale: str | None) -> None:
    """None: as Slack has it."""
    unit.run(_SAVE, workspace=workspace_id, member=member_id, new_language=locale)
