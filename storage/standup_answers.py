"""What was answered: versions by person, and anonymous answers by nobody."""

from dataclasses import dataclass
from datetime import date
from secrets import token_hex
from typing import Any

from sqlalchemy import and_, bindparam, delete, insert, select

from bot.domain.standups.answers import Answers
from bot.domain.standups.rounds import Given, Prompt, Round
from storage.models import StandUpAnswer, StandUpPrompt, StandUpSecret
from storage.statements import Statement, command, table_of
from storage.unit import Unit

_answer = table_of(StandUpAnswer)
_prompt = table_of(StandUpPrompt)
_secret = table_of(StandUpSecret)
_given = (_answer.c.member_id, _answer.c.answers, _answer.c.at, _answer.c.is_late)
_of_standup = (_answer.c.workspace_id == bindparam("workspace"), _answer.c.number == bindparam("which"))
_of_round = (*_of_standup, _answer.c.day == bindparam("on_day"))
_is_newest = and_(
    _prompt.c.workspace_id == _answer.c.workspace_id,
    _prompt.c.number == _answer.c.number,
    _prompt.c.day == _answer.c.day,
    _prompt.c.member_id == _answer.c.member_id,
    _prompt.c.version == _answer.c.version,
)

_ADD = command(
    insert(_answer),
    columns=("workspace_id", "number", "day", "member_id", "version", "at", "is_late", "answers"),
)
_IN_ROUND = Statement(
    select(*_given).join(_prompt, _is_newest).where(*_of_round).order_by(_answer.c.at, _answer.c.member_id),
    Given,
)
_OF_MEMBER = Statement(
    select(*_given).join(_prompt, _is_newest).where(*_of_round, _answer.c.member_id == bindparam("member")),
    Given,
)


@dataclass(frozen=True)
class Earlier:
    day: date
    answers: Answers


_BEFORE = Statement(
    select(_answer.c.day, _answer.c.answers)
    .where(*_of_standup, _answer.c.day < bindparam("before"), _answer.c.member_id == bindparam("member"))
    .order_by(_answer.c.day.desc(), _answer.c.version.desc())
    .limit(1),
    Earlier,
)
_ADD_SECRET = command(
    insert(_secret), columns=("workspace_id", "number", "day", "question_id", "key", "text")
)
_of_secrets = (
    _secret.c.workspace_id == bindparam("workspace"),
    _secret.c.number == bindparam("which"),
    _secret.c.day == bindparam("on_day"),
)
_SECRETS = Statement(
    select(_secret.c.question_id, _secret.c.key, _secret.c.text)
    .where(*_of_secrets)
    .order_by(_secret.c.question_id, _secret.c.key),
    lambda question_id, key, text: (question_id, key, text),
)
_TAKE_SECRETS = command(delete(_secret).where(*_of_secrets))


def add(unit: Unit, prompt: Prompt, given: Given) -> None:
    """As the version that the prompt counts."""
    unit.run(
        _ADD,
        workspace_id=prompt.workspace_id,
        number=prompt.number,
        day=prompt.day,
        member_id=prompt.member_id,
        version=prompt.version,
        at=given.at,
        is_late=given.is_late,
        answers=given.answers,
    )


def in_round(unit: Unit, round_: Round) -> list[Given]:
    """Everybody's newest, the first given first."""
    return unit.all(_IN_ROUND, workspace=round_.workspace_id, which=round_.number, on_day=round_.day)


def of_member(unit: Unit, round_: Round, member_id: str) -> Given | None:
    return unit.one(
        _OF_MEMBER, workspace=round_.workspace_id, which=round_.number, on_day=round_.day, member=member_id
    )


def before(unit: Unit, workspace_id: str, number: int, member_id: str, day: date) -> Earlier | None:
    """What somebody answered last before that day."""
    return unit.one(_BEFORE, workspace=workspace_id, which=number, member=member_id, before=day)


def add_secret(unit: Unit, round_: Round, question_id: str, text: str) -> None:
    """Nothing tells whose it is: not the row, not its key, not its place. PostgreSQL keeps rows in the order
    in which they came, beside the number of their transaction: so all of the round's are written anew.
    """
    rows = sorted([*_secrets(unit, round_), (question_id, token_hex(12), text)])
    unit.run(_TAKE_SECRETS, **_place(round_))
    place = {"workspace_id": round_.workspace_id, "number": round_.number, "day": round_.day}
    unit.insert_all(
        _ADD_SECRET,
        [place | {"question_id": asked, "key": key, "text": said} for asked, key, said in rows],
    )


def secrets_in(unit: Unit, round_: Round) -> dict[str, list[str]]:
    """By question, in no order."""
    found: dict[str, list[str]] = {}
    for question_id, _key, text in _secrets(unit, round_):
        found.setdefault(question_id, []).append(text)
    return found


def _secrets(unit: Unit, round_: Round) -> list[tuple[str, str, str]]:
    return unit.all(_SECRETS, **_place(round_))


def _place(round_: Round) -> dict[str, Any]:
    return {"workspace": round_.workspace_id, "which": round_.number, "on_day": round_.day}
