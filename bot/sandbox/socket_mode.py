"""Socket Mode's server side: each envelope goes to one connection and waits there to be acknowledged."""

import asyncio
import contextlib
import functools
import json
from datetime import timedelta
from typing import Any

from aiohttp import WSMsgType, web

from bot.sandbox.changes import AppConnected
from bot.sandbox.clock import Timers
from bot.sandbox.delivery import NotDeliveredError
from bot.sandbox.envelopes import Envelope
from bot.sandbox.log import Log
from bot.sandbox.state import State

MAX_CONNECTIONS = 10
CONNECTION_SECONDS = 18_000
PING_SECONDS = 10.0
NOTICE = timedelta(seconds=10)
RETRY_AFTER = (timedelta(seconds=4), timedelta(minutes=1), timedelta(minutes=5))


class Connection:
    def __init__(self, socket: web.WebSocketResponse, transport: asyncio.BaseTransport | None) -> None:
        self.socket = socket
        self._transport = transport
        self.waiting: dict[str, asyncio.Future[Any]] = {}

    async def deliver(self, envelope: Envelope) -> Any:
        answer = asyncio.get_running_loop().create_future()
        self.waiting[envelope.id] = answer
        try:
            await self.socket.send_str(_wire(envelope))
            return await answer
        except ConnectionError:
            raise NotDeliveredError("connection_failed") from None
        finally:
            self.waiting.pop(envelope.id, None)

    def abort(self) -> None:
        if isinstance(self._transport, asyncio.Transport):
            self._transport.abort()

    def acknowledge(self, data: str) -> None:
        with contextlib.suppress(ValueError):
            ack = json.loads(data)
            answer = self.waiting.get(ack.get("envelope_id", "")) if isinstance(ack, dict) else None
            if answer and not answer.done():
                answer.set_result(ack.get("payload"))

    def fail_waiting(self) -> None:
        for answer in self.waiting.values():
            if not answer.done():
                answer.set_exception(NotDeliveredError("connection_failed"))


def _wire(envelope: Envelope) -> str:
    fields: dict[str, Any] = {
        "envelope_id": envelope.id,
        "payload": envelope.payload,
        "type": envelope.type,
        "accepts_response_payload": envelope.accepts_response,
    }
    if not envelope.accepts_response:
        fields |= {"retry_attempt": envelope.retry_attempt, "retry_reason": envelope.retry_reason}
    return json.dumps(fields)


class SocketMode:
    retry_after = RETRY_AFTER

    def __init__(self, state: State, timers: Timers, log: Log) -> None:
        self._state = state
        self._timers = timers
        self._log = log
        self._connections: list[Connection] = []
        self._closing: set[asyncio.Task[None]] = set()
        self._turn = 0

    @property
    def connections(self) -> int:
        return len(self._connections)

    async def deliver(self, envelope: Envelope) -> Any:
        if not self._connections:
            raise NotDeliveredError("connection_failed")
        self._turn += 1
        return await self._connections[self._turn % len(self._connections)].deliver(envelope)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        if not self._state.tickets.redeem(request.query.get("ticket", "")):
            raise web.HTTPUnauthorized(text="expired or unknown ticket")
        socket = web.WebSocketResponse(heartbeat=PING_SECONDS, timeout=1.0, max_msg_size=0)
        await socket.prepare(request)
        if self.connections >= MAX_CONNECTIONS:
            await self._say_goodbye(socket, "too_many_websockets")
            return socket
        await self._converse(Connection(socket, request.transport))
        return socket

    async def _converse(self, connection: Connection) -> None:
        self._connections.append(connection)
        self._announce("connected")
        try:
            await connection.socket.send_json(self._hello())
            async for message in connection.socket:
                if message.type is WSMsgType.TEXT:
                    connection.acknowledge(message.data)
        finally:
            self._drop(connection)
            connection.fail_waiting()

    def _hello(self) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": self.connections,
            "connection_info": {"app_id": self._state.app_id},
            "debug_info": {
                "host": "applink-sandbox",
                "build_number": 1,
                "approximate_connection_time": CONNECTION_SECONDS,
            },
        }

    def _drop(self, connection: Connection) -> None:
        if connection in self._connections:
            self._connections.remove(connection)
            self._announce("disconnected")

    def _announce(self, what: str) -> None:
        self._log.record("socket", what, {"num_connections": self.connections})
        self._state.emit(AppConnected(self.connections > 0))

    async def disconnect(self, reason: str) -> None:
        """`warning` closes 10 s later with refresh_requested; an empty reason closes without a word."""
        for connection in list(self._connections):
            self._log.record("socket", f"disconnect {reason}".strip())
            if reason == "warning":
                await connection.socket.send_json(_goodbye(reason))
                self._timers.at(
                    self._state.clock() + NOTICE, functools.partial(self._close_later, connection)
                )
            else:
                await self._close(connection, reason)

    def _close_later(self, connection: Connection) -> None:
        closing = asyncio.get_running_loop().create_task(self._close(connection, "refresh_requested"))
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    async def _close(self, connection: Connection, reason: str) -> None:
        self._drop(connection)
        if reason:
            await self._say_goodbye(connection.socket, reason)
        else:
            connection.abort()
        connection.fail_waiting()

    async def _say_goodbye(self, socket: web.WebSocketResponse, reason: str) -> None:
        """An app that is gone already needs no goodbye."""
        with contextlib.suppress(ConnectionError):
            await socket.send_json(_goodbye(reason))
        await socket.close()

    async def stop(self) -> None:
        for connection in list(self._connections):
            await connection.socket.close(code=1001)


def _goodbye(reason: str) -> dict[str, Any]:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-sandbox"}}
