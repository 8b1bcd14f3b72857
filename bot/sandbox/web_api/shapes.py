"""Slack's objects as the Web API returns them."""

from bot.sandbox.conversations import Conversation, Kind
from bot.sandbox.messages import Message, as_message
from bot.sandbox.state import State
from bot.sandbox.wire import Json


def conversation(state: State, found: Conversation, *, num_members: bool = False) -> Json:
    if found.kind is Kind.IM:
        return _im(state, found)
    private = found.kind is not Kind.PUBLIC
    shape: Json = {
        "id": found.id,
        "name": found.name,
        "name_normalized": found.name,
        "is_channel": found.kind is not Kind.MPIM,
        "is_group": False,
        "is_im": False,
        "is_mpim": found.kind is Kind.MPIM,
        "is_private": private,
        "created": found.created,
        "creator": found.creator,
        "updated": found.created * 1000,
        "is_archived": found.is_archived,
        "is_general": found.is_general,
        "unlinked": 0,
        "is_shared": found.is_shared,
        "is_org_shared": False,
        "is_ext_shared": found.is_shared,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "shared_team_ids": [state.team.id],
        "context_team_id": state.team.id,
        "is_member": state.bot.id in found.members,
        "topic": {"value": found.topic, "creator": found.creator, "last_set": found.created},
        "purpose": {"value": found.purpose, "creator": found.creator, "last_set": found.created},
        "previous_names": [],
    }
    if state.bot.id in found.members:
        shape["last_read"] = found.last_read.get(state.bot.id, "0000000000.000000")
    if num_members:
        shape["num_members"] = len(found.members)
    return shape


def _im(state: State, found: Conversation) -> Json:
    return {
        "id": found.id,
        "created": found.created,
        "is_archived": False,
        "is_im": True,
        "is_org_shared": False,
        "is_user_deleted": state.people[found.other(state.bot.id)].deleted,
        "user": found.other(state.bot.id),
        "context_team_id": state.team.id,
        "priority": 0,
    }


def message(state: State, found: Message, *, metadata: bool = False) -> Json:
    """With what Slack adds for the app's own messages and for parents of threads."""
    replies = state.conversations[found.channel].replies(found.ts)
    shape = as_message(found, replies, metadata=metadata)
    if found.bot_id == state.bot.bot_id:
        shape["bot_profile"] = bot_profile(state)
    if found.is_reply and (parent := state.conversations[found.channel].messages.get(found.thread_ts)):
        shape["parent_user_id"] = parent.user
    return shape


def bot_profile(state: State) -> Json:
    return {
        "id": state.bot.bot_id,
        "deleted": False,
        "name": state.app.name,
        "updated": 0,
        "app_id": state.app_id,
        "user_id": state.bot.id,
        "icons": {},
        "team_id": state.team.id,
    }


def permalink(state: State, found: Message) -> str:
    link = f"{state.origin}/archives/{found.channel}/p{found.ts.replace('.', '')}"
    return f"{link}?thread_ts={found.thread_ts}&cid={found.channel}" if found.is_reply else link
