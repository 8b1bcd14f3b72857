"""What Slack told us once is asked again, for not everything that changes is told: a channel that the bot is
not in turns private in silence, and events are lost while we are away.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.services import departures
from handlers.people import read_place
from handlers.questions import READ_EVERY, Questions
from storage import places
from storage.people import find_place
from storage.places import Reading
from storage.store import Store
from storage.unit import Unit

log = structlog.get_logger()

SECONDS = 20.0  # nobody waits for it
AT_ONCE = 10  # Slack takes 50 such questions a minute
HOLD = timedelta(minutes=10)


class Refreshing:
    """Reads a few channels each time; those that fail are tried again after HOLD."""

    def __init__(self, store: Store, slack: AsyncWebClient, clock: Clock) -> None:
        self._store = store
        self._questions = Questions(slack, clock, SECONDS)
        self._clock = clock

    async def refresh(self) -> int:
        """Returns how many channels were read."""
        now = self._clock()
        if not await self._store.read(lambda unit: places.is_reading_due(unit, now)):
            return 0
        due = await self._store.write(lambda unit: places.claim_readings(unit, now, now + HOLD, AT_ONCE))
        for reading in due:
            await self._read(reading)
        return len(due)

    async def _read(self, reading: Reading) -> None:
        try:
            shown = await self._questions.channel(reading.id)
            is_closed = shown is not None and bool(shown.get("is_private") or shown.get("is_mpim"))
            present = await self._questions.roster(reading.id) if is_closed else None
        except (SlackApiError, aiohttp.ClientError, OSError) as error:  # a TimeoutError is an OSError
            log.warning("channel_not_read", channel=reading.id, error=str(error))
            return
        await self._store.write(lambda unit: self._keep(unit, reading, shown, present))

    def _keep(
        self, unit: Unit, reading: Reading, shown: dict[str, Any] | None, present: list[str] | None
    ) -> None:
        now = self._clock()
        workspace, known = reading.workspace_id, find_place(unit, reading.workspace_id, reading.id)
        if known is None:  # it goes by another id now
            return
        if shown is None:
            places.hide(unit, workspace, reading.id)
            return
        place = read_place(workspace, shown)
        # Where the bot was put out it does not come in again by itself.
        is_welcome = known.is_reachable or shown.get("is_member", True)
        place = replace(place, is_reachable=place.is_reachable and is_welcome)
        places.take_over(unit, reading, place, now + READ_EVERY)
        if present is not None:
            departures.take_roster(unit, place, present, now)
