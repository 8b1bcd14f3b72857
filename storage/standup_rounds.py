"""The rounds of stand-ups, and what becomes of each person in them."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime

from sqlalchemy import bindparam, delete, insert, select, update

from bot.domain.standups.absences import DayOff
from bot.domain.standups.rounds import Prompt, PromptState, Round, RoundState
from storage.models import StandUpPrompt, StandUpRound
from storage.statements import Statement, command, one_of, rows_as, table_of
from storage.unit import Unit

_round = table_of(StandUpRound)
_prompt = table_of(StandUpPrompt)
_OF_ROUND = tuple(field.name for field in fields(Round))
_OF_PROMPT = tuple(field.name for field in fields(Prompt))
_KEY = {"workspace_id", "number", "day", "member_id"}
_CHANGING = tuple(name for name in _OF_PROMPT if name not in _KEY)
_of_standup = (_round.c.workspace_id == bindparam("workspace"), _round.c.number == bindparam("which"))
_one = (*_of_standup, _round.c.day == bindparam("on_day"))
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
_ADD_PROMPT = command(insert(_prompt), columns=_OF_PROMPT)
_FIND_PROMPT = Statement(rows_as(Prompt, StandUpPrompt).where(*_one_prompt), Prompt)
_CHANGE_PROMPT = command(
    update(_prompt).where(*_one_prompt).values({name: bindparam(f"new_{name}") for name in _CHANGING})
)
_PROMPTS = Statement(
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
_TO_REMIND = Statement(
    select(_prompt.c.member_id)
    .where(*_prompts_of_round, _is_waiting, _prompt.c.remind_at <= bindparam("now"))
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
    .where(*_prompts_of_round, _is_waiting, _prompt.c.remind_at > bindparam("now"))
    .order_by(_prompt.c.remind_at)
    .limit(1),
    lambda at: at,
)
_END = command(update(_prompt).where(*_prompts_of_round, _is_waiting).values(state=PromptState.MISSING))
_SPARE = command(
    update(_prompt)
    .where(*_prompts_of_round, _is_waiting)
    .values(state=PromptState.SPARED, remind_at=None, why=bindparam("reason"))
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
        **_place(round_),
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


def add_prompts(unit: Unit, prompts: Sequence[Prompt]) -> None:
    unit.insert_all(_ADD_PROMPT, [{name: getattr(each, name) for name in _OF_PROMPT} for each in prompts])


def find_prompt(unit: Unit, workspace_id: str, number: int, day: date, member_id: str) -> Prompt | None:
    return unit.one(_FIND_PROMPT, workspace=workspace_id, which=number, on_day=day, member=member_id)


def save_prompt(unit: Unit, prompt: Prompt) -> None:
    """Under the lock of its round."""
    changes = {f"new_{name}": getattr(prompt, name) for name in _CHANGING}
    unit.run(
        _CHANGE_PROMPT,
        workspace=prompt.workspace_id,
        which=prompt.number,
        on_day=prompt.day,
        member=prompt.member_id,
        **changes,
    )


def prompts_of(unit: Unit, round_: Round) -> list[Prompt]:
    """In the order of the members' ids."""
    return unit.all(_PROMPTS, **_place(round_))


def settled_since(unit: Unit, workspace_id: str, number: int, first: date) -> set[tuple[date, str]]:
    """Of which days and members something has become already."""
    return set(unit.all(_SINCE, workspace=workspace_id, which=number, first=first))


def off_since(unit: Unit, workspace_id: str, number: int, first: date) -> set[tuple[date, str]]:
    """On which days which members were away, or on holiday, when they were to be asked."""
    return set(unit.all(_OFF_SINCE, workspace=workspace_id, which=number, first=first))


def forget_off(unit: Unit, round_: Round, member_id: str) -> bool:
    """That somebody was away, or on holiday, when they were to be asked; whether that was still so."""
    return unit.one(_FORGET_OFF, **_place(round_), member=member_id) is not None


def prompts_between(unit: Unit, workspace_id: str, number: int, first: date, last: date) -> list[Prompt]:
    return unit.all(_BETWEEN, workspace=workspace_id, which=number, first=first, last=last)


def prompts_to(unit: Unit, workspace_id: str, member_id: str, first: date) -> list[Prompt]:
    """One person's since that day, of all stand-ups, the newest first."""
    return unit.all(_OF_MEMBER, workspace=workspace_id, member=member_id, first=first)


def to_remind(unit: Unit, round_: Round, now: datetime) -> list[str]:
    """Members who have not answered though the instant of their reminder has come."""
    return unit.all(_TO_REMIND, **_place(round_), now=now)


def to_remind_of(unit: Unit, workspace_id: str, member_id: str, first: date) -> list[Prompt]:
    """One person's since that day that wait for an answer, or waited in vain; what ends first before."""
    return unit.all(_TO_REMIND_OF, workspace=workspace_id, member=member_id, first=first)


def next_reminder(unit: Unit, round_: Round, now: datetime) -> datetime | None:
    """The first after `now`."""
    return unit.one(_NEXT_REMINDER, **_place(round_), now=now)


def spare_waiting(unit: Unit, round_: Round, why: str) -> None:
    """Nobody is waited for any more, and nobody is missing."""
    unit.run(_SPARE, **_place(round_), reason=why)


def end_waiting(unit: Unit, round_: Round) -> None:
    """Whoever has not answered by now is missing."""
    unit.run(_END, **_place(round_))


def _place(round_: Round) -> dict[str, object]:
    return {"workspace": round_.workspace_id, "which": round_.number, "on_day": round_.day}
