"""The Slack app manifest, generated from the registry so that it cannot fall behind it."""

from typing import Any

from handlers.registry import Registry

NAME = "Muster"
BASE_SCOPES = {
    "commands",
    "chat:write",
    "channels:join",  # a card in a public channel brings the bot in, so that it can look after the card
    "users:read",
    "channels:read",
    "groups:read",
    "im:read",
    "im:write",
    # Histories are read for one purpose: to find out whether a message of unknown outcome arrived.
    "channels:history",
    "groups:history",
    "im:history",
    "mpim:read",
    "mpim:history",
}
ALLOWED_SCOPES = BASE_SCOPES | {
    "app_mentions:read",
    "dnd:read",
    "reactions:read",
    "files:read",
    "files:write",
    "usergroups:read",
}
ALLOWED_EVENTS = {
    "app_home_opened",
    "app_mention",
    "file_shared",
    "message.channels",
    "message.groups",
    "message.im",
    "message.mpim",
    "reaction_added",
    "reaction_removed",
    "user_change",
    "dnd_updated_user",
    "member_joined_channel",
    "member_left_channel",
    "subteam_members_changed",
    "channel_rename",
    "channel_left",
    "channel_archive",
    "channel_unarchive",
    "channel_deleted",
    "channel_id_changed",
    "group_rename",
    "group_left",
    "group_archive",
    "group_unarchive",
    "group_deleted",
}


def manifest(registry: Registry, *, request_url: str | None = None) -> dict[str, Any]:
    """For Socket Mode, or with `request_url` (https://host/slack/events) for signed HTTP."""
    scopes = BASE_SCOPES | {scope for entry in registry.entries for scope in entry.scopes}
    url = {"request_url": request_url} if request_url else {}
    return {
        "display_information": {
            "name": NAME,
            "description": "Tasks with owners and deadlines, where your team already talks.",
            "background_color": "#1f6f63",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": "app_home_opened" in registry.subscriptions,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME.lower(), "always_online": True},
            "slash_commands": [
                {
                    "command": command.name,
                    "description": command.summary,
                    "usage_hint": command.hint,
                    "should_escape": True,
                    **({"url": request_url} if request_url else {}),
                }
                for command in registry.commands
            ],
            **_shortcuts(registry),
        },
        "oauth_config": {"scopes": {"bot": sorted(scopes)}},
        "settings": {
            "event_subscriptions": {"bot_events": sorted(registry.subscriptions), **url},
            "interactivity": {"is_enabled": True, **url},
            "socket_mode_enabled": request_url is None,
            "org_deploy_enabled": False,
            "token_rotation_enabled": False,
        },
    }


def _shortcuts(registry: Registry) -> dict[str, Any]:
    """Slack takes no empty list."""
    listed = [
        {
            "name": shortcut.title,
            "type": shortcut.on,
            "callback_id": shortcut.name,
            "description": shortcut.description,
        }
        for shortcut in registry.shortcuts
    ]
    return {"shortcuts": listed} if listed else {}
