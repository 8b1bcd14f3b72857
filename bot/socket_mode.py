"""Requests over a WebSocket that we open: for machines that Slack cannot reach."""

from time import monotonic

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.app import App
from bot.logs import QUIET

PING_SECONDS = 5.0


class SocketMode(AsyncSocketModeHandler):
    """Bolt's handler, which also hands on the envelope's id: a repeated envelope is known by it."""

    def __init__(self, app: App) -> None:
        token = app.settings.slack_app_token
        super().__init__(
            app.bolt,
            app_token=token.get_secret_value() if token else None,
            logger=QUIET,
            web_client=app.slack,
            ping_interval=PING_SECONDS,
        )

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # Bolt declares the base more widely, too
        started = monotonic()
        request = AsyncBoltRequest(
            mode="socket_mode", body=req.payload, context={"envelope_id": req.envelope_id}
        )
        await send_async_response(client, req, await self.app.async_dispatch(request), started)

    async def open(self) -> None:
        await self.client.connect()  # type: ignore[no-untyped-call]  # of the SDK

    async def close(self) -> None:
        await self.client.close()  # type: ignore[no-untyped-call]  # of the SDK
