"""Channels and direct messages: made, joined, left, read."""

from typing import Any

from bot.sandbox import posting
from bot.sandbox.changes import AppUninstalled, ConversationChanged, MemberChanged, PersonChanged
from bot.sandbox.conversations import Conversation, Kind
from bot.sandbox.people import Person
from bot.sandbox.state import State

ENDS_OF_A_DIRECT_MESSAGE = 2
PREFIX = {Kind.PUBLIC: "C", Kind.PRIVATE: "C", Kind.IM: "D", Kind.MPIM: "C"}


def create_channel(state: State, name: str, creator: str, *, private: bool = False) -> Conversation:
    conversation = _new(state, Kind.PRIVATE if private else Kind.PUBLIC, creator)
    conversation.name = name
    conversation.members[creator] = None
    state.emit(ConversationChanged(conversation, "" if private else "channel_created"))
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


def leave(state: State, conversation: Conversation, person_id: str) -> bool:
    """False when not a member."""
    if person_id not in conversation.members:
        return False
    del conversation.members[person_id]
    state.emit(MemberChanged(conversation, person_id, joined=False))
    _say_so(state, conversation, person_id, "channel_leave", "has left the channel")
    return True


def _say_so(state: State, conversation: Conversation, person_id: str, subtype: str, what: str) -> None:
    posting.post(state, conversation, user=person_id, subtype=subtype, text=f"<@{person_id}> {what}")


def mark_read(state: State, conversation: Conversation, person_id: str, ts: str) -> None:
    conversation.last_read[person_id] = ts
    state.emit(ConversationChanged(conversation, only_for=person_id))


def rename(state: State, conversation: Conversation, name: str) -> None:
    conversation.name = name
    state.emit(ConversationChanged(conversation, "channel_rename"))


def archive(state: State, conversation: Conversation) -> None:
    conversation.is_archived = True
    state.emit(ConversationChanged(conversation, "channel_archive"))


def unarchive(state: State, conversation: Conversation) -> None:
    conversation.is_archived = False
    state.emit(ConversationChanged(conversation, "channel_unarchive"))


def change_person(state: State, person: Person, **fields: Any) -> None:
    """A status, another zone, quiet hours, a deactivation: whatever Slack tells as user_change."""
    for name, value in fields.items():
        setattr(person, name, value)
    person.updated = state.now()
    state.emit(PersonChanged(person))


def uninstall(state: State) -> None:
    """The app's token dies and the app is told."""
    state.credentials.revoke()
    state.emit(AppUninstalled(state.bot.id))
