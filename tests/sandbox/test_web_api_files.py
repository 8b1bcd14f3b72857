import pytest
from aiohttp import ClientError, ClientSession, FormData

from bot.sandbox.acting import Actor
from bot.sandbox.conversations import Conversation
from bot.sandbox.faults import FaultKind
from bot.sandbox.files import File
from bot.sandbox.server import Sandbox
from tests.sandbox.apps import SocketApp
from tests.sandbox.conftest import Api, channel


async def test_a_file_is_announced_uploaded_and_shared_with_a_comment(
    api: Api, http: ClientSession, sandbox: Sandbox, launch: Conversation
) -> None:
    slot = await api("files.getUploadURLExternal", filename="plan.csv", length="5")
    async with http.post(slot["upload_url"], data=b"a,b\n1") as response:
        assert response.status == 200
    done = await api(
        "files.completeUploadExternal",
        files=[{"id": slot["file_id"], "title": "Plan"}],
        channel_id=launch.id,
        initial_comment="Here it is",
    )

    history = await api("conversations.history", channel=launch.id, limit="1")
    [shared] = history["messages"][0]["files"]
    assert (shared["id"], shared["title"], shared["size"]) == (slot["file_id"], "Plan", 5)
    assert history["messages"][0]["text"] == "Here it is"
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    async with http.get(done["files"][0]["url_private"], headers=headers) as response:
        assert await response.read() == b"a,b\n1"
        assert response.headers["Content-Disposition"] == "attachment"


async def test_a_multipart_upload_is_taken_too(api: Api, http: ClientSession) -> None:
    slot = await api("files.getUploadURLExternal", filename="a.txt", length="2")
    form = FormData()
    form.add_field("file", b"hi", filename="a.txt")

    async with http.post(slot["upload_url"], data=form) as response:
        assert response.status == 200


async def test_an_upload_of_another_length_is_refused_and_so_is_a_second_one(
    api: Api, http: ClientSession
) -> None:
    slot = await api("files.getUploadURLExternal", filename="a.txt", length="2")

    for body, status in [(b"too long", 400), (b"hi", 200), (b"hi", 404)]:
        async with http.post(slot["upload_url"], data=body) as response:
            assert response.status == status


async def test_what_was_not_uploaded_cannot_be_shared(api: Api, launch: Conversation) -> None:
    slot = await api("files.getUploadURLExternal", filename="a.txt", length="2")

    answer = await api("files.completeUploadExternal", files=[{"id": slot["file_id"]}], channel_id=launch.id)
    assert answer["error"] == "file_not_found"
    assert (await api("files.completeUploadExternal", files=[]))["error"] == "invalid_arguments"
    empty = await api("files.getUploadURLExternal", filename="a.txt", length="0")
    assert empty["error"] == "missing_argument"


async def test_a_shared_file_is_an_event(
    api: Api, http: ClientSession, sandbox: Sandbox, app: SocketApp, launch: Conversation
) -> None:
    slot = await api("files.getUploadURLExternal", filename="a.txt", length="2")
    async with http.post(slot["upload_url"], data=b"hi"):
        await api("files.completeUploadExternal", files=[{"id": slot["file_id"]}], channel_id=launch.id)
    await sandbox.settled()

    [event] = app.events("file_shared")
    assert (event["file_id"], event["channel_id"]) == (slot["file_id"], launch.id)


async def test_a_bookmark_is_a_titled_link(api: Api, launch: Conversation) -> None:
    good = {"channel_id": launch.id, "title": "Plan", "type": "link", "link": "https://x.example"}

    added = await api("bookmarks.add", **good)
    assert added["bookmark"]["title"] == "Plan"
    assert launch.bookmarks == [added["bookmark"]]
    for change, error in [
        ({"type": "file"}, "invalid_bookmark_type"),
        ({"link": "javascript:alert(1)"}, "invalid_link"),
        ({"title": ""}, "invalid_arguments"),
        ({"title": "x" * 257}, "invalid_arguments"),
        ({"channel_id": "C0NONE"}, "channel_not_found"),
    ]:
        assert (await api("bookmarks.add", **good | change))["error"] == error


async def test_a_persons_file_is_an_event_where_the_app_is(
    sandbox: Sandbox, app: SocketApp, ana: Actor, grace: Actor, launch: Conversation
) -> None:
    file = ana.upload("plan.csv", b"a,b", launch.id, typed="see @grace")
    grace.upload("secret.csv", b"a,b", channel(sandbox, "leadership").id)
    await sandbox.settled()

    [event] = app.events("file_shared")
    [message] = app.events("message")
    assert (event["file_id"], event["user_id"]) == (file.id, ana.person_id)
    assert (message["subtype"], message["files"][0]["id"]) == ("file_share", file.id)
    assert message["text"] == f"see <@{grace.person_id}>"


async def test_the_app_learns_of_a_file_that_was_shared_where_it_is_and_of_no_other(
    api: Api, sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    shared, kept = ana.upload("a.txt", b"hi", launch.id), ana.upload("b.txt", b"ho")

    file = (await api("files.info", file=shared.id))["file"]
    assert (file["name"], file["size"], file["user"]) == ("a.txt", 2, ana.person_id)
    for hidden in (kept.id, "F0NOBODY"):
        assert (await api("files.info", file=hidden))["error"] == "file_not_found"


async def test_a_files_content_is_for_the_apps_token_and_for_the_page_only(
    http: ClientSession, sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    shared, kept = ana.upload("a.txt", b"hi", launch.id), ana.upload("b.txt", b"ho")
    token, page = {"Authorization": f"Bearer {sandbox.bot_token}"}, {"Sec-Fetch-Site": "same-origin"}

    async def status(file: File, headers: dict[str, str]) -> int:
        url = f"{sandbox.state.origin}/files/{file.id}/{file.name}"
        async with http.get(url, headers=headers, allow_redirects=False) as response:
            return response.status

    assert [await status(shared, headers) for headers in (token, page, {})] == [200, 200, 302]
    assert [await status(kept, headers) for headers in (token, page)] == [302, 200]
    assert await status(shared, {"Authorization": "Bearer xoxb-made-up"}) == 302


@pytest.mark.parametrize("kind", [FaultKind.RESET_BEFORE, FaultKind.RESET_AFTER])
async def test_an_upload_can_be_interrupted(
    kind: FaultKind, api: Api, http: ClientSession, sandbox: Sandbox
) -> None:
    slot = await api("files.getUploadURLExternal", filename="a.txt", length="2")
    sandbox.faults.set(kind, method="upload")

    with pytest.raises(ClientError):
        await http.post(slot["upload_url"], data=b"hi")
    uploaded = sandbox.state.files.get(slot["file_id"])
    assert uploaded
    assert (uploaded.content is None) == (kind is FaultKind.RESET_BEFORE)
