"""Slack's deliveries that were handled: the same one again has no second effect."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert  # compiles for both

from storage.models import SeenEvent
from storage.statements import Statement, command, table_of
from storage.unit import Unit

_seen = table_of(SeenEvent)
_one = (_seen.c.workspace_id == bindparam("workspace"), _seen.c.key == bindparam("delivery"))
_CLAIM = Statement(
    insert(_seen).on_conflict_do_nothing(index_elements=["workspace_id", "key"]).returning(_seen.c.key),
    str,
    columns=("workspace_id", "key", "seen_at", "answer"),
)
_ANSWER = Statement(select(_seen.c.answer).where(*_one), lambda answer: answer)
_KEEP = command(update(_seen).where(*_one).values(answer=bindparam("given")))
_FORGET = command(delete(_seen).where(_seen.c.seen_at < bindparam("before")))


def claim(unit: Unit, workspace_id: str, key: str, now: datetime) -> bool:
    """True for the first delivery; on PostgreSQL a second one waits here until the first has ended."""
    return unit.one(_CLAIM, workspace_id=workspace_id, key=key, seen_at=now, answer=None) is not None


def answer_of(unit: Unit, workspace_id: str, key: str) -> Any:
    return unit.one(_ANSWER, workspace=workspace_id, delivery=key)


def keep_answer(unit: Unit, workspace_id: str, key: str, answer: dict[str, Any]) -> None:
    unit.run(_KEEP, workspace=workspace_id, delivery=key, given=answer)


def forget_before(unit: Unit, instant: datetime) -> None:
    unit.run(_FORGET, before=instant)
