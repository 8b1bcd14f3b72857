"""What was decided in channels, and what it commits them to: added once, and never changed."""

from dataclasses import fields

from sqlalchemy import bindparam, insert

from bot.domain.approvals.decision_log import Commitment, Decision
from storage.counters import next_number
from storage.models import CommitmentRow, DecisionRow
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit

_decision = table_of(DecisionRow)
_commitment = table_of(CommitmentRow)
_OF_DECISION = tuple(field.name for field in fields(Decision))
_OF_COMMITMENT = tuple(field.name for field in fields(Commitment))

_ADD = command(insert(_decision), columns=_OF_DECISION)
_COMMIT = command(insert(_commitment), columns=_OF_COMMITMENT)
_PAGE = Statement(
    rows_as(Decision, DecisionRow)
    .where(
        _decision.c.workspace_id == bindparam("workspace"),
        _decision.c.channel_id == bindparam("channel"),
    )
    .order_by(_decision.c.at.desc(), _decision.c.number.desc())
    .limit(bindparam("most"))
    .offset(bindparam("skip")),
    Decision,
)
_COMMITMENTS = Statement(
    rows_as(Commitment, CommitmentRow)
    .where(
        _commitment.c.workspace_id == bindparam("workspace"),
        _commitment.c.channel_id == bindparam("channel"),
    )
    .order_by(_commitment.c.at, _commitment.c.subject),
    Commitment,
)


def new_decision_number(unit: Unit, workspace_id: str) -> int:
    return next_number(unit, workspace_id, "decision")


def add(unit: Unit, decision: Decision) -> None:
    unit.run(_ADD, **{name: getattr(decision, name) for name in _OF_DECISION})


def commit_to(unit: Unit, commitment: Commitment) -> None:
    unit.run(_COMMIT, **{name: getattr(commitment, name) for name in _OF_COMMITMENT})


def page_of(unit: Unit, workspace_id: str, channel_id: str, *, most: int, skip: int) -> list[Decision]:
    """Of a channel, the last first."""
    return unit.all(_PAGE, workspace=workspace_id, channel=channel_id, most=most, skip=skip)


def commitments_of(unit: Unit, workspace_id: str, channel_id: str) -> list[Commitment]:
    """Of a channel, the first first."""
    return unit.all(_COMMITMENTS, workspace=workspace_id, channel=channel_id)
