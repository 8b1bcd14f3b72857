"""Did a message arrive whose outcome nobody knows? Its opaque id in the channel's history tells."""

from datetime import timedelta
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.slack_calls import Failed, Sent, outcome_of
from bot.domain.outgoing import Outgoing

CLOCK_DIFFERENCE = timedelta(minutes=5)
PAGE = 200


class Reconciliation:
    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def look_for(self, message: Outgoing, channel_id: str) -> Sent | Failed | None:
        """Where it stands; None if it is certainly not there; Failed if that could not be found out."""
        cursor = ""
        while True:
            page = await self._page(message, channel_id, cursor)
            if isinstance(page, Failed):
                return page
            for found in page["messages"]:
                if _token(found) == message.token:
                    return Sent(channel_id, found["ts"])
            cursor = page.get("response_metadata", {}).get("next_cursor", "")
            if not cursor:
                return None

    async def _page(self, message: Outgoing, channel_id: str, cursor: str) -> dict[str, Any] | Failed:
        window: dict[str, Any] = {
            "channel": channel_id,
            "oldest": f"{(message.created_at - CLOCK_DIFFERENCE).timestamp():.6f}",
            "limit": PAGE,
            "cursor": cursor,
            "include_all_metadata": True,
        }
        if message.thread_ts:
            return await outcome_of(self._client.conversations_replies(ts=message.thread_ts, **window))
        return await outcome_of(self._client.conversations_history(**window))


def _token(found: dict[str, Any]) -> str | None:
    token: str | None = found.get("metadata", {}).get("event_payload", {}).get("id")
    return token
