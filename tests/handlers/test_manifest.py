"""The app's manifest by Slack's rules (docs.slack.dev/reference/app-manifest)."""

import json
from typing import Any

import pytest

from handlers.entries import Entry, Event, Shortcut
from handlers.manifest import ALLOWED_EVENTS, ALLOWED_SCOPES, manifest
from handlers.outcomes import Nothing
from handlers.registry import Registry, build_registry
from tests.rows import each_row

URL = "https://muster.example/slack/events"
SOCKET = manifest(build_registry())
HTTP = manifest(build_registry(), request_url=URL)
both = pytest.mark.parametrize("found", [SOCKET, HTTP], ids=["socket mode", "http"])

# Slack refuses every property that it does not know.
KNOWN = {
    "": {"display_information", "features", "oauth_config", "settings"},
    "display_information": {"name", "description", "long_description", "background_color"},
    "features": {"app_home", "bot_user", "slash_commands", "shortcuts", "unfurl_domains"},
    "features.app_home": {"home_tab_enabled", "messages_tab_enabled", "messages_tab_read_only_enabled"},
    "features.bot_user": {"display_name", "always_online"},
    "oauth_config": {"scopes", "redirect_urls"},
    "oauth_config.scopes": {"bot"},
    "settings": {
        "event_subscriptions",
        "interactivity",
        "org_deploy_enabled",
        "socket_mode_enabled",
        "token_rotation_enabled",
    },
    "settings.event_subscriptions": {"bot_events", "request_url"},
    "settings.interactivity": {"is_enabled", "request_url", "message_menu_options_url"},
}
OF_A_COMMAND = {"command", "description", "usage_hint", "should_escape", "url"}

# What Slack asks for before it sends an event (docs.slack.dev/reference/events).
NEEDED: dict[str, set[str]] = {
    "app_mention": {"app_mentions:read"},
    "message.im": {"im:history"},
    "user_change": {"users:read"},
    "dnd_updated_user": {"dnd:read"},
    "channel_rename": {"channels:read"},
    "channel_left": {"channels:read"},
    "channel_archive": {"channels:read"},
    "channel_unarchive": {"channels:read"},
    "channel_deleted": {"channels:read"},
    "channel_id_changed": {"groups:read"},
    "group_rename": {"groups:read"},
    "group_left": {"groups:read"},
    "group_archive": {"groups:read"},
    "group_unarchive": {"groups:read"},
    "group_deleted": {"groups:read"},
    "member_joined_channel": {"channels:read", "groups:read"},
    "member_left_channel": {"channels:read", "groups:read"},
    "subteam_members_changed": {"usergroups:read"},
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.mpim": {"mpim:history"},
    "reaction_added": {"reactions:read"},
    "reaction_removed": {"reactions:read"},
    "file_shared": {"files:read"},
    "app_home_opened": set(),
}


def at(found: dict[str, Any], path: str) -> dict[str, Any]:
    for name in filter(None, path.split(".")):
        found = found[name]
    return found


@both
@pytest.mark.parametrize("path", KNOWN)
def test_it_has_only_properties_that_slack_knows(found: dict[str, Any], path: str) -> None:
    assert set(at(found, path)) <= KNOWN[path]


@both
def test_names_and_descriptions_fit(found: dict[str, Any]) -> None:
    display = found["display_information"]
    assert 0 < len(display["name"]) <= 35
    assert 0 < len(display["description"]) <= 140
    assert 0 < len(found["features"]["bot_user"]["display_name"]) <= 80


@both
def test_every_command_fits_and_brings_people_and_channels_as_ids(found: dict[str, Any]) -> None:
    commands = found["features"]["slash_commands"]
    assert 0 < len(commands) <= 50
    for command in commands:
        assert set(command) <= OF_A_COMMAND
        assert command["command"].startswith("/")
        assert len(command["command"]) <= 32
        assert 0 < len(command["description"]) <= 2000
        assert len(command["usage_hint"]) <= 1000
        assert command["should_escape"] is True


def test_the_commands_are_those_of_the_registry() -> None:
    commands = [command["command"] for command in SOCKET["features"]["slash_commands"]]
    assert commands == ["/task", "/request", "/standup", "/digest", "/muster"]


@both
def test_scopes_and_events_are_known_and_sorted(found: dict[str, Any]) -> None:
    scopes, events = (
        found["oauth_config"]["scopes"]["bot"],
        found["settings"]["event_subscriptions"]["bot_events"],
    )
    assert scopes == sorted(set(scopes))
    assert events == sorted(set(events))
    assert set(scopes) <= ALLOWED_SCOPES
    assert set(events) <= ALLOWED_EVENTS == set(NEEDED)
    assert len(events) <= 100


@each_row("event", SOCKET["settings"]["event_subscriptions"]["bot_events"])
def test_every_event_has_the_scopes_without_which_slack_does_not_send_it(event: str) -> None:
    assert NEEDED[event] <= set(SOCKET["oauth_config"]["scopes"]["bot"])


def test_direct_messages_can_be_written_to_the_bot() -> None:
    home = SOCKET["features"]["app_home"]
    assert home["messages_tab_enabled"]
    assert not home["messages_tab_read_only_enabled"]


def test_socket_mode_needs_no_address() -> None:
    assert SOCKET["settings"]["socket_mode_enabled"]
    assert "http" not in json.dumps(SOCKET)


def test_over_http_commands_events_and_clicks_go_to_one_address() -> None:
    settings = HTTP["settings"]
    assert not settings["socket_mode_enabled"]
    assert settings["event_subscriptions"]["request_url"] == settings["interactivity"]["request_url"] == URL
    assert {command["url"] for command in HTTP["features"]["slash_commands"]} == {URL}


def test_it_is_the_same_each_time() -> None:
    assert json.dumps(manifest(build_registry())) == json.dumps(SOCKET)


def a_registry(*entries: Entry) -> dict[str, Any]:
    return manifest(Registry(entries))


def test_shortcuts_are_those_of_the_registry() -> None:
    made = Shortcut("capture", lambda *_: Nothing(), "message", "Make a task", "Keeps a message as a task")
    assert a_registry(made)["features"]["shortcuts"] == [
        {
            "name": "Make a task",
            "type": "message",
            "callback_id": "capture",
            "description": "Keeps a message as a task",
        }
    ]
    assert "shortcuts" not in a_registry()["features"]


def test_every_shortcut_fits() -> None:
    shortcuts = SOCKET["features"].get("shortcuts", [])
    assert len(shortcuts) <= 10
    for shortcut in shortcuts:
        assert 0 < len(shortcut["name"]) <= 24
        assert 0 < len(shortcut["description"]) <= 150


def test_the_home_is_shown_to_whoever_somebody_answers_there() -> None:
    opened = Event("app_home_opened", lambda *_: Nothing(), ())
    assert a_registry(opened)["features"]["app_home"]["home_tab_enabled"]
    assert not a_registry()["features"]["app_home"]["home_tab_enabled"]


def test_scopes_of_a_single_handler_are_asked_for() -> None:
    made = Shortcut("capture", lambda *_: Nothing(), "message", "Keep", "Keeps", scopes=("files:read",))
    assert "files:read" in a_registry(made)["oauth_config"]["scopes"]["bot"]
    assert "files:read" not in a_registry()["oauth_config"]["scopes"]["bot"]
