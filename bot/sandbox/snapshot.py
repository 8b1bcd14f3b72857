"""The workspace on disk, so that a demo goes on where it was left, whichever way it ended."""

import asyncio
import pickle
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.clock import Clock, system_clock
from bot.sandbox.changes import Change
from bot.sandbox.clock import VirtualClock
from bot.sandbox.server import Sandbox

VERSION = 2
KEPT = (
    *("ids", "team", "app_id", "people", "conversations", "ephemerals", "usergroups", "files", "homes"),
    *("credentials", "bot"),
)


class Snapshot:
    """`real` tells how long the workspace was closed: its clock goes on as if it had not been."""

    def __init__(self, path: Path, real: Clock = system_clock) -> None:
        self._path = path
        self._real = real
        self._is_due = False

    def read(self) -> dict[str, Any] | None:
        """None where there is nothing, or what there is was written by another version."""
        if not self._path.exists():
            return None
        try:
            kept: dict[str, Any] = pickle.loads(self._path.read_bytes())  # noqa: S301 -- written by us, into the person's own folder
        except (pickle.UnpicklingError, AttributeError, ImportError, EOFError):
            return None
        return kept if kept["version"] == VERSION else None

    def restore(self, sandbox: Sandbox, kept: dict[str, Any]) -> None:
        for name in KEPT:
            setattr(sandbox.state, name, kept[name])

    def now(self, kept: dict[str, Any]) -> datetime:
        """What the workspace's clock shows after the time that it was closed."""
        virtual: datetime = kept["clock"]
        closed_for: timedelta = self._real() - kept["real"]
        return virtual + closed_for

    def follow(self, sandbox: Sandbox) -> None:
        """Write after every change, once for those that come together."""
        loop = asyncio.get_running_loop()

        def write() -> None:
            self._is_due = False
            self.write(sandbox)

        def changed(_change: Change) -> None:
            if not self._is_due:
                self._is_due = True
                loop.call_soon(write)

        sandbox.state.listen(changed)

    def write(self, sandbox: Sandbox) -> None:
        kept = {name: getattr(sandbox.state, name) for name in KEPT}
        kept |= {"version": VERSION, "clock": sandbox.clock(), "real": self._real()}
        beside = self._path.with_suffix(".new")
        beside.write_bytes(pickle.dumps(kept))
        beside.replace(self._path)  # in one step: a crash leaves the old one or the new one


def open_sandbox(path: Path, manifest: dict[str, Any] | None) -> tuple[Sandbox, Snapshot, bool]:
    """The sandbox as it was left, or a new one; and whether it was left."""
    snapshot = Snapshot(path)
    kept = snapshot.read()
    path.parent.mkdir(parents=True, exist_ok=True)
    clock = VirtualClock(snapshot.now(kept) if kept else None)
    sandbox = Sandbox(clock, manifest)
    if kept:
        snapshot.restore(sandbox, kept)
    return sandbox, snapshot, kept is not None
