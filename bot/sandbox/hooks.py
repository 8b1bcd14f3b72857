"""URLs that Slack hands out: response URLs, uploads, file contents, permalinks."""

from typing import Any

from aiohttp import web

from bot.sandbox import responding
from bot.sandbox.errors import SlackError
from bot.sandbox.state import State

INLINE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


class Hooks:
    def __init__(self, state: State) -> None:
        self._state = state

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/commands/{team}/{secret}", self.respond),
            web.post("/actions/{team}/{secret}", self.respond),
            web.post("/upload/v1/{file}", self.upload),
            web.get("/files/{file}/{name}", self.download),
        ]

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
        file = self._state.files.get(request.match_info["file"])
        if file is None or file.content is None:
            return web.Response(status=404, text="no such file")
        inline = file.mimetype in INLINE
        disposition = "inline" if inline else "attachment"
        kind = file.mimetype if inline else "application/octet-stream"
        return web.Response(
            body=file.content, content_type=kind, headers={"Content-Disposition": disposition}
        )


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
