"""The tasks of which somebody might be nudged, beside those they own."""

from sqlalchemy import and_, bindparam, exists, select

from bot.domain.tasks.facets import CLOSED, Facet
from bot.domain.tasks.task import Task
from storage.models import Channel, Member, TaskFacet, TaskRow
from storage.statements import Statement, rows_as, table_of
from storage.unit import Unit

_task, _facet = table_of(TaskRow), table_of(TaskFacet)
_channel, _member = table_of(Channel), table_of(Member)
_OPEN_WITHOUT_OWNER = and_(_task.c.owner_id.is_(None), _task.c.closed_at.is_(None))
_of_facet = and_(_task.c.workspace_id == _facet.c.workspace_id, _task.c.number == _facet.c.number)
_along = (
    _facet.c.workspace_id == bindparam("workspace"),
    _facet.c.facet == bindparam("along"),
    _facet.c.key == bindparam("key"),
    _facet.c.rank < CLOSED,
)
_ALONG = Statement(
    rows_as(Task, TaskRow)
    .join(_facet, _of_facet)
    .where(*_along)
    .order_by(_facet.c.rank, _facet.c.number)
    .limit(bindparam("most")),
    Task,
)
_ADDED = Statement(
    rows_as(Task, TaskRow)
    .where(
        _task.c.workspace_id == bindparam("workspace"),
        _task.c.creator_id == bindparam("member"),
        _OPEN_WITHOUT_OWNER,
        _task.c.due_at.is_not(None),
    )
    .order_by(_task.c.due_at, _task.c.number)
    .limit(bindparam("most")),
    Task,
)
_creator_has_left = exists().where(
    _member.c.workspace_id == _task.c.workspace_id, _member.c.id == _task.c.creator_id, _member.c.has_left
)
_LEFT_TO_LEAD = Statement(
    rows_as(Task, TaskRow)
    .join(_facet, _of_facet)
    .join(_channel, and_(_channel.c.workspace_id == _facet.c.workspace_id, _channel.c.id == _facet.c.key))
    .where(
        _channel.c.workspace_id == bindparam("workspace"),
        _channel.c.lead_id == bindparam("member"),
        _facet.c.facet == Facet.NOBODY,
        _task.c.due_at.is_not(None),
        _creator_has_left,
    )
    .order_by(_facet.c.rank, _facet.c.number)
    .limit(bindparam("most")),
    Task,
)
_LEADS = Statement(
    select(_channel.c.lead_id)
    .join(_task, and_(_task.c.workspace_id == _channel.c.workspace_id, _task.c.channel_id == _channel.c.id))
    .where(
        _task.c.workspace_id == bindparam("workspace"),
        _task.c.creator_id == bindparam("member"),
        _OPEN_WITHOUT_OWNER,
        _channel.c.lead_id != bindparam("member"),
    )
    .distinct()
    .order_by(_channel.c.lead_id),
    str,
)


def owned_or_shared(unit: Unit, workspace_id: str, member_id: str, most: int) -> list[Task]:
    """Open tasks, by their deadline; those without one last."""
    return unit.all(_ALONG, workspace=workspace_id, along=Facet.MINE, key=member_id, most=most)


def waiting_for(unit: Unit, workspace_id: str, member_id: str, most: int) -> list[Task]:
    """Open tasks that the person blocks."""
    return unit.all(_ALONG, workspace=workspace_id, along=Facet.BLOCKER, key=member_id, most=most)


def added_without_owner(unit: Unit, workspace_id: str, member_id: str, most: int) -> list[Task]:
    """With a deadline, the soonest due first."""
    return unit.all(_ADDED, workspace=workspace_id, member=member_id, most=most)


def left_to_lead(unit: Unit, workspace_id: str, member_id: str, most: int) -> list[Task]:
    """With a deadline and without an owner, in the channels the person leads; whoever added them has left."""
    return unit.all(_LEFT_TO_LEAD, workspace=workspace_id, member=member_id, most=most)


def leads_after(unit: Unit, workspace_id: str, member_id: str) -> list[str]:
    """Who leads the channels where the person added tasks that nobody has."""
    return unit.all(_LEADS, workspace=workspace_id, member=member_id)
