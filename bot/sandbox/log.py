"""What went over the wire lately, for people who want to see it."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.clock import Clock

KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Entry:
    """`kind`: api, envelope, answer, socket or fault."""

    n: int
    at: datetime
    kind: str
    name: str
    ok: bool
    milliseconds: float
    request: Any
    response: Any


class Log:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.count = 0
        self._entries: deque[Entry] = deque(maxlen=KEPT)

    def record(
        self,
        kind: str,
        name: str,
        request: Any = None,
        response: Any = None,
        *,
        ok: bool = True,
        took: float = 0.0,
    ) -> None:
        """`took` in seconds."""
        self.count += 1
        entry = Entry(self.count, self._clock(), kind, name, ok, round(took * 1000, 1), request, response)
        self._entries.append(entry)

    def since(self, n: int, limit: int = 200) -> list[Entry]:
        """The newest `limit` entries after number `n`, oldest first."""
        return [entry for entry in self._entries if entry.n > n][-limit:]
