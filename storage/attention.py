"""What people want of nudges, of what they want to hear no more, and what goes to somebody else."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert  # compiles for both

from bot.domain.attention.kinds import Kind, Way
from bot.domain.attention.wishes import NO_WISHES, Wishes
from storage.models import AttentionMute, AttentionWishes, PassedNudge
from storage.statements import Statement, command, one_of, rows_as, table_of
from storage.unit import Unit


@dataclass(frozen=True)
class Passed:
    """A nudge for somebody else than `instead_of`, or for whom somebody else named (where that is empty);
    `since` is an instant in UTC.
    """

    member_id: str
    occasion: str
    kind: Kind
    subject: str
    channel_id: str
    since: datetime
    instead_of: str


def _read_wishes(*stored: Any) -> Wishes:
    ways = {Kind(kind): Way(way) for kind, way in stored[0].items()}
    return Wishes(ways, *stored[1:])


WORKSPACE = ""
_HANDFUL = 8
_wishes, _mute, _passed = table_of(AttentionWishes), table_of(AttentionMute), table_of(PassedNudge)
_FIELDS = tuple(field.name for field in fields(Wishes))
_OF_PASSED = tuple(field.name for field in fields(Passed))
_this = (_wishes.c.workspace_id == bindparam("workspace"), _wishes.c.whose == bindparam("of"))
_own = (_wishes.c[name] for name in _FIELDS)
_every = select(_wishes.c.whose, *(_wishes.c[name] for name in _FIELDS)).where(
    _wishes.c.workspace_id == bindparam("workspace")
)
_ALL = Statement(_every, lambda whose, *stored: (whose, _read_wishes(*stored)))
_SOME = Statement(
    _every.where(one_of(_wishes.c.whose, [bindparam(f"of_{place}") for place in range(_HANDFUL)])),
    lambda whose, *stored: (whose, _read_wishes(*stored)),
)
_LOCK = Statement(select(*_own).where(*_this).with_for_update(), _read_wishes)
_insert_wishes = insert(_wishes)
_SAVE = command(
    _insert_wishes.on_conflict_do_update(
        index_elements=["workspace_id", "whose"],
        set_={name: _insert_wishes.excluded[name] for name in _FIELDS},
    ),
    columns=("workspace_id", "whose", *_FIELDS),
)
_of_mute = (_mute.c.workspace_id == bindparam("workspace"), _mute.c.member_id == bindparam("member"))
_MUTES = Statement(select(_mute.c.subject).where(*_of_mute).order_by(_mute.c.subject), str)
_ADD_MUTE = command(
    insert(_mute).on_conflict_do_nothing(index_elements=["workspace_id", "member_id", "subject"]),
    columns=("workspace_id", "member_id", "subject", "at"),
)
_REMOVE_MUTE = command(delete(_mute).where(*_of_mute, _mute.c.subject == bindparam("about")))
_of_passed = (_passed.c.workspace_id == bindparam("workspace"), _passed.c.member_id == bindparam("member"))
_PASSED = Statement(rows_as(Passed, PassedNudge).where(*_of_passed).order_by(_passed.c.occasion), Passed)
_PASSED_ABOUT = Statement(
    select(_passed.c.member_id)
    .where(_passed.c.workspace_id == bindparam("workspace"), _passed.c.subject == bindparam("about"))
    .distinct()
    .order_by(_passed.c.member_id),
    str,
)
_PASS = command(
    insert(_passed).on_conflict_do_nothing(index_elements=["workspace_id", "member_id", "occasion"]),
    columns=("workspace_id", *_OF_PASSED),
)
_FORGET = command(delete(_passed).where(*_of_passed, _passed.c.occasion == bindparam("of_occasion")))


def wishes_of(unit: Unit, workspace_id: str, whose: list[str]) -> dict[str, Wishes]:
    """Of members and channels by id, and of WORKSPACE; whoever wishes nothing is left out."""
    found: dict[str, Wishes] = {}
    for start in range(0, len(whose), _HANDFUL):
        some = whose[start : start + _HANDFUL]
        padded = some + some[-1:] * (_HANDFUL - len(some))
        named = {f"of_{place}": each for place, each in enumerate(padded)}
        found |= dict(unit.all(_SOME, workspace=workspace_id, **named))
    return found


def all_wishes(unit: Unit, workspace_id: str) -> dict[str, Wishes]:
    """As wishes_of, of everybody."""
    return dict(unit.all(_ALL, workspace=workspace_id))


def lock_wishes(unit: Unit, workspace_id: str, whose: str) -> Wishes:
    """Held until the unit ends."""
    return unit.one(_LOCK, workspace=workspace_id, of=whose) or NO_WISHES


def save_wishes(unit: Unit, workspace_id: str, whose: str, wishes: Wishes) -> None:
    values = {name: getattr(wishes, name) for name in _FIELDS}
    values["ways"] = {kind.value: way.value for kind, way in sorted(wishes.ways.items())}
    unit.run(_SAVE, workspace_id=workspace_id, whose=whose, **values)


def mutes_of(unit: Unit, workspace_id: str, member_id: str) -> frozenset[str]:
    return frozenset(unit.all(_MUTES, workspace=workspace_id, member=member_id))


def mute(unit: Unit, workspace_id: str, member_id: str, subject: str, at: datetime) -> None:
    unit.run(_ADD_MUTE, workspace_id=workspace_id, member_id=member_id, subject=subject, at=at)


def unmute(unit: Unit, workspace_id: str, member_id: str, subject: str) -> None:
    unit.run(_REMOVE_MUTE, workspace=workspace_id, member=member_id, about=subject)


def pass_on(unit: Unit, workspace_id: str, passed: Passed) -> None:
    """Once per person and occasion."""
    unit.run(_PASS, workspace_id=workspace_id, **{name: getattr(passed, name) for name in _OF_PASSED})


def passed_to(unit: Unit, workspace_id: str, member_id: str) -> list[Passed]:
    return unit.all(_PASSED, workspace=workspace_id, member=member_id)


def passed_about(unit: Unit, workspace_id: str, subject: str) -> list[str]:
    """The members to whom it goes, or went."""
    return unit.all(_PASSED_ABOUT, workspace=workspace_id, about=subject)


def forget_passed(unit: Unit, workspace_id: str, member_id: str, occasion: str) -> None:
    unit.run(_FORGET, workspace=workspace_id, member=member_id, of_occasion=occasion)
