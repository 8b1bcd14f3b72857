import asyncio
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession, WSServerHandshakeError

from bot.sandbox.acting import Actor
from bot.sandbox.conversations import Conversation
from bot.sandbox.errors import PersonError
from bot.sandbox.server import Sandbox
from tests.sandbox.apps import Silent, SocketApp
from tests.sandbox.conftest import Api


async def test_the_first_word_is_hello_with_the_number_of_connections(sandbox: Sandbox) -> None:
    async with SocketApp(sandbox) as first, SocketApp(sandbox) as second:
        [hello] = second.notices

    assert hello["type"] == "hello"
    assert hello["num_connections"] == 2
    assert hello["connection_info"] == {"app_id": sandbox.state.app_id}
    assert hello["debug_info"]["approximate_connection_time"] == 18_000
    assert first.notices[0]["num_connections"] == 1


async def test_a_ticket_opens_one_connection_once_and_not_after_half_a_minute(
    api: Api, sandbox: Sandbox, http: ClientSession
) -> None:
    used, late = [(await api("apps.connections.open", as_token=sandbox.app_token))["url"] for _ in range(2)]
    async with http.ws_connect(used):
        pass
    sandbox.clock.advance(timedelta(seconds=31))

    for url in (used, late):
        with pytest.raises(WSServerHandshakeError):
            await http.ws_connect(url)


async def test_a_command_arrives_as_slack_writes_it(
    sandbox: Sandbox, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    await ana.say(launch.id, "/task add Draft & send to @grace in #design")

    [envelope] = app.received
    payload = envelope["payload"]
    grace, design = sandbox.state.person_named("grace"), sandbox.state.channel_named("design")
    assert grace
    assert design
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
    assert payload["text"] == f"add Draft &amp; send to <@{grace.id}|grace> in <#{design.id}|design>"
    assert (payload["command"], payload["user_id"], payload["user_name"]) == ("/task", ana.person_id, "ana")
    assert (payload["channel_id"], payload["channel_name"]) == (launch.id, "launch")
    assert payload["response_url"].startswith(f"{sandbox.state.origin}/commands/")
    assert payload["trigger_id"]


async def test_each_envelope_goes_to_exactly_one_of_several_connections(
    sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    async with SocketApp(sandbox) as first, SocketApp(sandbox) as second:
        for number in range(6):
            await ana.say(launch.id, f"/task {number}")

    texts = Counter(payload["text"] for app in (first, second) for payload in app.payloads("slash_commands"))
    assert texts == Counter(str(number) for number in range(6))
    assert first.received
    assert second.received


async def test_the_answer_rides_on_the_acknowledgement(
    sandbox: Sandbox, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    app.answer = lambda _kind, _payload: {"text": "Added"}

    await ana.say(launch.id, "/task add x")

    [message] = sandbox.state.ephemerals[ana.person_id].values()
    assert (message.text, message.only_for, message.channel) == ("Added", ana.person_id, launch.id)


async def test_an_answer_in_the_channel_is_for_everybody(
    app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    app.answer = lambda _kind, _payload: {"text": "Added", "response_type": "in_channel"}

    await ana.say(launch.id, "/task add x")

    assert [*launch.messages.values()][-1].text == "Added"


async def test_an_answer_slack_cannot_show_fails_the_command(
    app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    app.answer = lambda _kind, _payload: {"blocks": [{"type": "nonsense"}]}

    with pytest.raises(PersonError, match="invalid_command_response"):
        await ana.say(launch.id, "/task add x")


@pytest.mark.usefixtures("impatient")
async def test_a_command_that_is_not_acknowledged_in_time_fails_visibly_and_is_not_repeated(
    sandbox: Sandbox, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    app.answer = lambda _kind, _payload: Silent

    with pytest.raises(PersonError, match='/task failed with the error "operation_timeout"'):
        await ana.say(launch.id, "/task add x")
    sandbox.clock.advance(timedelta(hours=1))
    await sandbox.settled()

    assert len(app.received) == 1


async def test_without_a_connection_a_command_fails_at_once(
    sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    with pytest.raises(PersonError, match="dispatch_failed"):
        await ana.say(launch.id, "/task add x")


@pytest.mark.usefixtures("impatient")
async def test_an_unacknowledged_event_comes_again_after_four_seconds_with_the_same_ids(
    sandbox: Sandbox, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    app.answer = lambda _kind, _payload: Silent
    await ana.say(launch.id, "hello")
    await sandbox.settled()
    sandbox.clock.advance(timedelta(seconds=3))
    await sandbox.settled()
    assert len(app.received) == 1

    app.answer = lambda _kind, _payload: None
    sandbox.delivery.ack_seconds = 10
    sandbox.clock.advance(timedelta(seconds=1))
    await sandbox.settled()
    sandbox.clock.advance(timedelta(hours=1))
    await sandbox.settled()

    first, again = app.received
    assert (first["retry_attempt"], again["retry_attempt"]) == (0, 1)
    assert again["retry_reason"] == "http_timeout"
    assert first["envelope_id"] == again["envelope_id"]
    assert first["payload"]["event_id"] == again["payload"]["event_id"]


@pytest.mark.usefixtures("impatient")
async def test_an_event_is_tried_four_times_and_then_given_up(
    sandbox: Sandbox, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    app.answer = lambda _kind, _payload: Silent
    await ana.say(launch.id, "hello")

    for _ in range(6):
        await sandbox.settled()
        sandbox.clock.advance(timedelta(minutes=5))
    await sandbox.settled()

    assert [envelope["retry_attempt"] for envelope in app.received] == [0, 1, 2, 3]


async def test_events_of_an_app_that_is_away_reach_it_when_it_is_back(
    sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    await ana.say(launch.id, "hello")
    await sandbox.settled()

    async with SocketApp(sandbox) as app:
        sandbox.clock.advance(timedelta(seconds=4))
        await sandbox.settled()

    assert [event["text"] for event in app.events("message")] == ["hello"]
    assert app.received[0]["retry_reason"] == "connection_failed"


@pytest.mark.parametrize("reason", ["refresh_requested", "link_disabled", "too_many_websockets"])
async def test_a_disconnect_says_why_and_closes(reason: str, sandbox: Sandbox) -> None:
    async with SocketApp(sandbox) as app:
        await sandbox.disconnect(reason)
        await asyncio.wait_for(app.closed.wait(), 30)

    assert app.notices[-1]["type"] == "disconnect"
    assert app.notices[-1]["reason"] == reason
    assert not sandbox.connected


async def test_a_warning_comes_ten_seconds_before_the_end_and_until_then_envelopes_arrive(
    sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    async with SocketApp(sandbox) as app:
        await sandbox.disconnect("warning")
        await ana.say(launch.id, "/task add x")
        sandbox.clock.advance(timedelta(seconds=10))
        await asyncio.wait_for(app.closed.wait(), 30)

    assert [notice.get("reason") for notice in app.notices[1:]] == ["warning", "refresh_requested"]
    assert len(app.payloads("slash_commands")) == 1


async def test_a_connection_may_break_without_a_word(sandbox: Sandbox) -> None:
    async with SocketApp(sandbox) as app:
        await sandbox.disconnect("")
        await asyncio.wait_for(app.closed.wait(), 30)

    assert [notice["type"] for notice in app.notices] == ["hello"]


@pytest.mark.usefixtures("impatient")
async def test_an_event_in_flight_when_the_connection_breaks_is_delivered_to_the_next_one(
    sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    async with SocketApp(sandbox, lambda _kind, _payload: Silent):
        await ana.say(launch.id, "hello")
        await sandbox.disconnect("refresh_requested")
        await sandbox.settled()

    sandbox.delivery.ack_seconds = 10
    async with SocketApp(sandbox) as second:
        sandbox.clock.advance(timedelta(seconds=4))
        await sandbox.settled()

    assert [event["text"] for event in second.events("message")] == ["hello"]


async def test_an_eleventh_connection_is_one_too_many(sandbox: Sandbox) -> None:
    apps = [SocketApp(sandbox) for _ in range(11)]
    for app in apps:
        await app.__aenter__()

    assert apps[-1].notices[0]["reason"] == "too_many_websockets"
    assert all(app.notices[0]["type"] == "hello" for app in apps[:-1])
    for app in apps:
        await app.__aexit__(None, None, None)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "noise", ["not json", "[]", "{}", '{"envelope_id": "unknown"}', '{"envelope_id": 7}']
)
async def test_noise_from_the_app_is_no_acknowledgement(
    noise: str, sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    def answer(_kind: str, _payload: Any) -> Any:
        assert app._socket
        noises.add(asyncio.ensure_future(app._socket.send_str(noise)))
        return Silent

    noises: set[asyncio.Future[None]] = set()
    async with SocketApp(sandbox, answer) as app:
        with pytest.raises(PersonError, match="operation_timeout"):
            await ana.say(launch.id, "/task add x")
        app.answer = lambda _kind, _payload: None
        sandbox.delivery.ack_seconds = 10
        await ana.say(launch.id, "/task add y")

    assert len(app.received) == 2


async def test_settled_waits_for_commands_under_way_and_for_events(
    sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    held = asyncio.Event()

    def hold(_kind: str, _payload: Any) -> Any:
        held.set()
        return Silent

    async with SocketApp(sandbox, hold) as app:
        command = asyncio.create_task(ana.say(launch.id, "/task add x"))
        settled = asyncio.create_task(sandbox.settled())
        await held.wait()
        assert not settled.done()
        assert app._socket
        await app._socket.send_json({"envelope_id": app.received[0]["envelope_id"]})
        await settled
        await command

    assert command.done()


async def test_a_stopped_sandbox_repeats_nothing(sandbox: Sandbox, ana: Actor, launch: Conversation) -> None:
    await ana.say(launch.id, "hello")
    await sandbox.settled()
    tried = sandbox.log.count

    await sandbox.stop()
    sandbox.clock.advance(timedelta(hours=1))
    await sandbox.settled()

    assert sandbox.log.count == tried
