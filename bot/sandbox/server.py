"""The sandbox: one workspace, its HTTP server, its clock and its faults, usable in process."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from aiohttp import web

from bot.clock import Clock, system_clock
from bot.sandbox import manifest as manifests
from bot.sandbox.acting import Actor
from bot.sandbox.changes import AppConnected, ClockMoved
from bot.sandbox.clock import VirtualClock
from bot.sandbox.delivery import ACK_SECONDS, Delivery
from bot.sandbox.events import Events
from bot.sandbox.faults import Faults
from bot.sandbox.feed import Feed
from bot.sandbox.hooks import Hooks
from bot.sandbox.http_mode import HttpMode
from bot.sandbox.log import Log
from bot.sandbox.page_api import PageApi
from bot.sandbox.security import add_headers, only_local
from bot.sandbox.socket_mode import SocketMode
from bot.sandbox.state import State
from bot.sandbox.web_api.endpoint import WebApi
from bot.sandbox.wire import Json

HOST = "127.0.0.1"
MAX_BODY = 20 * 1024 * 1024
PAGE = Path(__file__).with_name("page")


class Sandbox:
    """`manifest` is the app's Slack manifest; without one the app has every scope and event and no command.

    `ack_seconds` is real time; `real_clock` dates HTTP signatures, which apps compare with the real time.
    """

    def __init__(
        self,
        clock: VirtualClock | None = None,
        manifest: Json | None = None,
        *,
        ack_seconds: float = ACK_SECONDS,
        real_clock: Clock = system_clock,
    ) -> None:
        self.clock = clock or VirtualClock()
        app = manifests.from_manifest(manifest) if manifest is not None else manifests.EVERYTHING
        self.state = State(self.clock, app)
        self.faults = Faults()
        self.log = Log(self.clock)
        self.delivery = Delivery(self.clock, self.faults, self.log, ack_seconds)
        self.socket_mode = SocketMode(self.state, self.delivery.timers, self.log)
        self.feed = Feed(self.state)
        self._page = PageApi(self, PAGE)
        self._events = Events(self.state, self.delivery)
        self._real_clock = real_clock
        self._http_mode: HttpMode | None = None
        self._requests_url: str | None = None
        self._runner: web.AppRunner | None = None
        self.delivery.transport = self.socket_mode
        self.clock.on_move(self._tell_pages)

    @property
    def api_url(self) -> str:
        return f"{self.state.origin}/api/"

    @property
    def bot_token(self) -> str:
        return self.state.credentials.bot_token

    @property
    def app_token(self) -> str:
        return self.state.credentials.app_token

    @property
    def signing_secret(self) -> str:
        return self.state.credentials.signing_secret

    @property
    def connected(self) -> bool:
        return bool(self._requests_url) or self.socket_mode.connections > 0

    @property
    def requests_url(self) -> str | None:
        """Where requests are posted, signed; None delivers over Socket Mode."""
        return self._requests_url

    @requests_url.setter
    def requests_url(self, url: str | None) -> None:
        self._stop_http()
        self._requests_url = url
        if url is not None:
            self._http_mode = HttpMode(url, self.signing_secret, self._real_clock)
        self.delivery.transport = self._http_mode or self.socket_mode
        self.state.emit(AppConnected(self.connected))

    async def verify_requests_url(self) -> bool:
        """What Slack asks before it accepts a request URL: url_verification, and ssl_check."""
        if self._http_mode is None:
            return False
        challenge = self.state.ids.opaque()
        return await self._http_mode.verify_url(challenge) and await self._http_mode.check_tls()

    async def start(self, port: int = 0, *, also: Sequence[web.RouteDef] = ()) -> str:
        """The address, as `http://127.0.0.1:N`; `also` are routes that whoever runs it adds."""
        self._runner = web.AppRunner(
            self._application(also), access_log=None, handle_signals=False, shutdown_timeout=1.0
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, port)
        await site.start()
        bound: int = self._runner.addresses[0][1]
        self.state.origin = f"http://{HOST}:{bound}"
        return self.state.origin

    async def stop(self) -> None:
        await self.delivery.stop()
        await self.socket_mode.stop()
        await self._page.stop()
        self._stop_http()
        if self._runner:
            await self._runner.cleanup()

    def _stop_http(self) -> None:
        if self._http_mode:
            self._http_mode.stop()
            self._http_mode = None

    def actor(self, person_id: str) -> Actor:
        return Actor(self.state, self.delivery, person_id)

    async def settled(self) -> None:
        """Until every envelope under way was acknowledged, refused, or ran into its time limit."""
        await self.delivery.settled()

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        await self.socket_mode.disconnect(reason)

    def _application(self, also: Sequence[web.RouteDef]) -> web.Application:
        application = web.Application(middlewares=[only_local], client_max_size=MAX_BODY)
        application.on_response_prepare.append(add_headers)
        api = WebApi(self.state, self.faults, self.log)
        application.router.add_route("*", "/api/{method}", api.serve)
        application.router.add_get("/link/", self.socket_mode.serve)
        application.add_routes(Hooks(self.state, self.faults, self.log).routes())
        application.add_routes(self._page.routes())
        application.add_routes(also)
        return application

    def _tell_pages(self, _now: datetime) -> None:
        self.state.emit(ClockMoved())
