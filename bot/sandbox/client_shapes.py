"""How the page sees the workspace; `docs/sandbox.md` is the contract."""

from bot.sandbox.conversations import Conversation, Kind
from bot.sandbox.messages import Message, as_client_message
from bot.sandbox.people import as_client_person
from bot.sandbox.state import State
from bot.sandbox.view_stack import as_view
from bot.sandbox.web_api.shapes import permalink
from bot.sandbox.wire import Json

MOST_UNREAD = 99
SILENT = frozenset({"channel_join", "channel_leave"})


def team(state: State) -> Json:
    return {"id": state.team.id, "name": state.team.name, "domain": state.team.domain}


def app(state: State, *, connected: bool) -> Json:
    return {
        "id": state.app_id,
        "name": state.app.name,
        "bot_id": state.bot.bot_id,
        "user": state.bot.id,
        "description": state.app.description,
        "color": state.app.color,
        "has_home": state.app.has_home,
        "connected": connected,
    }


def people(state: State) -> list[Json]:
    now = state.clock()
    return [as_client_person(person, now) for person in state.people.values()]


def conversation(found: Conversation, person_id: str) -> Json:
    unread, mentions = _unread(found, person_id)
    return {
        "id": found.id,
        "kind": found.kind.value,
        "name": found.name,
        "user": found.other(person_id) if found.kind is Kind.IM else "",
        "members": list(found.members),
        "is_member": person_id in found.members,
        "is_archived": found.is_archived,
        "topic": found.topic,
        "purpose": found.purpose,
        "bookmarks": found.bookmarks,
        "last_read": found.last_read.get(person_id, ""),
        "latest": found.last_ts,
        "unread": unread,
        "mentions": mentions,
    }


def _unread(found: Conversation, person_id: str) -> tuple[int, int]:
    if person_id not in found.members:
        return 0, 0
    read = found.last_read.get(person_id, "")
    unread = mentions = 0
    for ts, message in reversed(found.messages.items()):
        if ts <= read or unread == MOST_UNREAD:
            break
        if message.is_top_level and message.user != person_id and message.subtype not in SILENT:
            unread += 1
            mentions += found.is_direct or f"<@{person_id}>" in message.text
    return unread, mentions


def conversations(state: State, person_id: str) -> list[Json]:
    return [
        conversation(found, person_id)
        for found in state.conversations.values()
        if state.may_see(found, person_id)
    ]


def message(state: State, found: Message) -> Json:
    replies = [] if found.only_for else state.conversations[found.channel].replies(found.ts)
    return as_client_message(found, replies) | {"permalink": permalink(state, found)}


def history(state: State, found: Conversation, person_id: str, thread_ts: str) -> list[Message]:
    """Top-level messages, or a thread; with this person's ephemerals at their place, oldest first."""
    if thread_ts:
        parent = found.messages.get(thread_ts)
        shown = ([parent] if parent else []) + found.replies(thread_ts)
    else:
        shown = [each for each in found.messages.values() if each.is_top_level]
    own = [
        each
        for each in state.ephemerals.get(person_id, {}).values()
        if each.channel == found.id and each.thread_ts == thread_ts
    ]
    return sorted([*shown, *own], key=lambda each: each.ts) if own else shown


def views(state: State, person_id: str) -> list[Json]:
    return [as_view(state, view) for view in state.stacks.get(person_id, [])]


def home(state: State, person_id: str) -> Json | None:
    view = state.homes.get(person_id)
    return as_view(state, view) if view else None


def clock(state: State) -> Json:
    now = state.clock()
    return {"now": now.isoformat(), "epoch": now.timestamp(), "flowing": state.clock.flowing}
