"""The chain over a workspace's history: each link seals one entry together with all links before it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.domain.audit import Entry

BEFORE_THE_FIRST = "0" * 64
LATE = timedelta(hours=1)


@dataclass(frozen=True)
class Link:
    """`position` counts from 1; `audit_id` is the entry's; `hash` is hexadecimal SHA-256."""

    position: int
    audit_id: int
    sealed_at: datetime
    hash: str


class Fault(StrEnum):
    """What is wrong with a link: its entry is not what was sealed (or not in its place), its entry is gone,
    the link itself is gone, or there is an entry that was never sealed.
    """

    CHANGED = "changed"
    REMOVED = "removed"
    MISSING = "missing"
    UNSEALED = "unsealed"


@dataclass(frozen=True)
class Break:
    """Where the chain does not hold: the first place at which anything is wrong."""

    fault: Fault
    position: int
    audit_id: int
    entry: Entry | None = None


def link_hash(previous: str, workspace_id: str, entry: Entry, sealed_at: datetime) -> str:
    """SHA-256 of the previous link's hash and the canonical JSON of the entry (keys sorted, no spaces, UTF-8,
    instants in UTC to the microsecond).
    """
    plain = {
        "id": entry.id,
        "workspace_id": workspace_id,
        "at": _written(entry.at),
        "actor_id": entry.actor_id,
        "action": entry.action,
        "subject": entry.subject,
        "source": entry.source,
        "details": entry.details,
        "sealed_at": _written(sealed_at),
    }
    canonical = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256((previous + canonical).encode("utf-8", "surrogatepass")).hexdigest()


def is_late(link: Link, entry: Entry) -> bool:
    """Sealed long after the instant it names: nobody sealed for a while, or it was slipped in afterwards."""
    return link.sealed_at - entry.at > LATE


class Chain:
    """Walks along the links of a workspace in their order; `head` is the last hash that holds."""

    def __init__(self, workspace_id: str) -> None:
        self.workspace_id = workspace_id
        self.length = 0
        self.head = BEFORE_THE_FIRST

    def sealed(self, entry: Entry, now: datetime) -> Link:
        """The next link, for an entry that was not sealed yet."""
        digest = link_hash(self.head, self.workspace_id, entry, now)
        self.length, self.head = self.length + 1, digest
        return Link(self.length, entry.id, now, digest)

    def check(self, link: Link, entry: Entry | None) -> Break | None:
        """What is wrong with the next link that was found, if anything is."""
        expected = self.length + 1
        if link.position != expected:
            return Break(Fault.MISSING, expected, link.audit_id, entry)
        if entry is None:
            return Break(Fault.REMOVED, expected, link.audit_id)
        if link_hash(self.head, self.workspace_id, entry, link.sealed_at) != link.hash:
            return Break(Fault.CHANGED, expected, link.audit_id, entry)
        self.length, self.head = expected, link.hash
        return None


def _written(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
