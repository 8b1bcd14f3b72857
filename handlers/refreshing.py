"""What Slack told us once is asked again, for not everything that changes is told: a channel that the bot is
not in turns private in silence, and events are lost while we are away.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.domain.refusal import Refusal
from bot.services import departures
from handlers.people import read_place
from handlers.questions import READ_EVERY, Questions, code_of
from storage import places, rosters
from storage.people import NotYetKnown, find_place
from storage.places import Reading
from storage.rosters import Stranger
from storage.store import Store
from storage.unit import Unit

log = structlog.get_logger()

SECONDS = 20.0  # nobody waits for it
AT_ONCE = 10  # Slack takes 50 such questions a minute
MET_AT_ONCE = 50  # a minute; Slack takes a hundred
HOLD = timedelta(minutes=10)
OF_ONE = {"internal_error", "fatal_error"}
"""What Slack may say of one person while it would tell of the next."""


class Refreshing:
    """Reads a few channels each time; those that fail are tried again after HOLD."""

    def __init__(self, store: Store, slack: AsyncWebClient, clock: Clock) -> None:
        self._store = store
        self._questions = Questions(slack, clock, SECONDS)
        self._clock = clock

    async def refresh(self) -> int:
        """Returns how many channels were read."""
        await self._meet()
        now = self._clock()
        if not await self._store.read(lambda unit: places.is_reading_due(unit, now)):
            return 0
        due = await self._store.write(lambda unit: places.claim_readings(unit, now, now + HOLD, AT_ONCE))
        for reading in due:
            await self._read(reading)
        return len(due)

    async def _meet(self) -> None:
        """Whoever a stand-up is to ask, and Slack was never asked about."""
        unknown = await self._store.read(lambda unit: rosters.to_meet(unit, MET_AT_ONCE))
        for stranger in unknown:
            if not await self._meet_one(stranger):
                return

    async def _meet_one(self, stranger: Stranger) -> bool:
        """False where Slack is to be left alone for a while."""
        question = NotYetKnown(members=frozenset({stranger.member_id}))
        try:
            keep = await self._questions.answer(stranger.workspace_id, question)
        except Refusal:  # Slack does not show them
            await self._store.write(lambda unit: rosters.leave(unit, *stranger))
            return True
        except (SlackApiError, aiohttp.ClientError, OSError) as error:
            log.warning("person_not_read", member=stranger.member_id, error=str(error))
            return isinstance(error, SlackApiError) and code_of(error) in OF_ONE
        await self._store.write(lambda unit: self._welcome(unit, stranger, keep))
        return True

    def _welcome(self, unit: Unit, stranger: Stranger, keep: Callable[[Unit], None]) -> None:
        keep(unit)
        departures.look_for_asking(unit, stranger.workspace_id, stranger.channel_id, self._clock())

    async def _read(self, reading: Reading) -> None:
        try:
            shown = await self._questions.channel(reading.id)
            is_closed = shown is not None and bool(shown.get("is_private") or shown.get("is_mpim"))
            is_listed = shown is not None and (is_closed or reading.roster_at is not None)
            present = await self._questions.roster(reading.id) if is_listed else None
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
