"""The local server listens to this machine's own page and the app alone."""

from collections.abc import Awaitable, Callable

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@web.middleware
async def only_local(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A page of another host may neither call this server nor reach it under another name."""
    port = _port(request)
    allowed = {f"{name}:{port}" for name in LOCAL_NAMES}
    if request.headers.get("Host", "") not in allowed:
        return _refuse("This server answers under its local address only.")
    origin = request.headers.get("Origin")
    if origin is not None and origin not in {f"http://{host}" for host in allowed}:
        return _refuse("Requests from pages of other origins are refused.")
    return await handler(request)


def _port(request: web.Request) -> int:
    transport = request.transport
    return int(transport.get_extra_info("sockname")[1]) if transport else 0


def _refuse(sentence: str) -> web.Response:
    return web.Response(status=403, text=sentence, headers=HEADERS)


async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
