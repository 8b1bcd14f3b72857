"""Changes of the state, pushed to the pages of those who may see them."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from bot.sandbox import client_shapes
from bot.sandbox.changes import (
    AppConnected,
    Change,
    ClockMoved,
    ConversationChanged,
    ConversationMoved,
    Failed,
    HomePublished,
    MemberChanged,
    MessageChanged,
    MessageDeleted,
    MessagePosted,
    PersonChanged,
    Reacted,
    ViewsChanged,
)
from bot.sandbox.conversations import Conversation
from bot.sandbox.messages import as_reactions
from bot.sandbox.people import as_client_person
from bot.sandbox.state import State
from bot.sandbox.wire import Json

Push = tuple[str, Json]
AboutConversation = ConversationChanged | MemberChanged | ConversationMoved
AboutMessage = MessagePosted | MessageChanged | MessageDeleted | Reacted

KEPT = 2_000
EVERYBODY = ""


class Feed:
    """Pushes are numbered and the last ones kept, so that a page that was away can go on where it stood."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._kept: deque[Push] = deque(maxlen=KEPT)
        self._readers: dict[asyncio.Queue[Json], str] = {}
        self.cursor = 0
        state.listen(self.hear)

    def hear(self, change: Change) -> None:
        for person_id, push in pushes(self._state, change):
            self.cursor += 1
            numbered = {"n": self.cursor} | push
            self._kept.append((person_id, numbered))
            for queue, reader in self._readers.items():
                if person_id in (EVERYBODY, reader):
                    queue.put_nowait(numbered)

    def subscribe(self, person_id: str, since: int) -> asyncio.Queue[Json]:
        """What came after `since`, then what comes; a `reset` first when that is no longer known."""
        queue: asyncio.Queue[Json] = asyncio.Queue()
        oldest = self._kept[0][1]["n"] if self._kept else self.cursor + 1
        if since > self.cursor or since < oldest - 1:
            queue.put_nowait({"n": self.cursor, "type": "reset"})
        else:
            for reader, push in self._kept:
                if push["n"] > since and reader in (EVERYBODY, person_id):
                    queue.put_nowait(push)
        self._readers[queue] = person_id
        return queue

    def unsubscribe(self, queue: asyncio.Queue[Json]) -> None:
        self._readers.pop(queue, None)


def pushes(state: State, change: Change) -> Iterator[Push]:
    """Who is told what."""
    telling = TELLINGS.get(type(change))
    return telling(state, change) if telling else iter(())


def _message(state: State, change: AboutMessage) -> Iterator[Push]:
    push = _about_message(state, change)
    for person_id in _audience(state, change):
        yield person_id, push
    if isinstance(change, MessagePosted) and not change.message.only_for:
        yield from _unread(state.conversations[change.message.channel])


def _person(state: State, change: PersonChanged) -> Iterator[Push]:
    yield EVERYBODY, {"type": "person", "person": as_client_person(change.person, state.clock())}


def _home(_state: State, change: HomePublished) -> Iterator[Push]:
    yield change.person_id, {"type": "home", "view": change.view}


def _views(state: State, change: ViewsChanged) -> Iterator[Push]:
    views = client_shapes.views(state, change.person_id)
    push = {"type": "view", "change": change.change, "view_id": change.view_id, "views": views}
    yield change.person_id, push


def _app(_state: State, change: AppConnected) -> Iterator[Push]:
    yield EVERYBODY, {"type": "app", "connected": change.connected}


def _clock(state: State, _change: ClockMoved) -> Iterator[Push]:
    yield EVERYBODY, {"type": "clock", "clock": client_shapes.clock(state)}


def _failure(_state: State, change: Failed) -> Iterator[Push]:
    failure = {"type": "failure", "error": change.error, "message": change.sentence}
    yield change.person_id, failure | change.source


def _audience(state: State, change: AboutMessage) -> list[str]:
    message = change.message
    if message.only_for:
        return [message.only_for]
    return _watchers(state, state.conversations[message.channel])


def _watchers(state: State, conversation: Conversation) -> list[str]:
    return [
        person.id
        for person in state.people.values()
        if not person.bot_id and state.may_see(conversation, person.id)
    ]


def _about_message(state: State, change: AboutMessage) -> Json:
    message = change.message
    if isinstance(change, Reacted):
        return {
            "type": "reaction",
            "channel": message.channel,
            "ts": message.ts,
            "reactions": as_reactions(message),
        }
    if isinstance(change, MessageDeleted):
        gone = {"type": "message_deleted", "channel": message.channel, "ts": message.ts}
        return gone | ({"thread_ts": message.thread_ts} if message.thread_ts else {})
    kind = "message" if isinstance(change, MessagePosted) else "message_changed"
    return {"type": kind, "channel": message.channel, "message": client_shapes.message(state, message)}


def _unread(conversation: Conversation) -> Iterator[Push]:
    for person_id in conversation.members:
        shape = client_shapes.conversation(conversation, person_id)
        yield person_id, {"type": "channel", "conversation": shape}


def _conversation(state: State, change: AboutConversation) -> Iterator[Push]:
    conversation = change.conversation
    only = change.only_for if isinstance(change, ConversationChanged) else ""
    people = [only] if only else _watchers(state, conversation)
    if isinstance(change, MemberChanged) and change.person_id not in people:
        people.append(change.person_id)
    for person_id in people:
        shape = client_shapes.conversation(conversation, person_id)
        yield person_id, {"type": "channel", "conversation": shape}


TELLINGS: dict[type, Callable[[State, Any], Iterator[Push]]] = {
    MessagePosted: _message,
    MessageChanged: _message,
    MessageDeleted: _message,
    Reacted: _message,
    ConversationChanged: _conversation,
    MemberChanged: _conversation,
    ConversationMoved: _conversation,
    PersonChanged: _person,
    HomePublished: _home,
    ViewsChanged: _views,
    AppConnected: _app,
    ClockMoved: _clock,
    Failed: _failure,
}
