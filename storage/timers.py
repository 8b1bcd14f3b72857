"""Firings to come, and the ledger of those that happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, case, delete, select, update
from sqlalchemy.dialects.postgresql import insert  # compiles for both

from storage.models import Firing, Timer
from storage.statements import Statement, command, rows_as, table_of
from storage.unit import Unit


@dataclass(frozen=True)
class Due:
    """A timer whose instant has come. `next_run_at` is the instant it was set for, in UTC."""

    workspace_id: str
    kind: str
    subject: str
    next_run_at: datetime


_timer = table_of(Timer)
_firing = table_of(Firing)
_one = (
    _timer.c.workspace_id == bindparam("workspace"),
    _timer.c.kind == bindparam("of_kind"),
    _timer.c.subject == bindparam("about"),
)
_insert_timer = insert(_timer)
_SET = command(
    _insert_timer.on_conflict_do_update(
        index_elements=["workspace_id", "kind", "subject"],
        set_={"next_run_at": _insert_timer.excluded.next_run_at},
    ),
    columns=("workspace_id", "kind", "subject", "next_run_at"),
)
_HASTEN = command(
    _insert_timer.on_conflict_do_update(
        index_elements=["workspace_id", "kind", "subject"],
        set_={
            "next_run_at": case(
                (_timer.c.next_run_at < _insert_timer.excluded.next_run_at, _timer.c.next_run_at),
                else_=_insert_timer.excluded.next_run_at,
            )
        },
    ),
    columns=("workspace_id", "kind", "subject", "next_run_at"),
)
_CLEAR = command(delete(_timer).where(*_one))
_DUE = Statement(
    rows_as(Due, Timer)
    .where(_timer.c.next_run_at <= bindparam("now"))
    .order_by(_timer.c.next_run_at)
    .limit(bindparam("most")),
    Due,
)
_FIND = Statement(rows_as(Due, Timer).where(*_one), Due)
_LOCK = Statement(rows_as(Due, Timer).where(*_one).with_for_update(), Due)
_POSTPONE = command(
    update(_timer)
    .where(*_one, _timer.c.next_run_at == bindparam("set_for"))
    .values(next_run_at=bindparam("again_at"))
)
_NEXT = Statement(select(_timer.c.next_run_at).order_by(_timer.c.next_run_at).limit(1), lambda at: at)
_CLAIM = Statement(
    insert(_firing).on_conflict_do_nothing(index_elements=["workspace_id", "key"]).returning(_firing.c.key),
    str,
    columns=("workspace_id", "key", "fired_at", "outcome"),
)


def set_timer(unit: Unit, workspace_id: str, kind: str, subject: str, at: datetime) -> None:
    """One timer per kind and subject: setting it again moves it."""
    unit.run(_SET, workspace_id=workspace_id, kind=kind, subject=subject, next_run_at=at)


def hasten_timer(unit: Unit, workspace_id: str, kind: str, subject: str, at: datetime) -> None:
    """Set it, unless it stands for an earlier instant."""
    unit.run(_HASTEN, workspace_id=workspace_id, kind=kind, subject=subject, next_run_at=at)


def hasten_all(unit: Unit, workspace_id: str, kind: str, instants: Mapping[str, datetime]) -> None:
    """As hasten_timer, by subject."""
    rows = [
        {"workspace_id": workspace_id, "kind": kind, "subject": subject, "next_run_at": at}
        for subject, at in instants.items()
    ]
    unit.insert_all(_HASTEN, rows)


def clear_timer(unit: Unit, workspace_id: str, kind: str, subject: str) -> None:
    unit.run(_CLEAR, workspace=workspace_id, of_kind=kind, about=subject)


def due_timers(unit: Unit, now: datetime, most: int) -> list[Due]:
    """Those whose instant has come, the oldest first."""
    return unit.all(_DUE, now=now, most=most)


def lock_timer(unit: Unit, due: Due) -> Due | None:
    """The timer as it stands now, held until the unit ends; None when it is gone."""
    return unit.one(_LOCK, workspace=due.workspace_id, of_kind=due.kind, about=due.subject)


def postpone(unit: Unit, due: Due, until: datetime) -> None:
    """Unless it has been moved meanwhile."""
    unit.run(
        _POSTPONE,
        workspace=due.workspace_id,
        of_kind=due.kind,
        about=due.subject,
        set_for=due.next_run_at,
        again_at=until,
    )


def timer_at(unit: Unit, workspace_id: str, kind: str, subject: str) -> datetime | None:
    """When it fires next; None where none is set."""
    found = unit.one(_FIND, workspace=workspace_id, of_kind=kind, about=subject)
    return found.next_run_at if found else None


def next_instant(unit: Unit) -> datetime | None:
    return unit.one(_NEXT)


def claim_firing(unit: Unit, workspace_id: str, key: str, now: datetime, outcome: str) -> bool:
    """True for whoever inserts the key first: that one owns the message."""
    claimed = unit.one(_CLAIM, workspace_id=workspace_id, key=key, fired_at=now, outcome=outcome)
    return claimed is not None
