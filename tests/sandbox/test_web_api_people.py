import base64
from datetime import UTC, datetime, timedelta

from aiohttp import ClientSession

from bot.sandbox.acting import Actor
from bot.sandbox.conversations import Conversation
from bot.sandbox.membership import archive
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import Api


async def test_a_person_has_zone_and_e_mail_and_on_request_a_locale(api: Api, ana: Actor) -> None:
    plain = (await api("users.info", user=ana.person_id))["user"]
    full = (await api("users.info", user=ana.person_id, include_locale="true"))["user"]

    assert (plain["tz"], plain["tz_offset"], plain["tz_label"]) == ("Europe/Rome", 3600, "CET")
    assert plain["profile"]["email"] == "ana@orbita-goods.example"
    assert "locale" not in plain
    assert full["locale"] == "it-IT"


async def test_the_zones_offset_follows_the_virtual_clock(api: Api, sandbox: Sandbox, ana: Actor) -> None:
    sandbox.clock.move(datetime(2027, 7, 1, tzinfo=UTC))

    assert (await api("users.info", user=ana.person_id))["user"]["tz_offset"] == 7200


async def test_the_app_the_guest_and_slackbot_are_marked(api: Api, sandbox: Sandbox) -> None:
    people = {member["name"]: member for member in (await api("users.list"))["members"]}

    assert people["muster"]["is_bot"]
    assert not people["slackbot"]["is_bot"]
    assert people["meera"]["is_ultra_restricted"]
    assert not people["ana"]["is_restricted"]


async def test_people_come_in_pages(api: Api, sandbox: Sandbox) -> None:
    first = await api("users.list", limit="5")
    rest = await api("users.list", limit="5", cursor=first["response_metadata"]["next_cursor"])

    ids = [member["id"] for member in first["members"] + rest["members"]]
    assert ids == list(sandbox.state.people)
    assert rest["response_metadata"]["next_cursor"] == ""


async def test_people_are_found_by_their_address_only(api: Api, ana: Actor) -> None:
    found = await api("users.lookupByEmail", email="Ana@orbita-goods.example")

    assert found["user"]["id"] == ana.person_id
    assert (await api("users.lookupByEmail", email="x@y.example"))["error"] == "users_not_found"
    assert (await api("users.info", user="U0NOBODY"))["error"] == "user_not_found"


async def test_quiet_hours_show_in_dnd_info_until_they_end(api: Api, sandbox: Sandbox, ana: Actor) -> None:
    until = int((sandbox.clock() + timedelta(hours=1)).timestamp())
    sandbox.state.people[ana.person_id].dnd_until = until

    quiet = await api("dnd.info", user=ana.person_id)
    sandbox.clock.advance(timedelta(hours=2))
    over = await api("dnd.info", user=ana.person_id)
    assert (quiet["dnd_enabled"], quiet["next_dnd_end_ts"]) == (True, until)
    assert over["dnd_enabled"] is False


async def test_user_groups_tell_their_members_on_request(api: Api, sandbox: Sandbox) -> None:
    plain = (await api("usergroups.list"))["usergroups"][0]
    full = (await api("usergroups.list", include_users="true", include_count="true"))["usergroups"][0]
    users = await api("usergroups.users.list", usergroup=plain["id"])

    assert (plain["handle"], "users" in plain) == ("web", False)
    assert full["users"] == users["users"]
    assert full["user_count"] == 2
    assert (await api("usergroups.users.list", usergroup="S0NONE"))["error"] == "no_such_subteam"


async def test_the_app_learns_who_and_where_it_is(api: Api, sandbox: Sandbox) -> None:
    who = await api("auth.test")
    bot = (await api("bots.info", bot=who["bot_id"]))["bot"]
    team = (await api("team.info"))["team"]

    assert (who["user_id"], who["team_id"]) == (sandbox.state.bot.id, sandbox.state.team.id)
    assert (bot["user_id"], bot["name"]) == (who["user_id"], "muster")
    assert (team["name"], team["domain"]) == ("Orbita Goods", "orbita-goods")
    assert (await api("bots.info", bot="B0NONE"))["error"] == "bot_not_found"
    assert (await api("team.info", team="T0NONE"))["error"] == "team_not_found"


async def test_reactions_are_added_once_and_taken_back_once(api: Api, launch: Conversation) -> None:
    posted = await api("chat.postMessage", channel=launch.id, text="a")
    at = {"channel": launch.id, "timestamp": posted["ts"]}

    assert (await api("reactions.add", name="eyes", **at))["ok"]
    assert (await api("reactions.add", name="eyes", **at))["error"] == "already_reacted"
    shown = await api("reactions.get", **at)
    assert [(r["name"], r["count"]) for r in shown["message"]["reactions"]] == [("eyes", 1)]
    assert (await api("reactions.remove", name="eyes", **at))["ok"]
    assert (await api("reactions.remove", name="eyes", **at))["error"] == "no_reaction"
    assert "reactions" not in (await api("reactions.get", **at))["message"]


async def test_a_reaction_needs_a_known_emoji_and_a_message(api: Api, launch: Conversation) -> None:
    posted = await api("chat.postMessage", channel=launch.id, text="a")
    at = {"channel": launch.id, "timestamp": posted["ts"]}

    assert (await api("reactions.add", name="no_such_thing", **at))["error"] == "invalid_name"
    assert (await api("reactions.add", name="wave::skin-tone-3", **at))["ok"]
    assert (await api("reactions.add", name="eyes"))["error"] == "no_item_specified"
    wrong = await api("reactions.add", name="eyes", channel=launch.id, timestamp="today")
    assert wrong["error"] == "bad_timestamp"
    missing = await api("reactions.add", name="eyes", channel=launch.id, timestamp="1.0")
    assert missing["error"] == "message_not_found"


async def test_an_installation_exchanges_its_code_once(api: Api, sandbox: Sandbox) -> None:
    credentials = sandbox.state.credentials
    arguments = {
        "client_id": credentials.client_id,
        "client_secret": credentials.client_secret,
        "code": credentials.issue_code(),
    }

    async def error(**changed: str) -> str:
        return str((await api("oauth.v2.access", **arguments | changed))["error"])

    assert await error(client_id="x") == "invalid_client_id"
    assert await error(client_secret="x") == "bad_client_secret"
    installed = await api("oauth.v2.access", **arguments)
    assert (installed["access_token"], installed["token_type"]) == (sandbox.bot_token, "bot")
    assert await error() == "invalid_code"


async def test_reactions_are_for_members_of_living_channels(
    api: Api, sandbox: Sandbox, launch: Conversation
) -> None:
    posted = await api("chat.postMessage", channel=launch.id, text="a")
    at = {"channel": launch.id, "timestamp": posted["ts"]}
    del launch.members[sandbox.state.bot.id]

    assert (await api("reactions.add", name="eyes", **at))["error"] == "not_in_channel"
    archive(sandbox.state, launch)
    assert (await api("reactions.add", name="eyes", **at))["error"] == "is_archived"


async def test_an_installation_may_bring_its_secret_in_a_header(
    sandbox: Sandbox, http: ClientSession
) -> None:
    credentials = sandbox.state.credentials
    secret = f"{credentials.client_id}:{credentials.client_secret}".encode()
    good = f"Basic {base64.b64encode(secret).decode()}"
    for header, error in [("Basic %%%", "invalid_client_id"), ("Basic", "invalid_client_id"), (good, None)]:
        url, data = f"{sandbox.api_url}oauth.v2.access", {"code": credentials.issue_code()}
        async with http.post(url, data=data, headers={"Authorization": header}) as response:
            assert (await response.json()).get("error") == error


async def test_of_a_stranger_the_app_learns_neither_language_nor_address(
    api: Api, sandbox: Sandbox, ana: Actor
) -> None:
    sandbox.state.people[ana.person_id].is_stranger = True

    found = (await api("users.info", user=ana.person_id, include_locale="true"))["user"]

    assert found["is_stranger"]
    assert found["team_id"] != sandbox.state.team.id
    assert "locale" not in found
    assert "email" not in found["profile"]
