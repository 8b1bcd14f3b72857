"""What people do among themselves, and what is done to people and channels."""

from typing import Any

import pytest

from bot.sandbox import membership
from bot.sandbox.acting import Actor
from bot.sandbox.conversations import Conversation
from bot.sandbox.errors import PersonError
from bot.sandbox.events import caused_by
from bot.sandbox.manifest import EVERYTHING, from_manifest
from bot.sandbox.server import Sandbox
from tests.sandbox.apps import SocketApp
from tests.sandbox.conftest import MANIFEST, Api, channel


async def test_joining_and_leaving_is_said_in_the_channel(
    sandbox: Sandbox, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    ana.leave(launch.id)
    ana.join(launch.id)
    ana.join(launch.id)
    await sandbox.settled()

    said = [(event["subtype"], event["text"]) for event in app.events("message")]
    assert said == [
        ("channel_leave", f"<@{ana.person_id}> has left the channel"),
        ("channel_join", f"<@{ana.person_id}> has joined the channel"),
    ]


async def test_an_app_that_is_removed_hears_no_more(
    sandbox: Sandbox, app: SocketApp, ana: Actor, launch: Conversation
) -> None:
    membership.leave(sandbox.state, launch, sandbox.state.bot.id)
    await ana.say(launch.id, "without you")
    await sandbox.settled()

    assert app.events("message") == []
    assert not membership.leave(sandbox.state, launch, sandbox.state.bot.id)


async def test_a_picture_is_stored_by_its_name(ana: Actor, launch: Conversation) -> None:
    said = await ana.say(launch.id, "świetnie 👍 🟢")

    assert said
    assert said.text.startswith("świetnie :")
    assert said.text.isascii() is False
    assert "👍" not in said.text


@pytest.mark.parametrize("what", ["thread", "message", "archived", "direct", "stranger"])
async def test_what_is_impossible_is_refused_with_a_sentence(
    what: str, sandbox: Sandbox, ana: Actor, grace: Actor, launch: Conversation
) -> None:
    direct = ana.open_dm(grace.person_id)
    archived = channel(sandbox, "design")
    membership.archive(sandbox.state, archived)
    attempts: dict[str, Any] = {
        "thread": lambda: ana.post(launch.id, "hi", "1.0"),
        "message": lambda: ana.react(launch.id, "1.0", "eyes"),
        "archived": lambda: ana.post(archived.id, "hi"),
        "direct": lambda: ana.leave(direct.id),
        "stranger": lambda: ana.invite(launch.id, "U0NOBODY"),
    }
    sentences = {
        "thread": "That thread no longer exists.",
        "message": "That message is no longer there.",
        "archived": "#design is archived.",
        "direct": "A direct message cannot be left.",
        "stranger": "There is no such person.",
    }

    with pytest.raises(PersonError) as refused:
        attempts[what]()
    assert refused.value.sentence == sentences[what]


async def test_a_private_channel_is_joined_by_invitation_only(
    sandbox: Sandbox, ana: Actor, grace: Actor
) -> None:
    leadership = channel(sandbox, "leadership")
    with pytest.raises(PersonError, match="no such conversation"):
        ana.join(leadership.id)

    grace.invite(leadership.id, ana.person_id)
    with pytest.raises(PersonError, match="by invitation"):
        ana.join(leadership.id)


async def test_an_app_without_a_messages_tab_neither_gets_nor_sends_direct_messages(
    api: Api, sandbox: Sandbox, ana: Actor
) -> None:
    closed = {"app_home": {"home_tab_enabled": True, "messages_tab_enabled": False}}
    sandbox.state.app = from_manifest(MANIFEST | {"features": MANIFEST["features"] | closed})
    direct = ana.open_dm(sandbox.state.bot.id)

    assert (await api("chat.postMessage", channel=ana.person_id, text="hi"))[
        "error"
    ] == "messages_tab_disabled"
    with pytest.raises(PersonError, match="turned off"):
        await ana.say(direct.id, "hi")


async def test_an_uninstalled_app_is_told_and_its_token_is_dead(
    api: Api, sandbox: Sandbox, app: SocketApp
) -> None:
    old = sandbox.bot_token
    membership.uninstall(sandbox.state)
    await sandbox.settled()

    assert {payload["event"]["type"] for payload in app.payloads("events_api")} == {
        "tokens_revoked",
        "app_uninstalled",
    }
    assert (await api("auth.test", as_token=old))["error"] == "account_inactive"


async def test_a_deactivated_person_has_no_zone_any_more(api: Api, sandbox: Sandbox, ana: Actor) -> None:
    membership.change_person(sandbox.state, sandbox.state.people[ana.person_id], deleted=True)

    user = (await api("users.info", user=ana.person_id, include_locale="true"))["user"]
    assert user["deleted"]
    assert not {"tz", "tz_offset", "locale"} & set(user)


async def test_a_channel_is_renamed_archived_and_brought_back(sandbox: Sandbox, ana: Actor) -> None:
    bare = Sandbox()
    bare.state.people |= sandbox.state.people
    heard: list[Any] = []
    bare.delivery.tell = heard.append  # type: ignore[method-assign,assignment]  # what would be delivered
    news = membership.create_channel(bare.state, "news", ana.person_id)

    membership.rename(bare.state, news, "news-2")
    membership.archive(bare.state, news)
    membership.unarchive(bare.state, news)

    assert [envelope.name for envelope in heard] == [
        "channel_created",
        "channel_rename",
        "channel_archive",
        "channel_unarchive",
    ]
    assert heard[1].payload["event"]["channel"]["name"] == "news-2"
    assert not news.is_archived


def test_a_manifest_grants_what_it_declares_and_no_manifest_grants_everything() -> None:
    app = from_manifest(MANIFEST)

    assert (app.name, app.description) == ("muster", "Keeps work moving")
    assert app.commands["/task"].should_escape
    assert not app.commands["/raw"].should_escape
    assert {shortcut.type for shortcut in app.shortcuts.values()} == {"global", "message"}
    assert "message.groups" not in app.events
    assert "chat:write.public" not in app.scopes
    assert (app.interactive, app.has_home, app.has_messages) == (True, True, True)
    bare = from_manifest({"display_information": {"name": "Bare"}})
    assert (bare.name, bare.commands, bare.scopes, bare.interactive) == ("Bare", {}, frozenset(), False)
    assert {"chat:write.public", "groups:history"} <= EVERYTHING.scopes


async def test_leaving_is_an_event_and_for_the_app_itself_one_more(sandbox: Sandbox, ana: Actor) -> None:
    state = sandbox.state
    heard: list[str] = []
    state.listen(lambda change: heard.extend(name for name, _ in caused_by(state, change)))

    membership.leave(state, channel(sandbox, "launch"), ana.person_id)
    membership.leave(state, channel(sandbox, "launch"), state.bot.id)

    assert [name for name in heard if "left" in name] == [
        "member_left_channel",
        "member_left_channel",
        "channel_left",
    ]
