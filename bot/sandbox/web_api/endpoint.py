"""`/api/<method>`: reads the request, checks the token, applies faults, calls the method, answers."""

import asyncio
import base64
import json

from aiohttp import web

from bot.sandbox.breaking import AFTER, BEFORE, answer_of_fault, reset
from bot.sandbox.credentials import TokenKind
from bot.sandbox.errors import SlackError
from bot.sandbox.faults import FaultKind, Faults
from bot.sandbox.log import Log
from bot.sandbox.state import State
from bot.sandbox.web_api.access import need_scope
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.table import METHODS, Method
from bot.sandbox.wire import Json

WRONG_TOKEN = {TokenKind.REVOKED: "account_inactive", TokenKind.UNKNOWN: "invalid_auth"}


class WebApi:
    def __init__(self, state: State, faults: Faults, log: Log) -> None:
        self._state = state
        self._faults = faults
        self._log = log

    async def serve(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        started = asyncio.get_running_loop().time()
        if fault := self._faults.take(name, *BEFORE):
            self._log.record("fault", f"{fault.kind} {name}", ok=False)
            return answer_of_fault(request, fault)
        args, answer = await self._call(name, request)
        took = asyncio.get_running_loop().time() - started
        self._log.record("api", name, args, answer, ok=answer["ok"], took=took)
        if fault := self._faults.take(name, *AFTER):
            self._log.record("fault", f"{fault.kind} {name}", ok=False)
            if fault.kind is FaultKind.RESET_AFTER:
                return reset(request)
            await asyncio.sleep(fault.seconds)
        return web.json_response(answer, headers=self._headers(name))

    def _headers(self, name: str) -> dict[str, str]:
        """Apps read their own scopes from here."""
        headers = {"X-Slack-Req-Id": self._state.ids.opaque()}
        if name in METHODS and METHODS[name].caller is TokenKind.BOT:
            headers["X-OAuth-Scopes"] = ",".join(sorted(self._state.app.scopes))
            headers["X-Accepted-OAuth-Scopes"] = ",".join(METHODS[name].scopes)
        return headers

    async def _call(self, name: str, request: web.Request) -> tuple[Json, Json]:
        args: Json = {}
        try:
            method = _method(name)
            args = await _arguments(request, method)
            self._authenticate(method, _token(request, args))
            self._need_scope(method)
            return args, {"ok": True} | method.handler(Call(self._state, args))
        except SlackError as error:
            return args, {"ok": False, "error": error.code} | error.extra

    def _authenticate(self, method: Method, token: str) -> None:
        if method.caller is None:
            return
        if not token:
            raise SlackError("not_authed")
        kind = self._state.credentials.kind(token)
        if kind is not method.caller:
            raise SlackError(WRONG_TOKEN.get(kind, "not_allowed_token_type"))

    def _need_scope(self, method: Method) -> None:
        """An app-level token of the sandbox has all app-level scopes; the bot's are those of the manifest."""
        if method.caller is TokenKind.BOT:
            need_scope(self._state, *method.scopes)


def _method(name: str) -> Method:
    if name not in METHODS:
        raise SlackError("unknown_method", req_method=name)
    return METHODS[name]


async def _arguments(request: web.Request, method: Method) -> Json:
    args: Json = dict(request.query)
    if request.method != "POST":
        return args
    if request.content_type == "application/json":
        body = await _json(request)
        return args | body if method.json else args
    if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return args | {
            name: value for name, value in (await request.post()).items() if isinstance(value, str)
        }
    return args


async def _json(request: web.Request) -> Json:
    try:
        body = json.loads(await request.text() or "{}")
    except ValueError:
        raise SlackError("invalid_json") from None
    if not isinstance(body, dict):
        raise SlackError("json_not_object")
    return body


def _token(request: web.Request, args: Json) -> str:
    """In the header or, in a form, among the arguments; it is never logged."""
    given = str(args.pop("token", "") or "")
    kind, _, value = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "basic":
        client_id, _, secret = _decoded(value).partition(":")
        args |= {"client_id": client_id, "client_secret": secret}
        return ""
    return value.strip() if kind.lower() == "bearer" else given


def _decoded(value: str) -> str:
    try:
        return base64.b64decode(value, validate=True).decode()
    except ValueError:
        return ""
