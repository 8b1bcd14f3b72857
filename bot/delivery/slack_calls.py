"""Single calls to Slack, each with an outcome that says what is known of it. Nothing is retried here."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeAlias

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.outgoing import Outgoing, PostedCard
from bot.domain.sending import CALL_SECONDS, Verdict, verdict_on
from bot.messages.layout import Message
from bot.messages.responses import body_of
from bot.messages.uploads import Upload

TOO_MANY_REQUESTS = 429
SERVER_ERROR = 500
DEFAULT_RETRY_AFTER = 30
PART_SECONDS = 6.0  # of an upload: its three calls and the opening of a conversation fit into one lease
METADATA_EVENT = "muster_message"


@dataclass(frozen=True)
class Sent:
    channel_id: str
    ts: str


@dataclass(frozen=True)
class Failed:
    """`retry_after` is set when Slack named it."""

    verdict: Verdict
    error: str
    retry_after: timedelta | None = None


Result: TypeAlias = Sent | Failed


class SlackCalls:
    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def post(self, message: Outgoing, content: Message, channel_id: str) -> Result:
        """In a public channel that the bot is not in yet, it comes in first."""
        result = await self._post(message, content, channel_id)
        if not (isinstance(result, Failed) and result.error == "not_in_channel"):
            return result
        joined = await outcome_of(self._client.conversations_join(channel=channel_id))
        if not isinstance(joined, Failed):
            return await self._post(message, content, channel_id)
        if joined.verdict is Verdict.REFUSED:
            return result
        # Coming in may be tried again without harm, and until then nothing can have been posted.
        return replace(joined, verdict=Verdict.LATER)

    async def update(self, card: PostedCard, content: Message) -> Result:
        # parse="none": left out, chat.update would link names that people typed.
        return _sent(
            await outcome_of(
                self._client.chat_update(
                    channel=card.channel_id or "", ts=card.ts or "", parse="none", **content.payload()
                )
            ),
            card.channel_id or "",
        )

    async def whisper(self, message: Outgoing, content: Message) -> Result:
        call = self._client.chat_postEphemeral(
            channel=message.destination,
            user=message.recipient_id or "",
            thread_ts=message.thread_ts,
            **content.payload(),
        )
        return _sent(await outcome_of(call), message.destination)

    async def publish(self, message: Outgoing, content: Message) -> Result:
        view = {"type": "home", "blocks": content.blocks}
        answer = await outcome_of(self._client.views_publish(user_id=message.destination, view=view))
        return answer if isinstance(answer, Failed) else Sent(message.destination, answer["view"]["id"])

    async def respond(self, message: Outgoing, content: Message) -> Result:
        """Slack answers in plain text, or not with 200 when the URL is used up."""
        replaces = bool(message.payload["replaces"])
        body = body_of(content, replaces=replaces, thread_ts=message.thread_ts)
        answer = await self._post_raw(message.payload["response_url"], CALL_SECONDS, json=body)
        return answer or Sent(message.destination, "")

    async def upload(self, message: Outgoing, upload: Upload, channel_id: str) -> Result:
        """Until the last call nothing is seen of it: whatever fails before may simply be repeated."""
        file_id = await self._prepare(upload)
        if isinstance(file_id, Failed):
            is_refused = file_id.verdict is Verdict.REFUSED
            return file_id if is_refused else replace(file_id, verdict=Verdict.LATER)
        shared = await outcome_of(
            self._client.files_completeUploadExternal(
                files=[{"id": file_id, "title": upload.filename}],
                channel_id=channel_id,
                thread_ts=message.thread_ts,
                initial_comment=upload.comment or None,
            ),
            PART_SECONDS,
        )
        if isinstance(shared, Failed) and shared.error == "not_in_channel":
            return await self._come_in(channel_id, shared)
        return shared if isinstance(shared, Failed) else Sent(channel_id, file_id)

    async def _prepare(self, upload: Upload) -> str | Failed:
        slot = await outcome_of(
            self._client.files_getUploadURLExternal(
                filename=upload.filename, length=len(upload.content), alt_txt=upload.alt or None
            ),
            PART_SECONDS,
        )
        if isinstance(slot, Failed):
            return slot
        failed = await self._post_raw(slot["upload_url"], PART_SECONDS, data=upload.content)
        return failed or str(slot["file_id"])

    async def _come_in(self, channel_id: str, refused: Failed) -> Failed:
        """The upload is begun anew: two more calls would not fit into the lease."""
        joined = await outcome_of(self._client.conversations_join(channel=channel_id))
        if isinstance(joined, Failed) and joined.verdict is Verdict.REFUSED:
            return refused
        return Failed(Verdict.LATER, "came in first", timedelta())

    async def _post_raw(self, url: str, seconds: float, **body: Any) -> Failed | None:
        """To an address that Slack gave us."""
        if self._client.session is None:
            message = "the client has no session of its own"
            raise RuntimeError(message)
        try:
            async with asyncio.timeout(seconds), self._client.session.post(url, **body) as answer:
                return None if answer.ok else _refused_raw(answer)
        except aiohttp.ClientConnectorError as error:
            return Failed(Verdict.LATER, str(error))
        except (aiohttp.ClientError, OSError) as error:
            return Failed(Verdict.UNKNOWN, repr(error))

    async def open_direct_message(self, member_id: str) -> str | Failed:
        """The id of the conversation between the bot and the member."""
        answer = await outcome_of(self._client.conversations_open(users=member_id))
        return answer if isinstance(answer, Failed) else str(answer["channel"]["id"])

    async def _post(self, message: Outgoing, content: Message, channel_id: str) -> Result:
        call = self._client.chat_postMessage(
            channel=channel_id,
            thread_ts=message.thread_ts,
            unfurl_links=False,
            unfurl_media=False,
            # Other apps can read metadata: it holds an opaque id and nothing else.
            metadata={"event_type": METADATA_EVENT, "event_payload": {"id": message.token}},
            **content.payload(),
        )
        return _sent(await outcome_of(call), channel_id)


async def outcome_of(call: Awaitable[Any], seconds: float = CALL_SECONDS) -> dict[str, Any] | Failed:
    try:
        async with asyncio.timeout(seconds):
            answer = await call
    except SlackApiError as error:
        return _refused(error.response)
    except aiohttp.ClientConnectorError as error:
        return Failed(Verdict.LATER, str(error))
    except (aiohttp.ClientError, OSError) as error:  # a TimeoutError is an OSError
        return Failed(Verdict.UNKNOWN, repr(error))
    data: dict[str, Any] = answer.data
    return data


def _refused(response: Any) -> Failed:
    """From an answer that is not ok, or not Slack's JSON at all."""
    status = getattr(response, "status_code", SERVER_ERROR)
    data = getattr(response, "data", None)
    if status == TOO_MANY_REQUESTS:
        seconds = _seconds(response.headers.get("Retry-After"))
        return Failed(Verdict.LATER, "ratelimited", timedelta(seconds=seconds))
    if status >= SERVER_ERROR or not isinstance(data, dict) or "error" not in data:
        return Failed(Verdict.UNKNOWN, f"http_{status}")
    return Failed(verdict_on(data["error"]), _explained(data))


def _refused_raw(answer: aiohttp.ClientResponse) -> Failed:
    if answer.status == TOO_MANY_REQUESTS:
        seconds = _seconds(answer.headers.get("Retry-After"))
        return Failed(Verdict.LATER, "ratelimited", timedelta(seconds=seconds))
    verdict = Verdict.UNKNOWN if answer.status >= SERVER_ERROR else Verdict.REFUSED
    return Failed(verdict, f"http_{answer.status}")


def _explained(data: dict[str, Any]) -> str:
    """Slack's code, with what it says of a block that it does not like."""
    details = data.get("response_metadata", {}).get("messages", [])
    return str(data["error"]) if not details else f"{data['error']}: {'; '.join(details)}"[:500]


def _seconds(header: str | None) -> int:
    return int(header) if header and header.isdecimal() else DEFAULT_RETRY_AFTER


def _sent(answer: dict[str, Any] | Failed, channel_id: str) -> Result:
    if isinstance(answer, Failed):
        return answer
    return Sent(answer.get("channel", channel_id), answer.get("ts") or answer.get("message_ts", ""))
