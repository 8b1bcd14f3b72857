"""The sample team with a bot in its midst, in process: what scenario, fault and delivery tests start from."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import uvicorn
from pydantic import SecretStr

from bot.app import App, open_app
from bot.processes import listening_on_socket
from bot.sandbox.chat import Chat
from bot.sandbox.clock import VirtualClock
from bot.sandbox.conversations import Conversation
from bot.sandbox.people import Person
from bot.sandbox.sample import populate
from bot.sandbox.server import Sandbox
from bot.settings import Settings
from bot.web import make_web
from handlers.manifest import manifest
from handlers.registry import Registry, build_registry
from storage import lanes

MONDAY_MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
PACING = timedelta(minutes=2)
"""Waits up to this long are only Slack's pace; whatever lies further ahead is left to the test."""


class Transport(StrEnum):
    SOCKET = "socket"
    HTTP = "http"


@dataclass(frozen=True)
class Team:
    """`clock` stands still until it is moved, so that nothing happens by itself."""

    sandbox: Sandbox
    clock: VirtualClock
    registry: Registry = field(default_factory=build_registry)

    @classmethod
    def gathered(cls, now: datetime = MONDAY_MORNING, registry: Registry | None = None) -> "Team":
        """The app is Muster, or whatever `registry` makes of it."""
        registry = registry or build_registry()
        clock = VirtualClock(now, flowing=False)
        sandbox = Sandbox(clock, manifest(registry))
        populate(sandbox.state)
        return cls(sandbox, clock, registry)

    def settings(self, database_url: str) -> Settings:
        return Settings(
            slack_bot_token=SecretStr(self.sandbox.bot_token),
            slack_app_token=SecretStr(self.sandbox.app_token),
            slack_signing_secret=SecretStr(self.sandbox.signing_secret),
            slack_api_url=self.sandbox.api_url,
            database_url=database_url,
        )

    @contextlib.asynccontextmanager
    async def bot(self, database_url: str, transport: Transport) -> AsyncIterator[App]:
        """A bot that hears the team; delivery and timers run when the test says so (see settle)."""
        async with open_app(self.settings(database_url), self.clock, self.registry) as app:
            listening = listening_on_socket(app) if transport is Transport.SOCKET else self._over_http(app)
            async with listening:
                yield app

    async def settle(self, app: App) -> None:
        """All that is due happens, at Slack's pace on the virtual clock."""
        while True:
            await app.settle()
            instant = await app.store.read(lanes.next_instant)
            if instant is None or instant > self.clock() + PACING:
                return
            self.clock.move(max(instant, self.clock()))

    @contextlib.asynccontextmanager
    async def _over_http(self, app: App) -> AsyncIterator[None]:
        web = make_web(lambda: contextlib.nullcontext(app))
        with socket.create_server(("127.0.0.1", 0)) as listening:  # open before the server: nobody waits
            # The loop does this to its own sockets only; without it each answer waits 40 ms for an ACK.
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            port = listening.getsockname()[1]
            self.sandbox.requests_url = f"http://127.0.0.1:{port}/slack/events"
            server = uvicorn.Server(uvicorn.Config(web, log_level="error", lifespan="on"))
            serving = asyncio.create_task(server.serve([listening]))
            try:
                yield
            finally:
                serving.cancel()
                await _say_goodbye(server)


async def _say_goodbye(server: uvicorn.Server) -> None:
    """As the server's own shutdown, which looks about ten times a second and no more."""
    if not server.started:
        return
    for listening in server.servers:
        listening.close()
    for connection in list(server.server_state.connections):
        connection.shutdown()
    await server.lifespan.shutdown()


@contextlib.contextmanager
def conversation(team: Team, database_url: str, transport: Transport) -> Iterator[Chat]:
    """A Chat over a running sandbox and bot."""
    with asyncio.Runner() as runner:
        stack = contextlib.AsyncExitStack()

        async def start() -> App:
            await team.sandbox.start()
            stack.push_async_callback(team.sandbox.stop)
            return await stack.enter_async_context(team.bot(database_url, transport))

        app = runner.run(start())
        try:
            yield Chat(team.sandbox, runner, lambda: team.settle(app))
        finally:
            runner.run(stack.aclose())


def channel(sandbox: Sandbox, name: str) -> Conversation:
    found = sandbox.state.channel_named(name)
    assert found is not None
    return found


def member(sandbox: Sandbox, name: str) -> Person:
    found = sandbox.state.person_named(name)
    assert found is not None
    return found
