"""Verifying the history: what `audit verify` does."""

import asyncio
from collections.abc import Collection, Iterator

from bot.clock import system_clock
from bot.domain.audit import Entry
from bot.domain.audit_chain import Break, Fault
from bot.services.sealing import Verification, verify
from bot.settings import CannotStart, Settings
from storage.migration import is_current
from storage.store import open_store

_SAID = {
    Fault.CHANGED: "its entry is not what was sealed here: it was changed, or links changed places",
    Fault.REMOVED: "its entry was removed",
    Fault.MISSING: "the link itself was removed, or its place was changed",
    Fault.UNSEALED: "an entry was never sealed: slipped in, or nobody seals (`run` and `work` do)",
}


def examine_history(settings: Settings, heads: Collection[str] = ()) -> Iterator[tuple[str, bool]]:
    """A line for people on each workspace, and on each of the heads that were noted earlier and are no
    more, and whether it tells of a fault. Raises CannotStart.
    """
    verified = _verified(settings, heads)
    for found in verified:
        yield _line(found), found.broken is not None
        if found.late:
            first = found.late[0]
            count = len(found.late)
            yield f"  {count} of them sealed over an hour after their time; the first: {_entry(first)}", False
    for gone in sorted(set(heads) - {head for found in verified for head in found.noted}):
        yield f"head {gone}: in no chain that holds: the history was cut, replaced, or broken before it", True


def _verified(settings: Settings, heads: Collection[str]) -> list[Verification]:
    store = open_store(settings.database_url)
    try:
        if not is_current(store.engine):
            message = "The database has no tables of this version yet: run `python -m bot migrate`."
            raise CannotStart(message)
        now = system_clock()
        return asyncio.run(store.read(lambda unit: verify(unit, now, heads)))
    finally:
        store.close()


def _line(found: Verification) -> str:
    held = f"{found.workspace_id}: {found.links} links hold, head {found.head}"
    return f"{found.workspace_id}: {_broken(found.broken)}; {held}" if found.broken else held


def _broken(broken: Break) -> str:
    told = f"link {broken.position} (entry {broken.audit_id}): {_SAID[broken.fault]}"
    return f"{told}; it reads now: {_entry(broken.entry)}" if broken.entry else told


def _entry(entry: Entry) -> str:
    return f"{entry.at:%Y-%m-%d %H:%M:%S} UTC, {entry.actor_id}, {entry.action}, {entry.subject}"
