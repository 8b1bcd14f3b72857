"""The long-running processes: run, serve, work."""

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator

import structlog
import uvicorn
from starlette.applications import Starlette

from bot.app import App, open_app
from bot.settings import Settings
from bot.socket_mode import SocketMode
from bot.web import make_web

log = structlog.get_logger()


async def run(settings: Settings) -> None:
    """Everything in one process, until it is told to end."""
    async with open_app(settings) as app, working(app):
        if settings.slack_app_token:
            await _listen_on_socket(settings, app)
        else:
            await _listen_on_http(settings, make_web(lambda: contextlib.nullcontext(app)))


def serve(settings: Settings) -> None:
    """Requests only, over HTTP; in several workers where the settings ask for it."""
    if settings.web_concurrency == 1:
        asyncio.run(_listen_on_http(settings, make_web(lambda: open_app(settings))))
        return
    uvicorn.run(
        "bot.web:serve_from_environment",
        factory=True,
        workers=settings.web_concurrency,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
    )


async def work(settings: Settings) -> None:
    """Delivery and scheduler only."""
    async with open_app(settings) as app, working(app):
        app.store.hear_others()
        log.info("working", database=app.store.engine.dialect.name)
        await told_to_end()


@contextlib.asynccontextmanager
async def working(app: App) -> AsyncIterator[None]:
    """Delivery and scheduler, as long as the block lasts; what is being sent is finished first."""
    delivery = asyncio.create_task(app.courier.run())
    app.scheduler.start()
    try:
        yield
    finally:
        app.scheduler.stop()
        delivery.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await delivery


@contextlib.asynccontextmanager
async def listening_on_socket(app: App) -> AsyncIterator[None]:
    socket = SocketMode(app)
    try:
        await socket.open()
        yield
    finally:
        await socket.close()


async def _listen_on_socket(settings: Settings, app: App) -> None:
    """With an address of its own, calendars and the like are served beside it."""
    async with listening_on_socket(app):
        log.info("listening", over="socket mode")
        if settings.public_url:
            await _listen_on_http(settings, make_web(lambda: contextlib.nullcontext(app)))
        else:
            await told_to_end()


async def _listen_on_http(settings: Settings, web: Starlette) -> None:
    log.info("listening", address=f"http://{settings.host}:{settings.port}/slack/events")
    config = uvicorn.Config(
        web, settings.host, settings.port, log_level="warning", access_log=False, lifespan="on"
    )
    await uvicorn.Server(config).serve()


async def told_to_end() -> None:
    """Returns at the first SIGINT or SIGTERM."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for end in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(end, told.set)
    await told.wait()
