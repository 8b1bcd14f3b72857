import html
from typing import Any

import pytest
from aiohttp import ClientSession, FormData
from yarl import URL

from bot.sandbox.acting import Actor
from bot.sandbox.conversations import Conversation
from bot.sandbox.log_page import render
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import Api, actions, button

Json = dict[str, Any]

FROM_THE_PAGE = {"Sec-Fetch-Site": "same-origin"}

# Well-known shapes of script injection, one of each family.
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "\"'><script>alert(1)</script>",
    "</pre></details><script>alert(1)</script>",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!--<script>-->",
    "{{constructor.constructor('alert(1)')()}}",
    "\u2028<script>\u2029",
)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1:1"}, 403),
        ({"Host": ""}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
    ],
)
@pytest.mark.parametrize("path", ["/client/team", "/api/auth.test", "/log"])
async def test_only_this_machines_own_page_is_served(
    path: str, headers: dict[str, str], status: int, sandbox: Sandbox, http: ClientSession
) -> None:
    async with http.get(sandbox.state.origin + path, headers=headers) as response:
        assert response.status == status


async def test_the_own_origin_is_welcome_under_both_its_names(sandbox: Sandbox, http: ClientSession) -> None:
    port = sandbox.state.origin.rpartition(":")[2]

    for name in ("127.0.0.1", "localhost"):
        headers = {"Host": f"{name}:{port}", "Origin": f"http://{name}:{port}"}
        async with http.get(f"{sandbox.state.origin}/client/team", headers=headers) as response:
            assert response.status == 200


async def test_sockets_of_foreign_pages_are_refused(
    sandbox: Sandbox, http: ClientSession, ana: Actor
) -> None:
    url = f"{sandbox.state.origin}/client/feed?as={ana.person_id}"

    with pytest.raises(Exception, match="403"):
        await http.ws_connect(url, origin="https://evil.example")


async def test_the_server_listens_on_the_loopback_address_alone(sandbox: Sandbox) -> None:
    assert sandbox._runner
    assert [address[0] for address in sandbox._runner.addresses] == ["127.0.0.1"]


async def test_a_form_of_another_page_cannot_act(
    sandbox: Sandbox, http: ClientSession, ana: Actor, launch: Conversation
) -> None:
    url = f"{sandbox.state.origin}/client/post?as={ana.person_id}"
    before = len(launch.messages)

    async with http.post(url, data={"channel": launch.id, "text": "x"}) as response:
        assert response.status == 400
    assert len(launch.messages) == before


async def test_every_answer_forbids_foreign_content_and_sniffing(
    sandbox: Sandbox, http: ClientSession
) -> None:
    for path in ("/log", "/client/team", "/nothing"):
        async with http.get(sandbox.state.origin + path) as response:
            policy = response.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("words", HOSTILE)
async def test_script_in_a_message_stays_escaped_text(
    words: str, api: Api, sandbox: Sandbox, http: ClientSession, ana: Actor, launch: Conversation
) -> None:
    await ana.say(launch.id, words)
    card = await api("chat.postMessage", channel=launch.id, text=words, blocks=[actions(button(words[:75]))])
    assert card["ok"]

    url = f"{sandbox.state.origin}/client/history?as={ana.person_id}&channel={launch.id}&limit=2"
    async with http.get(url) as response:
        assert response.content_type == "application/json"
        typed, posted = (await response.json())["messages"]
    assert "<" not in typed["text"]
    assert posted["text"] == words
    assert posted["blocks"][0]["elements"][0]["text"]["text"] == words[:75]


@pytest.mark.parametrize("words", HOSTILE)
async def test_script_in_the_log_stays_text(words: str, sandbox: Sandbox) -> None:
    sandbox.log.record("api", words, {words: words}, [words])

    page = render(sandbox.log.since(0))

    assert "<script" not in page
    assert "<img" not in page
    assert "<svg" not in page
    assert html.escape(words) in page


@pytest.mark.parametrize("name", ["x.html", "x.svg", "x.js", "x.xml", "x"])
async def test_an_uploaded_page_is_downloaded_not_shown(
    name: str, sandbox: Sandbox, http: ClientSession, ana: Actor
) -> None:
    url = await _uploaded(sandbox, http, ana, name)

    async with http.get(url, headers=FROM_THE_PAGE) as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment"


async def test_a_picture_is_shown(sandbox: Sandbox, http: ClientSession, ana: Actor) -> None:
    url = await _uploaded(sandbox, http, ana, "x.png")

    async with http.get(url, headers=FROM_THE_PAGE) as response:
        assert (response.content_type, response.headers["Content-Disposition"]) == ("image/png", "inline")


@pytest.mark.parametrize("path", ["/page/..%2Fserver.py", "/page/%2e%2e/server.py", "/page/nothing.js"])
async def test_files_outside_the_page_are_not_served(
    path: str, sandbox: Sandbox, http: ClientSession
) -> None:
    async with http.get(URL(sandbox.state.origin + path, encoded=True)) as response:
        assert response.status == 404


async def _uploaded(sandbox: Sandbox, http: ClientSession, ana: Actor, name: str) -> str:
    form = FormData()
    form.add_field("file", b"<script>alert(1)</script>", filename=name)
    async with http.post(f"{sandbox.state.origin}/client/upload?as={ana.person_id}", data=form) as response:
        return str((await response.json())["file"]["url_private"])
