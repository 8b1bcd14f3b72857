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
ALLOWED_SCOPES = BASE_SCOPES | {"app_mentions:read"}
ALLOWED_EVENTS = {
    "app_mention",
    "message.im",
    "user_change",
    "channel_rename",
    "group_rename",
    "member_joined_channel",
}


def manifest(registry: Registry, *, request_url: str | None = None) -> dict[str, Any]:
    """For Socket Mode, or with `request_url` (https://host/slack/events) for signed HTTP."""
    scopes = BASE_SCOPES | {scope for event in registry.events for scope in event.scopes}
    url = {"request_url": request_url} if request_url else {}
    return {
        "display_information": {
            "name": NAME,
            "description": "Tasks with owners and deadlines, where your team already talks.",
            "background_color": "#1f6f63",
        },
        "features": {
            "app_home": {"messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
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
        },
        "oauth_config": {"scopes": {"bot": sorted(scopes)}},
        "settings": {
            "event_subscriptions": {"bot_events": sorted(event.name for event in registry.events), **url},
            "interactivity": {"is_enabled": True, **url},
            "socket_mode_enabled": request_url is None,
            "org_deploy_enabled": False,
            "token_rotation_enabled": False,
        },
    }
