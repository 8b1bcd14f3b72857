import asyncio
from typing import Any

import pytest
from aiohttp import ClientSession, ServerDisconnectedError

from bot.sandbox.acting import Actor
from bot.sandbox.conversations import Conversation
from bot.sandbox.server import Sandbox
from tests.sandbox.apps import SocketApp
from tests.sandbox.conftest import Api

Json = dict[str, Any]


async def _post(http: ClientSession, sandbox: Sandbox, launch: Conversation) -> tuple[int, Json, str]:
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    url = f"{sandbox.api_url}chat.postMessage"
    async with http.post(url, data={"channel": launch.id, "text": "once"}, headers=headers) as response:
        is_json = response.content_type == "application/json"
        return (
            response.status,
            await response.json() if is_json else {},
            response.headers.get("Retry-After", ""),
        )


def _said(launch: Conversation) -> int:
    return [message.text for message in launch.messages.values()].count("once")


async def test_a_rate_limit_says_when_to_come_back_and_posts_nothing(
    sandbox: Sandbox, http: ClientSession, launch: Conversation
) -> None:
    sandbox.faults.set("rate_limited", method="chat.postMessage", retry_after=7)

    assert await _post(http, sandbox, launch) == (429, {"ok": False, "error": "ratelimited"}, "7")
    assert _said(launch) == 0
    assert (await _post(http, sandbox, launch))[1]["ok"]
    assert _said(launch) == 1


async def test_a_server_error_is_no_json(sandbox: Sandbox, http: ClientSession, launch: Conversation) -> None:
    sandbox.faults.set("server_error", status=502)

    assert (await _post(http, sandbox, launch))[:2] == (502, {})
    assert _said(launch) == 0


async def test_a_reset_before_the_effect_loses_the_message(
    sandbox: Sandbox, http: ClientSession, launch: Conversation
) -> None:
    sandbox.faults.set("reset_before")

    with pytest.raises((ServerDisconnectedError, ConnectionResetError)):
        await _post(http, sandbox, launch)
    assert _said(launch) == 0


async def test_a_reset_after_the_effect_loses_only_the_answer(
    sandbox: Sandbox, http: ClientSession, launch: Conversation
) -> None:
    sandbox.faults.set("reset_after")

    with pytest.raises((ServerDisconnectedError, ConnectionResetError)):
        await _post(http, sandbox, launch)
    assert _said(launch) == 1


async def test_a_slow_call_takes_effect_at_once_and_is_answered_late(
    sandbox: Sandbox, http: ClientSession, launch: Conversation
) -> None:
    sandbox.faults.set("slow", seconds=0.05)
    started = asyncio.get_running_loop().time()

    posted = asyncio.Event()
    sandbox.state.listen(lambda _change: posted.set())
    call = asyncio.create_task(_post(http, sandbox, launch))
    await posted.wait()
    assert _said(launch) == 1
    assert not call.done()
    assert (await call)[1]["ok"]
    assert asyncio.get_running_loop().time() - started >= 0.05


async def test_a_fault_hits_its_method_as_often_as_it_was_set(api: Api, sandbox: Sandbox) -> None:
    fault = sandbox.faults.set("rate_limited", method="users.*", count=2)

    assert (await api("team.info"))["ok"]
    answers = [(await api("users.list"))["ok"] for _ in range(3)]
    assert answers == [False, False, True]
    assert (fault.fired, fault.count) == (2, 0)
    assert sandbox.faults.active == []


async def test_faults_can_be_taken_back(api: Api, sandbox: Sandbox) -> None:
    first = sandbox.faults.set("rate_limited", count=9)
    second = sandbox.faults.set("server_error", count=9)

    sandbox.faults.clear(first.id)
    assert sandbox.faults.active == [second]
    sandbox.faults.clear()
    assert (await api("team.info"))["ok"]


@pytest.mark.parametrize(
    ("kind", "fields", "error"),
    [("earthquake", {}, ValueError), ("slow", {"minutes": 1}, TypeError)],
)
def test_an_unknown_fault_is_refused(kind: str, fields: Json, error: type[Exception]) -> None:
    with pytest.raises(error):
        Sandbox().faults.set(kind, **fields)


async def test_an_acknowledged_event_can_come_twice(
    sandbox: Sandbox, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    sandbox.faults.set("redeliver", method="message")

    await ana.say(launch.id, "hello")
    await sandbox.settled()

    first, second = app.received
    assert first["payload"] == second["payload"]
    assert first["envelope_id"] == second["envelope_id"]
    assert (first["retry_attempt"], second["retry_attempt"]) == (0, 1)


async def test_faults_are_in_the_log(api: Api, sandbox: Sandbox) -> None:
    sandbox.faults.set("rate_limited")

    await api("team.info")

    assert [(entry.kind, entry.name) for entry in sandbox.log.since(0)] == [
        ("fault", "rate_limited team.info")
    ]
