import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.sandbox.acting import Actor
from bot.sandbox.clock import VirtualClock
from bot.sandbox.conversations import Conversation
from bot.sandbox.sample import populate
from bot.sandbox.server import Sandbox
from tests.sandbox.apps import SocketApp

Json = dict[str, Any]
Api = Callable[..., Awaitable[Json]]

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

MANIFEST: Json = {
    "display_information": {"name": "Muster", "description": "Keeps work moving"},
    "features": {
        "bot_user": {"display_name": "muster", "always_online": True},
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "slash_commands": [
            {"command": "/task", "description": "Tasks", "usage_hint": "add ...", "should_escape": True},
            {"command": "/raw", "description": "Text as it is typed"},
        ],
        "shortcuts": [
            {"name": "New task", "type": "global", "callback_id": "new", "description": "From nothing"},
            {"name": "Make a task", "type": "message", "callback_id": "make", "description": "From this"},
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                "bookmarks:write",
                "channels:history",
                "channels:join",
                "channels:read",
                "chat:write",
                "commands",
                "dnd:read",
                "files:read",
                "files:write",
                "groups:history",
                "groups:read",
                "im:history",
                "im:read",
                "im:write",
                "mpim:read",
                "mpim:write",
                "reactions:read",
                "reactions:write",
                "team:read",
                "usergroups:read",
                "users:read",
                "users:read.email",
            ]
        }
    },
    "settings": {
        "interactivity": {"is_enabled": True},
        "event_subscriptions": {
            "bot_events": [
                "app_home_opened",
                "app_mention",
                "app_uninstalled",
                "file_shared",
                "member_joined_channel",
                "message.channels",
                "message.im",
                "reaction_added",
                "reaction_removed",
                "tokens_revoked",
            ]
        },
    },
}


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(MONDAY, flowing=False)


@pytest.fixture
async def sandbox(clock: VirtualClock) -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(clock, MANIFEST, ack_seconds=10)
    populate(sandbox.state)
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
def impatient(sandbox: Sandbox) -> None:
    """Where the app is to stay silent, nobody has to wait three seconds for it."""
    sandbox.delivery.ack_seconds = 0.02


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


@pytest.fixture
def api(sandbox: Sandbox, http: ClientSession) -> Api:
    """Calls a method with the bot token: `await api("chat.postMessage", channel=..., text=...)`."""

    async def call(method: str, /, **args: Any) -> Json:
        token = args.pop("as_token", sandbox.bot_token)
        headers = {"Authorization": f"Bearer {token}"}
        async with http.post(sandbox.api_url + method, data=_form(args), headers=headers) as response:
            answer: Json = await response.json()
            return answer

    return call


def _form(args: Json) -> dict[str, str]:
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in args.items()}


@pytest.fixture
async def app(sandbox: Sandbox) -> AsyncIterator[SocketApp]:
    async with SocketApp(sandbox) as app:
        yield app


@pytest.fixture
def launch(sandbox: Sandbox) -> Conversation:
    return channel(sandbox, "launch")


@pytest.fixture
def ana(sandbox: Sandbox) -> Actor:
    return actor(sandbox, "ana")


@pytest.fixture
def grace(sandbox: Sandbox) -> Actor:
    return actor(sandbox, "grace")


def channel(sandbox: Sandbox, name: str) -> Conversation:
    found = sandbox.state.channel_named(name)
    assert found
    return found


def actor(sandbox: Sandbox, name: str) -> Actor:
    person = sandbox.state.person_named(name)
    assert person
    return sandbox.actor(person.id)


def text(words: str, kind: str = "plain_text") -> Json:
    return {"type": kind, "text": words}


def button(label: str, action_id: str = "press", **more: Any) -> Json:
    return {"type": "button", "action_id": action_id, "text": text(label)} | more


def actions(*elements: Json, block_id: str = "row") -> Json:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def field(block_id: str = "title", element: Json | None = None, **more: Any) -> Json:
    given = element or {"type": "plain_text_input", "action_id": "entry"}
    return {
        "type": "input",
        "block_id": block_id,
        "label": text(block_id.capitalize()),
        "element": given,
    } | more


def modal(*blocks: Json, **more: Any) -> Json:
    shown = list(blocks) or [field()]
    return {"type": "modal", "title": text("New task"), "submit": text("Create"), "blocks": shown} | more
