import dataclasses

import pytest

from bot.sandbox.acting import Actor
from bot.sandbox.conversations import Conversation
from bot.sandbox.membership import archive, open_direct
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import Api, actor, channel


async def test_info_describes_a_channel_and_its_number_of_members(
    api: Api, sandbox: Sandbox, launch: Conversation
) -> None:
    plain = (await api("conversations.info", channel=launch.id))["channel"]
    counted = (await api("conversations.info", channel=launch.id, include_num_members="true"))["channel"]

    assert (plain["name"], plain["is_private"], plain["is_member"]) == ("launch", False, True)
    assert "num_members" not in plain
    assert counted["num_members"] == len(launch.members) == 7


async def test_a_private_channel_does_not_exist_for_an_app_outside_it(api: Api, sandbox: Sandbox) -> None:
    leadership = channel(sandbox, "leadership")

    for method in ("conversations.info", "conversations.members", "conversations.history"):
        assert (await api(method, channel=leadership.id))["error"] == "channel_not_found"
    leadership.members[sandbox.state.bot.id] = None
    assert (await api("conversations.info", channel=leadership.id))["channel"]["is_private"]


async def test_history_needs_membership_even_of_a_public_channel(
    api: Api, sandbox: Sandbox, launch: Conversation
) -> None:
    del launch.members[sandbox.state.bot.id]

    assert (await api("conversations.history", channel=launch.id))["error"] == "not_in_channel"
    assert (await api("conversations.info", channel=launch.id))["channel"]["is_member"] is False


async def test_the_list_shows_public_channels_unless_other_types_are_asked_for(
    api: Api, sandbox: Sandbox, ana: Actor
) -> None:
    leadership = channel(sandbox, "leadership")
    direct, _ = open_direct(sandbox.state, sandbox.state.bot.id, ana.person_id)

    async def listed(types: str) -> list[str]:
        return [c["id"] for c in (await api("conversations.list", types=types))["channels"]]

    public = [c["name"] for c in (await api("conversations.list"))["channels"]]
    assert public == ["launch", "design"]
    assert await listed("private_channel") == []
    assert await listed("im") == [direct.id]
    leadership.members[sandbox.state.bot.id] = None
    assert await listed("private_channel,im") == [leadership.id, direct.id]
    assert (await api("conversations.list", types="club"))["error"] == "invalid_types"


async def test_the_list_names_every_scope_that_its_types_need(api: Api, sandbox: Sandbox) -> None:
    installed = sandbox.state.app
    sandbox.state.app = dataclasses.replace(installed, scopes=installed.scopes - {"groups:read"})

    answer = await api("conversations.list", types="public_channel,private_channel")

    assert (answer["error"], answer["needed"]) == ("missing_scope", "channels:read,groups:read")


async def test_archived_channels_can_be_left_out_of_the_list(
    api: Api, sandbox: Sandbox, launch: Conversation
) -> None:
    archive(sandbox.state, launch)

    everything = await api("conversations.list")
    living = await api("conversations.list", exclude_archived="true")
    assert [c["is_archived"] for c in everything["channels"]] == [True, False]
    assert [c["name"] for c in living["channels"]] == ["design"]


async def test_members_come_in_pages_until_the_cursor_is_empty(api: Api, launch: Conversation) -> None:
    members: list[str] = []
    cursor, pages = "", 0
    while pages == 0 or cursor:
        answer = await api("conversations.members", channel=launch.id, limit="3", cursor=cursor)
        members += answer["members"]
        cursor, pages = answer["response_metadata"]["next_cursor"], pages + 1

    assert (members, pages) == (list(launch.members), 3)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"cursor": "nonsense"}, "invalid_cursor"),
        ({"cursor": "bmV4dDo5OTk5"}, "invalid_cursor"),
        ({"limit": "0"}, "invalid_limit"),
        ({"limit": "-1"}, "invalid_limit"),
        ({"limit": "1001"}, "invalid_limit"),
        ({"limit": "many"}, "invalid_limit"),
    ],
)
async def test_bad_pages_are_refused(
    arguments: dict[str, str], error: str, api: Api, launch: Conversation
) -> None:
    assert (await api("conversations.members", channel=launch.id, **arguments))["error"] == error


async def test_history_is_newest_first_and_its_pages_overlap_nowhere(api: Api, launch: Conversation) -> None:
    whole = await api("conversations.history", channel=launch.id, limit="999")
    first = await api("conversations.history", channel=launch.id, limit="5")
    second = await api(
        "conversations.history",
        channel=launch.id,
        limit="5",
        cursor=first["response_metadata"]["next_cursor"],
    )

    stamps = [message["ts"] for message in whole["messages"]]
    assert stamps == sorted(stamps, reverse=True)
    assert (whole["has_more"], first["has_more"]) == (False, True)
    assert "response_metadata" not in whole
    assert [m["ts"] for m in first["messages"] + second["messages"]] == stamps[:10]


async def test_bounds_of_the_history_are_exclusive_unless_inclusive(api: Api, launch: Conversation) -> None:
    stamps = [(await api("chat.postMessage", channel=launch.id, text=str(n)))["ts"] for n in range(3)]
    bounds = {"channel": launch.id, "oldest": stamps[0], "latest": stamps[2]}

    between = await api("conversations.history", **bounds)
    including = await api("conversations.history", **bounds, inclusive="true")
    wrong = await api("conversations.history", channel=launch.id, oldest="yesterday")
    assert [m["text"] for m in between["messages"]] == ["1"]
    assert [m["text"] for m in including["messages"]] == ["2", "1", "0"]
    assert wrong["error"] == "invalid_ts_oldest"


async def test_replies_of_nothing_are_thread_not_found(api: Api, launch: Conversation) -> None:
    assert (await api("conversations.replies", channel=launch.id, ts="1.0"))["error"] == "thread_not_found"


async def test_opening_a_direct_message_twice_gives_the_same_one(api: Api, ana: Actor) -> None:
    first = await api("conversations.open", users=ana.person_id)
    again = await api("conversations.open", users=ana.person_id, return_im="true")

    assert "already_open" not in first
    assert (again["already_open"], again["no_op"]) == (True, True)
    assert again["channel"]["id"] == first["channel"]["id"]
    assert again["channel"]["user"] == ana.person_id
    assert (await api("conversations.open", channel=first["channel"]["id"]))["already_open"]


async def test_several_people_share_a_group_message(
    api: Api, sandbox: Sandbox, ana: Actor, grace: Actor
) -> None:
    opened = await api("conversations.open", users=f"{ana.person_id},{grace.person_id}", return_im="true")

    assert opened["channel"]["is_mpim"]
    assert opened["channel"]["name"] == "mpdm-muster--ana--grace-1"


async def test_a_direct_message_needs_people_who_are_there(
    api: Api, sandbox: Sandbox, ana: Actor, launch: Conversation
) -> None:
    async def error(**arguments: str) -> str:
        return str((await api("conversations.open", **arguments))["error"])

    assert await error() == "users_list_not_supplied"
    assert await error(users="U0NOBODY") == "user_not_found"
    assert await error(users=",".join([ana.person_id] * 9)) == "too_many_users"
    assert await error(channel=launch.id) == "method_not_supported_for_channel_type"
    actor(sandbox, "ana").state.people[ana.person_id].deleted = True
    assert await error(users=ana.person_id) == "user_disabled"


async def test_joining_a_channel_warns_when_already_in_it(
    api: Api, sandbox: Sandbox, launch: Conversation
) -> None:
    del launch.members[sandbox.state.bot.id]

    joined = await api("conversations.join", channel=launch.id)
    again = await api("conversations.join", channel=launch.id)
    private = await api("conversations.join", channel=channel(sandbox, "leadership").id)
    assert joined["channel"]["is_member"]
    assert "warning" not in joined
    assert again["response_metadata"]["warnings"] == ["already_in_channel"]
    assert private["error"] == "channel_not_found"


async def test_a_guest_sees_no_channel_but_their_own(sandbox: Sandbox) -> None:
    meera = actor(sandbox, "meera")
    seen = [c.name for c in sandbox.state.conversations.values() if sandbox.state.may_see(c, meera.person_id)]

    assert seen == ["launch"]


async def test_an_archived_channel_is_not_joined_and_a_private_one_never(
    api: Api, sandbox: Sandbox, launch: Conversation
) -> None:
    leadership = channel(sandbox, "leadership")
    leadership.members[sandbox.state.bot.id] = None
    archive(sandbox.state, launch)

    archived = await api("conversations.join", channel=launch.id)
    private = await api("conversations.join", channel=leadership.id)
    assert archived["error"] == "is_archived"
    assert private["error"] == "method_not_supported_for_channel_type"


async def test_a_channels_locale_comes_on_request(api: Api, launch: Conversation) -> None:
    plain = await api("conversations.info", channel=launch.id)
    full = await api("conversations.info", channel=launch.id, include_locale="true")

    assert "locale" not in plain["channel"]
    assert full["channel"]["locale"] == "en-US"


async def test_where_a_person_is_shows_only_what_the_app_may_know_of(sandbox: Sandbox, api: Api) -> None:
    grace, meera = (sandbox.state.person_named(name) for name in ("grace", "meera"))
    assert grace
    assert meera

    async def found(user: str, types: str) -> list[str]:
        answer = await api("users.conversations", user=user, types=types)
        return [channel["name"] for channel in answer["channels"]]

    both = "public_channel,private_channel"
    assert await found(grace.id, both) == ["launch", "design"]
    assert await found(meera.id, both) == ["launch"]
    channel(sandbox, "leadership").members[sandbox.state.bot.id] = None
    assert await found(grace.id, both) == ["launch", "design", "leadership"]
    assert await found(grace.id, "private_channel") == ["leadership"]
    assert await found(meera.id, "private_channel") == []


async def test_where_a_person_is_comes_in_pages(sandbox: Sandbox, api: Api) -> None:
    grace = sandbox.state.person_named("grace")
    assert grace
    first = await api("users.conversations", user=grace.id, limit=1)
    cursor = first["response_metadata"]["next_cursor"]
    second = await api("users.conversations", user=grace.id, limit=1, cursor=cursor)
    assert [page["channels"][0]["name"] for page in (first, second)] == ["launch", "design"]
    assert second["response_metadata"]["next_cursor"] == ""
    assert (await api("users.conversations", user=grace.id, limit=1000))["error"] == "invalid_limit"
    assert (await api("users.conversations", user="U0NOBODY"))["error"] == "user_not_found"
