"""The one app installed in the workspace, as its manifest declares it."""

from dataclasses import dataclass, field

from bot.sandbox.wire import Json

SLACK_PURPLE = "#4a154b"


@dataclass(frozen=True, slots=True)
class Command:
    command: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False


@dataclass(frozen=True, slots=True)
class Shortcut:
    type: str
    callback_id: str
    name: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class App:
    name: str = "App"
    description: str = ""
    color: str = SLACK_PURPLE
    commands: dict[str, Command] = field(default_factory=dict)
    shortcuts: dict[str, Shortcut] = field(default_factory=dict)
    events: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    interactive: bool = False
    has_home: bool = False
    has_messages: bool = False


def from_manifest(manifest: Json) -> App:
    """Reads Slack's app manifest; what it does not declare, the app does not get."""
    features = manifest.get("features", {})
    settings = manifest.get("settings", {})
    display = manifest.get("display_information", {})
    home = features.get("app_home", {})
    return App(
        name=features.get("bot_user", {}).get("display_name") or display.get("name", "App"),
        description=display.get("description", ""),
        color=display.get("background_color", SLACK_PURPLE),
        commands={item["command"]: _command(item) for item in features.get("slash_commands", [])},
        shortcuts={item["callback_id"]: Shortcut(**item) for item in features.get("shortcuts", [])},
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", [])),
        scopes=frozenset(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", [])),
        interactive=bool(settings.get("interactivity", {}).get("is_enabled")),
        has_home=bool(home.get("home_tab_enabled")),
        has_messages=bool(home.get("messages_tab_enabled")),
    )


def _command(item: Json) -> Command:
    return Command(
        item["command"],
        item.get("description", ""),
        item.get("usage_hint", ""),
        item.get("should_escape", False),
    )


EVERY_SCOPE = """
    bookmarks:write channels:history channels:join channels:manage channels:read chat:write chat:write.public
    dnd:read files:read files:write groups:history groups:read groups:write im:history im:read im:write
    mpim:history mpim:read mpim:write reactions:read reactions:write team:read usergroups:read users:read
    users:read.email
"""
EVERY_EVENT = """
    app_home_opened app_mention app_uninstalled channel_archive channel_created channel_deleted
    channel_id_changed channel_left channel_rename channel_unarchive dnd_updated_user file_shared
    group_archive group_deleted group_left group_rename group_unarchive member_joined_channel
    member_left_channel message.channels message.groups message.im message.mpim reaction_added
    reaction_removed subteam_members_changed team_join tokens_revoked user_change
"""
EVERYTHING = App(
    scopes=frozenset(EVERY_SCOPE.split()),
    events=frozenset(EVERY_EVENT.split()),
    interactive=True,
    has_home=True,
    has_messages=True,
)
