import dataclasses
from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.acting import Actor
from bot.sandbox.errors import PersonError
from bot.sandbox.server import Sandbox
from tests.sandbox.apps import Silent, SocketApp
from tests.sandbox.conftest import Api, actions, button, field, modal, text

Json = dict[str, Any]


async def _trigger(app: SocketApp, person: Actor) -> str:
    await person.use_shortcut("new")
    return str(app.payloads("interactive")[-1]["trigger_id"])


async def _opened(api: Api, app: SocketApp, person: Actor, view: Json | None = None) -> Json:
    answer = await api("views.open", trigger_id=await _trigger(app, person), view=view or modal())
    assert answer["ok"], answer
    shown: Json = answer["view"]
    return shown


async def test_an_opened_view_is_answered_with_everything_slack_adds(
    api: Api, sandbox: Sandbox, app: SocketApp, ana: Actor
) -> None:
    view = await _opened(api, app, ana, modal(private_metadata="m", callback_id="new_task"))

    assert view["id"].startswith("V")
    assert (view["callback_id"], view["private_metadata"]) == ("new_task", "m")
    assert (view["root_view_id"], view["previous_view_id"]) == (view["id"], None)
    assert view["state"] == {"values": {}}
    assert view["hash"]
    assert sandbox.state.stacks[ana.person_id][0].id == view["id"]


async def test_a_trigger_works_once(api: Api, app: SocketApp, ana: Actor) -> None:
    trigger = await _trigger(app, ana)

    assert (await api("views.open", trigger_id=trigger, view=modal()))["ok"]
    again = await api("views.open", trigger_id=trigger, view=modal())
    assert again["error"] == "exchanged_trigger_id"


async def test_a_trigger_lives_three_seconds(api: Api, sandbox: Sandbox, app: SocketApp, ana: Actor) -> None:
    trigger = await _trigger(app, ana)
    sandbox.clock.advance(timedelta(seconds=3))
    late = await _trigger(app, ana)
    assert (await api("views.open", trigger_id=trigger, view=modal()))["ok"]
    sandbox.clock.advance(timedelta(seconds=3, microseconds=1))

    assert (await api("views.open", trigger_id=late, view=modal()))["error"] == "expired_trigger_id"
    assert (await api("views.open", trigger_id="1.2.x", view=modal()))["error"] == "invalid_trigger_id"


async def test_an_invalid_view_does_not_spend_the_trigger(api: Api, app: SocketApp, ana: Actor) -> None:
    trigger = await _trigger(app, ana)

    refused = await api("views.open", trigger_id=trigger, view=modal(title=text("x" * 25)))
    assert refused["error"] == "invalid_arguments"
    assert refused["response_metadata"]["messages"] == [
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"
    ]
    assert (await api("views.open", trigger_id=trigger, view=modal()))["ok"]
    assert (await api("views.open", trigger_id=trigger))["error"] == "invalid_arguments"


async def test_three_views_stack_and_a_fourth_does_not(api: Api, app: SocketApp, ana: Actor) -> None:
    root = await _opened(api, app, ana)
    pushed = [await api("views.push", trigger_id=await _trigger(app, ana), view=modal()) for _ in range(3)]

    assert [answer.get("error") for answer in pushed] == [None, None, "push_limit_reached"]
    top = pushed[1]["view"]
    assert (top["root_view_id"], top["previous_view_id"]) == (root["id"], pushed[0]["view"]["id"])


async def test_nothing_is_pushed_onto_nothing(api: Api, app: SocketApp, ana: Actor) -> None:
    answer = await api("views.push", trigger_id=await _trigger(app, ana), view=modal())

    assert answer["error"] == "not_found"


async def test_an_update_checks_the_hash_when_one_is_given(api: Api, app: SocketApp, ana: Actor) -> None:
    view = await _opened(api, app, ana)

    fresh = await api("views.update", view_id=view["id"], hash=view["hash"], view=modal())
    stale = await api("views.update", view_id=view["id"], hash=view["hash"], view=modal())
    blind = await api("views.update", view_id=view["id"], view=modal())
    assert fresh["view"]["hash"] != view["hash"]
    assert stale["error"] == "hash_conflict"
    assert blind["ok"]
    assert (await api("views.update", view_id="V0NONE", view=modal()))["error"] == "not_found"
    assert (await api("views.update", view=modal()))["error"] == "invalid_arguments"


async def test_an_external_id_finds_a_view_and_is_used_once(api: Api, app: SocketApp, ana: Actor) -> None:
    view = await _opened(api, app, ana, modal(external_id="mine"))

    updated = await api("views.update", external_id="mine", view=modal(external_id="mine"))
    second = await api("views.push", trigger_id=await _trigger(app, ana), view=modal(external_id="mine"))
    other = await api("views.push", trigger_id=await _trigger(app, ana), view=modal(external_id="other"))
    taken = await api("views.update", view_id=other["view"]["id"], view=modal(external_id="mine"))
    assert updated["view"]["id"] == view["id"]
    assert second["error"] == "duplicate_external_id"
    assert taken["error"] == "duplicate_external_id"


async def test_a_view_has_at_most_250_kilobytes(api: Api, app: SocketApp, ana: Actor) -> None:
    blocks = [{"type": "section", "text": text("x" * 3000, "mrkdwn")}] * 90
    answer = await api("views.open", trigger_id=await _trigger(app, ana), view=modal(*blocks))

    assert answer["error"] == "view_too_large"


async def test_a_submission_carries_a_value_for_every_input(api: Api, app: SocketApp, ana: Actor) -> None:
    options = [{"text": text("Low"), "value": "low"}, {"text": text("High"), "value": "high"}]
    view = await _opened(
        api,
        app,
        ana,
        modal(
            field(),
            field("due", {"type": "datepicker", "action_id": "d", "initial_date": "2026-11-27"}),
            field("size", {"type": "radio_buttons", "action_id": "s", "options": options}, optional=True),
            field("who", {"type": "multi_users_select", "action_id": "w"}, optional=True),
            field("cost", {"type": "number_input", "action_id": "c", "is_decimal_allowed": False}),
            field("note", {"type": "rich_text_input", "action_id": "n"}),
        ),
    )
    entered = {"title": {"entry": "Draft"}, "cost": {"c": 480}, "note": {"n": "Hello"}}

    done = await ana.submit(view["id"], entered)

    payload = app.payloads("interactive")[-1]
    values = payload["view"]["state"]["values"]
    assert done.result == "closed"
    assert payload["type"] == "view_submission"
    assert payload["response_urls"] == []
    assert values["title"]["entry"] == {"type": "plain_text_input", "value": "Draft"}
    assert values["due"]["d"]["selected_date"] == "2026-11-27"
    assert values["size"]["s"] == {"type": "radio_buttons", "selected_option": None}
    assert values["who"]["w"]["selected_users"] == []
    assert values["cost"]["c"]["value"] == "480"
    note = values["note"]["n"]["rich_text_value"]["elements"][0]["elements"][0]
    assert note == {"type": "text", "text": "Hello"}


@pytest.mark.parametrize(
    ("element", "value", "sentence"),
    [
        ({"type": "plain_text_input"}, "", "required"),
        ({"type": "plain_text_input", "min_length": 3}, "ab", "at least 3"),
        ({"type": "plain_text_input", "max_length": 3}, "abcd", "at most 3"),
        ({"type": "number_input", "is_decimal_allowed": True}, "many", "a number"),
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "whole number"),
        ({"type": "number_input", "is_decimal_allowed": True, "min_value": "2"}, "1.5", "from 2"),
        ({"type": "number_input", "is_decimal_allowed": True, "max_value": "2"}, "2.5", "up to 2"),
        ({"type": "email_text_input"}, "ana", "email"),
        ({"type": "url_text_input"}, "orbita", "URL"),
        ({"type": "multi_users_select", "max_selected_items": 1}, ["U1", "U2"], "at most 1"),
    ],
)
async def test_slacks_client_checks_before_the_app_is_asked(
    element: Json, value: Any, sentence: str, api: Api, app: SocketApp, ana: Actor
) -> None:
    view = await _opened(api, app, ana, modal(field("title", element | {"action_id": "e"})))

    done = await ana.submit(view["id"], {"title": {"e": value}})

    assert done.result == "errors"
    assert sentence in done.errors["title"]
    assert app.payloads("interactive")[-1]["type"] == "shortcut"


async def test_errors_of_the_app_leave_the_view_open(
    api: Api, sandbox: Sandbox, app: SocketApp, ana: Actor
) -> None:
    view = await _opened(api, app, ana)
    app.answer = lambda _kind, _payload: {"response_action": "errors", "errors": {"title": "Too vague"}}

    done = await ana.submit(view["id"], {"title": {"entry": "x"}})

    assert (done.result, done.errors) == ("errors", {"title": "Too vague"})
    assert len(sandbox.state.stacks[ana.person_id]) == 1


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"no_such_block": "x"}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "dance"},
        {"response_action": "update", "view": {"type": "modal"}},
        {"response_action": "push"},
        "text",
    ],
)
async def test_an_answer_slack_does_not_understand_is_trouble(
    answer: Any, api: Api, sandbox: Sandbox, app: SocketApp, ana: Actor
) -> None:
    view = await _opened(api, app, ana)
    app.answer = lambda _kind, _payload: answer

    done = await ana.submit(view["id"], {"title": {"entry": "x"}})

    assert done.result == "timeout"
    assert "trouble" in done.sentence
    assert len(sandbox.state.stacks[ana.person_id]) == 1


async def test_a_submission_may_update_push_or_clear(
    api: Api, sandbox: Sandbox, app: SocketApp, ana: Actor
) -> None:
    view = await _opened(api, app, ana)
    entered = {"title": {"entry": "x"}}
    stack = sandbox.state.stacks[ana.person_id]

    app.answer = lambda _kind, _payload: {
        "response_action": "update",
        "view": modal(field(), title=text("Again")),
    }
    assert (await ana.submit(view["id"], entered)).result == "updated"
    assert (stack[0].id, stack[0].payload["title"]["text"]) == (view["id"], "Again")
    app.answer = lambda _kind, _payload: {"response_action": "push", "view": modal()}
    assert (await ana.submit(view["id"], entered)).result == "pushed"
    assert len(stack) == 2
    app.answer = lambda _kind, _payload: None
    assert (await ana.submit(stack[-1].id, entered)).result == "closed"
    assert [each.id for each in stack] == [view["id"]]
    app.answer = lambda _kind, _payload: {"response_action": "clear"}
    assert (await ana.submit(view["id"], entered)).result == "cleared"
    assert sandbox.state.stacks[ana.person_id] == []


async def test_a_submission_that_is_not_acknowledged_leaves_the_view_open(
    api: Api, sandbox: Sandbox, app: SocketApp, ana: Actor
) -> None:
    view = await _opened(api, app, ana)
    app.answer = lambda _kind, _payload: Silent
    sandbox.delivery.ack_seconds = 0.02

    done = await ana.submit(view["id"], {"title": {"entry": "x"}})

    assert (done.result, "operation_timeout" in done.sentence) == ("timeout", True)
    assert sandbox.state.stacks[ana.person_id]


async def test_only_the_top_view_can_be_submitted_or_closed(api: Api, app: SocketApp, ana: Actor) -> None:
    view = await _opened(api, app, ana)
    await api("views.push", trigger_id=await _trigger(app, ana), view=modal())

    with pytest.raises(PersonError, match="no longer open"):
        await ana.submit(view["id"], {})
    with pytest.raises(PersonError, match="no longer open"):
        ana.close_view(view["id"])


async def test_what_was_entered_survives_an_update_where_the_ids_stay(
    api: Api, sandbox: Sandbox, app: SocketApp, ana: Actor
) -> None:
    view = await _opened(api, app, ana, modal(field(), field("note"), actions(button("More"))))
    entered = {"title": {"entry": "kept"}, "note": {"entry": "lost"}}
    await ana.act({"view_id": view["id"]}, {"block_id": "row", "action_id": "press", "state": entered})

    updated = await api("views.update", view_id=view["id"], view=modal(field(), field("other")))

    assert updated["view"]["state"]["values"] == {
        "title": {"entry": {"type": "plain_text_input", "value": "kept"}}
    }


async def test_closing_goes_back_one_view_or_clears_them_all_and_says_so_where_asked(
    api: Api, sandbox: Sandbox, app: SocketApp, ana: Actor
) -> None:
    await _opened(api, app, ana, modal(notify_on_close=True))
    for _ in range(2):
        answer = await api(
            "views.push", trigger_id=await _trigger(app, ana), view=modal(notify_on_close=True)
        )
    ana.close_view(answer["view"]["id"])
    assert len(sandbox.state.stacks[ana.person_id]) == 2
    ana.close_view(sandbox.state.stacks[ana.person_id][-1].id, everything=True)
    await sandbox.settled()

    closed = [each for each in app.payloads("interactive") if each["type"] == "view_closed"]
    assert [each["is_cleared"] for each in closed] == [False, True, True]
    assert sandbox.state.stacks[ana.person_id] == []


async def test_clear_on_close_clears_and_a_view_that_did_not_ask_is_not_reported(
    api: Api, sandbox: Sandbox, app: SocketApp, ana: Actor
) -> None:
    await _opened(api, app, ana)
    pushed = await api("views.push", trigger_id=await _trigger(app, ana), view=modal(clear_on_close=True))
    ana.close_view(pushed["view"]["id"])
    await sandbox.settled()

    assert sandbox.state.stacks[ana.person_id] == []
    assert [each["type"] for each in app.payloads("interactive")] == ["shortcut", "shortcut"]


async def test_a_chosen_conversation_brings_a_response_url_when_the_element_asks_for_one(
    api: Api, sandbox: Sandbox, app: SocketApp, ana: Actor
) -> None:
    element = {"type": "conversations_select", "action_id": "c", "response_url_enabled": True}
    view = await _opened(api, app, ana, modal(field("where", element)))
    launch = sandbox.state.channel_named("launch")
    assert launch

    await ana.submit(view["id"], {"where": {"c": launch.id}})

    [url] = app.payloads("interactive")[-1]["response_urls"]
    assert (url["channel_id"], url["block_id"], url["action_id"]) == (launch.id, "where", "c")


async def test_a_home_is_published_for_one_person_and_replaced(
    api: Api, sandbox: Sandbox, app: SocketApp, ana: Actor
) -> None:
    home = {"type": "home", "blocks": [actions(button("Refresh"))]}
    first = await api("views.publish", user_id=ana.person_id, view=home)
    second = await api("views.publish", user_id=ana.person_id, view=home, hash=first["view"]["hash"])
    stale = await api("views.publish", user_id=ana.person_id, view=home, hash=first["view"]["hash"])

    assert second["view"]["id"] == first["view"]["id"]
    assert stale["error"] == "hash_conflict"
    assert list(sandbox.state.homes) == [ana.person_id]
    await ana.act({"view_id": first["view"]["id"]}, {"block_id": "row", "action_id": "press"})
    payload = app.payloads("interactive")[-1]
    assert (payload["type"], payload["view"]["type"]) == ("block_actions", "home")


async def test_a_home_needs_its_tab_and_a_person(api: Api, sandbox: Sandbox) -> None:
    home = {"type": "home", "blocks": []}
    assert (await api("views.publish", user_id="U0NOBODY", view=home))["error"] == "user_not_found"
    assert (await api("views.publish", user_id="U0NOBODY", view=modal()))["error"] == "invalid_arguments"
    sandbox.state.app = dataclasses.replace(sandbox.state.app, has_home=False)
    answer = await api("views.publish", user_id=sandbox.state.bot.id, view=home)
    assert answer["error"] == "not_enabled"


async def test_nobody_acts_in_another_persons_view(
    api: Api, app: SocketApp, ana: Actor, grace: Actor
) -> None:
    view = await _opened(api, app, ana, modal(field(), actions(button("Check"))))

    with pytest.raises(PersonError, match="no longer there"):
        await grace.act({"view_id": view["id"]}, {"block_id": "row", "action_id": "press"})


@pytest.mark.parametrize(
    ("element", "value"),
    [
        ({"type": "plain_text_input", "min_length": 3}, "abc"),
        ({"type": "plain_text_input", "max_length": 3}, "abc"),
        ({"type": "plain_text_input"}, "x" * 3000),
        ({"type": "number_input", "is_decimal_allowed": False}, "-3"),
        ({"type": "number_input", "is_decimal_allowed": True, "min_value": "2"}, "2"),
        ({"type": "number_input", "is_decimal_allowed": True, "max_value": "2"}, "2.0"),
        ({"type": "email_text_input"}, "ana@orbita.example"),
        ({"type": "url_text_input"}, "https://orbita.example/x"),
        ({"type": "multi_users_select", "max_selected_items": 2}, ["U1", "U2"]),
    ],
)
async def test_what_is_just_within_the_limits_is_submitted(
    element: Json, value: Any, api: Api, app: SocketApp, ana: Actor
) -> None:
    view = await _opened(api, app, ana, modal(field("title", element | {"action_id": "e"})))

    assert (await ana.submit(view["id"], {"title": {"e": value}})).result == "closed"
