"""What becomes of each person in the rounds of stand-ups."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date

from sqlalchemy import bindparam, delete, insert, select, update

from bot.domain.standups.absences import DayOff
from bot.domain.standups.rounds import Prompt, PromptState, Round
from storage.models import StandUpPrompt
from storage.statements import Statement, command, one_of, rows_as, table_of
from storage.unit import Unit

_prompt = table_of(StandUpPrompt)
_OF_PROMPT = tuple(field.name for field in fields(Prompt))
_KEY = {"workspace_id", "number", "day", "member_id"}
_CHANGING = tuple(name for name in _OF_PROMPT if name not in _KEY)
_prompts_of_standup = (
    _prompt.c.workspace_id == bindparam("workspace"),
    _prompt.c.number == bindparam("which"),
)
_prompts_of_round = (*_prompts_of_standup, _prompt.c.day == bindparam("on_day"))
_one_prompt = (*_prompts_of_round, _prompt.c.member_id == bindparam("member"))
_is_waiting = _prompt.c.state == PromptState.WAITING
_was_off = (
    _prompt.c.state == PromptState.SPARED,
    one_of(_prompt.c.why, [DayOff.AWAY, DayOff.HOLIDAY]),
    _prompt.c.asked_at.is_(None),
)

_ADD = command(insert(_prompt), columns=_OF_PROMPT)
_FIND = Statement(rows_as(Prompt, StandUpPrompt).where(*_one_prompt), Prompt)
_CHANGE = command(
    update(_prompt).where(*_one_prompt).values({name: bindparam(f"new_{name}") for name in _CHANGING})
)
_OF_ROUND = Statement(
    rows_as(Prompt, StandUpPrompt).where(*_prompts_of_round).order_by(_prompt.c.member_id), Prompt
)
_SINCE = Statement(
    select(_prompt.c.day, _prompt.c.member_id).where(
        *_prompts_of_standup, _prompt.c.day >= bindparam("first")
    ),
    lambda day, member_id: (day, member_id),
)
_OFF_SINCE = Statement(
    select(_prompt.c.day, _prompt.c.member_id).where(
        *_prompts_of_standup, _prompt.c.day >= bindparam("first"), *_was_off
    ),
    lambda day, member_id: (day, member_id),
)
_FORGET_OFF = Statement(delete(_prompt).where(*_one_prompt, *_was_off).returning(_prompt.c.member_id), str)
_BETWEEN = Statement(
    rows_as(Prompt, StandUpPrompt)
    .where(*_prompts_of_standup, _prompt.c.day >= bindparam("first"), _prompt.c.day <= bindparam("last"))
    .order_by(_prompt.c.day, _prompt.c.member_id),
    Prompt,
)
_OF_MEMBER = Statement(
    rows_as(Prompt, StandUpPrompt)
    .where(
        _prompt.c.workspace_id == bindparam("workspace"),
        _prompt.c.member_id == bindparam("member"),
        _prompt.c.day >= bindparam("first"),
    )
    .order_by(_prompt.c.day.desc(), _prompt.c.number),
    Prompt,
)
_END = command(update(_prompt).where(*_prompts_of_round, _is_waiting).values(state=PromptState.MISSING))
_SPARE = command(
    update(_prompt)
    .where(*_prompts_of_round, _is_waiting)
    .values(state=PromptState.SPARED, remind_at=None, why=bindparam("reason"))
)


def add(unit: Unit, prompts: Sequence[Prompt]) -> None:
    unit.insert_all(_ADD, [{name: getattr(each, name) for name in _OF_PROMPT} for each in prompts])


def find(unit: Unit, workspace_id: str, number: int, day: date, member_id: str) -> Prompt | None:
    return unit.one(_FIND, workspace=workspace_id, which=number, on_day=day, member=member_id)


def save(unit: Unit, prompt: Prompt) -> None:
    """Under the lock of its round."""
    changes = {f"new_{name}": getattr(prompt, name) for name in _CHANGING}
    unit.run(
        _CHANGE,
        workspace=prompt.workspace_id,
        which=prompt.number,
        on_day=prompt.day,
        member=prompt.member_id,
        **changes,
    )


def of_round(unit: Unit, round_: Round) -> list[Prompt]:
    """In the order of the members' ids."""
    return unit.all(_OF_ROUND, **_place(round_))


def settled_since(unit: Unit, workspace_id: str, number: int, first: date) -> set[tuple[date, str]]:
    """Of which days and members something has become already."""
    return set(unit.all(_SINCE, workspace=workspace_id, which=number, first=first))


def off_since(unit: Unit, workspace_id: str, number: int, first: date) -> set[tuple[date, str]]:
    """On which days which members were away, or on holiday, when they were to be asked."""
    return set(unit.all(_OFF_SINCE, workspace=workspace_id, which=number, first=first))


def forget_off(unit: Unit, round_: Round, member_id: str) -> bool:
    """That somebody was away, or on holiday, when they were to be asked; whether that was still so."""
    return unit.one(_FORGET_OFF, **_place(round_), member=member_id) is not None


def between(unit: Unit, workspace_id: str, number: int, first: date, last: date) -> list[Prompt]:
    return unit.all(_BETWEEN, workspace=workspace_id, which=number, first=first, last=last)


def of_member(unit: Unit, workspace_id: str, member_id: str, first: date) -> list[Prompt]:
    """One person's since that day, of all stand-ups, the newest first."""
    return unit.all(_OF_MEMBER, workspace=workspace_id, member=member_id, first=first)


def spare_waiting(unit: Unit, round_: Round, why: str) -> None:
    """Nobody is waited for any more, and nobody is missing."""
    unit.run(_SPARE, **_place(round_), reason=why)


def end_waiting(unit: Unit, round_: Round) -> None:
    """Whoever has not answered by now is missing."""
    unit.run(_END, **_place(round_))


def _place(round_: Round) -> dict[str, object]:
    return {"workspace": round_.workspace_id, "which": round_.number, "on_day": round_.day}
