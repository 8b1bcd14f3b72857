"""Who is to be reminded of a stand-up, and when."""

from datetime import date, datetime

from sqlalchemy import bindparam, select

from bot.domain.standups.rounds import Prompt, PromptState, Round
from storage.models import StandUpPrompt
from storage.statements import Statement, rows_as, table_of
from storage.unit import Unit

_prompt = table_of(StandUpPrompt)
_waiting_in_round = (
    _prompt.c.workspace_id == bindparam("workspace"),
    _prompt.c.number == bindparam("which"),
    _prompt.c.day == bindparam("on_day"),
    _prompt.c.state == PromptState.WAITING,
)

_TO_REMIND = Statement(
    select(_prompt.c.member_id)
    .where(*_waiting_in_round, _prompt.c.remind_at <= bindparam("now"))
    .order_by(_prompt.c.member_id),
    str,
)
_TO_REMIND_OF = Statement(
    rows_as(Prompt, StandUpPrompt)
    .where(
        _prompt.c.workspace_id == bindparam("workspace"),
        _prompt.c.member_id == bindparam("member"),
        _prompt.c.day >= bindparam("first"),
        _prompt.c.remind_at.is_not(None),
    )
    .order_by(_prompt.c.due_at, _prompt.c.number),
    Prompt,
)
_NEXT_REMINDER = Statement(
    select(_prompt.c.remind_at)
    .where(*_waiting_in_round, _prompt.c.remind_at > bindparam("now"))
    .order_by(_prompt.c.remind_at)
    .limit(1),
    lambda at: at,
)


def to_remind(unit: Unit, round_: Round, now: datetime) -> list[str]:
    """Members who have not answered though the instant of their reminder has come."""
    return unit.all(_TO_REMIND, **_place(round_), now=now)


def to_remind_of(unit: Unit, workspace_id: str, member_id: str, first: date) -> list[Prompt]:
    """One person's since that day that wait for an answer, or waited in vain; what ends first before."""
    return unit.all(_TO_REMIND_OF, workspace=workspace_id, member=member_id, first=first)


def next_reminder(unit: Unit, round_: Round, now: datetime) -> datetime | None:
    """The first after `now`."""
    return unit.one(_NEXT_REMINDER, **_place(round_), now=now)


def _place(round_: Round) -> dict[str, object]:
    return {"workspace": round_.workspace_id, "which": round_.number, "on_day": round_.day}
