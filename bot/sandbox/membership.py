"""Channels and direct messages: made, joined, left, read."""

from typing import Any

from bot.sandbox import posting
from bot.sandbox.changes import (
    AppUninstalled,
    ConversationChanged,
    ConversationMoved,
    MemberChanged,
    PersonChanged,
)
from bot.sandbox.conversations import Conversation, Kind
from bot.sandbox.people import SLACKBOT, Person
from bot.sandbox.state import State

ENDS_OF_A_DIRECT_MESSAGE = 2
PREFIX = {Kind.PUBLIC: "C", Kind.PRIVATE: "C", Kind.IM: "D", Kind.MPIM: "C"}


def create_channel(state: State, name: str, creator: str, *, private: bool = False) -> Conversation:
    conversation = _new(state, Kind.PRIVATE if private else Kind.PUBLIC, creator)
    conversation.name = name
    conversation.members[creator] = None
    state.emit(ConversationChanged(conversation, "" if private else "created"))
    return conversation


def open_direct(state: State, opener: str, *others: str) -> tuple[Conversation, bool]:
    """The direct conversation of these people, and whether it was there before."""
    people = list(dict.fromkeys([opener, *others]))
    if existing := state.direct(*people):
        return existing, True
    im = len(people) <= ENDS_OF_A_DIRECT_MESSAGE
    conversation = _new(state, Kind.IM if im else Kind.MPIM, opener)
    conversation.members = dict.fromkeys(people)
    if not im:
        conversation.name = f"mpdm-{'--'.join(state.people[person].name for person in people)}-1"
    state.emit(ConversationChanged(conversation))
    return conversation, False


def _new(state: State, kind: Kind, creator: str) -> Conversation:
    conversation = Conversation(state.ids.new(PREFIX[kind]), kind, creator=creator, created=state.now())
    state.conversations[conversation.id] = conversation
    return conversation


def join(state: State, conversation: Conversation, person_id: str, inviter: str = "") -> bool:
    """False when already a member."""
    if person_id in conversation.members:
        return False
    conversation.members[person_id] = None
    if conversation.last_ts:
        conversation.last_read[person_id] = conversation.last_ts
    state.emit(MemberChanged(conversation, person_id, joined=True, inviter=inviter))
    _say_so(state, conversation, person_id, "channel_join", "has joined the channel")
    return True


def leave(state: State, conversation: Conversation, person_id: str, remover: str = "") -> bool:
    """False when not a member. `remover` is who put them out, empty where they went themselves."""
    if person_id not in conversation.members:
        return False
    del conversation.members[person_id]
    state.emit(MemberChanged(conversation, person_id, joined=False, remover=remover))
    if not remover:
        _say_so(state, conversation, person_id, "channel_leave", "has left the channel")
    elif person_id == state.bot.id:
        _say_in_person(state, f"You have been removed from #{conversation.name} by <@{remover}>")
    return True


def _say_so(state: State, conversation: Conversation, person_id: str, subtype: str, what: str) -> None:
    posting.post(state, conversation, user=person_id, subtype=subtype, text=f"<@{person_id}> {what}")


def _say_in_person(state: State, text: str) -> None:
    """Slackbot tells the app like everybody else."""
    direct, _ = open_direct(state, SLACKBOT, state.bot.id)
    posting.post(state, direct, user=SLACKBOT, text=text)


def mark_read(state: State, conversation: Conversation, person_id: str, ts: str) -> None:
    conversation.last_read[person_id] = ts
    state.emit(ConversationChanged(conversation, only_for=person_id))


def rename(state: State, conversation: Conversation, name: str) -> None:
    conversation.name = name
    state.emit(ConversationChanged(conversation, "rename"))


def archive(state: State, conversation: Conversation, person_id: str = "") -> None:
    conversation.is_archived = True
    state.emit(ConversationChanged(conversation, "archive", by=person_id))


def unarchive(state: State, conversation: Conversation, person_id: str = "") -> None:
    conversation.is_archived = False
    state.emit(ConversationChanged(conversation, "unarchive", by=person_id))


def delete(state: State, conversation: Conversation, person_id: str) -> None:
    del state.conversations[conversation.id]
    state.emit(ConversationChanged(conversation, "deleted", by=person_id))


def make_private(state: State, conversation: Conversation, person_id: str) -> None:
    """Slack tells of it in no other way than by a message in the channel."""
    conversation.kind = Kind.PRIVATE
    what = "made this channel *private*. Now, it can only be viewed or joined by invitation."
    posting.post(state, conversation, user=person_id, subtype="channel_convert_to_private", text=what)


def make_public(state: State, conversation: Conversation, person_id: str) -> None:
    conversation.kind = Kind.PUBLIC
    what = "made this channel *public*. Any member in this workspace can see and join it."
    posting.post(state, conversation, user=person_id, subtype="channel_convert_to_public", text=what)


def share_outside(state: State, conversation: Conversation) -> None:
    """With Slack Connect a private channel goes by another id for good."""
    old_id = conversation.id
    del state.conversations[old_id]
    conversation.id, conversation.is_shared = state.ids.new("C"), True
    state.conversations[conversation.id] = conversation
    for message in conversation.messages.values():
        message.channel = conversation.id
    state.emit(ConversationMoved(conversation, old_id))


def change_person(state: State, person: Person, **fields: Any) -> None:
    """A status, another zone, a deactivation: Slack tells of them in one event, of quiet hours in another."""
    for name, value in fields.items():
        setattr(person, name, value)
    person.updated = state.now()
    state.emit(PersonChanged(person, quiet="dnd_until" in fields))


def uninstall(state: State) -> None:
    """The app's token dies and the app is told."""
    state.credentials.revoke()
    state.emit(AppUninstalled(state.bot.id))
