"""How a fault looks to the app that made the request."""

import asyncio

from aiohttp import web

from bot.sandbox.faults import Fault, FaultKind

BEFORE = (FaultKind.RATE_LIMITED, FaultKind.SERVER_ERROR, FaultKind.RESET_BEFORE)
AFTER = (FaultKind.SLOW, FaultKind.RESET_AFTER)


def answer_of_fault(request: web.Request, fault: Fault) -> web.StreamResponse:
    """Instead of doing what was asked."""
    if fault.kind is FaultKind.RESET_BEFORE:
        return reset(request)
    if fault.kind is FaultKind.RATE_LIMITED:
        headers = {"Retry-After": str(fault.retry_after)}
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
    return web.Response(status=fault.status, text="upstream connect error")


def reset(request: web.Request) -> web.StreamResponse:
    """Breaks the connection; what is returned reaches nobody."""
    if isinstance(request.transport, asyncio.Transport):
        request.transport.abort()
    return web.Response()
