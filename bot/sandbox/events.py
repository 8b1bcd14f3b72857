"""Which events a change of the state causes, as far as the app subscribed and may see them."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.sandbox import envelopes
from bot.sandbox.changes import (
    AppUninstalled,
    Change,
    ConversationChanged,
    ConversationMoved,
    FileShared,
    HomeOpened,
    MemberChanged,
    MessageChanged,
    MessageDeleted,
    MessagePosted,
    PersonChanged,
    Reacted,
)
from bot.sandbox.conversations import EVENT_TYPE, Conversation, Kind
from bot.sandbox.delivery import Delivery
from bot.sandbox.messages import Message, as_message
from bot.sandbox.people import as_user
from bot.sandbox.state import State
from bot.sandbox.wire import Json

Found = Iterator[tuple[str, Json]]

MESSAGE_EVENT = {
    Kind.PUBLIC: "message.channels",
    Kind.PRIVATE: "message.groups",
    Kind.IM: "message.im",
    Kind.MPIM: "message.mpim",
}
NOUN = {Kind.PUBLIC: "channel", Kind.PRIVATE: "group", Kind.IM: "im", Kind.MPIM: "group"}
CHANNEL_LETTER = {Kind.PUBLIC: "C", Kind.PRIVATE: "G", Kind.IM: "D", Kind.MPIM: "G"}


class Events:
    """Listens to the state and tells the app what it subscribed to."""

    def __init__(self, state: State, delivery: Delivery) -> None:
        self._state = state
        self._delivery = delivery
        state.listen(self.hear)

    def hear(self, change: Change) -> None:
        for subscription, inner in caused_by(self._state, change):
            if subscription in self._state.app.events:
                inner.setdefault("event_ts", self._state.stamp())
                self._delivery.tell(envelopes.event(self._state, inner))


def caused_by(state: State, change: Change) -> Found:
    """Pairs of the subscription that an event needs, and the event."""
    cause = CAUSES.get(type(change))
    return cause(state, change) if cause else iter(())


def _posted(state: State, change: MessagePosted) -> Found:
    message = change.message
    conversation = _heard_in(state, message)
    if conversation is None:
        return
    inner = as_message(message) | _where(conversation) | {"event_ts": message.ts}
    if message.is_reply and (parent := conversation.messages.get(message.thread_ts)):
        inner["parent_user_id"] = parent.user
    yield MESSAGE_EVENT[conversation.kind], inner
    mentioned = f"<@{state.bot.id}>" in message.text and message.user != state.bot.id
    if mentioned and not conversation.is_direct:
        mention = {key: value for key, value in inner.items() if key != "channel_type"}
        yield "app_mention", mention | {"type": "app_mention"}


def _changed(state: State, change: MessageChanged) -> Found:
    message = change.message
    conversation = _heard_in(state, message)
    if conversation is None or change.previous is None:
        return
    inner = {
        "type": "message",
        "subtype": "message_changed",
        "message": as_message(message, conversation.replies(message.ts)),
        "previous_message": change.previous,
        "hidden": True,
        "ts": state.stamp(conversation),
    }
    yield MESSAGE_EVENT[conversation.kind], inner | _where(conversation)


def _deleted(state: State, change: MessageDeleted) -> Found:
    message = change.message
    conversation = _heard_in(state, message)
    if conversation is None:
        return
    inner = {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": as_message(message),
        "deleted_ts": message.ts,
        "hidden": True,
        "ts": state.stamp(conversation),
    }
    yield MESSAGE_EVENT[conversation.kind], inner | _where(conversation)


def _heard_in(state: State, message: Message) -> Conversation | None:
    """The conversation, if the app is in it and the message is for more than one person's eyes."""
    conversation = state.conversations[message.channel]
    return None if message.only_for or state.bot.id not in conversation.members else conversation


def _where(conversation: Conversation) -> Json:
    return {"channel": conversation.id, "channel_type": EVENT_TYPE[conversation.kind]}


def _reaction(state: State, change: Reacted) -> Found:
    message = change.message
    if _heard_in(state, message) is None:
        return
    name = "reaction_added" if change.added else "reaction_removed"
    yield (
        name,
        {
            "type": name,
            "user": change.person_id,
            "reaction": change.name,
            "item": {"type": "message", "channel": message.channel, "ts": message.ts},
            "item_user": message.user,
        },
    )


def _member(state: State, change: MemberChanged) -> Found:
    conversation = change.conversation
    if state.bot.id not in conversation.members and change.person_id != state.bot.id:
        return
    name = "member_joined_channel" if change.joined else "member_left_channel"
    inner: Json = {
        "type": name,
        "user": change.person_id,
        "channel": conversation.id,
        "channel_type": CHANNEL_LETTER[conversation.kind],
        "team": state.team.id,
    }
    if change.inviter:
        inner["inviter"] = change.inviter
    yield name, inner
    if change.person_id == state.bot.id and not change.joined:
        left = f"{NOUN[conversation.kind]}_left"
        by = change.remover or change.person_id
        yield left, {"type": left, "channel": conversation.id, "actor_id": by}


def _conversation(state: State, change: ConversationChanged) -> Found:
    """Of what is private only its members hear."""
    conversation = change.conversation
    is_heard = conversation.kind is Kind.PUBLIC or state.bot.id in conversation.members
    if not change.event or conversation.is_direct or not is_heard:
        return
    name = f"{NOUN[conversation.kind]}_{change.event}"
    yield name, {"type": name} | _told_of(conversation, change)


def _told_of(conversation: Conversation, change: ConversationChanged) -> Json:
    shape = {"id": conversation.id, "name": conversation.name, "created": conversation.created}
    match change.event:
        case "created":
            return {"channel": shape | {"creator": conversation.creator}}
        case "rename":
            return {"channel": shape}
        case "deleted":
            return {"channel": conversation.id, "actor_id": change.by}
        case "archive":
            return {"channel": conversation.id, "user": change.by, "is_moved": 0}
        case _:
            return {"channel": conversation.id, "user": change.by}


def _moved(state: State, change: ConversationMoved) -> Found:
    if state.bot.id in change.conversation.members:
        ids = {"old_channel_id": change.old_id, "new_channel_id": change.conversation.id}
        yield "channel_id_changed", {"type": "channel_id_changed"} | ids


def _person(state: State, change: PersonChanged) -> Found:
    if change.quiet:
        until = change.person.dnd_until
        is_quiet = until > state.now()
        status = {
            "dnd_enabled": is_quiet,
            "next_dnd_start_ts": state.now() if is_quiet else 1,
            "next_dnd_end_ts": until if is_quiet else 1,
        }
        told = {"type": "dnd_updated_user", "user": change.person.id, "dnd_status": status}
        yield "dnd_updated_user", told
        return
    email = "users:read.email" in state.app.scopes
    user = as_user(change.person, state.team.id, state.clock(), email=email, locale=True)
    name = "team_join" if change.new else "user_change"
    yield name, {"type": name, "user": user, "cache_ts": state.now()}


def _file(state: State, change: FileShared) -> Found:
    if state.bot.id not in state.conversations[change.channel].members:
        return
    inner = {
        "type": "file_shared",
        "file_id": change.file["id"],
        "file": {"id": change.file["id"]},
        "user_id": change.person_id,
        "channel_id": change.channel,
    }
    yield "file_shared", inner


def _home(_state: State, change: HomeOpened) -> Found:
    inner: Json = {
        "type": "app_home_opened",
        "user": change.person_id,
        "channel": change.channel,
        "tab": change.tab,
    }
    yield "app_home_opened", inner | {"view": change.view} if change.view else inner


def _uninstalled(_state: State, change: AppUninstalled) -> Found:
    tokens = {"oauth": [], "bot": [change.bot_user]}
    yield "tokens_revoked", {"type": "tokens_revoked", "tokens": tokens}
    yield "app_uninstalled", {"type": "app_uninstalled"}


CAUSES: dict[type, Callable[[State, Any], Found]] = {
    MessagePosted: _posted,
    MessageChanged: _changed,
    MessageDeleted: _deleted,
    Reacted: _reaction,
    MemberChanged: _member,
    ConversationChanged: _conversation,
    ConversationMoved: _moved,
    PersonChanged: _person,
    FileShared: _file,
    HomeOpened: _home,
    AppUninstalled: _uninstalled,
}
