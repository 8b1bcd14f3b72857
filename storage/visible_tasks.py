"""All that somebody may see, page by page in the order of numbers: for files."""

from functools import cache

from sqlalchemy import bindparam

from bot.domain.tasks.task import Task
from storage.models import Channel, TaskRow
from storage.statements import Statement, rows_as, table_of
from storage.task_conditions import ITS_CHANNEL, is_visible
from storage.task_queries import Sight
from storage.unit import Unit

_task = table_of(TaskRow)
_channel = table_of(Channel)


def page_after(unit: Unit, workspace_id: str, sight: Sight, number: int, most: int) -> list[Task]:
    """The next tasks after the one with that number: of the place where the person is, or, where they are
    alone with the bot, of everywhere.
    """
    return unit.all(
        _page(everywhere=sight.at_home),
        workspace=workspace_id,
        viewer=sight.viewer_id,
        here=sight.here,
        sees_public=sight.sees_public,
        at_home=sight.at_home,
        last=number,
        most=most,
    )


@cache
def _page(*, everywhere: bool) -> Statement[Task]:
    return Statement(
        rows_as(Task, TaskRow)
        .join(_channel, ITS_CHANNEL)
        .where(
            _task.c.workspace_id == bindparam("workspace"),
            _task.c.number > bindparam("last"),
            is_visible() if everywhere else _task.c.channel_id == bindparam("here"),
        )
        .order_by(_task.c.number)
        .limit(bindparam("most")),
        Task,
    )
