"""The ledger of nudges: a row for each rule that decided on one, added to and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.dialects.postgresql import insert  # compiles for both

from bot.domain.attention.kinds import Kind
from bot.domain.attention.why import VERDICTS, Rule, Verdict
from bot.domain.attention.wishes import Whose
from storage.models import AttentionEntry, AuditEntry
from storage.models.attention import SENT
from storage.statements import Statement, command, one_of, rows_as, table_of
from storage.unit import Unit


@dataclass(frozen=True)
class Line:
    """As in AttentionEntry; instants are UTC."""

    member_id: str
    channel_id: str
    kind: Kind
    subject: str
    occasion: str
    rule: Rule
    whose: Whose
    at: datetime
    zone_name: str
    again_at: datetime | None = None
    message: str | None = None


@dataclass(frozen=True)
class Heeded:
    """A nudge that was sent, and when (UTC) somebody first did something about its subject after it."""

    kind: Kind
    member_id: str
    at: datetime
    done_at: datetime | None


MOST_SENT = 10_000
_AT_ONCE = 500  # rows of a statement: PostgreSQL takes 65,535 values
SENDING = [rule for rule, verdict in VERDICTS.items() if verdict is Verdict.SEND]
_entry, _audit = table_of(AttentionEntry), table_of(AuditEntry)
_COLUMNS = tuple(field.name for field in fields(Line))
_of_member = (_entry.c.workspace_id == bindparam("workspace"), _entry.c.member_id == bindparam("member"))
_was_sent = one_of(_entry.c.rule, SENDING)
_ADD = command(
    insert(_entry)
    .inline()
    .on_conflict_do_nothing(index_elements=["workspace_id", "member_id", "occasion", "rule"]),
    columns=("workspace_id", *_COLUMNS),
)
_LATEST = Statement(
    rows_as(Line, AttentionEntry).where(*_of_member).order_by(_entry.c.id.desc()).limit(bindparam("most")),
    Line,
)
_SENT_SINCE = Statement(
    select(_entry.c.message, _entry.c.at, func.min(_entry.c.rule), func.max(_entry.c.rule))
    .where(*_of_member, text(SENT), _entry.c.at >= bindparam("since"))
    .group_by(_entry.c.message, _entry.c.at)
    .order_by(_entry.c.at),
    lambda _message, at, first, last: (at, {Rule(first), Rule(last)} == {Rule.URGENT}),
)
_WAS_SENT = Statement(
    select(_entry.c.occasion)
    .where(*_of_member, _entry.c.occasion == bindparam("of_occasion"), _was_sent)
    .limit(1),
    str,
)
_WAS_NOTED = Statement(
    select(_entry.c.occasion).where(*_of_member, _entry.c.occasion == bindparam("of_occasion")).limit(1), str
)
_about = (_audit.c.workspace_id == bindparam("workspace"), _audit.c.subject == bindparam("about"))
_LAST_CHANGE = Statement(
    select(_audit.c.at, _audit.c.action)
    .where(*_about, _audit.c.actor_id != bindparam("ourselves"))
    .order_by(_audit.c.id.desc())
    .limit(1),
    lambda at, action: (at, action),
)
_SENT_ABOUT = Statement(
    select(func.count())
    .select_from(_entry)
    .where(*_of_member, text(SENT), _entry.c.subject == bindparam("about"), _entry.c.at > bindparam("since")),
    int,
)
_OF_MESSAGE = Statement(
    rows_as(Line, AttentionEntry)
    .where(*_of_member, _was_sent, _entry.c.message == bindparam("of_message"))
    .order_by(_entry.c.id),
    Line,
)

_done_at = (
    select(_audit.c.at)
    .where(
        _audit.c.workspace_id == _entry.c.workspace_id,
        _audit.c.subject == _entry.c.subject,
        _audit.c.at > _entry.c.at,
        _audit.c.actor_id != bindparam("ourselves"),
    )
    .order_by(_audit.c.id)
    .limit(1)
    .scalar_subquery()
)
_SENT_IN = Statement(
    select(_entry.c.kind, _entry.c.member_id, _entry.c.at, _done_at)
    .where(
        _entry.c.workspace_id == bindparam("workspace"),
        _entry.c.channel_id == bindparam("channel"),
        _entry.c.at >= bindparam("first"),
        _entry.c.at < bindparam("last"),
        _was_sent,
    )
    .limit(MOST_SENT),
    Heeded,
)
_IGNORED_IN = Statement(
    select(_entry.c.subject)
    .where(
        _entry.c.workspace_id == bindparam("workspace"),
        _entry.c.channel_id == bindparam("channel"),
        _entry.c.at >= bindparam("since"),
        _entry.c.rule == Rule.IGNORED,
        _done_at.is_(None),
    )
    .distinct()
    .limit(bindparam("most")),
    str,
)


def ignored_in(
    unit: Unit, workspace_id: str, channel_id: str, since: datetime, ourselves: str, most: int
) -> list[str]:
    """Names of the channel's tasks of which somebody was nudged in vain, and that nobody touched since."""
    bound = {"workspace": workspace_id, "channel": channel_id, "since": since, "ourselves": ourselves}
    return unit.all(_IGNORED_IN, most=most, **bound)


def sent_in(
    unit: Unit, workspace_id: str, channel_id: str, span: tuple[datetime, datetime], ourselves: str
) -> list[Heeded]:
    """Nudges about the channel's things that were sent in the span."""
    first, last = span
    return unit.all(
        _SENT_IN, workspace=workspace_id, channel=channel_id, first=first, last=last, ourselves=ourselves
    )


def note(unit: Unit, workspace_id: str, line: Line) -> None:
    """Once per occasion and rule: what waits for the same reason still, has been noted."""
    unit.run(_ADD, workspace_id=workspace_id, **{name: getattr(line, name) for name in _COLUMNS})


def note_all(unit: Unit, workspace_id: str, lines: Sequence[Line]) -> None:
    """As note."""
    for start in range(0, len(lines), _AT_ONCE):
        some = lines[start : start + _AT_ONCE]
        rows = [{name: getattr(line, name) for name in _COLUMNS} for line in some]
        unit.insert_all(_ADD, [{"workspace_id": workspace_id, **row} for row in rows])


def latest(unit: Unit, workspace_id: str, member_id: str, most: int) -> list[Line]:
    """The newest first."""
    return unit.all(_LATEST, workspace=workspace_id, member=member_id, most=most)


def of_message(unit: Unit, workspace_id: str, member_id: str, message: str) -> list[Line]:
    return unit.all(_OF_MESSAGE, workspace=workspace_id, member=member_id, of_message=message)


def messages_since(
    unit: Unit, workspace_id: str, member_id: str, since: datetime
) -> list[tuple[datetime, bool]]:
    """When the person was written to, and whether that was only of what was urgent; oldest first."""
    return unit.all(_SENT_SINCE, workspace=workspace_id, member=member_id, since=since)


def was_sent(unit: Unit, workspace_id: str, member_id: str, occasion: str) -> bool:
    return unit.one(_WAS_SENT, workspace=workspace_id, member=member_id, of_occasion=occasion) is not None


def was_noted(unit: Unit, workspace_id: str, member_id: str, occasion: str) -> bool:
    """Whether any rule decided on it already."""
    return unit.one(_WAS_NOTED, workspace=workspace_id, member=member_id, of_occasion=occasion) is not None


def last_change(unit: Unit, workspace_id: str, subject: str, ourselves: str) -> tuple[datetime, str] | None:
    """When somebody last did anything to the subject, and what; what happens by itself is not counted."""
    return unit.one(_LAST_CHANGE, workspace=workspace_id, about=subject, ourselves=ourselves)


def sent_about(unit: Unit, workspace_id: str, member_id: str, subject: str, since: datetime) -> int:
    """How often the person was nudged about the subject after an instant."""
    return unit.one(_SENT_ABOUT, workspace=workspace_id, member=member_id, about=subject, since=since) or 0
