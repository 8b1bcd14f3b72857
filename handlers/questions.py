"""What Slack is asked about people and channels before a unit can be run."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.domain.people import Person, Place
from bot.domain.refusal import N_, Refusal
from bot.services import departures
from handlers.people import read_person, read_place
from storage import people
from storage.directs import NotYetOpened
from storage.people import NotYetKnown
from storage.unit import Unit

Found = TypeVar("Found")

LOOK_UP_SECONDS = 2.0  # of the three that Slack waits
READ_EVERY = timedelta(days=1)
PAGE = 999
KINDS = "public_channel,private_channel,mpim"
NOT_SHOWN = {"user_not_found", "user_not_visible"}
NOT_TOLD = {"channel_not_found", "not_in_channel", *NOT_SHOWN}


class Questions:
    """Each answer is waited for at most `seconds`. Raises TimeoutError beyond."""

    def __init__(self, slack: AsyncWebClient, clock: Clock, seconds: float = LOOK_UP_SECONDS) -> None:
        self._slack = slack
        self._clock = clock
        self._seconds = seconds

    async def answer(self, team: str, unknown: NotYetKnown) -> Callable[[Unit], None]:
        """What keeps the answers. Raises Refusal for somebody whom Slack does not show us."""
        if isinstance(unknown, NotYetOpened):
            return await self._direct(team, unknown.member_id)
        persons, told, rosters, channels = await asyncio.gather(
            _all(self._member(team, member) for member in unknown.members),
            _all(self.channel(channel) for channel in unknown.channels),
            _all(self.roster(channel) for channel in unknown.rosters),
            _all(self._channels_of(member) for member in unknown.outsiders),
        )

        def save(unit: Unit) -> None:
            now = self._clock()
            for person in persons:
                people.save_person(unit, person)
            for channel, shown in zip(unknown.channels, told, strict=True):
                _save_channel(unit, team, channel, shown, now)
            for channel, present in zip(unknown.rosters, rosters, strict=True):
                place = people.require_place(unit, team, channel)
                departures.take_roster(unit, place, present, now)
            for member, found in zip(unknown.outsiders, channels, strict=True):
                departures.take_channels(unit, team, member, found, now)

        return save

    async def channel(self, channel: str) -> dict[str, Any] | None:
        """Slack's conversation object; None for one that Slack hides from us."""
        try:
            async with asyncio.timeout(self._seconds):
                found = await self._slack.conversations_info(channel=channel)
        except SlackApiError as error:
            if code_of(error) != "channel_not_found":
                raise
            return None
        return dict(found["channel"])

    async def roster(self, channel: str) -> list[str] | None:
        """The ids of all who are in a channel; None where Slack hides it from us."""
        return await self._pages("members", self._slack.conversations_members, channel=channel)

    async def _channels_of(self, member: str) -> list[str] | None:
        found = await self._pages("channels", self._slack.users_conversations, user=member, types=KINDS)
        return None if found is None else [channel["id"] for channel in found]

    async def _pages(self, name: str, method: Callable[..., Awaitable[Any]], **of: str) -> list[Any] | None:
        """All that stands under the name, page by page; None where Slack does not say."""
        found: list[Any] = []
        cursor = ""
        try:
            async with asyncio.timeout(self._seconds):
                while True:
                    page = await method(**of, cursor=cursor, limit=PAGE)
                    found += page[name]
                    cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
                    if not cursor:
                        return found
        except SlackApiError as error:
            if code_of(error) not in NOT_TOLD:
                raise
            return None

    async def _member(self, team: str, member: str) -> Person:
        try:
            async with asyncio.timeout(self._seconds):
                found = await self._slack.users_info(user=member, include_locale=True)
        except SlackApiError as error:
            if code_of(error) not in NOT_SHOWN:
                raise
            raise Refusal(N_("Slack does not show me everybody you named. Who else?")) from error
        return read_person(team, {"is_admin": False, **found["user"]})  # said of members only

    async def _direct(self, team: str, member: str) -> Callable[[Unit], None]:
        """Opening what is open already does nothing."""
        async with asyncio.timeout(self._seconds):
            found = await self._slack.conversations_open(users=member)
        direct = Place(team, found["channel"]["id"], name="", is_direct=True)

        def save(unit: Unit) -> None:
            people.save_place(unit, direct)
            people.remember_dm(unit, team, member, direct.id)

        return save


def _save_channel(unit: Unit, team: str, channel: str, shown: dict[str, Any] | None, now: datetime) -> None:
    """A conversation that Slack hides from us is somebody's private one: nothing can be posted there.

    Who is in a private one is asked next; of the others nobody needs to know.
    """
    if shown is None:
        people.save_place(unit, Place(team, channel, name="", is_private=True, is_reachable=False))
        return
    place = read_place(team, shown)
    read_again_at = None if shown.get("is_im") else now if place.is_closed else now + READ_EVERY
    people.save_place(unit, place, read_again_at)


def code_of(error: SlackApiError) -> str:
    """Empty where something before Slack answered, in its own words."""
    answer = getattr(error.response, "data", None)
    return str(answer.get("error", "")) if isinstance(answer, dict) else ""


async def _all(questions: Iterable[Awaitable[Found]]) -> list[Found]:
    return list(await asyncio.gather(*questions))
