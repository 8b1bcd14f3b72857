"""Envelopes to the app: one attempt for commands and interactions, several for events."""

import asyncio
import contextlib
from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.sandbox.clock import Timers, VirtualClock
from bot.sandbox.envelopes import Envelope
from bot.sandbox.faults import FaultKind, Faults
from bot.sandbox.log import Log

ACK_SECONDS = 3.0


class NotDeliveredError(Exception):
    """The app could not be reached or refused; `reason` is one of Slack's retry reasons."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotAcknowledgedError(Exception):
    """What a person is told: operation_timeout or dispatch_failed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Transport(Protocol):
    @property
    def retry_after(self) -> tuple[timedelta, ...]:
        """How long after a failed attempt the next ones begin."""

    async def deliver(self, envelope: Envelope) -> Any:
        """The app's answer. Raises NotDeliveredError; never ends while the app is silent."""


class Delivery:
    """`ack_seconds` is real time: an app that is slow is slow on whatever clock."""

    def __init__(
        self, clock: VirtualClock, faults: Faults, log: Log, ack_seconds: float = ACK_SECONDS
    ) -> None:
        self.transport: Transport | None = None
        self.ack_seconds = ack_seconds
        self._clock = clock
        self._faults = faults
        self._log = log
        self.timers = Timers(clock)
        self._tasks: set[asyncio.Task[None]] = set()
        self._outstanding = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def ask(self, envelope: Envelope) -> Any:
        """Delivers once and answers what the app answered. Raises NotAcknowledgedError."""
        try:
            return await self._attempt(envelope)
        except TimeoutError:
            raise NotAcknowledgedError("operation_timeout") from None
        except NotDeliveredError:
            raise NotAcknowledgedError("dispatch_failed") from None

    def tell(self, envelope: Envelope) -> None:
        """Delivers an event in the background, again and again as Slack does until it is acknowledged."""
        self._background(self._tell(envelope))

    def notify(self, envelope: Envelope) -> None:
        """Delivers once in the background and wants no answer."""
        self._background(self._notify(envelope))

    async def _notify(self, envelope: Envelope) -> None:
        with contextlib.suppress(NotAcknowledgedError):
            await self.ask(envelope)

    async def settled(self) -> None:
        """Until every envelope under way was acknowledged, refused or given up waiting for."""
        while self._outstanding or self._tasks:
            if self._tasks:
                await asyncio.wait(self._tasks)
            await self._idle.wait()

    async def stop(self) -> None:
        self.timers.cancel_all()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _attempt(self, envelope: Envelope) -> Any:
        if self.transport is None:
            raise NotDeliveredError("connection_failed")
        self._outstanding += 1
        self._idle.clear()
        started = asyncio.get_running_loop().time()
        answer, ok = None, False
        try:
            async with asyncio.timeout(self.ack_seconds):
                answer = await self.transport.deliver(envelope)
                ok = True
            return answer
        finally:
            took = asyncio.get_running_loop().time() - started
            self._log.record("envelope", envelope.name, envelope.payload, answer, ok=ok, took=took)
            self._outstanding -= 1
            if not self._outstanding:
                self._idle.set()

    async def _tell(self, envelope: Envelope) -> None:
        sent_at = self._clock()
        try:
            await self._attempt(envelope)
        except TimeoutError:
            self._retry_later(envelope, sent_at, "http_timeout")
        except NotDeliveredError as error:
            self._retry_later(envelope, sent_at, error.reason)
        else:
            if self._faults.take(envelope.name, FaultKind.REDELIVER):
                self._retry(envelope, "http_timeout")

    def _retry_later(self, envelope: Envelope, sent_at: datetime, reason: str) -> None:
        waits = self.transport.retry_after if self.transport else ()
        if envelope.retry_attempt < len(waits):
            due = sent_at + waits[envelope.retry_attempt]
            if due <= self._clock():
                self._retry(envelope, reason)
            else:
                self.timers.at(due, lambda: self._retry(envelope, reason))

    def _retry(self, envelope: Envelope, reason: str) -> None:
        envelope.retry_attempt += 1
        envelope.retry_reason = reason
        self._background(self._tell(envelope))

    def _background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
