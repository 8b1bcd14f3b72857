"""What is in people's way, as they said in stand-ups."""

from dataclasses import fields
from datetime import datetime

from sqlalchemy import and_, bindparam, insert, or_, update

from bot.domain.standups.blockers import StandingBlocker
from bot.domain.standups.rounds import Round
from storage.counters import next_number
from storage.models import StandUpBlocker
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit

_blocker = table_of(StandUpBlocker)
_COLUMNS = tuple(field.name for field in fields(StandingBlocker))
_of_workspace = _blocker.c.workspace_id == bindparam("workspace")
_one = (_of_workspace, _blocker.c.id == bindparam("which"))
_standing = (_of_workspace, _blocker.c.solved_at.is_(None))
_of_standup = (*_standing, _blocker.c.number == bindparam("of_standup"))
_in_order = (_blocker.c.day, _blocker.c.id)

_ADD = command(insert(_blocker), columns=_COLUMNS)
_FIND = Statement(rows_as(StandingBlocker, StandUpBlocker).where(*_one), StandingBlocker)
_STANDING = Statement(
    rows_as(StandingBlocker, StandUpBlocker).where(*_of_standup).order_by(*_in_order), StandingBlocker
)
_OF_MEMBER = Statement(
    rows_as(StandingBlocker, StandUpBlocker)
    .where(*_of_standup, _blocker.c.member_id == bindparam("member"))
    .order_by(*_in_order),
    StandingBlocker,
)
_OF_ROUND = Statement(
    rows_as(StandingBlocker, StandUpBlocker)
    .where(
        _of_workspace,
        _blocker.c.number == bindparam("of_standup"),
        _blocker.c.day <= bindparam("on_day"),
        or_(
            _blocker.c.solved_at.is_(None),
            _blocker.c.solved_at > bindparam("end"),
            # Named and taken back in the same round: it never stood.
            and_(_blocker.c.solved_at > bindparam("begin"), _blocker.c.day < bindparam("on_day")),
        ),
    )
    .order_by(*_in_order),
    StandingBlocker,
)
_ON = Statement(
    rows_as(StandingBlocker, StandUpBlocker)
    .where(*_standing, _blocker.c.subject == bindparam("about"))
    .order_by(*_in_order),
    StandingBlocker,
)
_SOLVE = command(
    update(_blocker)
    .where(*_one, _blocker.c.solved_at.is_(None))
    .values(solved_at=bindparam("now"), solved_by=bindparam("by"))
)


def new_id(unit: Unit, workspace_id: str) -> int:
    return next_number(unit, workspace_id, "standup_blocker")


def add(unit: Unit, blocker: StandingBlocker) -> None:
    unit.run(_ADD, **{name: getattr(blocker, name) for name in _COLUMNS})


def find(unit: Unit, workspace_id: str, id_: int) -> StandingBlocker | None:
    return unit.one(_FIND, workspace=workspace_id, which=id_)


def standing_in(unit: Unit, workspace_id: str, number: int) -> list[StandingBlocker]:
    """What is not solved, the oldest first."""
    return unit.all(_STANDING, workspace=workspace_id, of_standup=number)


def of_round(unit: Unit, round_: Round) -> list[StandingBlocker]:
    """What stood in the way when the round was held: named until then, and not solved before it began."""
    return unit.all(
        _OF_ROUND,
        workspace=round_.workspace_id,
        of_standup=round_.number,
        on_day=round_.day,
        begin=round_.opens_at,
        end=round_.closes_at,
    )


def standing_of(unit: Unit, workspace_id: str, number: int, member_id: str) -> list[StandingBlocker]:
    return unit.all(_OF_MEMBER, workspace=workspace_id, of_standup=number, member=member_id)


def standing_on(unit: Unit, workspace_id: str, subject: str) -> list[StandingBlocker]:
    """What waits for a person, a task or a request."""
    return unit.all(_ON, workspace=workspace_id, about=subject)


def solve(unit: Unit, workspace_id: str, id_: int, now: datetime, by: str) -> None:
    unit.run(_SOLVE, workspace=workspace_id, which=id_, now=now, by=by)
