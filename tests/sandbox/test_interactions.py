import dataclasses
from typing import Any

import pytest

from bot.sandbox.acting import Actor
from bot.sandbox.conversations import Conversation
from bot.sandbox.errors import PersonError
from bot.sandbox.server import Sandbox
from tests.sandbox.apps import Silent, SocketApp
from tests.sandbox.conftest import Api, actions, actor, button, channel, field, modal, text

Json = dict[str, Any]

SELECT: Json = {
    "type": "static_select",
    "action_id": "owner",
    "options": [{"text": text("One"), "value": "1"}, {"text": text("Two"), "value": "2"}],
}


async def _posted(api: Api, launch: Conversation, *blocks: Json, **more: Any) -> Json:
    answer = await api("chat.postMessage", channel=launch.id, text="card", blocks=list(blocks), **more)
    assert answer["ok"], answer
    return {"channel": launch.id, "ts": answer["ts"]}


async def test_a_click_on_a_message_tells_everything_about_it(
    api: Api, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    source = await _posted(api, launch, actions(button("Done", value="T-1", style="primary"), SELECT))

    await ana.act(source, {"block_id": "row", "action_id": "press", "state": {"row": {"owner": "2"}}})

    payload = app.payloads("interactive")[0]
    action = payload["actions"][0]
    assert (payload["type"], payload["user"]["id"], payload["channel"]["id"]) == (
        "block_actions",
        ana.person_id,
        launch.id,
    )
    assert (action["action_id"], action["block_id"], action["value"]) == ("press", "row", "T-1")
    assert action["text"]["text"] == "Done"
    assert payload["container"] == {
        "type": "message",
        "message_ts": source["ts"],
        "channel_id": launch.id,
        "is_ephemeral": False,
    }
    assert payload["message"]["ts"] == source["ts"]
    assert payload["state"]["values"]["row"]["owner"]["selected_option"]["value"] == "2"
    assert payload["trigger_id"]
    assert "/actions/" in payload["response_url"]


async def test_a_choice_carries_the_chosen_option(
    api: Api, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    source = await _posted(api, launch, actions(SELECT))

    await ana.act(source, {"block_id": "row", "action_id": "owner", "value": "1"})

    payload = app.payloads("interactive")[0]
    assert payload["actions"][0]["selected_option"]["text"]["text"] == "One"
    assert payload["state"]["values"]["row"]["owner"]["selected_option"]["value"] == "1"


async def test_a_click_on_an_ephemeral_carries_no_message(
    api: Api, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    posted = await api(
        "chat.postEphemeral",
        channel=launch.id,
        user=ana.person_id,
        text="a",
        blocks=[actions(button("Done"))],
    )
    await ana.act(
        {"channel": launch.id, "ts": posted["message_ts"]}, {"block_id": "row", "action_id": "press"}
    )

    payload = app.payloads("interactive")[0]
    assert payload["container"]["is_ephemeral"]
    assert "message" not in payload


async def test_nobody_clicks_somebody_elses_ephemeral_or_in_a_channel_they_cannot_see(
    api: Api, sandbox: Sandbox, app: SocketApp, ana: Actor, grace: Actor, launch: Conversation
) -> None:
    posted = await api(
        "chat.postEphemeral",
        channel=launch.id,
        user=ana.person_id,
        text="a",
        blocks=[actions(button("Done"))],
    )
    leadership = channel(sandbox, "leadership")
    leadership.members[sandbox.state.bot.id] = None
    secret = await _posted(api, leadership, actions(button("Done")))

    for person, source in [(grace, {"channel": launch.id, "ts": posted["message_ts"]}), (ana, secret)]:
        with pytest.raises(PersonError, match="no longer there"):
            await person.act(source, {"block_id": "row", "action_id": "press"})
    assert app.payloads("interactive") == []


@pytest.mark.parametrize(
    ("element", "value", "key"),
    [
        ({"type": "users_select"}, "U1", "selected_user"),
        ({"type": "conversations_select"}, "C1", "selected_conversation"),
        ({"type": "channels_select"}, "C1", "selected_channel"),
        ({"type": "multi_users_select"}, ["U1", "U2"], "selected_users"),
        ({"type": "datepicker"}, "2026-11-27", "selected_date"),
        ({"type": "timepicker"}, "09:30", "selected_time"),
        ({"type": "datetimepicker"}, 1795424400, "selected_date_time"),
        ({"type": "external_select"}, {"text": text("X"), "value": "x"}, "selected_option"),
        ({"type": "datepicker"}, None, "selected_date"),
    ],
)
async def test_every_kind_of_choice_has_its_own_key(
    element: Json, value: Any, key: str, api: Api, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    source = await _posted(api, launch, actions(element | {"action_id": "x"}))

    await ana.act(source, {"block_id": "row", "action_id": "x", "value": value})

    action = app.payloads("interactive")[0]["actions"][0]
    assert action[key] == value
    assert action["type"] == element["type"]


async def test_several_choices_come_as_options(
    api: Api, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    boxes = SELECT | {"type": "checkboxes"}
    source = await _posted(api, launch, actions(boxes))

    await ana.act(source, {"block_id": "row", "action_id": "owner", "value": ["2", "1"]})

    chosen = app.payloads("interactive")[0]["actions"][0]["selected_options"]
    assert [option["value"] for option in chosen] == ["2", "1"]


async def test_what_is_not_offered_cannot_be_chosen_and_what_is_gone_cannot_be_clicked(
    api: Api, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    source = await _posted(api, launch, actions(SELECT))

    with pytest.raises(PersonError, match="not offered"):
        await ana.act(source, {"block_id": "row", "action_id": "owner", "value": "3"})
    with pytest.raises(PersonError, match="no longer there"):
        await ana.act(source, {"block_id": "row", "action_id": "gone"})
    assert app.received == []


@pytest.mark.usefixtures("impatient")
async def test_a_click_that_is_not_acknowledged_fails_visibly_and_once(
    api: Api, sandbox: Sandbox, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    app.answer = lambda _kind, _payload: Silent
    source = await _posted(api, launch, actions(button("Done")))

    with pytest.raises(PersonError, match="operation_timeout"):
        await ana.act(source, {"block_id": "row", "action_id": "press"})

    queue = sandbox.feed.subscribe(ana.person_id, 0)
    pushes = [queue.get_nowait() for _ in range(queue.qsize())]
    assert [push["source"] for push in pushes if push["type"] == "failure"] == [source]


async def test_an_external_select_asks_the_app_for_its_options(
    api: Api, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    app.answer = lambda _kind, _payload: {"options": [{"text": text("Brief"), "value": "7"}]}
    source = await _posted(api, launch, actions({"type": "external_select", "action_id": "task"}))

    found = await ana.options(source, {"block_id": "row", "action_id": "task", "query": "bri"})

    assert found == {"options": [{"text": text("Brief"), "value": "7"}]}
    payload = app.payloads("interactive")[0]
    assert (payload["type"], payload["value"], payload["action_id"]) == ("block_suggestion", "bri", "task")
    app.answer = lambda _kind, _payload: {"nonsense": []}
    with pytest.raises(PersonError, match="did not load"):
        await ana.options(source, {"block_id": "row", "action_id": "task", "query": ""})


async def test_a_global_shortcut_has_no_channel_and_no_response_url(app: SocketApp, ana: Actor) -> None:
    await ana.use_shortcut("new")

    [payload] = app.payloads("interactive")
    assert (payload["type"], payload["callback_id"]) == ("shortcut", "new")
    assert payload["trigger_id"]
    assert not {"channel", "response_url", "message"} & set(payload)


async def test_a_message_shortcut_brings_the_message(
    app: SocketApp, ana: Actor, grace: Actor, launch: Conversation
) -> None:
    message = await grace.say(launch.id, "please write the brief")
    assert message
    await ana.use_shortcut("make", launch.id, message.ts)

    [payload] = app.payloads("interactive")
    assert (payload["type"], payload["message"]["text"]) == ("message_action", "please write the brief")
    assert payload["message_ts"] == message.ts
    assert payload["channel"] == {"id": launch.id, "name": "launch"}


@pytest.mark.parametrize(("callback_id", "ts"), [("none", ""), ("make", ""), ("new", "1.0")])
async def test_a_shortcut_is_used_where_it_belongs(
    callback_id: str, ts: str, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    with pytest.raises(PersonError, match="no such shortcut"):
        await ana.use_shortcut(callback_id, launch.id, ts)


async def test_commands_are_refused_in_threads_and_unknown_ones_everywhere(
    app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    parent = await ana.say(launch.id, "parent")
    assert parent

    with pytest.raises(PersonError, match="/task is not supported in threads"):
        await ana.say(launch.id, "/task add x", parent.ts)
    with pytest.raises(PersonError, match="/shout is not a valid command"):
        await ana.say(launch.id, "/shout")
    shown = await ana.say(launch.id, " /task as text")
    assert shown
    assert app.payloads("slash_commands") == []


@pytest.mark.parametrize(
    ("typed", "arrives"),
    [("/task", ""), ("/task  add  x ", "add  x"), ("/task\nfirst\nsecond", "first\nsecond")],
)
async def test_a_commands_text_is_what_follows_its_name(
    typed: str, arrives: str, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    await ana.say(launch.id, typed)

    assert app.payloads("slash_commands")[0]["text"] == arrives


async def test_where_a_command_was_typed_is_named_only_when_public(
    sandbox: Sandbox, app: SocketApp, grace: Actor
) -> None:
    direct = grace.open_dm(sandbox.state.bot.id)
    await grace.say(direct.id, "/task list")
    await grace.say(channel(sandbox, "leadership").id, "/task list")

    names = [payload["channel_name"] for payload in app.payloads("slash_commands")]
    assert names == ["directmessage", "privategroup"]


async def test_people_act_where_they_are_members_only(sandbox: Sandbox, app: SocketApp) -> None:
    david = actor(sandbox, "david")
    design = channel(sandbox, "design")

    with pytest.raises(PersonError, match="Join #design first"):
        await david.say(design.id, "/task list")
    david.join(design.id)
    await david.say(design.id, "/task list")
    david.leave(design.id)
    with pytest.raises(PersonError, match="Join #design first"):
        await david.say(design.id, "hello")
    with pytest.raises(PersonError, match="no such conversation"):
        actor(sandbox, "ana").join(channel(sandbox, "leadership").id)


async def test_an_app_without_interactivity_says_so(
    sandbox: Sandbox, ana: Actor, api: Api, launch: Conversation
) -> None:
    source = await _posted(api, launch, actions(button("Done")))
    sandbox.state.app = dataclasses.replace(sandbox.state.app, interactive=False)

    with pytest.raises(PersonError, match="not configured"):
        await ana.act(source, {"block_id": "row", "action_id": "press"})


async def test_authors_alone_edit_and_delete(ana: Actor, grace: Actor, launch: Conversation) -> None:
    message = await ana.say(launch.id, "mine")
    assert message

    with pytest.raises(PersonError, match="Only its author"):
        grace.edit(launch.id, message.ts, "yours")
    with pytest.raises(PersonError, match="Only its author"):
        grace.delete(launch.id, message.ts)
    assert message.text == "mine"


async def test_an_input_in_a_message_is_sent_with_a_click_unless_it_dispatches(
    api: Api, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    silent = field("note")
    loud = field("search", {"type": "plain_text_input", "action_id": "q"}, dispatch_action=True)
    source = await _posted(api, launch, silent, loud, actions(button("Done")))

    with pytest.raises(PersonError, match="with its form only"):
        await ana.act(source, {"block_id": "note", "action_id": "entry", "value": "x"})
    await ana.act(source, {"block_id": "search", "action_id": "q", "value": "brief"})

    [payload] = app.payloads("interactive")
    assert payload["actions"][0]["value"] == "brief"
    assert payload["state"]["values"]["search"]["q"]["value"] == "brief"


async def test_a_modal_has_its_state_in_a_click(
    api: Api, sandbox: Sandbox, app: SocketApp, ana: Actor
) -> None:
    await ana.use_shortcut("new")
    trigger = app.payloads("interactive")[0]["trigger_id"]
    opened = await api("views.open", trigger_id=trigger, view=modal(field(), actions(button("Check"))))
    view = opened["view"]

    await ana.act(
        {"view_id": view["id"]},
        {"block_id": "row", "action_id": "press", "state": {"title": {"entry": "Draft"}}},
    )

    payload = app.payloads("interactive")[-1]
    assert payload["container"] == {"type": "view", "view_id": view["id"]}
    assert payload["view"]["state"]["values"]["title"]["entry"]["value"] == "Draft"
    assert "response_url" not in payload


async def test_feedback_buttons_send_the_one_that_was_pressed(
    api: Api, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    good, bad = {"text": text("Good"), "value": "+"}, {"text": text("Bad"), "value": "-"}
    feedback = {
        "type": "feedback_buttons",
        "action_id": "f",
        "positive_button": good,
        "negative_button": bad,
    }
    source = await _posted(
        api, launch, {"type": "context_actions", "block_id": "row", "elements": [feedback]}
    )

    await ana.act(source, {"block_id": "row", "action_id": "f", "value": "-"})

    action = app.payloads("interactive")[0]["actions"][0]
    assert (action["value"], action["text"]["text"]) == ("-", "Bad")
    with pytest.raises(PersonError, match="not offered"):
        await ana.act(source, {"block_id": "row", "action_id": "f", "value": "?"})


async def test_buttons_in_attachments_and_menus_can_be_used(
    api: Api, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    menu = {"type": "overflow", "action_id": "menu", "options": SELECT["options"]}
    attachments = [{"blocks": [actions(button("Done"), menu)]}]
    source = await _posted(api, launch, attachments=attachments)

    await ana.act(source, {"block_id": "row", "action_id": "press"})
    await ana.act(source, {"block_id": "row", "action_id": "menu", "value": "2"})

    press, choice = (payload["actions"][0] for payload in app.payloads("interactive"))
    assert press["type"] == "button"
    assert choice["selected_option"]["value"] == "2"


async def test_a_modal_asks_for_options_too(api: Api, app: SocketApp, ana: Actor) -> None:
    app.answer = lambda _kind, payload: {"options": []} if payload["type"] == "block_suggestion" else None
    await ana.use_shortcut("new")
    trigger = app.payloads("interactive")[0]["trigger_id"]
    external = field("task", {"type": "external_select", "action_id": "t"})
    view = (await api("views.open", trigger_id=trigger, view=modal(external)))["view"]

    await ana.options({"view_id": view["id"]}, {"block_id": "task", "action_id": "t", "query": "x"})

    assert app.payloads("interactive")[-1]["container"] == {"type": "view", "view_id": view["id"]}


async def test_a_file_input_carries_the_uploaded_files(api: Api, app: SocketApp, ana: Actor) -> None:
    await ana.use_shortcut("new")
    trigger = app.payloads("interactive")[0]["trigger_id"]
    element = {"type": "file_input", "action_id": "f"}
    view = (await api("views.open", trigger_id=trigger, view=modal(field("file", element))))["view"]
    file = ana.upload("plan.csv", b"a,b")

    await ana.submit(view["id"], {"file": {"f": [file.id, "F0GONE"]}})

    [sent] = app.payloads("interactive")[-1]["view"]["state"]["values"]["file"]["f"]["files"]
    assert (sent["id"], sent["name"], sent["size"]) == (file.id, "plan.csv", 3)


async def test_a_stranger_uses_no_command_and_no_shortcut_but_may_speak_and_click(
    api: Api, app: SocketApp, sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    source = await _posted(api, launch, actions(button("Done", value="T-1")))
    sandbox.state.people[ana.person_id].is_stranger = True

    for used in (ana.say(launch.id, "/task add x"), ana.use_shortcut("make", launch.id, source["ts"])):
        with pytest.raises(PersonError, match="belongs to another company"):
            await used
    await ana.act(source, {"block_id": "row", "action_id": "press"})
    assert await ana.say(launch.id, "hello")
    assert len(app.payloads("interactive")) == 1
