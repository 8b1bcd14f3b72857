"""What a task must be to stand in a list: what is asked for, and what the person may see."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, and_, bindparam, exists, or_, select

from bot.domain.tasks.facets import Facet
from bot.domain.tasks.task import TaskStatus
from storage.models import Channel, Membership, TaskFacet, TaskRow
from storage.statements import table_of
from storage.task_candidates import looked_for
from storage.task_queries import Query, Sight

_task = table_of(TaskRow)
_facet = table_of(TaskFacet)
_channel = table_of(Channel)
_membership = table_of(Membership)

ITS_CHANNEL = and_(_channel.c.workspace_id == _task.c.workspace_id, _channel.c.id == _task.c.channel_id)


def parameters(workspace_id: str, query: Query, sight: Sight) -> dict[str, Any]:
    """Of all the conditions here."""
    marks = {
        name: value
        for place, (facet, key) in enumerate(query.marks)
        for name, value in ((f"facet_of_{place}", facet), (f"key_of_{place}", key))
    }
    words = {f"word_{place}": looked_for(word) for place, word in enumerate(query.words)}
    return {
        "workspace": workspace_id,
        "viewer": sight.viewer_id,
        "here": sight.here,
        "sees_public": sight.sees_public,
        "at_home": sight.at_home,
        "only_blocked": query.only_blocked,
        "low": query.low,
        "high": query.high,
        **marks,
        **words,
    }


def has_mark(place: int) -> ColumnElement[bool]:
    return _is_entered(bindparam(f"facet_of_{place}"), bindparam(f"key_of_{place}"))


def fits() -> ColumnElement[bool]:
    is_wanted = or_(~bindparam("only_blocked", type_=Boolean), _task.c.status == TaskStatus.BLOCKED)
    return and_(is_wanted, is_visible())


def is_visible() -> ColumnElement[bool]:
    """As bot.domain.tasks.may_see, for lists: what is private shows where it belongs, and to its members
    and those who work on it in their direct messages and Home.
    """
    is_private = or_(_channel.c.is_private, _channel.c.is_direct)
    is_member = exists().where(
        _membership.c.workspace_id == _task.c.workspace_id,
        _membership.c.member_id == bindparam("viewer"),
        _membership.c.channel_id == _task.c.channel_id,
    )
    return or_(
        _task.c.channel_id == bindparam("here"),
        and_(~is_private, or_(bindparam("sees_public", type_=Boolean), is_member)),
        and_(bindparam("at_home", type_=Boolean), or_(is_member, _works_on_it())),
    )


def _works_on_it() -> ColumnElement[bool]:
    return _is_entered(Facet.MINE, bindparam("viewer"))


def _is_entered(facet: Any, key: Any) -> ColumnElement[bool]:
    """Entries of one task share its rank, so this is one look.

    Not an EXISTS: PostgreSQL would rather read all entries with the key at once, however many there are.
    """
    entry = _facet.alias()
    found = select(entry.c.number).where(
        entry.c.workspace_id == _task.c.workspace_id,
        entry.c.facet == facet,
        entry.c.key == key,
        entry.c.rank == _task.c.rank,
        entry.c.number == _task.c.number,
    )
    return found.limit(1).scalar_subquery().is_not(None)
