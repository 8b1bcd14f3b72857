import json
from datetime import timedelta

import pytest
from slack_sdk.signature import SignatureVerifier

from bot.sandbox.acting import Actor
from bot.sandbox.conversations import Conversation
from bot.sandbox.errors import PersonError
from bot.sandbox.http_mode import HttpMode
from bot.sandbox.server import Sandbox
from tests.sandbox.apps import HttpApp
from tests.sandbox.conftest import actions, button


async def test_a_command_is_a_signed_form(sandbox: Sandbox, ana: Actor, launch: Conversation) -> None:
    async with HttpApp(sandbox) as app:
        app.body = {"text": "Added"}
        await ana.say(launch.id, "/task add Ünïcode & more")

    headers, body = app.requests[0]
    form = app.form()
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert (form["command"], form["text"]) == ("/task", "add Ünïcode &amp; more")
    assert SignatureVerifier(sandbox.signing_secret).is_valid_request(body, headers)
    assert not SignatureVerifier("another secret").is_valid_request(body, headers)
    [message] = sandbox.state.ephemerals[ana.person_id].values()
    assert message.text == "Added"


async def test_a_plain_text_answer_is_a_message_too(
    sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    async with HttpApp(sandbox) as app:
        app.body = "Just text"
        await ana.say(launch.id, "/task add x")

    [message] = sandbox.state.ephemerals[ana.person_id].values()
    assert message.text == "Just text"


async def test_an_interaction_is_json_in_a_form(sandbox: Sandbox, ana: Actor, launch: Conversation) -> None:
    async with HttpApp(sandbox) as app:
        app.body = {"blocks": [actions(button("Done"))]}
        await ana.say(launch.id, "/task list")
        app.body = None
        [message] = sandbox.state.ephemerals[ana.person_id].values()
        await ana.act({"channel": launch.id, "ts": message.ts}, {"block_id": "row", "action_id": "press"})

    assert json.loads(app.form()["payload"])["type"] == "block_actions"


async def test_an_event_is_json(sandbox: Sandbox, ana: Actor, launch: Conversation) -> None:
    async with HttpApp(sandbox) as app:
        await ana.say(launch.id, "hello")
        await sandbox.settled()

    headers, body = app.requests[0]
    assert headers["Content-Type"] == "application/json"
    assert "X-Slack-Retry-Num" not in headers
    assert json.loads(body)["event"]["text"] == "hello"


async def test_a_failed_event_is_repeated_at_once_after_a_minute_and_after_five(
    sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    async with HttpApp(sandbox) as app:
        app.status = 500
        await ana.say(launch.id, "hello")
        await sandbox.settled()
        assert len(app.requests) == 2
        for step, expected in [(59, 2), (1, 3), (299, 3), (1, 4), (3600, 4)]:
            sandbox.clock.advance(timedelta(seconds=step))
            await sandbox.settled()
            assert len(app.requests) == expected

    retries = [headers.get("X-Slack-Retry-Num") for headers, _ in app.requests]
    reasons = {headers.get("X-Slack-Retry-Reason") for headers, _ in app.requests[1:]}
    ids = {json.loads(body)["event_id"] for _, body in app.requests}
    assert retries == [None, "1", "2", "3"]
    assert reasons == {"http_error"}
    assert len(ids) == 1


async def test_any_2xx_acknowledges_an_event(sandbox: Sandbox, ana: Actor, launch: Conversation) -> None:
    async with HttpApp(sandbox) as app:
        app.status = 204
        await ana.say(launch.id, "hello")
        await sandbox.settled()
        sandbox.clock.advance(timedelta(hours=1))
        await sandbox.settled()

    assert len(app.requests) == 1


async def test_a_server_that_is_down_is_a_dispatch_failure(
    sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    async with HttpApp(sandbox):
        pass

    with pytest.raises(PersonError, match="dispatch_failed"):
        await ana.say(launch.id, "/task add x")


async def test_a_refused_command_is_a_dispatch_failure(
    sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    async with HttpApp(sandbox) as app:
        app.status = 401
        with pytest.raises(PersonError, match="dispatch_failed"):
            await ana.say(launch.id, "/task add x")


async def test_the_request_url_is_verified_by_its_challenge(sandbox: Sandbox) -> None:
    async with HttpApp(sandbox) as app:
        mode = sandbox.delivery.transport
        assert isinstance(mode, HttpMode)
        app.body = {"challenge": "c-1"}
        assert await mode.verify_url("c-1")
        assert not await mode.verify_url("c-2")
        app.body = "c-3"
        assert await mode.verify_url("c-3")

    asked = json.loads(app.requests[0][1])
    assert (asked["type"], asked["challenge"]) == ("url_verification", "c-1")


async def test_ssl_check_carries_no_command(sandbox: Sandbox) -> None:
    async with HttpApp(sandbox) as app:
        mode = sandbox.delivery.transport
        assert isinstance(mode, HttpMode)
        assert await mode.check_tls()

    assert app.form() == {"ssl_check": "1", "token": ""}


async def test_delivery_goes_back_to_the_socket_when_the_url_is_taken_away(
    sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    async with HttpApp(sandbox) as app:
        sandbox.requests_url = None
        with pytest.raises(PersonError, match="dispatch_failed"):
            await ana.say(launch.id, "/task add x")

    assert app.requests == []


async def test_the_sandbox_verifies_its_request_url_as_slack_does(sandbox: Sandbox) -> None:
    assert not await sandbox.verify_requests_url()
    async with HttpApp(sandbox) as app:
        assert sandbox.requests_url == app.url
        assert sandbox.connected
        app.answer = lambda body: json.loads(body) if body.startswith(b"{") else None
        assert await sandbox.verify_requests_url()
        app.answer = lambda _body: None
        assert not await sandbox.verify_requests_url()


async def test_broken_json_is_an_acknowledgement_without_an_answer(
    sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    async with HttpApp(sandbox) as app:
        app.body, app.kind = "{broken", "application/json"
        await ana.say(launch.id, "/task add x")

    assert ana.person_id not in sandbox.state.ephemerals
