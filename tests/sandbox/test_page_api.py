"""The contract of docs/sandbox.md, over real HTTP."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession, FormData, WSMsgType

from bot.sandbox import posting
from bot.sandbox.acting import Actor
from bot.sandbox.conversations import Conversation
from bot.sandbox.errors import PersonError
from bot.sandbox.files import as_file
from bot.sandbox.membership import change_person
from bot.sandbox.sample import populate
from bot.sandbox.server import Sandbox
from tests.sandbox.apps import SocketApp
from tests.sandbox.conftest import Api, actions, button, channel, field, modal, text

Json = dict[str, Any]
Page = Callable[..., Awaitable[Json]]


@pytest.fixture
def get(sandbox: Sandbox, http: ClientSession, ana: Actor) -> Page:
    async def read(path: str, *, as_: Actor = ana, **query: str) -> Json:
        params = {"as": as_.person_id} | query
        async with http.get(f"{sandbox.state.origin}/client/{path}", params=params) as response:
            answer: Json = await response.json()
            return answer

    return read


@pytest.fixture
def post(sandbox: Sandbox, http: ClientSession, ana: Actor) -> Page:
    async def act(path: str, *, as_: Actor = ana, **body: Any) -> Json:
        url = f"{sandbox.state.origin}/client/{path}?as={as_.person_id}"
        async with http.post(url, json=body) as response:
            answer: Json = await response.json()
            return answer

    return act


async def test_the_first_choice_of_a_person_needs_nobody_yet(sandbox: Sandbox, http: ClientSession) -> None:
    async with http.get(f"{sandbox.state.origin}/client/team") as response:
        answer = await response.json()

    assert answer["team"]["name"] == "Orbita Goods"
    assert {"ana", "grace", "muster"} <= {person["name"] for person in answer["people"]}


@pytest.mark.parametrize("who", ["", "U0NOBODY", "USLACKBOT", "bot"])
async def test_only_people_can_act(who: str, sandbox: Sandbox, http: ClientSession) -> None:
    person = sandbox.state.bot.id if who == "bot" else who
    async with http.get(f"{sandbox.state.origin}/client/boot?as={person}") as response:
        assert response.status == 400


async def test_boot_brings_everything_for_the_first_view(get: Page, sandbox: Sandbox, ana: Actor) -> None:
    boot = await get("boot")

    assert boot["me"]["id"] == ana.person_id
    assert boot["me"]["locale"] == "it-IT"
    assert [(c["kind"], c["name"]) for c in boot["conversations"]] == [
        ("public", "launch"),
        ("public", "design"),
        ("im", ""),
    ]
    assert boot["conversations"][2]["user"] == sandbox.state.person_named("grace").id  # type: ignore[union-attr]
    assert boot["commands"][0] == {
        "command": "/task",
        "description": "Tasks",
        "usage_hint": "add ...",
    }
    assert [shortcut["type"] for shortcut in boot["shortcuts"]] == ["global", "message"]
    assert boot["app"]["user"] == sandbox.state.bot.id
    assert (boot["app"]["has_home"], boot["app"]["connected"]) == (True, False)
    assert boot["usergroups"][0]["handle"] == "web"
    assert (boot["views"], boot["home"]) == ([], None)
    assert boot["clock"] == {"now": "2026-11-23T09:00:00+00:00", "epoch": 1795424400.0, "flowing": False}


async def test_private_conversations_are_listed_for_their_members_only(get: Page, grace: Actor) -> None:
    mine = await get("boot")
    hers = await get("boot", as_=grace)

    assert "leadership" not in {c["name"] for c in mine["conversations"]}
    assert "leadership" in {c["name"] for c in hers["conversations"]}


async def test_history_pages_backwards_with_threads_and_ephemerals_in_place(
    get: Page, api: Api, ana: Actor, grace: Actor, launch: Conversation
) -> None:
    parent = await api("chat.postMessage", channel=launch.id, text="parent")
    await api("chat.postMessage", channel=launch.id, text="reply", thread_ts=parent["ts"])
    await api("chat.postEphemeral", channel=launch.id, user=ana.person_id, text="psst")
    last = await api("chat.postMessage", channel=launch.id, text="last")

    newest = (await get("history", channel=launch.id, limit="3"))["messages"]
    before = await get("history", channel=launch.id, limit="1", before=newest[0]["ts"])
    thread = (await get("history", channel=launch.id, thread_ts=parent["ts"]))["messages"]
    hers = (await get("history", as_=grace, channel=launch.id, limit="3"))["messages"]
    assert [message["text"] for message in newest] == ["parent", "psst", "last"]
    assert newest[0]["reply_count"] == 1
    assert newest[1]["ephemeral"]
    assert newest[2]["permalink"].endswith(last["ts"].replace(".", ""))
    assert before["has_more"]
    assert not (await get("history", channel=launch.id, limit=str(len(launch.messages))))["has_more"]
    assert before["messages"][0]["ts"] < newest[0]["ts"]
    assert [message["text"] for message in thread] == ["parent", "reply"]
    assert "psst" not in [message["text"] for message in hers]


async def test_history_of_what_one_may_not_see_is_refused_with_a_sentence(
    get: Page, sandbox: Sandbox
) -> None:
    answer = await get("history", channel=channel(sandbox, "leadership").id)

    assert (answer["ok"], answer["error"]) == (False, "channel_not_found")
    assert answer["message"]


async def test_emoji_are_served_by_short_name(get: Page) -> None:
    emoji = (await get("emoji"))["emoji"]

    assert (emoji["white_check_mark"], emoji["+1"], emoji["large_green_circle"]) == ("✅", "👍", "🟢")


async def test_a_post_answers_with_the_stamp_and_a_command_with_its_kind(
    post: Page, app: SocketApp, launch: Conversation
) -> None:
    said = await post("post", channel=launch.id, text="Hi @grace")
    ran = await post("post", channel=launch.id, text="/task list")
    refused = await post("post", channel=launch.id, text="/task list", thread_ts=said["ts"])
    empty = await post("post", channel=launch.id, text=" ")

    assert (said["kind"], launch.messages[said["ts"]].text[:5]) == ("message", "Hi <@")
    assert ran == {"ok": True, "kind": "command"}
    assert refused["error"] == "not_in_threads"
    assert "not supported in threads" in refused["message"]
    assert empty["error"] == "no_text"


async def test_a_command_that_fails_says_how(post: Page, launch: Conversation) -> None:
    answer = await post("post", channel=launch.id, text="/task list")

    assert answer == {
        "ok": False,
        "error": "dispatch_failed",
        "message": '/task failed with the error "dispatch_failed"',
    }


async def test_messages_are_edited_deleted_and_reacted_to(
    post: Page, ana: Actor, launch: Conversation
) -> None:
    ts = (await post("post", channel=launch.id, text="a"))["ts"]
    at = {"channel": launch.id, "ts": ts}

    await post("react", **at, name="eyes")
    await post("edit", **at, text="b & c")
    message = launch.messages[ts]
    assert (message.text, message.reactions) == ("b &amp; c", {"eyes": [ana.person_id]})
    await post("react", **at, name="eyes", remove=True)
    assert message.reactions == {}
    assert (await post("react", **at, name="nonsense"))["error"] == "invalid_name"
    await post("delete", **at)
    assert ts not in launch.messages


async def test_a_modal_is_opened_filled_refused_and_submitted(
    post: Page, get: Page, api: Api, app: SocketApp
) -> None:
    await post("shortcut", callback_id="new")
    trigger = app.payloads("interactive")[0]["trigger_id"]
    view = (await api("views.open", trigger_id=trigger, view=modal(field())))["view"]
    assert [shown["id"] for shown in (await get("boot"))["views"]] == [view["id"]]

    empty = await post("view_submit", view_id=view["id"], state={})
    assert (empty["result"], list(empty["errors"])) == ("errors", ["title"])
    assert [shown["id"] for shown in empty["views"]] == [view["id"]]
    done = await post("view_submit", view_id=view["id"], state={"title": {"entry": "Draft"}})
    assert (done["result"], done["views"]) == ("closed", [])
    late = await post("view_close", view_id=view["id"])
    assert late["error"] == "not_found"


async def test_clicks_and_options_go_to_the_app(
    post: Page, api: Api, app: SocketApp, launch: Conversation
) -> None:
    blocks = [actions(button("Done"), {"type": "external_select", "action_id": "task"})]
    posted = await api("chat.postMessage", channel=launch.id, text="card", blocks=blocks)
    source = {"channel": launch.id, "ts": posted["ts"]}

    assert (await post("action", source=source, block_id="row", action_id="press")) == {"ok": True}
    app.answer = lambda _kind, _payload: {"options": [{"text": text("A"), "value": "a"}]}
    found = await post("options", source=source, block_id="row", action_id="task", query="a")
    assert found["options"][0]["value"] == "a"
    assert [payload["type"] for payload in app.payloads("interactive")] == [
        "block_actions",
        "block_suggestion",
    ]


async def test_direct_messages_and_the_home_are_opened(
    post: Page, sandbox: Sandbox, app: SocketApp, grace: Actor
) -> None:
    direct = (await post("open_dm", users=[grace.person_id]))["conversation"]
    home = await post("open_home", tab="home")
    await sandbox.settled()

    assert (direct["kind"], direct["user"]) == ("im", grace.person_id)
    assert (home["view"], home["conversation"]["user"]) == (None, sandbox.state.bot.id)
    assert len(app.events("app_home_opened")) == 1
    assert (await post("open_dm", users=["U0NOBODY"]))["error"] == "user_not_found"
    assert (await post("open_dm", users="U1"))["error"] == "invalid_arguments"


async def test_channels_are_joined_left_read_and_invited_to(
    post: Page, get: Page, sandbox: Sandbox, ana: Actor, grace: Actor, launch: Conversation
) -> None:
    await post("mark_read", channel=launch.id, ts="1.0")
    assert (await get("boot"))["conversations"][0]["unread"] > 0
    await post("mark_read", channel=launch.id, ts=launch.last_ts)
    assert (await get("boot"))["conversations"][0]["unread"] == 0
    await post("leave", channel=launch.id)
    assert ana.person_id not in launch.members
    await post("join", channel=launch.id)
    assert ana.person_id in launch.members
    leadership = channel(sandbox, "leadership")
    await post("invite", as_=grace, channel=leadership.id, users=[ana.person_id])
    assert ana.person_id in leadership.members


async def test_mentions_and_direct_messages_count_apart_from_other_unread(
    get: Page, grace: Actor, ana: Actor, launch: Conversation
) -> None:
    await ana.say(launch.id, "mine is not unread for me")
    await grace.say(launch.id, "something")
    await grace.say(launch.id, "@ana please")
    direct = grace.open_dm(ana.person_id)
    await grace.say(direct.id, "psst")

    shown = {c["id"]: (c["unread"], c["mentions"]) for c in (await get("boot"))["conversations"]}
    assert shown[launch.id] == (2, 1)
    assert shown[direct.id][1] == shown[direct.id][0] > 0


async def test_a_file_is_uploaded_for_a_channel_or_for_a_form(
    sandbox: Sandbox, http: ClientSession, ana: Actor, launch: Conversation
) -> None:
    url = f"{sandbox.state.origin}/client/upload?as={ana.person_id}"
    for texts in ({}, {"channel": launch.id, "text": "The plan"}):
        form = FormData(texts)
        form.add_field("file", b"a,b", filename="plan.csv")
        async with http.post(url, data=form) as response:
            answer = await response.json()
        assert answer["file"]["name"] == "plan.csv"

    shared = [*launch.messages.values()][-1]
    assert (shared.text, shared.files[0]["name"]) == ("The plan", "plan.csv")
    assert [message.text for message in launch.messages.values()].count("The plan") == 1


async def test_a_shared_picture_is_shown_to_those_who_see_where_it_was_shared(
    api: Api, sandbox: Sandbox, http: ClientSession, ana: Actor, grace: Actor
) -> None:
    slot = await api("files.getUploadURLExternal", filename="chart.png", length="4", alt_txt="12 of 30 done")
    async with http.post(slot["upload_url"], data=b"\x89PNG"):
        pass
    direct = ana.open_dm(sandbox.state.bot.id)
    done = await api("files.completeUploadExternal", files=[{"id": slot["file_id"]}], channel_id=direct.id)
    assert done["files"][0]["alt_txt"] == "12 of 30 done"

    async def look(person_id: str, file_id: str) -> tuple[int, str]:
        address = f"{sandbox.state.origin}/client/file"
        async with http.get(address, params={"as": person_id, "id": file_id}) as response:
            return response.status, response.content_type

    assert await look(ana.person_id, slot["file_id"]) == (200, "image/png")
    assert [await look(*asked) for asked in ((grace.person_id, slot["file_id"]), (ana.person_id, "F0"))] == [
        (404, "text/plain")
    ] * 2
    dot = b"\x89PNG\r\n\x1a\n" + bytes(8) + (640).to_bytes(4) + (480).to_bytes(4)
    assert as_file(ana.upload("dot.png", dot), "")["original_w"] == 640
    own = ana.upload("page.svg", b"<script>")
    assert await look(ana.person_id, own.id) == (200, "application/octet-stream")


async def test_an_upload_without_a_file_is_refused(sandbox: Sandbox, http: ClientSession, ana: Actor) -> None:
    url = f"{sandbox.state.origin}/client/upload?as={ana.person_id}"
    async with http.post(url, data={"text": "x"}) as response:
        assert (await response.json())["error"] == "no_file"


async def test_the_clock_moves_in_the_zone_of_who_moves_it_and_never_back(
    post: Page, get: Page, grace: Actor
) -> None:
    assert (await post("clock", to="mon 11:00"))["clock"]["now"] == "2026-11-23T10:00:00+00:00"
    assert (await post("clock", as_=grace, to="next morning"))["clock"]["now"] == "2026-11-23T14:00:00+00:00"
    back = await post("clock", to="2026-11-23T09:00:00Z")
    words = await post("clock", to="soon")
    assert (back["error"], words["error"]) == ("invalid_time", "invalid_time")
    assert "next morning" in words["message"]
    assert (await get("clock"))["clock"]["now"] == "2026-11-23T14:00:00+00:00"


async def test_faults_are_offered_set_listed_and_cleared(post: Page, get: Page, api: Api) -> None:
    offered = await get("faults")
    assert "rate_limited" in {kind["kind"] for kind in offered["kinds"]}
    assert "chat.postMessage" in offered["methods"]

    fault = (await post("faults", kind="rate_limited", method="team.info", count=2))["fault"]
    assert (fault["kind"], fault["count"], fault["fired"]) == ("rate_limited", 2, 0)
    assert (await get("faults"))["faults"] == [fault]
    assert (await post("faults/clear", id=fault["id"]))["faults"] == []
    assert (await api("team.info"))["ok"]
    assert (await post("faults", kind="earthquake"))["error"] == "invalid_fault"


async def test_a_disconnect_is_done_at_once(post: Page, sandbox: Sandbox, app: SocketApp) -> None:
    await post("faults", kind="disconnect", reason="refresh_requested")
    await asyncio.wait_for(app.closed.wait(), 30)

    assert app.notices[-1]["reason"] == "refresh_requested"


async def test_the_log_can_be_read_on_from_where_one_was(get: Page, api: Api) -> None:
    await api("auth.test")
    first = (await get("log"))["entries"]
    await api("team.info")
    rest = (await get("log", since=str(first[-1]["n"])))["entries"]

    assert [entry["name"] for entry in first + rest] == ["auth.test", "team.info"]
    assert first[0]["kind"] == "api"
    assert first[0]["response"]["user"] == "muster"


@pytest.mark.parametrize("body", ["{", "[]", "7"])
async def test_what_is_no_json_object_is_a_bad_request(
    body: str, sandbox: Sandbox, http: ClientSession, ana: Actor
) -> None:
    url = f"{sandbox.state.origin}/client/post?as={ana.person_id}"
    headers = {"Content-Type": "application/json"}
    async with http.post(url, data=body, headers=headers) as response:
        assert response.status == 400


async def _feed(
    sandbox: Sandbox,
    http: ClientSession,
    person: Actor,
    do: Callable[[], Awaitable[Any]],
    since: int | None = None,
) -> list[Json]:
    """What this person is pushed while `do` happens."""
    start = since if since is not None else sandbox.feed.cursor
    url = f"{sandbox.state.origin}/client/feed?as={person.person_id}&since={start}"
    async with http.ws_connect(url) as socket:
        await do()
        sandbox.clock.advance(timedelta(0))  # the last push, to know that the others came
        pushes: list[Json] = []
        while not pushes or pushes[-1]["type"] != "clock":
            pushes.append(await socket.receive_json())
        return pushes[:-1]


async def test_the_feed_tells_everybody_what_they_may_see(
    sandbox: Sandbox, http: ClientSession, api: Api, ana: Actor, grace: Actor, launch: Conversation
) -> None:
    async def happen() -> None:
        posted = await api("chat.postMessage", channel=launch.id, text="a")
        await api("chat.update", channel=launch.id, ts=posted["ts"], text="b")
        ana.react(launch.id, posted["ts"], "eyes")
        await api("chat.postEphemeral", channel=launch.id, user=grace.person_id, text="for grace")
        await api("chat.postEphemeral", channel=launch.id, user=ana.person_id, text="for ana")
        await api("chat.delete", channel=launch.id, ts=posted["ts"])
        await grace.say(channel(sandbox, "leadership").id, "hidden")

    pushes = await _feed(sandbox, http, ana, happen)

    seen = [(push["type"], push.get("message", {}).get("text")) for push in pushes]
    assert seen == [
        ("message", "a"),
        ("channel", None),
        ("message_changed", "b"),
        ("reaction", None),
        ("message", "for ana"),
        ("message_deleted", None),
    ]
    assert [push["n"] for push in pushes] == sorted(push["n"] for push in pushes)


async def test_the_feed_tells_of_views_homes_people_and_the_app(
    sandbox: Sandbox, http: ClientSession, api: Api, ana: Actor
) -> None:
    async def happen() -> None:
        async with SocketApp(sandbox) as app:
            await ana.use_shortcut("new")
            trigger = app.payloads("interactive")[0]["trigger_id"]
            view = (await api("views.open", trigger_id=trigger, view=modal(field())))["view"]
            await api("views.update", view_id=view["id"], view=modal(field()))
            for _ in range(2):
                await api("views.publish", user_id=ana.person_id, view={"type": "home", "blocks": []})
            ana.close_view(view["id"])

    pushes = await _feed(sandbox, http, ana, happen)

    assert [(p["type"], p.get("change"), p.get("connected")) for p in pushes] == [
        ("app", None, True),
        ("view", "open", None),
        ("view", "update", None),
        ("home", None, None),
        ("home", None, None),
        ("view", "close", None),
        ("app", None, False),
    ]


async def test_a_page_that_was_away_gets_what_it_missed_or_starts_again(
    sandbox: Sandbox, http: ClientSession, ana: Actor, launch: Conversation
) -> None:
    cursor = sandbox.feed.cursor
    await ana.say(launch.id, "missed")

    async def nothing() -> None:
        pass

    missed = await _feed(sandbox, http, ana, nothing, cursor)
    unknown = await _feed(sandbox, http, ana, nothing, 999_999)
    assert missed[0]["message"]["text"] == "missed"
    assert unknown[0]["type"] == "reset"


async def test_the_feed_forgets_the_oldest_pushes(sandbox: Sandbox, ana: Actor, launch: Conversation) -> None:
    for number in range(200):
        posting.post(sandbox.state, launch, user=ana.person_id, text=str(number))

    queue = sandbox.feed.subscribe(ana.person_id, 0)
    assert queue.get_nowait()["type"] == "reset"


async def test_the_page_and_its_files_are_served_and_permalinks_lead_to_it(
    sandbox: Sandbox, http: ClientSession
) -> None:
    for path, kind in [("/", "text/html"), ("/archives/C1/p1", "text/html"), ("/page/style.css", "text/css")]:
        async with http.get(sandbox.state.origin + path) as response:
            assert (response.status, response.content_type) == (200, kind)


async def test_a_closed_form_and_a_failed_one_are_told(
    post: Page, api: Api, sandbox: Sandbox, app: SocketApp
) -> None:
    await post("shortcut", callback_id="new")
    trigger = app.payloads("interactive")[0]["trigger_id"]
    view = (await api("views.open", trigger_id=trigger, view=modal(field())))["view"]

    app.answer = lambda _kind, _payload: {"response_action": "dance"}
    failed = await post("view_submit", view_id=view["id"], state={"title": {"entry": "x"}})
    assert (failed["result"], "trouble" in failed["message"]) == ("timeout", True)
    assert (await post("view_submit", view_id=view["id"], state=[7]))["error"] == "invalid_arguments"
    assert (await post("view_close", view_id=view["id"])) == {"ok": True, "views": []}


async def test_a_number_in_the_query_is_a_number(sandbox: Sandbox, http: ClientSession, ana: Actor) -> None:
    url = f"{sandbox.state.origin}/client/log?as={ana.person_id}&since=yesterday"
    async with http.get(url) as response:
        assert response.status == 400


async def test_stopping_does_not_wait_for_open_pages(http: ClientSession) -> None:
    sandbox = Sandbox()
    populate(sandbox.state)
    origin = await sandbox.start()
    ana = sandbox.state.person_named("ana")
    assert ana
    async with http.ws_connect(f"{origin}/client/feed?as={ana.id}") as socket:
        stopping = asyncio.create_task(sandbox.stop())
        assert (await socket.receive()).type is WSMsgType.CLOSE
        await stopping


async def test_the_feed_tells_of_replies_reads_joins_and_changed_people(
    sandbox: Sandbox, http: ClientSession, ana: Actor, grace: Actor, launch: Conversation
) -> None:
    parent = await grace.say(launch.id, "parent")
    assert parent

    async def happen() -> None:
        reply = await grace.say(launch.id, "reply", parent.ts)
        assert reply
        ana.mark_read(launch.id, reply.ts)
        grace.mark_read(launch.id, reply.ts)
        grace.delete(launch.id, reply.ts)
        change_person(sandbox.state, sandbox.state.people[grace.person_id], status_text="On a train")
        grace.leave(launch.id)

    pushes = await _feed(sandbox, http, ana, happen)

    counts = [push["message"].get("reply_count", 0) for push in pushes if push["type"] == "message_changed"]
    assert counts == [1, 0]
    reads = [push["conversation"]["unread"] for push in pushes if push["type"] == "channel"]
    assert reads[0] > reads[1] == 0
    [deleted] = [push for push in pushes if push["type"] == "message_deleted"]
    assert deleted["thread_ts"] == parent.ts
    [person] = [push["person"] for push in pushes if push["type"] == "person"]
    assert person["status_text"] == "On a train"
    assert grace.person_id not in pushes[-1]["conversation"]["members"]


async def test_a_direct_message_appears_for_both_and_for_nobody_else(
    sandbox: Sandbox, http: ClientSession, ana: Actor, grace: Actor
) -> None:
    async def happen() -> None:
        ana.open_dm(sandbox.state.bot.id)
        grace.open_dm(sandbox.state.bot.id)

    [push] = await _feed(sandbox, http, ana, happen)

    assert (push["type"], push["conversation"]["user"]) == ("channel", sandbox.state.bot.id)


async def test_a_failure_is_pushed_to_the_one_it_happened_to(
    sandbox: Sandbox, http: ClientSession, ana: Actor, grace: Actor, launch: Conversation
) -> None:
    async def happen() -> None:
        for person in (ana, grace):
            with pytest.raises(PersonError):
                await person.say(launch.id, "/task list")

    [push] = await _feed(sandbox, http, ana, happen)

    assert (push["type"], push["error"], push["channel"]) == ("failure", "dispatch_failed", launch.id)
