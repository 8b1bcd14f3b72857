"""Getting from Slack what a handler wants. Whatever a person can mend is a Refusal."""

import asyncio
from collections.abc import Awaitable
from http import HTTPStatus
from operator import itemgetter
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.slack_calls import SERVER_ERROR, TOO_MANY_REQUESTS, Failed, outcome_of
from bot.domain.refusal import N_, Refusal
from bot.domain.sending import Verdict
from handlers.wishes import (
    Download,
    Everybody,
    FileContent,
    FoundPeople,
    FoundThread,
    GroupMembers,
    OneMessage,
    Permalink,
    UserGroups,
    WholeThread,
    Wish,
)

Payload = dict[str, Any]

MOST_MESSAGES = 1000
PAGE = 200
MOST_PEOPLE = 10_000
PEOPLE_PAGE = 1000
MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 10
OF_SLACK = (".slack.com", ".slack-gov.com")

NO_ACCESS = {"not_in_channel", "channel_not_found", "no_permission", "missing_channel"}
NO_GROUP = {"no_such_subteam", "subteam_not_found"}
GONE = {"message_not_found", "thread_not_found", "file_not_found", "file_deleted"}


class SlackSaysError(Exception):
    """Slack refused for a reason that no person who uses the bot can mend: a missing scope, say."""


class Fetching:
    def __init__(self, slack: AsyncWebClient) -> None:
        self._slack = slack

    async def fetch(self, wish: Wish[Any], seconds: float) -> Any:
        """Within `seconds`, all calls together. Raises Refusal, or SlackSaysError for a mistake of ours."""
        try:
            async with asyncio.timeout(seconds):
                return await self._fetch(wish)
        except (aiohttp.ClientError, OSError) as error:  # a TimeoutError is an OSError
            raise _late() from error

    async def _fetch(self, wish: Wish[Any]) -> Any:  # noqa: PLR0911 -- a line a wish
        match wish:
            case OneMessage(channel_id=channel, ts=ts):
                return await self._message(channel, ts)
            case WholeThread(channel_id=channel, ts=ts):
                return await self._thread(channel, ts)
            case Permalink(channel_id=channel, ts=ts):
                found = await _told(self._slack.chat_getPermalink(channel=channel, message_ts=ts))
                return str(found["permalink"])
            case FileContent(file_id=file_id):
                return await self._file(file_id)
            case Everybody():
                return await self._everybody()
            case GroupMembers(group_ids=groups):
                return await self._members(groups)
            case UserGroups():
                return await self._groups()
        message = f"nobody knows how to fetch {wish!r}"
        raise TypeError(message)

    async def _message(self, channel: str, ts: str) -> Payload:
        """Slack takes any message's ts here, also of a reply, and answers with that message first."""
        page = await _told(
            self._slack.conversations_replies(channel=channel, ts=ts, oldest=ts, inclusive=True, limit=1)
        )
        for message in page["messages"]:
            if message["ts"] == ts:
                return dict(message)
        raise _gone()

    async def _thread(self, channel: str, ts: str) -> FoundThread:
        messages: list[Payload] = []
        cursor = ""
        while True:
            page = await _told(
                self._slack.conversations_replies(channel=channel, ts=ts, cursor=cursor, limit=PAGE)
            )
            messages += page["messages"]
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor or len(messages) >= MOST_MESSAGES:
                return FoundThread(messages, is_whole=not cursor)

    async def _file(self, file_id: str) -> Download:
        file = (await _told(self._slack.files_info(file=file_id)))["file"]
        address = file.get("url_private_download") or file.get("url_private") or ""
        if file.get("is_external") or not self._is_slacks(address):
            raise Refusal(N_("That file is kept outside of Slack, where I cannot read it. Upload it here."))
        if file.get("size", 0) > MOST_MEGABYTES * MEGABYTE:
            raise _too_large()
        places = [*file.get("channels", ()), *file.get("groups", ()), *file.get("ims", ())]
        return Download(
            name=file.get("name") or file_id,
            content=await self._download(address),
            owner_id=file.get("user") or "",
            places=frozenset(places),
            is_public=bool(file.get("channels")),
        )

    async def _everybody(self) -> FoundPeople:
        users: list[Payload] = []
        cursor = ""
        while True:
            page = await _told(self._slack.users_list(cursor=cursor, limit=PEOPLE_PAGE, include_locale=True))
            users += page["members"]
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor or len(users) >= MOST_PEOPLE:
                return FoundPeople(users, is_whole=not cursor)

    async def _members(self, groups: tuple[str, ...]) -> dict[str, frozenset[str]]:
        members = await asyncio.gather(*(self._members_of(group) for group in groups))
        return dict(zip(groups, members, strict=True))

    async def _members_of(self, group: str) -> frozenset[str]:
        found = await outcome_of(self._slack.usergroups_users_list(usergroup=group))
        if isinstance(found, Failed) and found.error in NO_GROUP:
            return frozenset()
        return frozenset(_as_told(found)["users"])

    async def _groups(self) -> tuple[tuple[str, str], ...]:
        """A form goes without them where the app may not read them."""
        found = await outcome_of(self._slack.usergroups_list())
        if isinstance(found, Failed):
            return ()
        return tuple(
            sorted(((each["id"], f"@{each['handle']}") for each in found["usergroups"]), key=itemgetter(1))
        )

    def _is_slacks(self, address: str) -> bool:
        """The token is shown to nobody but Slack."""
        host = urlsplit(address).hostname or ""
        return host == urlsplit(self._slack.base_url).hostname or host.endswith(OF_SLACK)

    async def _download(self, address: str) -> bytes:
        """Who may not read a file is sent to a page to log in."""
        session = self._slack.session
        if session is None:
            message = "the client has no session of its own"
            raise RuntimeError(message)
        headers = {"Authorization": f"Bearer {self._slack.token}"}
        async with session.get(address, headers=headers, allow_redirects=False) as answer:
            if answer.status >= SERVER_ERROR or answer.status == TOO_MANY_REQUESTS:
                raise _late()
            if answer.status != HTTPStatus.OK:
                raise _no_access()
            return await _at_most(MOST_MEGABYTES * MEGABYTE, answer.content)


async def _at_most(most: int, stream: aiohttp.StreamReader) -> bytes:
    """Whatever Slack said of the size before."""
    content = bytearray()
    async for chunk in stream.iter_any():
        content += chunk
        if len(content) > most:
            raise _too_large()
    return bytes(content)


async def _told(call: Awaitable[Any]) -> Payload:
    return _as_told(await outcome_of(call))


def _as_told(found: Payload | Failed) -> Payload:
    if not isinstance(found, Failed):
        return found
    if found.error in NO_ACCESS:
        raise _no_access()
    if found.error in GONE:
        raise _gone()
    if found.verdict is Verdict.UNKNOWN or found.error == "ratelimited":
        raise _late()
    raise SlackSaysError(found.error)


def _no_access() -> Refusal:
    return Refusal(N_("I cannot read that there. Invite me with `/invite @muster`, then try again."))


def _gone() -> Refusal:
    return Refusal(N_("That is no longer in Slack."))


def _late() -> Refusal:
    return Refusal(N_("Slack did not answer in time. Please try again."))


def _too_large() -> Refusal:
    return Refusal(N_("I read files of at most {most} MB."), most=MOST_MEGABYTES)
