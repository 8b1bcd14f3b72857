"""What Slack tells of people, groups and channels."""

from handlers import (
    channels,
    people,
)
from handlers.entries import Entry, News
from handlers.groups import SCOPES as GROUP_SCOPES

ENTRIES: tuple[Entry, ...] = (
    News("user_change", people.member_changed, ("users:read",)),
    News("dnd_updated_user", people.dnd_changed, ("dnd:read",)),
    News("member_joined_channel", channels.joined, ("channels:read", "groups:read")),
    News("member_left_channel", channels.left, ("channels:read", "groups:read")),
    News("subteam_members_changed", channels.group_changed, GROUP_SCOPES),
    News("channel_rename", channels.renamed, ("channels:read",)),
    News("channel_left", channels.put_out, ("channels:read",)),
    News("channel_archive", channels.archived, ("channels:read",)),
    News("channel_unarchive", channels.unarchived, ("channels:read",)),
    News("channel_deleted", channels.deleted, ("channels:read",)),
    News("channel_id_changed", channels.id_changed, ("groups:read",)),
    News("group_rename", channels.renamed, ("groups:read",)),
    News("group_left", channels.put_out, ("groups:read",)),
    News("group_archive", channels.archived, ("groups:read",)),
    News("group_unarchive", channels.unarchived, ("groups:read",)),
    News("group_deleted", channels.deleted, ("groups:read",)),
    News(
        "message channel_convert_to_private",
        channels.turned_private,
        ("groups:history",),
        subscriptions=("message.groups",),
    ),
    News(
        "message channel_convert_to_public",
        channels.turned_public,
        ("channels:history",),
        subscriptions=("message.channels",),
    ),
)
