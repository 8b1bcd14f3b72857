"""The virtual clock that sandbox and bot share, and timers that follow it."""

import asyncio
import heapq
import itertools
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.clock import Clock, system_clock

MoveListener = Callable[[datetime], None]


class ClockOnlyGoesForwardError(ValueError):
    """Message stamps rise for ever, so time cannot go back."""


class VirtualClock:
    """Aware UTC. Flowing: real time plus what it was moved by. Otherwise it stands still until moved."""

    def __init__(
        self, start: datetime | None = None, *, flowing: bool = True, real: Clock = system_clock
    ) -> None:
        self.flowing = flowing
        self._real = real
        self._base_real = real()
        self._base = start or self._base_real
        self._listeners: list[MoveListener] = []

    def __call__(self) -> datetime:
        if not self.flowing:
            return self._base
        return self._base + (self._real() - self._base_real)

    def move(self, to: datetime) -> None:
        if to < self():
            raise ClockOnlyGoesForwardError(f"{to.isoformat()} is before {self().isoformat()}")
        self._base_real = self._real()
        self._base = to.astimezone(self._base.tzinfo)
        for listener in self._listeners:
            listener(to)

    def advance(self, by: timedelta) -> None:
        self.move(self() + by)

    def on_move(self, listener: MoveListener) -> None:
        self._listeners.append(listener)


class Timers:
    """Callbacks at instants of the virtual clock; they run inside the event loop, earliest first."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock
        self._heap: list[tuple[datetime, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._wake: asyncio.TimerHandle | None = None
        clock.on_move(lambda _to: self.run_due())

    def at(self, due: datetime, callback: Callable[[], None]) -> None:
        heapq.heappush(self._heap, (due, next(self._order), callback))
        self._sleep_until_next()

    def run_due(self) -> None:
        while self._heap and self._heap[0][0] <= self._clock():
            heapq.heappop(self._heap)[2]()
        self._sleep_until_next()

    def cancel_all(self) -> None:
        self._heap.clear()
        self._sleep_until_next()

    def _sleep_until_next(self) -> None:
        if self._wake:
            self._wake.cancel()
            self._wake = None
        if self._heap and self._clock.flowing:
            wait = max(0.0, (self._heap[0][0] - self._clock()).total_seconds())
            self._wake = asyncio.get_running_loop().call_later(wait, self.run_due)
