"""What happens by itself: a handful of static jobs. The only module that knows APScheduler."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeAlias

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.clock import Clock
from bot.services import sealing
from bot.services.approvals import firing, returning, substituting
from bot.services.approvals.timers import ESCALATION, EXPIRY, REMINDER
from bot.services.attention import firing as attention
from bot.services.attention.waking import ATTENTION
from bot.services.departures import HANDOVER, REQUESTS_LEFT
from bot.services.digests import firing as digests
from bot.services.digests import noting
from bot.services.digests import timing as digest_timing
from bot.services.digests import views as digest_views
from bot.services.imports import bringing
from bot.services.imports.keeping import IMPORT
from bot.services.standups import asking, closing, reminding, reporting
from bot.services.standups import kinds as standup_kinds
from bot.services.tasks import handing_over, recurring
from bot.services.tasks.keeping import PASSING
from storage import seen, timers
from storage.store import Store
from storage.timers import Due
from storage.unit import Unit

log = structlog.get_logger()

Fire: TypeAlias = Callable[[Unit, Due, datetime], None]

TIMERS: dict[str, Fire] = {
    ATTENTION: attention.fire,
    digest_timing.DIGEST: digests.fire,
    digest_timing.NOTE: noting.ask,
    digest_timing.DETAILS: digest_views.post_details,
    PASSING: recurring.pass_over,
    HANDOVER: handing_over.hand_over,
    IMPORT: bringing.go_on,
    REMINDER: firing.remind,
    ESCALATION: firing.ask_further,
    EXPIRY: firing.expire,
    substituting.SUBSTITUTION: substituting.begin,
    returning.RETURN: returning.come_back,
    REQUESTS_LEFT: substituting.leave,
    standup_kinds.ASK: asking.ask,
    standup_kinds.REMIND: reminding.remind,
    standup_kinds.CLOSE: closing.close,
    standup_kinds.DETAILS: reporting.post_details,
}
"""One line a kind of timer. What it says of a late firing is its catch-up rule."""

BATCH = 500
POSTPONEMENT = timedelta(minutes=1)
REMEMBER_DELIVERIES = timedelta(days=7)


def _new_jobs() -> AsyncIOScheduler:
    # Late is better than never, and never twice at a time: the rows know what is due.
    return AsyncIOScheduler(
        timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    )


@dataclass
class Scheduler:
    """People's schedules are rows; these jobs only look for the rows that are due.

    `read_files` reads what was sent to be imported, apart from all that is timed: it may take long.
    """

    store: Store
    clock: Clock
    wake_delivery: Callable[[], None]
    refresh: Callable[[], Awaitable[int]]
    read_files: Callable[[], Awaitable[int]]
    _jobs: AsyncIOScheduler = field(default_factory=_new_jobs, init=False)

    def start(self) -> None:
        for job, every in self._static_jobs():
            self._jobs.add_job(job, IntervalTrigger(seconds=int(every.total_seconds()), timezone=UTC))
        self._jobs.start()

    def stop(self) -> None:
        if self._jobs.running:
            self._jobs.shutdown(wait=False)

    async def fire_due(self) -> int:
        """Everything whose instant has come, each in a unit of its own. Returns how many."""
        total = 0
        while due := await self._due():
            await asyncio.gather(*(self._fire(one) for one in due))
            total += len(due)
        return total

    async def keep_house(self) -> None:
        """Slack never delivers again after so long: what was seen can be forgotten."""
        before = self.clock() - REMEMBER_DELIVERIES
        await self.store.write(lambda unit: seen.forget_before(unit, before))
        await self.seal_history(from_the_first=True)

    async def seal_history(self, *, from_the_first: bool = False) -> int:
        """Every entry that has lain for a while gets its link. Returns how many."""
        total = 0
        while found := await self._unsealed(from_the_first=from_the_first):
            total += await self.store.write(partial(sealing.seal, where=found, now=self.clock()))
        return total

    def _static_jobs(self) -> list[tuple[Callable[[], Awaitable[object]], timedelta]]:
        return [
            (self.fire_due, timedelta(seconds=1)),
            (self._sweep_outbox, timedelta(seconds=1)),
            (self.refresh, timedelta(minutes=1)),
            (self.read_files, timedelta(seconds=1)),
            (self.keep_house, timedelta(hours=1)),
            (self.seal_history, timedelta(seconds=5)),
        ]

    async def _sweep_outbox(self) -> None:
        self.wake_delivery()

    async def _due(self) -> list[Due]:
        now = self.clock()
        return await self.store.read(lambda unit: timers.due_timers(unit, now, BATCH))

    async def _unsealed(self, *, from_the_first: bool) -> sealing.Unsealed | None:
        now = self.clock()
        return await self.store.read(
            lambda unit: sealing.next_unsealed(unit, now, from_the_first=from_the_first)
        )

    async def _fire(self, due: Due) -> None:
        """A timer that fails comes again; the others do not notice."""
        now = self.clock()
        try:
            await self.store.write(lambda unit: fire_once(unit, due, now))
        except Exception:
            log.exception("timer_failed", kind=due.kind, subject=due.subject)
            await self.store.write(lambda unit: timers.postpone(unit, due, now + POSTPONEMENT))


def fire_once(unit: Unit, due: Due, now: datetime) -> None:
    """Unless another process was faster, or the timer has been moved meanwhile."""
    unit.give_way()
    held = timers.lock_timer(unit, due)
    if held is not None and held.next_run_at <= now:
        unit.due_at = held.next_run_at
        TIMERS[held.kind](unit, held, now)
