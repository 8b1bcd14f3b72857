"""All that somebody may see, page by page in the order of numbers: for files."""

from functools import cache

from sqlalchemy import ColumnElement, bindparam, exists, or_, select

from bot.domain.task_facets import Facet
from bot.domain.tasks import Task
from storage.models import Channel, TaskFacet, TaskRow
from storage.statements import Statement, rows_as, table_of
from storage.task_conditions import ITS_CHANNEL, is_visible
from storage.task_queries import Sight
from storage.unit import Unit

_task = table_of(TaskRow)
_facet = table_of(TaskFacet)
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
        own_list=False,
        mine=Facet.MINE,
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
            or_(is_visible(), _works_on_it()) if everywhere else _task.c.channel_id == bindparam("here"),
        )
        .order_by(_task.c.number)
        .limit(bindparam("most")),
        Task,
    )


def _works_on_it() -> ColumnElement[bool]:
    return exists(
        select(_facet.c.number).where(
            _facet.c.workspace_id == _task.c.workspace_id,
            _facet.c.facet == bindparam("mine"),
            _facet.c.key == bindparam("viewer"),
            _facet.c.rank == _task.c.rank,
            _facet.c.number == _task.c.number,
        )
    )
