"""The rounds of stand-ups: one a scheduled day."""

from dataclasses import fields
from datetime import date

from sqlalchemy import bindparam, insert, update

from bot.domain.standups.rounds import Round, RoundState
from storage.models import StandUpRound
from storage.statements import Statement, command, one_of, rows_as, table_of
from storage.unit import Unit

_round = table_of(StandUpRound)
_OF_ROUND = tuple(field.name for field in fields(Round))
_of_standup = (_round.c.workspace_id == bindparam("workspace"), _round.c.number == bindparam("which"))
_one = (*_of_standup, _round.c.day == bindparam("on_day"))

_ADD = command(insert(_round), columns=_OF_ROUND)
_FIND = Statement(rows_as(Round, StandUpRound).where(*_one), Round)
_LOCK = Statement(rows_as(Round, StandUpRound).where(*_one).with_for_update(), Round)
_CHANGE = command(
    update(_round)
    .where(*_one)
    .values(
        state=bindparam("new_state"),
        closes_at=bindparam("new_end"),
        questions=bindparam("new_questions"),
    )
)
_LATEST = Statement(
    rows_as(Round, StandUpRound)
    .where(
        *_of_standup,
        _round.c.day <= bindparam("until"),
        one_of(_round.c.state, [RoundState.OPEN, RoundState.CLOSED]),
    )
    .order_by(_round.c.day.desc())
    .limit(bindparam("most")),
    Round,
)
_OPEN = Statement(
    rows_as(Round, StandUpRound)
    .where(*_of_standup, _round.c.state == RoundState.OPEN)
    .order_by(_round.c.day),
    Round,
)


def add(unit: Unit, round_: Round) -> None:
    unit.run(_ADD, **{name: getattr(round_, name) for name in _OF_ROUND})


def find(unit: Unit, workspace_id: str, number: int, day: date) -> Round | None:
    return unit.one(_FIND, workspace=workspace_id, which=number, on_day=day)


def lock(unit: Unit, workspace_id: str, number: int, day: date) -> Round | None:
    """Held until the unit ends: nobody answers, reminds or closes meanwhile."""
    return unit.one(_LOCK, workspace=workspace_id, which=number, on_day=day)


def save(unit: Unit, round_: Round) -> None:
    unit.run(
        _CHANGE,
        workspace=round_.workspace_id,
        which=round_.number,
        on_day=round_.day,
        new_state=round_.state,
        new_end=round_.closes_at,
        new_questions=round_.questions,
    )


def latest(unit: Unit, workspace_id: str, number: int, until: date, most: int = 1) -> list[Round]:
    """Those in which people were asked, the newest first."""
    return unit.all(_LATEST, workspace=workspace_id, which=number, until=until, most=most)


def open_rounds(unit: Unit, workspace_id: str, number: int) -> list[Round]:
    """The oldest first."""
    return unit.all(_OPEN, workspace=workspace_id, which=number)
