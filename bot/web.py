"""Requests over signed HTTP, and the addresses that tell how the bot is doing."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from slack_bolt.request.async_request import AsyncBoltRequest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.app import App, open_app
from bot.logs import set_up_logs
from bot.messages import calendar as calendar_messages
from bot.messages.reader import reader_for
from bot.services.calendar import PATH, read_feed
from bot.settings import read_settings
from storage import health

LARGEST_BODY = 2 * 1024 * 1024

OpenApp = Callable[[], AbstractAsyncContextManager[App]]


def make_web(open_it: OpenApp) -> Starlette:
    """An ASGI app that holds an App from start-up to shutdown."""

    @asynccontextmanager
    async def lifespan(web: Starlette) -> AsyncIterator[None]:
        async with open_it() as app:
            web.state.app = app
            yield

    routes = [
        Route("/slack/events", slack_events, methods=["POST"]),
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        Route("/metrics", metrics),
        Route(PATH, calendar),
    ]
    return Starlette(routes=routes, lifespan=lifespan)


def serve_from_environment() -> Starlette:
    """What each of several Uvicorn workers calls."""
    settings = read_settings(needs=("slack_bot_token", "slack_signing_secret"))
    set_up_logs(settings.log_level, settings.log_format)
    return make_web(lambda: open_app(settings))


async def slack_events(request: Request) -> Response:
    """Everything Slack sends. What cannot be verified is refused before Bolt reads it."""
    headers = dict(request.headers)
    if not _may_be_signed(headers):
        return PlainTextResponse("not signed", 401)
    body = await _body(request)
    if body is None:
        return PlainTextResponse("too large", 413)
    try:
        asked = AsyncBoltRequest(body=body.decode(), headers={**headers})
    except (ValueError, TypeError, AttributeError):
        # Bolt takes the body apart before it looks at the signature, and anybody can send anything.
        return PlainTextResponse("not understood", 400)
    app: App = request.app.state.app
    answer = await app.bolt.async_dispatch(asked)
    return Response(answer.body, answer.status, {name: values[0] for name, values in answer.headers.items()})


async def calendar(request: Request) -> Response:
    """A person's due dates. The address is the key: it is neither logged nor kept by anybody on the way."""
    body = await read_calendar(request.app.state.app, request.path_params["token"])
    if body is None:
        return PlainTextResponse("no such calendar", 404)
    return Response(body, media_type="text/calendar", headers={"cache-control": "private, max-age=300"})


async def read_calendar(app: App, token: str) -> bytes | None:
    """The calendar at an address; None where there is none."""
    found = await app.store.read(lambda unit: read_feed(unit, token))
    return calendar_messages.feed(found, reader_for(found.person, app.clock())) if found else None


async def healthz(_request: Request) -> Response:
    """The process answers."""
    return PlainTextResponse("ok")


async def readyz(request: Request) -> Response:
    """The database answers, too."""
    app: App = request.app.state.app
    try:
        await app.store.read(health.backlog)
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is the answer
        return PlainTextResponse(f"database: {type(error).__name__}", 503)
    return PlainTextResponse("ready")


async def metrics(request: Request) -> Response:
    """For Prometheus. Read from the database, which all processes share, at each scrape."""
    app: App = request.app.state.app
    backlog = await app.store.read(health.backlog)
    registry = CollectorRegistry()
    gauges = {
        "muster_outbox_waiting": ("Messages that are queued or being sent.", backlog.waiting),
        "muster_outbox_failed": ("Messages that Slack refused.", backlog.failed),
        "muster_timers": ("Firings to come.", backlog.timers),
    }
    for name, (meaning, value) in gauges.items():
        Gauge(name, meaning, registry=registry).set(value)
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


async def _body(request: Request) -> bytes | None:
    """None as soon as there is more than Slack ever sends: the rest is not read."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)


def _may_be_signed(headers: dict[str, str]) -> bool:
    """Bolt answers 500 to a timestamp that is no number and to a signature that is not ASCII."""
    timestamp = headers.get("x-slack-request-timestamp", "")
    signature = headers.get("x-slack-signature", "")
    return timestamp.isascii() and timestamp.isdecimal() and signature.isascii()
