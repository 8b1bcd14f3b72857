"""What the app's token may do, and which conversations the app may touch."""

from bot.sandbox.conversations import SCOPE_NOUN, Conversation, Kind
from bot.sandbox.errors import SlackError
from bot.sandbox.files import File
from bot.sandbox.messages import Message
from bot.sandbox.state import State
from bot.sandbox.web_api.call import Call


def need_scope(state: State, *any_of: str) -> None:
    """Raises missing_scope unless the app holds one of these."""
    if any_of and not state.app.scopes.intersection(any_of):
        provided = ",".join(sorted(state.app.scopes))
        raise SlackError("missing_scope", needed=",".join(any_of), provided=provided)


def readable(call: Call, action: str, name: str = "channel") -> Conversation:
    """The conversation that the app may read; `action` is the scope's second half (read or history)."""
    state = call.state
    found = state.visible(call.required(name), state.bot.id)
    need_scope(state, f"{SCOPE_NOUN[found.kind]}:{action}")
    return found


def joined(call: Call, action: str) -> Conversation:
    """As `readable`, and the app is a member. Raises not_in_channel."""
    found = readable(call, action)
    if call.state.bot.id not in found.members:
        raise SlackError("not_in_channel")
    return found


def writable(call: Call, wanted: str, *, public: bool = False) -> Conversation:
    """A conversation id or `#name` the app may post to; `public` where chat:write.public counts."""
    state = call.state
    named = state.channel_named(wanted.removeprefix("#"))
    found = state.visible(named.id if named else wanted, state.bot.id)
    if found.is_archived:
        raise SlackError("is_archived")
    may_post = public and found.kind is Kind.PUBLIC and "chat:write.public" in state.app.scopes
    if state.bot.id not in found.members and not may_post:
        raise SlackError("not_in_channel")
    if found.kind is Kind.IM and not state.app.has_messages:
        raise SlackError("messages_tab_disabled")
    return found


def message_of(call: Call, conversation: Conversation, name: str) -> Message:
    """Raises message_not_found; ephemerals are not found, as in Slack."""
    found = conversation.messages.get(call.required(name))
    if found is None:
        raise SlackError("message_not_found")
    return found


def may_read(state: State, file: File) -> bool:
    """Whether the app may read a file's content."""
    if file.content is None or not file.completed:
        return False
    is_own = file.user == state.bot.id
    return is_own or any(state.bot.id in state.conversations[channel].members for channel in file.channels)
