"""What somebody leaves behind: the tasks they still have, and who is told of those that were taken over."""

from dataclasses import dataclass

from sqlalchemy import and_, bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert  # compiles for both

from bot.domain.tasks.facets import CLOSED, Facet
from storage.models import Handover, TaskFacet, TaskRow
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit


@dataclass(frozen=True)
class Left:
    """`count` tasks of which `recipient` (a member or the channel) is to hear, with the first `numbers`."""

    recipient: str
    count: int
    numbers: tuple[int, ...]


_task = table_of(TaskRow)
_facet = table_of(TaskFacet)
_handover = table_of(Handover)
_work = _facet.join(
    _task, and_(_task.c.workspace_id == _facet.c.workspace_id, _task.c.number == _facet.c.number)
)
_of_member = (
    _facet.c.workspace_id == bindparam("workspace"),
    _facet.c.facet == Facet.MINE,
    _facet.c.key == bindparam("member"),
    _facet.c.rank < CLOSED,
)
_of_departure = (
    _handover.c.workspace_id == bindparam("workspace"),
    _handover.c.member_id == bindparam("member"),
    _handover.c.channel_id == bindparam("channel"),
)
_TASKS = Statement(
    select(_facet.c.number)
    .select_from(_work)
    .where(*_of_member, _task.c.channel_id == bindparam("channel"))
    .order_by(_facet.c.rank, _facet.c.number)
    .limit(bindparam("most")),
    int,
)
_CHANNELS = Statement(
    select(_task.c.channel_id).select_from(_work).where(*_of_member).distinct().order_by(_task.c.channel_id),
    str,
)
_insert = insert(_handover)
_NOTE = command(
    _insert.on_conflict_do_update(
        index_elements=["workspace_id", "member_id", "channel_id", "recipient"],
        set_={"count": _insert.excluded["count"], "numbers": _insert.excluded.numbers},
    ),
    columns=("workspace_id", "member_id", "channel_id", "recipient", "count", "numbers"),
)
_NOTED = Statement(rows_as(Left, Handover).where(*_of_departure).order_by(_handover.c.recipient), Left)
_FORGET = command(delete(_handover).where(*_of_departure))


def tasks_in(unit: Unit, workspace_id: str, member_id: str, channel_id: str, most: int) -> list[int]:
    """Open tasks of the channel that the person has or shares, the soonest due first."""
    return unit.all(_TASKS, workspace=workspace_id, member=member_id, channel=channel_id, most=most)


def channels_with_tasks(unit: Unit, workspace_id: str, member_id: str) -> list[str]:
    """Where the person has or shares open tasks."""
    return unit.all(_CHANNELS, workspace=workspace_id, member=member_id)


def note(unit: Unit, workspace_id: str, member_id: str, channel_id: str, left: Left) -> None:
    """Takes the place of what was noted for the same recipient."""
    unit.run(
        _NOTE,
        workspace_id=workspace_id,
        member_id=member_id,
        channel_id=channel_id,
        recipient=left.recipient,
        count=left.count,
        numbers=left.numbers,
    )


def noted(unit: Unit, workspace_id: str, member_id: str, channel_id: str) -> list[Left]:
    return unit.all(_NOTED, workspace=workspace_id, member=member_id, channel=channel_id)


def forget(unit: Unit, workspace_id: str, member_id: str, channel_id: str) -> None:
    unit.run(_FORGET, workspace=workspace_id, member=member_id, channel=channel_id)
