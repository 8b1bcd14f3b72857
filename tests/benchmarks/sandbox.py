"""How many slash commands a second the sandbox delivers to another process that acknowledges at once.

Run it with `python -m tests.benchmarks.sandbox`.
"""

import asyncio
import json
import multiprocessing
import sys
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection

from aiohttp import ClientSession

from bot.sandbox.acting import Actor
from bot.sandbox.changes import Change
from bot.sandbox.sample import populate
from bot.sandbox.server import Sandbox

COMMANDS = 6_000
AT_ONCE = 64
CONNECTIONS = 2
WANTED = 2_000
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
MANIFEST = {"features": {"slash_commands": [{"command": "/task", "should_escape": True}]}}


async def acknowledge_sockets(api_url: str, token: str) -> None:
    """The app over Socket Mode: echoes the envelope's id, reads nothing else."""

    async def connection(session: ClientSession) -> None:
        headers = {"Authorization": f"Bearer {token}"}
        async with session.post(f"{api_url}apps.connections.open", headers=headers) as response:
            url = (await response.json())["url"]
        async with session.ws_connect(url) as socket:
            async for message in socket:
                found = json.loads(message.data)
                if envelope_id := found.get("envelope_id"):
                    await socket.send_str(f'{{"envelope_id": "{envelope_id}"}}')

    async with ClientSession() as session:
        await asyncio.gather(*(connection(session) for _ in range(CONNECTIONS)))


class Acknowledge(asyncio.Protocol):
    """The app over HTTP: answers 200 to every request, however many came together."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._rest = b""

    def data_received(self, data: bytes) -> None:
        self._rest += data
        while (end := self._rest.find(b"\r\n\r\n")) >= 0:
            head = self._rest[:end].lower()
            start = head.index(b"content-length:") + len(b"content-length:")
            length = int(head[start:].split(b"\r\n", 1)[0])
            if len(self._rest) < end + 4 + length:
                return
            self._rest = self._rest[end + 4 + length :]
            self._transport.write(OK)


async def acknowledge_http(report: Connection) -> None:
    server = await asyncio.get_running_loop().create_server(Acknowledge, "127.0.0.1", 0)
    report.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def socket_app(api_url: str, token: str) -> None:
    asyncio.run(acknowledge_sockets(api_url, token))


def http_app(report: Connection) -> None:
    asyncio.run(acknowledge_http(report))


async def rate(actor: Actor, channel: str) -> float:
    """Commands a second, AT_ONCE people typing at the same time."""

    async def person() -> None:
        for number in range(COMMANDS // AT_ONCE):
            await actor.run_command(channel, f"/task add number {number} @ana")

    loop = asyncio.get_running_loop()
    started = loop.time()
    await asyncio.gather(*(person() for _ in range(AT_ONCE)))
    return COMMANDS / (loop.time() - started)


async def over_socket_mode(sandbox: Sandbox) -> multiprocessing.process.BaseProcess:
    app = multiprocessing.get_context("spawn").Process(
        target=socket_app, args=(sandbox.api_url, sandbox.app_token), daemon=True
    )
    everybody = asyncio.Event()

    def count(_change: Change) -> None:
        if sandbox.socket_mode.connections == CONNECTIONS:
            everybody.set()

    sandbox.state.listen(count)
    app.start()
    await everybody.wait()
    return app


async def over_http(sandbox: Sandbox) -> multiprocessing.process.BaseProcess:
    here, there = multiprocessing.Pipe()
    app = multiprocessing.get_context("spawn").Process(target=http_app, args=(there,), daemon=True)
    app.start()
    port = await asyncio.to_thread(here.recv)
    sandbox.requests_url = f"http://127.0.0.1:{port}/slack/events"
    return app


Start = Callable[[Sandbox], Awaitable[multiprocessing.process.BaseProcess]]


async def measure(name: str, start: Start) -> float:
    sandbox = Sandbox(manifest=MANIFEST)
    populate(sandbox.state)
    await sandbox.start()
    app = await start(sandbox)
    ana, launch = sandbox.state.person_named("ana"), sandbox.state.channel_named("launch")
    assert ana
    assert launch
    reached = await rate(sandbox.actor(ana.id), launch.id)
    print(f"{name:<12} {reached:8,.0f} slash commands/s ({AT_ONCE} at once)")
    app.terminate()
    app.join()
    await sandbox.stop()
    return reached


async def main() -> bool:
    reached = [await measure("Socket Mode", over_socket_mode), await measure("HTTP", over_http)]
    print(f"wanted       {WANTED:8,} of each")
    return min(reached) >= WANTED


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(main()) else 1)
