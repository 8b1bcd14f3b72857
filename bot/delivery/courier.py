"""The outbox to Slack: the only code that posts.

At least once out of the database, once for the reader: a message whose outcome is unknown is looked
for in the channel before it is sent again.
"""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.delivery.attempt import Attempts
from bot.delivery.endings import note
from bot.delivery.holder import is_gone, this_process
from bot.delivery.parcels import Parcel, collect, with_file
from bot.domain.outgoing import Method
from storage import lanes
from storage.store import Store

log = structlog.get_logger()

SENDERS = 8


@dataclass
class Courier:
    """`poll` bounds how long a message queued by another process may wait unseen."""

    store: Store
    attempts: Attempts
    clock: Clock
    poll: timedelta
    holder: str = field(default_factory=this_process)
    _senders: set[asyncio.Task[None]] = field(default_factory=set, init=False)
    _wake: asyncio.Event = field(default_factory=asyncio.Event, init=False)

    def wake(self) -> None:
        """Something may be due: look now."""
        self._wake.set()

    async def run(self) -> None:
        """Until cancelled; what is being sent then is finished first."""
        try:
            await self._survive(self.take_over())
            while True:
                await self._survive(self._turn())
        finally:
            await asyncio.gather(*self._senders, return_exceptions=True)

    async def _survive(self, step: Awaitable[None]) -> None:
        try:
            await step
        except Exception:
            # The database may be away for a while; the messages wait in it.
            log.exception("outbox_not_read")
            await asyncio.sleep(self.poll.total_seconds())

    async def _turn(self) -> None:
        self._wake.clear()
        if not await self._start_due():
            await self._sleep()

    async def drain(self) -> int:
        """Send all that is due now and return how many messages that were."""
        total = 0
        while started := await self._start_due():
            total += started
            await asyncio.gather(*self._senders)
        return total

    async def take_over(self) -> None:
        """What a process that is gone had leased need not wait for the end of the lease."""
        for holder in await self.store.read(lanes.holders):
            if is_gone(holder, self.holder):
                await self._take_back(holder)

    async def _take_back(self, holder: str) -> None:
        now = self.clock()
        await self.store.write(lambda unit: lanes.take_back(unit, holder, now))

    async def _start_due(self) -> int:
        free = SENDERS - len(self._senders)
        if not free or not await self._is_due():
            return 0
        now = self.clock()
        parcels = await self.store.write(lambda unit: collect(unit, self.holder, now, free))
        for parcel in parcels:
            sender = asyncio.create_task(self._deliver(parcel))
            self._senders.add(sender)
            sender.add_done_callback(self._done)
        return len(parcels)

    async def _is_due(self) -> bool:
        # Asked of a reader, so that an idle process never takes the writer's lock.
        instant = await self.store.read(lanes.next_instant)
        return instant is not None and instant <= self.clock()

    async def _sleep(self) -> None:
        """Until woken, or the next message is due, or the poll; a busy courier is woken by its senders."""
        longest = self.poll
        if len(self._senders) < SENDERS:
            instant = await self.store.read(lanes.next_instant)
            longest = self.poll if instant is None else min(self.poll, instant - self.clock())
        try:
            async with asyncio.timeout(max(longest.total_seconds(), 0.005)):
                await self._wake.wait()
        except TimeoutError:
            return

    async def _deliver(self, parcel: Parcel) -> None:
        if parcel.message.method is Method.FILE:
            parcel = await self._with_file(parcel)
        ending = await self.attempts.send(parcel)
        now = self.clock()
        await self.store.write(lambda unit: note(unit, parcel, ending, self.holder, now))

    async def _with_file(self, parcel: Parcel) -> Parcel:
        now = self.clock()
        return await self.store.read(lambda unit: with_file(unit, parcel, now))

    def _done(self, sender: asyncio.Task[None]) -> None:
        self._senders.discard(sender)
        self.wake()
        if not sender.cancelled() and sender.exception():
            # The lane stays leased and comes back when the lease ends.
            log.error("delivery_failed", exc_info=sender.exception())
