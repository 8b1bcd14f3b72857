"""Personal calendars: whose a secret address is. The address itself is not kept, only its digest."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select

from storage.models import CalendarFeed
from storage.statements import Statement, command, table_of
from storage.unit import Unit

_feed = table_of(CalendarFeed)
_of_member = (
    _feed.c.workspace_id == bindparam("workspace"),
    _feed.c.member_id == bindparam("member"),
)
_ADD = command(insert(_feed), columns=("digest", "workspace_id", "member_id", "created_at"))
_SHARED = Statement(select(_feed.c.digest).where(*_of_member), str)
_REMOVE = Statement(delete(_feed).where(*_of_member).returning(_feed.c.digest), str)


@dataclass(frozen=True)
class FeedOwner:
    workspace_id: str
    member_id: str


_OWNER = Statement(
    select(_feed.c.workspace_id, _feed.c.member_id).where(_feed.c.digest == bindparam("of_digest")), FeedOwner
)


def share(unit: Unit, workspace_id: str, member_id: str, digest: str, now: datetime) -> None:
    """One address a person: an earlier one leads nowhere from now on."""
    revoke(unit, workspace_id, member_id)
    unit.run(_ADD, digest=digest, workspace_id=workspace_id, member_id=member_id, created_at=now)


def revoke(unit: Unit, workspace_id: str, member_id: str) -> bool:
    """Whether there was one."""
    return unit.one(_REMOVE, workspace=workspace_id, member=member_id) is not None


def is_shared(unit: Unit, workspace_id: str, member_id: str) -> bool:
    return unit.one(_SHARED, workspace=workspace_id, member=member_id) is not None


def owner_of(unit: Unit, digest: str) -> FeedOwner | None:
    return unit.one(_OWNER, of_digest=digest)
