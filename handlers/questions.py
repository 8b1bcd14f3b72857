"""What Slack is asked about people and channels before a unit can be run."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.domain.people import Person, Place
from bot.domain.refusal import N_, Refusal
from handlers.people import read_person, read_place
from storage import people, rosters
from storage.directs import NotYetOpened
from storage.people import NotYetKnown
from storage.unit import Unit

Found = TypeVar("Found")

LOOK_UP_SECONDS = 2.0  # of the three that Slack waits
PAGE = 1000
NOT_SHOWN = {"user_not_found", "user_not_visible"}
NOT_TOLD = {"channel_not_found", "not_in_channel"}


class Questions:
    """Each answer is waited for at most LOOK_UP_SECONDS. Raises TimeoutError beyond."""

    def __init__(self, slack: AsyncWebClient, clock: Clock) -> None:
        self._slack = slack
        self._clock = clock

    async def answer(self, team: str, unknown: NotYetKnown) -> Callable[[Unit], None]:
        """What keeps the answers. Raises Refusal for somebody whom Slack does not show us."""
        if isinstance(unknown, NotYetOpened):
            return await self._direct(team, unknown.member_id)
        persons = await _all(self._member(team, member) for member in unknown.members)
        places = await _all(self._channel(team, channel) for channel in unknown.channels)
        members = await _all(self._roster(channel) for channel in unknown.rosters)

        def save(unit: Unit) -> None:
            for person in persons:
                people.save_person(unit, person)
            for place in places:
                people.save_place(unit, place)
            for channel, present in zip(unknown.rosters, members, strict=True):
                rosters.replace_roster(unit, team, channel, present, self._clock())

        return save

    async def _member(self, team: str, member: str) -> Person:
        try:
            async with asyncio.timeout(LOOK_UP_SECONDS):
                found = await self._slack.users_info(user=member, include_locale=True)
        except SlackApiError as error:
            if error.response["error"] not in NOT_SHOWN:
                raise
            raise Refusal(N_("Slack does not show me everybody you named. Who else?")) from error
        return read_person(team, found["user"])

    async def _channel(self, team: str, channel: str) -> Place:
        """A conversation that Slack hides from us is somebody's private one: nothing can be posted there."""
        try:
            async with asyncio.timeout(LOOK_UP_SECONDS):
                found = await self._slack.conversations_info(channel=channel)
        except SlackApiError as error:
            if error.response["error"] != "channel_not_found":
                raise
            return Place(team, channel, name="", is_private=True, is_reachable=False)
        return read_place(team, found["channel"])

    async def _roster(self, channel: str) -> list[str]:
        """Nobody where Slack does not tell us: then nobody sees anything for being there."""
        found: list[str] = []
        cursor = ""
        try:
            async with asyncio.timeout(LOOK_UP_SECONDS):
                while True:
                    page = await self._slack.conversations_members(channel=channel, cursor=cursor, limit=PAGE)
                    found += page["members"]
                    cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
                    if not cursor:
                        return found
        except SlackApiError as error:
            if error.response["error"] not in NOT_TOLD:
                raise
            return []

    async def _direct(self, team: str, member: str) -> Callable[[Unit], None]:
        """Opening what is open already does nothing."""
        async with asyncio.timeout(LOOK_UP_SECONDS):
            found = await self._slack.conversations_open(users=member)
        direct = Place(team, found["channel"]["id"], name="", is_direct=True)

        def save(unit: Unit) -> None:
            people.save_place(unit, direct)
            people.remember_dm(unit, team, member, direct.id)

        return save


async def _all(questions: Iterable[Awaitable[Found]]) -> list[Found]:
    return list(await asyncio.gather(*questions))
