"""Apps on the other side of the sandbox, on Socket Mode and on signed HTTP. They do as they are told."""

import asyncio
import json
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, web

from bot.sandbox.server import Sandbox

Json = dict[str, Any]
Answer = Callable[[str, Json], Any]


class Silent:
    """Returned instead of an answer: the app does not acknowledge."""


def acknowledge(_kind: str, _payload: Json) -> Any:
    return None


class SocketApp:
    """Keeps what it received; `answer` makes the acknowledgement from the envelope's type and payload."""

    def __init__(self, sandbox: Sandbox, answer: Answer = acknowledge) -> None:
        self._sandbox = sandbox
        self.answer = answer
        self.received: list[Json] = []
        self.notices: list[Json] = []
        self.closed = asyncio.Event()
        self._session = ClientSession()
        self._listening: asyncio.Task[None] | None = None
        self._socket: ClientWebSocketResponse | None = None

    async def __aenter__(self) -> Self:
        headers = {"Authorization": f"Bearer {self._sandbox.app_token}"}
        url = f"{self._sandbox.api_url}apps.connections.open"
        async with self._session.post(url, headers=headers) as response:
            opened = await response.json()
        self._socket = await self._session.ws_connect(opened["url"])
        self.notices.append(await self._socket.receive_json())
        self._listening = asyncio.create_task(self._listen(self._socket))
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._socket:
            await self._socket.close()
        if self._listening:
            await self._listening
        await self._session.close()

    async def _listen(self, socket: ClientWebSocketResponse) -> None:
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._hear(socket, json.loads(message.data))
        self.closed.set()

    async def _hear(self, socket: ClientWebSocketResponse, heard: Json) -> None:
        if "envelope_id" not in heard:
            self.notices.append(heard)
            return
        self.received.append(heard)
        answer = self.answer(heard["type"], heard["payload"])
        if answer is not Silent:
            ack = {"envelope_id": heard["envelope_id"]}
            await socket.send_json(ack | ({"payload": answer} if answer is not None else {}))

    def payloads(self, kind: str) -> list[Json]:
        """Of this envelope type, oldest first."""
        return [each["payload"] for each in self.received if each["type"] == kind]

    def events(self, kind: str) -> list[Json]:
        return [each["event"] for each in self.payloads("events_api") if each["event"]["type"] == kind]


class HttpApp:
    """Keeps requests with headers and raw body; `status` and `body` are what it answers."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self.requests: list[tuple[dict[str, str], bytes]] = []
        self.status = 200
        self.body: Any = None
        self.kind = "text/plain"
        self.answer: Callable[[bytes], Any] | None = None
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.router.add_post("/slack/events", self._serve)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/slack/events"
        self._sandbox.requests_url = self.url
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def _serve(self, request: web.Request) -> web.Response:
        received = await request.read()
        self.requests.append((dict(request.headers), received))
        if self.answer:
            self.body = self.answer(received)
        if isinstance(self.body, str):
            return web.Response(status=self.status, text=self.body, content_type=self.kind)
        return (
            web.json_response(self.body, status=self.status)
            if self.body
            else web.Response(status=self.status)
        )

    def form(self, index: int = -1) -> Json:
        return dict(parse_qsl(self.requests[index][1].decode(), keep_blank_values=True))
