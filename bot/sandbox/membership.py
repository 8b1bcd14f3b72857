"""Channels and direct messages: made, joined, left, read."""

from bot.sandbox.changes import ConversationChanged, MemberChanged
from bot.sandbox.conversations import Conversation, Kind
from bot.sandbox.state import State

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
    im = len(people) <= 2  # noqa: PLR2004 - a direct message has two ends
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
    return True


def leave(state: State, conversation: Conversation, person_id: str) -> bool:
    """False when not a member."""
    if person_id not in conversation.members:
        return False
    del conversation.members[person_id]
    state.emit(MemberChanged(conversation, person_id, joined=False))
    return True


def mark_read(state: State, conversation: Conversation, person_id: str, ts: str) -> None:
    conversation.last_read[person_id] = ts
    state.emit(ConversationChanged(conversation, only_for=person_id))


def archive(state: State, conversation: Conversation) -> None:
    conversation.is_archived = True
    state.emit(ConversationChanged(conversation, "channel_archive"))
