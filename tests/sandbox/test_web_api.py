"""What every method of the Web API has in common."""

import dataclasses
import json
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.sandbox.conversations import Conversation
from bot.sandbox.server import Sandbox
from bot.sandbox.web_api.table import METHODS
from tests.sandbox.conftest import Api

PROMISED = """
    apps.connections.open auth.test bookmarks.add bots.info chat.delete chat.getPermalink
    chat.postEphemeral chat.postMessage chat.update conversations.history conversations.info
    conversations.join conversations.list conversations.members conversations.open conversations.replies
    dnd.info files.completeUploadExternal files.getUploadURLExternal files.info oauth.v2.access reactions.add
    reactions.get reactions.remove team.info usergroups.list usergroups.users.list
    users.conversations users.info users.list
    users.lookupByEmail views.open views.publish views.push views.update
"""


def test_every_promised_method_is_in_the_table() -> None:
    assert sorted(METHODS) == sorted(PROMISED.split())


async def test_an_unknown_method_is_named(api: Api) -> None:
    assert await api("chat.shout") == {"ok": False, "error": "unknown_method", "req_method": "chat.shout"}


async def test_no_method_answers_without_a_token_or_with_a_made_up_one(api: Api) -> None:
    for method in METHODS.keys() - {"oauth.v2.access"}:
        assert (await api(method, as_token=""))["error"] == "not_authed", method
        assert (await api(method, as_token="xoxb-made-up"))["error"] == "invalid_auth", method


async def test_the_kind_of_token_matters(api: Api, sandbox: Sandbox) -> None:
    assert (await api("auth.test", as_token=sandbox.app_token))["error"] == "not_allowed_token_type"
    assert (await api("apps.connections.open"))["error"] == "not_allowed_token_type"


async def test_a_revoked_token_is_refused(api: Api, sandbox: Sandbox) -> None:
    old = sandbox.bot_token
    sandbox.state.credentials.revoke()

    assert (await api("auth.test", as_token=old))["error"] == "account_inactive"
    assert (await api("auth.test"))["ok"]


async def test_a_token_may_stand_in_the_form(http: ClientSession, sandbox: Sandbox) -> None:
    async with http.post(f"{sandbox.api_url}auth.test", data={"token": sandbox.bot_token}) as response:
        assert (await response.json())["ok"]


NEEDED = {
    "bookmarks.add": "bookmarks:write",
    "bots.info": "users:read",
    "chat.delete": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "conversations.history": "channels:history",
    "conversations.info": "channels:read",
    "conversations.join": "channels:join",
    "conversations.list": "channels:read",
    "conversations.members": "channels:read",
    "conversations.replies": "channels:history",
    "dnd.info": "dnd:read",
    "files.completeUploadExternal": "files:write",
    "files.getUploadURLExternal": "files:write",
    "files.info": "files:read",
    "reactions.add": "reactions:write",
    "reactions.get": "reactions:read",
    "reactions.remove": "reactions:write",
    "team.info": "team:read",
    "usergroups.list": "usergroups:read",
    "usergroups.users.list": "usergroups:read",
    "users.info": "users:read",
    "users.list": "users:read",
    "users.lookupByEmail": "users:read.email",
}


async def test_a_missing_scope_is_named_with_those_there_are(
    api: Api, sandbox: Sandbox, launch: Conversation
) -> None:
    installed = sandbox.state.app
    for method, needed in NEEDED.items():
        sandbox.state.app = dataclasses.replace(installed, scopes=installed.scopes - {needed})
        answer = await api(method, channel=launch.id)
        assert (answer.get("error"), answer.get("needed")) == ("missing_scope", needed), method
        assert needed not in answer["provided"].split(","), method


async def test_json_is_read_where_slack_reads_it(
    http: ClientSession, sandbox: Sandbox, launch: Conversation
) -> None:
    answer = await _post_json(http, sandbox, "chat.postMessage", {"channel": launch.id, "text": "hi"})
    assert answer["ok"]


async def test_json_is_not_read_where_slack_does_not(
    http: ClientSession, sandbox: Sandbox, launch: Conversation
) -> None:
    answer = await _post_json(http, sandbox, "conversations.info", {"channel": launch.id})

    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == ["[ERROR] missing required field: channel"]


@pytest.mark.parametrize(("body", "error"), [("{", "invalid_json"), ("[]", "json_not_object")])
async def test_broken_json_has_slacks_errors(
    body: str, error: str, http: ClientSession, sandbox: Sandbox
) -> None:
    headers = {"Authorization": f"Bearer {sandbox.bot_token}", "Content-Type": "application/json"}
    async with http.post(f"{sandbox.api_url}chat.postMessage", data=body, headers=headers) as response:
        assert (await response.json())["error"] == error


async def test_arguments_may_stand_in_the_query(
    http: ClientSession, sandbox: Sandbox, launch: Conversation
) -> None:
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    url = f"{sandbox.api_url}conversations.info"
    async with http.get(url, params={"channel": launch.id}, headers=headers) as response:
        assert (await response.json())["channel"]["name"] == "launch"


async def test_calls_are_logged_without_their_token(api: Api, sandbox: Sandbox, http: ClientSession) -> None:
    await api("auth.test")
    async with http.post(f"{sandbox.api_url}auth.test", data={"token": sandbox.bot_token}):
        pass

    entries = sandbox.log.since(0)
    assert [(entry.kind, entry.name, entry.ok) for entry in entries] == [("api", "auth.test", True)] * 2
    assert sandbox.bot_token not in json.dumps([entry.request for entry in entries])


async def _post_json(http: ClientSession, sandbox: Sandbox, method: str, body: Any) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    async with http.post(sandbox.api_url + method, json=body, headers=headers) as response:
        answer: dict[str, Any] = await response.json()
        return answer


async def test_answers_carry_the_scopes_that_the_app_has_and_the_method_takes(
    http: ClientSession, sandbox: Sandbox
) -> None:
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    async with http.post(f"{sandbox.api_url}users.list", headers=headers) as response:
        assert set(response.headers["X-OAuth-Scopes"].split(",")) == sandbox.state.app.scopes
        assert response.headers["X-Accepted-OAuth-Scopes"] == "users:read"
