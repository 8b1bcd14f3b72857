"""What Slack says of the workspace, and of us in it."""

from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.postgresql import insert  # compiles for both

from storage.models import Workspace
from storage.statements import Statement, command, table_of
from storage.unit import Unit

_workspace = table_of(Workspace)
_insert = insert(_workspace)
_NOTE = command(
    _insert.on_conflict_do_update(
        index_elements=["id"],
        set_={name: _insert.excluded[name] for name in ("bot_user_id", "address")},
    ),
    columns=("id", "name", "bot_user_id", "address", "created_at"),
)
_this_one = _workspace.c.id == bindparam("workspace")
_ADDRESS = Statement(select(func.coalesce(_workspace.c.address, "")).where(_this_one), str)
_OURSELVES = Statement(select(func.coalesce(_workspace.c.bot_user_id, "")).where(_this_one), str)


def note(unit: Unit, workspace_id: str, bot_user_id: str, address: str, now: datetime) -> None:
    """Where the workspace is on the web, and the bot's own member id. Its name comes with requests."""
    unit.run(_NOTE, id=workspace_id, name="", bot_user_id=bot_user_id, address=address, created_at=now)


def address_of(unit: Unit, workspace_id: str) -> str:
    """https://acme.slack.com/; empty as long as Slack never told."""
    return unit.one(_ADDRESS, workspace=workspace_id) or ""


def bot_of(unit: Unit, workspace_id: str) -> str:
    """The bot's member id; empty as long as Slack never told."""
    return unit.one(_OURSELVES, workspace=workspace_id) or ""
