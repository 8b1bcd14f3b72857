"""`/client/…`: what the page in the browser reads and does; `docs/sandbox.md` is the contract."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from aiohttp import WSCloseCode, WSMsgType, web

from bot.sandbox import client_shapes, page_acts
from bot.sandbox.acting import Actor
from bot.sandbox.clock import ClockOnlyGoesForwardError
from bot.sandbox.emojis import short_names
from bot.sandbox.errors import PersonError, SlackError
from bot.sandbox.faults import DESCRIPTIONS, FIELDS, FaultKind
from bot.sandbox.files import File
from bot.sandbox.hooks import served
from bot.sandbox.log_page import render
from bot.sandbox.moments import NotAMomentError, moment
from bot.sandbox.people import SLACKBOT
from bot.sandbox.web_api.table import METHODS
from bot.sandbox.wire import Json

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

DEFAULT_HISTORY = 50
ACT = f"/client/{{act:{'|'.join(page_acts.ACTS)}}}"


class PageApi:
    def __init__(self, sandbox: "Sandbox", page: Path) -> None:
        self._sandbox = sandbox
        self._state = sandbox.state
        self._page = page
        self._feeds: set[web.WebSocketResponse] = set()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self.page),
            web.get("/archives/{tail:.*}", self.page),
            web.get("/page/{file}", self.file),
            web.get("/log", self.log_page),
            web.get("/client/feed", self.feed),
            web.get("/client/team", self._answering(self.team)),
            web.get("/client/boot", self._answering(self.boot)),
            web.get("/client/emoji", self.emoji),
            web.get("/client/file", self.shared_file),
            web.get("/client/history", self._answering(self.history)),
            web.get("/client/clock", self._answering(self.clock)),
            web.get("/client/faults", self._answering(self.faults)),
            web.get("/client/log", self._answering(self.log)),
            web.post("/client/clock", self._answering(self.move_clock)),
            web.post("/client/faults", self._answering(self.set_fault)),
            web.post("/client/faults/clear", self._answering(self.clear_faults)),
            web.post("/client/upload", self._answering(self.upload)),
            web.post(ACT, self._answering(self.act)),
        ]

    def _answering(self, handler: Callable[[web.Request], Awaitable[Json]]) -> Handler:
        async def answer(request: web.Request) -> web.Response:
            try:
                return web.json_response({"ok": True} | await handler(request))
            except PersonError as error:
                return web.json_response({"ok": False, "error": error.code, "message": error.sentence})
            except SlackError as error:
                sentence = f"Slack refuses that: {error.code}."
                return web.json_response({"ok": False, "error": error.code, "message": sentence})

        return answer

    async def page(self, _request: web.Request) -> web.StreamResponse:
        return self._static("index.html")

    async def file(self, request: web.Request) -> web.StreamResponse:
        return self._static(request.match_info["file"])

    def _static(self, name: str) -> web.StreamResponse:
        path = self._page / name
        if path.parent != self._page or not path.is_file():
            return web.Response(status=404, text="no such file")
        return web.FileResponse(path)

    async def log_page(self, _request: web.Request) -> web.StreamResponse:
        return web.Response(text=render(self._sandbox.log.since(0)), content_type="text/html")

    async def team(self, _request: web.Request) -> Json:
        return {"team": client_shapes.team(self._state), "people": client_shapes.people(self._state)}

    async def boot(self, request: web.Request) -> Json:
        state, person_id = self._state, self._actor(request).person_id
        people = client_shapes.people(state)
        return {
            "team": client_shapes.team(state),
            "app": client_shapes.app(state, connected=self._sandbox.connected),
            "me": next(person for person in people if person["id"] == person_id),
            "people": people,
            "conversations": client_shapes.conversations(state, person_id),
            "commands": [
                {"command": each.command, "description": each.description, "usage_hint": each.usage_hint}
                for each in state.app.commands.values()
            ],
            "shortcuts": [
                {
                    "type": each.type,
                    "name": each.name,
                    "callback_id": each.callback_id,
                    "description": each.description,
                }
                for each in state.app.shortcuts.values()
            ],
            "usergroups": [
                {"id": each.id, "handle": each.handle, "name": each.name, "users": each.users}
                for each in state.usergroups.values()
            ],
            "views": client_shapes.views(state, person_id),
            "home": client_shapes.home(state, person_id),
            "clock": client_shapes.clock(state),
            "cursor": self._sandbox.feed.cursor,
        }

    async def emoji(self, _request: web.Request) -> web.StreamResponse:
        headers = {"Cache-Control": "private, max-age=3600"}
        return web.json_response({"ok": True, "emoji": short_names()}, headers=headers)

    async def shared_file(self, request: web.Request) -> web.StreamResponse:
        """Of one's own, or of a conversation that one sees."""
        person_id = self._actor(request).person_id
        file = self._state.files.get(request.query.get("id", ""))
        if file is None or file.content is None or not self._may_see(file, person_id):
            return web.Response(status=404, text="no such file")
        return served(file, file.content)

    def _may_see(self, file: File, person_id: str) -> bool:
        shared_in = (self._state.conversations[each] for each in file.channels)
        return file.user == person_id or any(self._state.may_see(each, person_id) for each in shared_in)

    async def history(self, request: web.Request) -> Json:
        state, actor = self._state, self._actor(request)
        conversation = state.visible(request.query.get("channel", ""), actor.person_id)
        shown = client_shapes.history(
            state, conversation, actor.person_id, request.query.get("thread_ts", "")
        )
        if before := request.query.get("before"):
            shown = [message for message in shown if message.ts < before]
        limit = _number(request, "limit", DEFAULT_HISTORY)
        page = shown[-limit:]
        messages = [client_shapes.message(state, message) for message in page]
        return {"messages": messages, "has_more": len(shown) > len(page)}

    async def clock(self, _request: web.Request) -> Json:
        return {"clock": client_shapes.clock(self._state)}

    async def move_clock(self, request: web.Request) -> Json:
        person = self._state.people[self._actor(request).person_id]
        words = str((await _body(request)).get("to", ""))
        try:
            self._sandbox.clock.move(moment(words, self._sandbox.clock(), ZoneInfo(person.tz)))
        except (NotAMomentError, ClockOnlyGoesForwardError) as error:
            raise PersonError("invalid_time", str(error)) from error
        return {"clock": client_shapes.clock(self._state)}

    async def faults(self, _request: web.Request) -> Json:
        kinds = [
            {"kind": kind, "description": DESCRIPTIONS[kind], "fields": FIELDS[kind]} for kind in FaultKind
        ]
        return {"kinds": kinds, "methods": sorted(METHODS)} | self._active()

    def _active(self) -> Json:
        return {"faults": [page_acts.as_fault(fault) for fault in self._sandbox.faults.active]}

    async def set_fault(self, request: web.Request) -> Json:
        fields = await _body(request)
        if fields.get("kind") == FaultKind.DISCONNECT:
            await self._sandbox.disconnect(str(fields.get("reason", "refresh_requested")))
            return self._active()
        try:
            fault = self._sandbox.faults.set(**fields)
        except (TypeError, ValueError) as error:
            raise PersonError("invalid_fault", f"That is no fault I can make: {error}.") from error
        return {"fault": page_acts.as_fault(fault)}

    async def clear_faults(self, request: web.Request) -> Json:
        self._sandbox.faults.clear((await _body(request)).get("id"))
        return self._active()

    async def log(self, request: web.Request) -> Json:
        entries = self._sandbox.log.since(_number(request, "since", 0), _number(request, "limit", 200))
        return {"entries": [page_acts.as_entry(entry) for entry in entries]}

    async def act(self, request: web.Request) -> Json:
        actor = self._actor(request)
        return await page_acts.ACTS[request.match_info["act"]](actor, await _body(request))

    async def upload(self, request: web.Request) -> Json:
        actor = self._actor(request)
        form = await request.post()
        given = form.get("file")
        if not isinstance(given, web.FileField):
            raise PersonError("no_file", "There is no file to upload.")
        texts = {name: value for name, value in form.items() if isinstance(value, str)}
        return await page_acts.upload(actor, given.filename, given.file.read(), texts)

    async def feed(self, request: web.Request) -> web.StreamResponse:
        person_id = self._actor(request).person_id
        socket = web.WebSocketResponse(heartbeat=30.0, timeout=1.0)
        self._feeds.add(socket)
        await socket.prepare(request)
        queue = self._sandbox.feed.subscribe(person_id, _number(request, "since", self._sandbox.feed.cursor))
        sender = asyncio.create_task(_send(socket, queue))
        try:
            async for message in socket:
                if message.type is WSMsgType.ERROR:
                    break
        finally:
            self._feeds.discard(socket)
            self._sandbox.feed.unsubscribe(queue)
            sender.cancel()
            await asyncio.gather(sender, return_exceptions=True)
        return socket

    async def stop(self) -> None:
        for socket in list(self._feeds):
            await socket.close(code=WSCloseCode.GOING_AWAY)

    def _actor(self, request: web.Request) -> Actor:
        person_id = request.query.get("as", "")
        person = self._state.people.get(person_id)
        if person is None or person.bot_id or person.id == SLACKBOT or person.deleted:
            raise web.HTTPBadRequest(text="unknown person in `as`")
        return self._sandbox.actor(person_id)


async def _send(socket: web.WebSocketResponse, queue: asyncio.Queue[Json]) -> None:
    while True:
        await socket.send_json(await queue.get())


async def _body(request: web.Request) -> Json:
    """JSON only: a form could be sent here by a page of another origin without asking."""
    if request.content_type != "application/json":
        raise web.HTTPBadRequest(text="send application/json")
    try:
        body = json.loads(await request.text())
    except ValueError:
        raise web.HTTPBadRequest(text="that is not JSON") from None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="send an object")
    return body


def _number(request: web.Request, name: str, default: int) -> int:
    try:
        return int(request.query.get(name, default))
    except ValueError:
        raise web.HTTPBadRequest(text=f"{name} is a number") from None
