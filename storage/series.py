"""Tasks that come again, by the timers of their next instance."""

from datetime import datetime

from sqlalchemy import String, bindparam, cast, literal, select

from storage.models import TaskRow, Timer
from storage.statements import Statement, table_of
from storage.unit import Unit

_task, _timer = table_of(TaskRow), table_of(Timer)
_COMING = Statement(
    select(_timer.c.subject, _timer.c.next_run_at)
    .join(
        _task,
        (_task.c.workspace_id == _timer.c.workspace_id)
        & (_timer.c.subject == literal("T-") + cast(_task.c.number, String)),
    )
    .where(
        _timer.c.workspace_id == bindparam("workspace"),
        _timer.c.kind == bindparam("of_kind"),
        _task.c.channel_id == bindparam("channel"),
    )
    .order_by(_timer.c.next_run_at)
    .limit(bindparam("most")),
    lambda name, at: (name, at),
)


def coming_in(
    unit: Unit, workspace_id: str, kind: str, channel_id: str, most: int
) -> list[tuple[str, datetime]]:
    """Names of the channel's tasks with the instant (UTC) of that timer, the soonest first."""
    return unit.all(_COMING, workspace=workspace_id, of_kind=kind, channel=channel_id, most=most)
