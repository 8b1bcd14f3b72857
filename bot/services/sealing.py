"""The history is sealed link by link, behind the back of the commands that make it, and can be verified.

Entries get their ids before they are committed, so they may become visible out of order: what is only
just made is left for the next round, and each round looks back a little.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.domain.audit import Entry
from bot.domain.audit_chain import Break, Chain, Fault, Link, is_late
from storage import audit_chain
from storage.unit import Unit

REST = timedelta(seconds=15)
"""So long an entry lies before it is sealed."""

UNSEALED_AT_MOST = timedelta(minutes=1)
_ANY_TIME = datetime(9999, 12, 31, tzinfo=UTC)
_LOOK_BACK = 1000
_AT_ONCE = 500
_PAGE = 1000


@dataclass(frozen=True)
class Unsealed:
    """Where the next links are wanted: a workspace, and the ids of entries to look at."""

    workspace_id: str
    ids: tuple[int, int]


@dataclass
class Verification:
    """What was found of a workspace's chain: how many links hold, the hash of the last of these, the first
    break, entries that were sealed long after they say they were made, and which of the heads that were
    noted earlier are among its links.
    """

    workspace_id: str
    links: int = 0
    head: str = ""
    broken: Break | None = None
    late: list[Entry] = field(default_factory=list)
    noted: set[str] = field(default_factory=set)


def next_unsealed(unit: Unit, now: datetime, *, from_the_first: bool = False) -> Unsealed | None:
    """None when all is sealed. Looks back a little behind what was sealed last, or over everything."""
    after = 0 if from_the_first else max(0, audit_chain.highest_sealed(unit) - _LOOK_BACK)
    found = audit_chain.first_unsealed(unit, after, now - REST)
    if found is None:
        return None
    workspace_id, first = found
    return Unsealed(workspace_id, (first, first + _AT_ONCE - 1))


def seal(unit: Unit, where: Unsealed, now: datetime) -> int:
    """Add the links. Several processes may do so at a time: each finds what the others left."""
    last = audit_chain.hold_last(unit, where.workspace_id)
    chain = Chain(where.workspace_id)
    if last is not None:
        chain.length, chain.head = last.position, last.hash
    entries = audit_chain.unsealed(unit, where.workspace_id, where.ids, now - REST, _AT_ONCE)
    audit_chain.add_links(unit, where.workspace_id, [chain.sealed(entry, now) for entry in entries])
    return len(entries)


def verify(unit: Unit, now: datetime, heads: Collection[str] = ()) -> list[Verification]:
    """Every workspace's chain from its first link on.

    A chain that was cut at its end, entries and links, still holds: only `heads` that were noted elsewhere
    can prove that.
    """
    return [_verify(unit, workspace_id, now, heads) for workspace_id in audit_chain.workspaces(unit)]


def _verify(unit: Unit, workspace_id: str, now: datetime, heads: Collection[str]) -> Verification:
    found = Verification(workspace_id)
    chain = Chain(workspace_id)
    while found.broken is None:
        links = audit_chain.page(unit, workspace_id, chain.length, _PAGE)
        if not links:
            break
        for link, entry in links:
            found.broken = _check(chain, link, entry, found)
            if found.broken:
                break
            found.noted |= {link.hash} & set(heads)
    found.links, found.head = chain.length, chain.head
    found.broken = found.broken or _never_sealed(unit, workspace_id, chain.length, now)
    return found


def _check(chain: Chain, link: Link, entry: Entry | None, found: Verification) -> Break | None:
    broken = chain.check(link, entry)
    if broken is None and entry is not None and is_late(link, entry):
        found.late.append(entry)
    return broken


def _never_sealed(unit: Unit, workspace_id: str, length: int, now: datetime) -> Break | None:
    """Only what was just made may wait for its link; nothing was made at an instant that is still to come."""
    every = (0, audit_chain.ANY_ID)
    left = audit_chain.unsealed(unit, workspace_id, every, _ANY_TIME, most=_PAGE)
    found = next((entry for entry in left if abs(now - entry.at) > UNSEALED_AT_MOST), None)
    return Break(Fault.UNSEALED, length + 1, found.id, found) if found else None
