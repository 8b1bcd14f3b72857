from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.sandbox.acting import Actor
from bot.sandbox.conversations import Conversation
from bot.sandbox.messages import Message
from bot.sandbox.server import Sandbox
from tests.sandbox.apps import SocketApp
from tests.sandbox.conftest import Api, actions, button

Json = dict[str, Any]


async def _command_url(app: SocketApp, ana: Actor, launch: Conversation) -> str:
    await ana.say(launch.id, "/task list")
    return str(app.payloads("slash_commands")[-1]["response_url"])


async def _click_url(api: Api, app: SocketApp, ana: Actor, launch: Conversation) -> tuple[str, str]:
    posted = await api("chat.postMessage", channel=launch.id, text="card", blocks=[actions(button("Done"))])
    await ana.act({"channel": launch.id, "ts": posted["ts"]}, {"block_id": "row", "action_id": "press"})
    return str(app.payloads("interactive")[-1]["response_url"]), str(posted["ts"])


async def _post(http: ClientSession, url: str, body: Json) -> tuple[int, str]:
    async with http.post(url, json=body) as response:
        return response.status, await response.text()


def _ephemerals(sandbox: Sandbox, person: Actor) -> list[Message]:
    return [*sandbox.state.ephemerals.get(person.person_id, {}).values()]


async def test_a_response_is_ephemeral_unless_told_otherwise(
    sandbox: Sandbox, app: SocketApp, http: ClientSession, ana: Actor, launch: Conversation
) -> None:
    url = await _command_url(app, ana, launch)

    assert await _post(http, url, {"text": "for you"}) == (200, "ok")
    assert await _post(http, url, {"text": "for all", "response_type": "in_channel"}) == (200, "ok")

    assert [message.text for message in _ephemerals(sandbox, ana)] == ["for you"]
    assert [*launch.messages.values()][-1].text == "for all"


async def test_a_response_url_is_good_for_five_uses(
    app: SocketApp, http: ClientSession, ana: Actor, launch: Conversation
) -> None:
    url = await _command_url(app, ana, launch)

    statuses = [(await _post(http, url, {"text": str(n)}))[0] for n in range(6)]
    assert statuses == [200] * 5 + [404]


async def test_a_response_url_dies_after_half_an_hour(
    sandbox: Sandbox, app: SocketApp, http: ClientSession, ana: Actor, launch: Conversation
) -> None:
    url = await _command_url(app, ana, launch)

    sandbox.clock.advance(timedelta(minutes=30))
    assert (await _post(http, url, {"text": "just in time"}))[0] == 200
    sandbox.clock.advance(timedelta(seconds=1))
    status, body = await _post(http, url, {"text": "late"})
    assert status == 404
    assert "expired_url" in body


async def test_the_original_message_can_be_replaced_and_deleted(
    api: Api, app: SocketApp, http: ClientSession, ana: Actor, launch: Conversation
) -> None:
    url, ts = await _click_url(api, app, ana, launch)

    await _post(http, url, {"text": "done", "replace_original": True})
    assert (launch.messages[ts].text, launch.messages[ts].blocks) == ("done", None)
    await _post(http, url, {"delete_original": True})
    assert ts not in launch.messages


async def test_an_ephemeral_can_be_replaced_only_this_way(
    api: Api, sandbox: Sandbox, app: SocketApp, http: ClientSession, ana: Actor, launch: Conversation
) -> None:
    blocks = [actions(button("Undo"))]
    shown = await api("chat.postEphemeral", channel=launch.id, user=ana.person_id, text="a", blocks=blocks)
    source = {"channel": launch.id, "ts": shown["message_ts"]}
    await ana.act(source, {"block_id": "row", "action_id": "press"})
    url = app.payloads("interactive")[-1]["response_url"]

    await _post(http, url, {"text": "undone", "replace_original": True})
    assert [message.text for message in _ephemerals(sandbox, ana)] == ["undone"]
    await _post(http, url, {"delete_original": True})
    assert _ephemerals(sandbox, ana) == []


async def test_a_response_to_a_click_in_a_thread_lands_there_only_when_it_says_so(
    api: Api, sandbox: Sandbox, app: SocketApp, http: ClientSession, ana: Actor, launch: Conversation
) -> None:
    url, ts = await _click_url(api, app, ana, launch)

    await _post(http, url, {"text": "in the channel"})
    await _post(http, url, {"text": "in the thread", "thread_ts": ts})
    assert [message.thread_ts for message in _ephemerals(sandbox, ana)] == ["", ts]


@pytest.mark.parametrize("body", ["{", "7"])
async def test_what_is_no_message_is_refused(
    body: str, app: SocketApp, http: ClientSession, ana: Actor, launch: Conversation
) -> None:
    url = await _command_url(app, ana, launch)

    async with http.post(url, data=body, headers={"Content-Type": "application/json"}) as response:
        assert (response.status, "invalid_payload" in await response.text()) == (400, True)


async def test_invalid_blocks_are_refused(
    app: SocketApp, http: ClientSession, ana: Actor, launch: Conversation
) -> None:
    url = await _command_url(app, ana, launch)

    status, body = await _post(http, url, {"blocks": [{"type": "nonsense"}]})
    assert status == 400
    assert "/blocks/0/type" in body


async def test_a_made_up_url_is_expired(sandbox: Sandbox, http: ClientSession) -> None:
    status, _ = await _post(http, f"{sandbox.state.origin}/commands/T1/secret", {"text": "x"})

    assert status == 404


async def test_an_empty_response_says_nothing(
    sandbox: Sandbox, app: SocketApp, http: ClientSession, ana: Actor, launch: Conversation
) -> None:
    url = await _command_url(app, ana, launch)

    assert await _post(http, url, {"response_type": "in_channel"}) == (200, "ok")
    assert _ephemerals(sandbox, ana) == []


async def test_a_response_may_carry_attachments_and_metadata(
    app: SocketApp, http: ClientSession, ana: Actor, launch: Conversation
) -> None:
    url = await _command_url(app, ana, launch)
    metadata = {"event_type": "outbox", "event_payload": {}}
    body = {"response_type": "in_channel", "attachments": [{"text": "more"}], "metadata": metadata}

    await _post(http, url, body)

    message = [*launch.messages.values()][-1]
    assert (message.attachments, message.metadata) == ([{"text": "more"}], metadata)
