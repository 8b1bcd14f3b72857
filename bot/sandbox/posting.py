"""Messages: posted, changed, deleted, reacted to."""

from typing import Any

from bot.sandbox.changes import MessageChanged, MessageDeleted, MessagePosted, Reacted
from bot.sandbox.conversations import Conversation
from bot.sandbox.messages import Message, as_message
from bot.sandbox.state import State
from bot.sandbox.wire import Json


def post(state: State, conversation: Conversation, **fields: Any) -> Message:
    """`fields` are those of Message; the stamp is taken here, so stamps rise in the order of posting."""
    message = Message(
        channel=conversation.id,
        ts=state.stamp(conversation),
        team=state.team.id,
        **_in_root_thread(conversation, fields),
    )
    if message.only_for:
        state.keep_ephemeral(message)
    else:
        conversation.keep(message)
        if not message.bot_id:
            conversation.last_read[message.user] = message.ts
    state.emit(MessagePosted(message))
    if message.is_reply and not message.only_for and message.thread_ts in conversation.messages:
        state.emit(MessageChanged(conversation.messages[message.thread_ts], None))
    return message


def _in_root_thread(conversation: Conversation, fields: Json) -> Json:
    """A reply to a reply joins the thread it stands in, as in Slack."""
    parent = conversation.messages.get(fields.get("thread_ts", ""))
    if parent and parent.is_reply:
        return fields | {"thread_ts": parent.thread_ts}
    return fields


def change(state: State, message: Message, editor: str = "", **fields: Any) -> None:
    """`editor` marks it as edited by that person; without it the app replaced its own message."""
    previous = as_message(message)
    for name, value in fields.items():
        setattr(message, name, value)
    if editor:
        message.edited = {"user": editor, "ts": f"{state.now()}.000000"}
    state.emit(MessageChanged(message, previous))


def delete(state: State, message: Message) -> None:
    """A parent with replies leaves a tombstone, as in Slack, so that its thread stays readable."""
    if message.only_for:
        state.ephemerals[message.only_for].pop((message.channel, message.ts), None)
        state.emit(MessageDeleted(message))
        return
    conversation = state.conversations[message.channel]
    if conversation.replies(message.ts):
        message.blocks = message.metadata = None
        message.files, message.reactions = [], {}
        change(state, message, text="This message was deleted.", subtype="tombstone", user="USLACKBOT")
        return
    conversation.messages.pop(message.ts, None)
    if message.is_reply:
        conversation.threads.get(message.thread_ts, []).remove(message.ts)
    state.emit(MessageDeleted(message))
    if message.is_reply and message.thread_ts in conversation.messages:
        state.emit(MessageChanged(conversation.messages[message.thread_ts], None))


def react(state: State, message: Message, person_id: str, name: str) -> bool:
    """False when this person reacted so before."""
    people = message.reactions.setdefault(name, [])
    if person_id in people:
        return False
    people.append(person_id)
    state.emit(Reacted(message, person_id, name, added=True))
    return True


def unreact(state: State, message: Message, person_id: str, name: str) -> bool:
    """False when there was no such reaction of this person."""
    people = message.reactions.get(name, [])
    if person_id not in people:
        return False
    people.remove(person_id)
    if not people:
        del message.reactions[name]
    state.emit(Reacted(message, person_id, name, added=False))
    return True
