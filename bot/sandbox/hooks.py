"""URLs that Slack hands out: response URLs, uploads, file contents, permalinks."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.sandbox import responding
from bot.sandbox.breaking import BEFORE, answer_of_fault, reset
from bot.sandbox.credentials import TokenKind
from bot.sandbox.errors import SlackError
from bot.sandbox.faults import FaultKind, Faults
from bot.sandbox.files import INLINE, File
from bot.sandbox.log import Log
from bot.sandbox.state import State
from bot.sandbox.web_api.access import may_read

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Hooks:
    """Faults strike them as "response_url", "upload" and "download"."""

    def __init__(self, state: State, faults: Faults, log: Log) -> None:
        self._state = state
        self._faults = faults
        self._log = log

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/commands/{team}/{secret}", self._faulty("response_url", self.respond)),
            web.post("/actions/{team}/{secret}", self._faulty("response_url", self.respond)),
            web.post("/upload/v1/{file}", self._faulty("upload", self.upload)),
            web.get("/files/{file}/{name}", self._faulty("download", self.download)),
        ]

    def _faulty(self, name: str, handler: Handler) -> Handler:
        async def serve(request: web.Request) -> web.StreamResponse:
            if fault := self._faults.take(name, *BEFORE):
                self._log.record("fault", f"{fault.kind} {name}", ok=False)
                return answer_of_fault(request, fault)
            answer = await handler(request)
            if self._faults.take(name, FaultKind.RESET_AFTER):
                self._log.record("fault", f"{FaultKind.RESET_AFTER} {name}", ok=False)
                return reset(request)
            return answer

        return serve

    async def respond(self, request: web.Request) -> web.Response:
        """Slack answers `ok` as text; a use too many or too late is refused."""
        try:
            answer: Any = await request.json()
        except ValueError:
            return web.Response(status=400, text="invalid_payload")
        try:
            url = self._state.response_urls.use(request.match_info["secret"])
            responding.respond(self._state, url, answer)
        except SlackError as error:
            return web.json_response({"ok": False, "error": error.code} | error.extra, status=_status(error))
        return web.Response(text="ok")

    async def upload(self, request: web.Request) -> web.Response:
        file = self._state.files.get(request.match_info["file"])
        if file is None or file.content is not None:
            return web.Response(status=404, text="no such upload")
        content = await _body(request)
        if len(content) != file.length:
            return web.Response(status=400, text="the length differs from the announced one")
        file.content = content
        return web.Response(text=f"OK - {len(content)}")

    async def download(self, request: web.Request) -> web.Response:
        """For the page's people as they are, for the app with its token; anybody else is to log in first."""
        file = self._state.files.get(request.match_info["file"])
        is_own_page = request.headers.get("Sec-Fetch-Site") in ("same-origin", "none")
        if not is_own_page and not self._may_read(request, file):
            raise web.HTTPFound(f"{self._state.origin}/?redir={request.rel_url.raw_path}")
        if file is None or file.content is None:
            return web.Response(status=404, text="no such file")
        return served(file, file.content)

    def _may_read(self, request: web.Request, file: File | None) -> bool:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        is_app = self._state.credentials.kind(token) is TokenKind.BOT
        is_allowed = is_app and "files:read" in self._state.app.scopes
        return is_allowed and file is not None and may_read(self._state, file)


def served(file: File, content: bytes) -> web.Response:
    is_inline = file.mimetype in INLINE
    kind = file.mimetype if is_inline else "application/octet-stream"
    headers = {"Content-Disposition": "inline" if is_inline else "attachment"}
    return web.Response(body=content, content_type=kind, headers=headers)


async def _body(request: web.Request) -> bytes:
    """The raw body, or the one file of a multipart form: Slack takes both."""
    if request.content_type != "multipart/form-data":
        return await request.read()
    for part in (await request.post()).values():
        if isinstance(part, web.FileField):
            return part.file.read()
    return b""


def _status(error: SlackError) -> int:
    return 404 if error.code in ("expired_url", "used_url") else 400
