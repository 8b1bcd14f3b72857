"""The cards of a retro and the votes they got."""

from collections.abc import Sequence
from dataclasses import fields

from sqlalchemy import bindparam, delete, func, insert, select, update

from bot.domain.standups.retro import RetroItem, RetroVote
from bot.domain.standups.rounds import Round
from storage.models import RetroItemRow, RetroVoteRow
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit

_item = table_of(RetroItemRow)
_vote = table_of(RetroVoteRow)
_COLUMNS = tuple(field.name for field in fields(RetroItem))
_of_round = (
    _item.c.workspace_id == bindparam("workspace"),
    _item.c.number == bindparam("which"),
    _item.c.day == bindparam("on_day"),
)
_votes_of_round = (
    _vote.c.workspace_id == bindparam("workspace"),
    _vote.c.number == bindparam("which"),
    _vote.c.day == bindparam("on_day"),
)

_ADD = command(insert(_item), columns=_COLUMNS)
_ITEMS = Statement(rows_as(RetroItem, RetroItemRow).where(*_of_round).order_by(_item.c.id), RetroItem)
_LAST_ID = Statement(select(func.max(_item.c.id)).where(*_of_round), lambda last: last)
_CHANGE = command(
    update(_item)
    .where(*_of_round, _item.c.id == bindparam("of_item"))
    .values(leads=bindparam("new_leads"), task=bindparam("new_task"))
)
_REMOVE = command(delete(_item).where(*_of_round, _item.c.id == bindparam("of_item")))
_REMOVE_VOTES = command(delete(_vote).where(*_votes_of_round, _vote.c.item == bindparam("of_item")))
_VOTES = Statement(rows_as(RetroVote, RetroVoteRow).where(*_votes_of_round), RetroVote)
_ADD_VOTE = command(insert(_vote), columns=("workspace_id", "number", "day", "item", "member_id"))
_REMOVE_VOTE = command(
    delete(_vote).where(
        *_votes_of_round, _vote.c.item == bindparam("of_item"), _vote.c.member_id == bindparam("member")
    )
)


def add(unit: Unit, items: Sequence[RetroItem]) -> None:
    unit.insert_all(_ADD, [{name: getattr(item, name) for name in _COLUMNS} for item in items])


def items_of(unit: Unit, round_: Round) -> list[RetroItem]:
    return unit.all(_ITEMS, **_place(round_))


def last_id(unit: Unit, round_: Round) -> int:
    return unit.one(_LAST_ID, **_place(round_)) or 0


def save(unit: Unit, round_: Round, item: RetroItem) -> None:
    """Its group and its task."""
    unit.run(_CHANGE, **_place(round_), of_item=item.id, new_leads=item.leads, new_task=item.task)


def remove(unit: Unit, round_: Round, item: RetroItem) -> None:
    """With the votes it got."""
    unit.run(_REMOVE, **_place(round_), of_item=item.id)
    unit.run(_REMOVE_VOTES, **_place(round_), of_item=item.id)


def votes_of(unit: Unit, round_: Round) -> list[RetroVote]:
    return unit.all(_VOTES, **_place(round_))


def add_vote(unit: Unit, round_: Round, item: int, member_id: str) -> None:
    unit.run(
        _ADD_VOTE,
        workspace_id=round_.workspace_id,
        number=round_.number,
        day=round_.day,
        item=item,
        member_id=member_id,
    )


def remove_vote(unit: Unit, round_: Round, item: int, member_id: str) -> None:
    unit.run(_REMOVE_VOTE, **_place(round_), of_item=item, member=member_id)


def _place(round_: Round) -> dict[str, object]:
    return {"workspace": round_.workspace_id, "which": round_.number, "on_day": round_.day}
