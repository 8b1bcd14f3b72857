import dataclasses
from typing import Any

import pytest

from bot.sandbox import membership
from bot.sandbox.acting import Actor
from bot.sandbox.changes import AppUninstalled, PersonChanged
from bot.sandbox.conversations import Conversation
from bot.sandbox.events import caused_by
from bot.sandbox.server import Sandbox
from tests.sandbox.apps import SocketApp
from tests.sandbox.conftest import Api, actor, channel


async def test_a_message_event_carries_what_slack_sends(
    sandbox: Sandbox, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    message = await ana.say(launch.id, "1 < 2 & see https://x.example.")
    assert message
    await sandbox.settled()

    [payload] = app.payloads("events_api")
    event = payload["event"]
    assert event["text"] == "1 &lt; 2 &amp; see <https://x.example>."
    assert (event["type"], event["channel"], event["channel_type"]) == ("message", launch.id, "channel")
    assert (event["user"], event["ts"], event["event_ts"]) == (ana.person_id, message.ts, message.ts)
    assert (payload["type"], payload["team_id"]) == ("event_callback", sandbox.state.team.id)
    assert payload["event_id"].startswith("Ev")
    assert payload["authorizations"][0]["user_id"] == sandbox.state.bot.id


async def test_a_mention_is_an_event_of_its_own(
    sandbox: Sandbox, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    await ana.say(launch.id, "@muster what is due?")
    await ana.say(launch.id, "`@muster` in code mentions nobody")
    await sandbox.settled()

    [mention] = app.events("app_mention")
    assert mention["text"] == f"<@{sandbox.state.bot.id}> what is due?"
    assert "channel_type" not in mention
    assert len(app.events("message")) == 2


async def test_the_apps_own_messages_are_events_too(
    sandbox: Sandbox, api: Api, app: SocketApp, launch: Conversation
) -> None:
    await api("chat.postMessage", channel=launch.id, text="hi")
    await sandbox.settled()

    [event] = app.events("message")
    assert event["bot_id"] == sandbox.state.bot.bot_id


async def test_a_reply_names_its_parents_author(
    sandbox: Sandbox, app: SocketApp, ana: Actor, grace: Actor, launch: Conversation
) -> None:
    parent = await grace.say(launch.id, "question")
    assert parent
    await ana.say(launch.id, "answer", parent.ts)
    await sandbox.settled()

    reply = app.events("message")[-1]
    assert (reply["thread_ts"], reply["parent_user_id"]) == (parent.ts, grace.person_id)


async def test_edits_and_deletions_tell_what_was_before(
    sandbox: Sandbox, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    message = await ana.say(launch.id, "before")
    assert message
    ana.edit(launch.id, message.ts, "after")
    ana.delete(launch.id, message.ts)
    await sandbox.settled()

    _, changed, deleted = app.events("message")
    assert (changed["subtype"], changed["message"]["text"]) == ("message_changed", "after")
    assert changed["previous_message"]["text"] == "before"
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", message.ts)


async def test_a_growing_thread_is_no_edit_of_its_parent(
    sandbox: Sandbox, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    parent = await ana.say(launch.id, "parent")
    assert parent
    await ana.say(launch.id, "reply", parent.ts)
    await sandbox.settled()

    assert [event.get("subtype") for event in app.events("message")] == [None, None]


async def test_reactions_are_events_in_both_directions(
    sandbox: Sandbox, app: SocketApp, ana: Actor, grace: Actor, launch: Conversation
) -> None:
    message = await grace.say(launch.id, "done?")
    assert message
    ana.react(launch.id, message.ts, "eyes")
    ana.react(launch.id, message.ts, "eyes", remove=True)
    await sandbox.settled()

    [added], [removed] = app.events("reaction_added"), app.events("reaction_removed")
    assert (added["reaction"], added["user"], added["item_user"]) == ("eyes", ana.person_id, grace.person_id)
    assert removed["item"] == {"type": "message", "channel": launch.id, "ts": message.ts}


async def test_the_app_hears_nothing_from_where_it_is_not(
    sandbox: Sandbox, app: SocketApp, ana: Actor, grace: Actor
) -> None:
    leadership = channel(sandbox, "leadership")
    between, _ = membership.open_direct(sandbox.state, ana.person_id, grace.person_id)
    message = await grace.say(leadership.id, "@muster hidden")
    assert message
    grace.react(leadership.id, message.ts, "eyes")
    await grace.say(between.id, "private")
    await sandbox.settled()

    assert app.received == []


async def test_an_event_that_was_not_subscribed_is_not_delivered(
    sandbox: Sandbox, app: SocketApp, grace: Actor
) -> None:
    leadership = channel(sandbox, "leadership")
    leadership.members[sandbox.state.bot.id] = None

    await grace.say(leadership.id, "message.groups is not subscribed")
    await sandbox.settled()

    assert app.received == []


async def test_a_direct_message_to_the_app_is_an_im(sandbox: Sandbox, app: SocketApp, ana: Actor) -> None:
    direct = ana.open_dm(sandbox.state.bot.id)
    await ana.say(direct.id, "@muster hi")
    await sandbox.settled()

    [event] = app.events("message")
    assert event["channel_type"] == "im"
    assert app.events("app_mention") == []


async def test_inviting_the_app_tells_it_who_did_and_joining_is_an_event(
    sandbox: Sandbox, app: SocketApp, grace: Actor
) -> None:
    leadership = channel(sandbox, "leadership")
    grace.invite(leadership.id, sandbox.state.bot.id)
    await sandbox.settled()

    [event] = app.events("member_joined_channel")
    assert (event["user"], event["inviter"]) == (sandbox.state.bot.id, grace.person_id)
    assert event["channel_type"] == "G"


async def test_opening_home_tells_the_tab_and_the_view_that_is_there(
    sandbox: Sandbox, api: Api, app: SocketApp, ana: Actor
) -> None:
    ana.open_home()
    published = await api("views.publish", user_id=ana.person_id, view={"type": "home", "blocks": []})
    ana.open_home()
    ana.open_home("messages")
    await sandbox.settled()

    first, second, messages = app.events("app_home_opened")
    assert (first["tab"], "view" in first) == ("home", False)
    assert second["view"]["id"] == published["view"]["id"]
    assert (messages["tab"], messages["channel"]) == ("messages", first["channel"])


async def test_an_uninstallation_is_told_by_two_events(sandbox: Sandbox, app: SocketApp) -> None:
    sandbox.state.emit(AppUninstalled(sandbox.state.bot.id))
    await sandbox.settled()

    [revoked] = app.events("tokens_revoked")
    assert revoked["tokens"]["bot"] == [sandbox.state.bot.id]
    assert len(app.events("app_uninstalled")) == 1


@pytest.mark.parametrize(("new", "name"), [(True, "team_join"), (False, "user_change")])
async def test_people_come_and_change(new: bool, name: str, ana: Actor) -> None:  # noqa: FBT001 - a table's column
    bare = Sandbox()
    bare.state.people |= ana.state.people
    heard: list[Any] = []
    bare.delivery.tell = heard.append  # type: ignore[method-assign,assignment]  # only what would be delivered matters here

    bare.state.emit(PersonChanged(ana.state.people[ana.person_id], new=new))

    assert [envelope.name for envelope in heard] == [name]
    user = heard[0].payload["event"]["user"]
    assert user["locale"] == "it-IT"
    assert user["profile"]["email"] == "ana@orbita-goods.example"


async def test_an_app_without_the_scope_sees_no_address_in_events_or_answers(
    api: Api, sandbox: Sandbox, ana: Actor
) -> None:
    scopes = sandbox.state.app.scopes - {"users:read.email"}
    sandbox.state.app = dataclasses.replace(sandbox.state.app, scopes=scopes)

    answered = (await api("users.info", user=ana.person_id))["user"]
    [(_, told)] = caused_by(sandbox.state, PersonChanged(sandbox.state.people[ana.person_id]))
    assert "email" not in answered["profile"]
    assert "email" not in told["user"]["profile"]


@pytest.fixture
def told(ana: Actor) -> tuple[Sandbox, list[Any]]:
    """A sandbox whose app has subscribed to everything, and what would be delivered to it."""
    bare = Sandbox()
    bare.state.people |= ana.state.people
    heard: list[Any] = []
    bare.delivery.tell = heard.append  # type: ignore[method-assign,assignment]  # as above
    return bare, heard


def events(heard: list[Any]) -> list[Any]:
    return [envelope.payload["event"] for envelope in heard if envelope.name != "message"]


async def test_of_private_channels_the_app_hears_only_where_it_is(
    told: tuple[Sandbox, list[Any]], ana: Actor
) -> None:
    bare, heard = told
    membership.create_channel(bare.state, "news", ana.person_id)
    secret = membership.create_channel(bare.state, "secret", ana.person_id, private=True)
    for change in (membership.archive, membership.unarchive, membership.delete):
        change(bare.state, secret, ana.person_id)
    assert [event["type"] for event in events(heard)] == ["channel_created"]
    assert heard[0].payload["event"]["channel"]["name"] == "news"


@pytest.mark.parametrize("private", [False, True], ids=["channel", "group"])
async def test_what_becomes_of_a_channel_is_told_by_its_kind(
    told: tuple[Sandbox, list[Any]], ana: Actor, *, private: bool
) -> None:
    bare, heard = told
    noun, person = ("group" if private else "channel"), ana.person_id
    made = membership.create_channel(bare.state, "news", person, private=private)
    made.members[bare.state.bot.id] = None
    heard.clear()
    membership.rename(bare.state, made, "newer")
    for change in (membership.archive, membership.unarchive, membership.delete):
        change(bare.state, made, person)

    renamed, archived, unarchived, deleted = events(heard)
    assert (renamed["type"], renamed["channel"]["name"]) == (f"{noun}_rename", "newer")
    assert archived["type"] == f"{noun}_archive"
    assert (archived["channel"], archived["user"], archived["is_moved"]) == (made.id, person, 0)
    assert (unarchived["type"], unarchived["user"]) == (f"{noun}_unarchive", person)
    assert (deleted["type"], deleted["channel"], deleted["actor_id"]) == (f"{noun}_deleted", made.id, person)


@pytest.mark.parametrize("private", [False, True], ids=["channel", "group"])
async def test_the_app_hears_who_put_it_out_also_from_slackbot(
    told: tuple[Sandbox, list[Any]], ana: Actor, *, private: bool
) -> None:
    bare, heard = told
    bot = bare.state.bot.id
    made = membership.create_channel(bare.state, "news", ana.person_id, private=private)
    made.members[bot] = None
    heard.clear()
    membership.leave(bare.state, made, bot, remover=ana.person_id)

    left, put_out = events(heard)
    assert (left["type"], left["user"], left["channel"]) == ("member_left_channel", bot, made.id)
    assert put_out["type"] == ("group_left" if private else "channel_left")
    assert (put_out["channel"], put_out["actor_id"]) == (made.id, ana.person_id)
    (said,) = [envelope.payload["event"] for envelope in heard if envelope.name == "message"]
    assert (said["user"], said["channel_type"]) == ("USLACKBOT", "im")
    assert said["text"] == f"You have been removed from #news by <@{ana.person_id}>"


@pytest.mark.parametrize(
    ("convert", "subtype", "kind"),
    [
        (membership.make_private, "channel_convert_to_private", "group"),
        (membership.make_public, "channel_convert_to_public", "channel"),
    ],
)
async def test_a_conversion_is_told_by_a_message_and_nothing_else(
    told: tuple[Sandbox, list[Any]], ana: Actor, convert: Any, subtype: str, kind: str
) -> None:
    bare, heard = told
    made = membership.create_channel(bare.state, "news", ana.person_id, private=kind == "channel")
    made.members[bare.state.bot.id] = None
    heard.clear()
    convert(bare.state, made, ana.person_id)

    (message,) = [envelope.payload["event"] for envelope in heard]
    assert (message["type"], message["subtype"], message["channel_type"]) == ("message", subtype, kind)
    assert (message["channel"], message["user"]) == (made.id, ana.person_id)


@pytest.mark.parametrize("is_there", [True, False])
async def test_another_id_is_told_where_the_app_is(
    told: tuple[Sandbox, list[Any]], ana: Actor, *, is_there: bool
) -> None:
    bare, heard = told
    made = membership.create_channel(bare.state, "news", ana.person_id, private=True)
    if is_there:
        made.members[bare.state.bot.id] = None
    old = made.id
    membership.share_outside(bare.state, made)

    assert (made.id != old, bare.state.conversations.get(old)) == (True, None)
    assert [(event["old_channel_id"], event["new_channel_id"]) for event in events(heard)] == [
        (old, made.id)
    ] * is_there


async def test_a_guest_cannot_write_where_they_are_not(sandbox: Sandbox) -> None:
    meera = actor(sandbox, "meera")

    with pytest.raises(Exception, match="no such conversation"):
        await meera.say(channel(sandbox, "design").id, "hi")
