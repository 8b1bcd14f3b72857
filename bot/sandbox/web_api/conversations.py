"""The conversations methods."""

from collections.abc import Iterator

from bot.sandbox import membership
from bot.sandbox.conversations import API_TYPE, SCOPE_NOUN, Conversation, Kind
from bot.sandbox.errors import SlackError
from bot.sandbox.messages import Message
from bot.sandbox.state import State, ts_micros
from bot.sandbox.web_api import shapes
from bot.sandbox.web_api.access import joined, need_scope, readable
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.cursors import metadata, page
from bot.sandbox.wire import Json

MOST_IN_A_GROUP = 8
HISTORY_MOST = 999
KIND_OF_TYPE = {name: kind for kind, name in API_TYPE.items()}


def open_(call: Call) -> Json:
    state = call.state
    if channel := call.text("channel"):
        found = state.visible(channel, state.bot.id)
        if not found.is_direct:
            raise SlackError("method_not_supported_for_channel_type")
        return _opened(call, found, was_there=True)
    people = [person.strip() for person in call.text("users").split(",") if person.strip()]
    _check_party(state, people)
    found, was_there = membership.open_direct(state, state.bot.id, *people)
    return _opened(call, found, was_there=was_there)


def _check_party(state: State, people: list[str]) -> None:
    if not people:
        raise SlackError("users_list_not_supplied")
    if len(people) > MOST_IN_A_GROUP:
        raise SlackError("too_many_users")
    need_scope(state, "im:write" if len(people) == 1 else "mpim:write")
    for person in people:
        if state.person(person).deleted:
            raise SlackError("user_disabled")


def _opened(call: Call, found: Conversation, *, was_there: bool) -> Json:
    full = call.flag("return_im")
    shape = shapes.conversation(call.state, found) if full else {"id": found.id}
    return {"no_op": True, "already_open": True, "channel": shape} if was_there else {"channel": shape}


def info(call: Call) -> Json:
    found = readable(call, "read")
    shape = shapes.conversation(call.state, found, num_members=call.flag("include_num_members"))
    if call.flag("include_locale"):
        shape["locale"] = "en-US"
    return {"channel": shape}


def list_(call: Call) -> Json:
    state = call.state
    found = [c for c in _of_kinds(call) if state.may_see(c, state.bot.id)]
    shown, cursor = page(call, found)
    return {"channels": [shapes.conversation(state, c, num_members=True) for c in shown]} | metadata(cursor)


def of_user(call: Call) -> Json:
    """Where a person is, as far as the app may know: what is private only where it is, too."""
    state = call.state
    person = state.person(call.text("user", state.bot.id))
    found = [
        c for c in _of_kinds(call) if person.id in c.members and (c.kind is Kind.PUBLIC or _shares(state, c))
    ]
    shown, cursor = page(call, found, most=HISTORY_MOST)
    return {"channels": [shapes.conversation(state, c) for c in shown]} | metadata(cursor)


def _shares(state: State, conversation: Conversation) -> bool:
    return state.bot.id in conversation.members


def _of_kinds(call: Call) -> list[Conversation]:
    """Of the kinds asked for. Raises missing_scope."""
    state, kinds = call.state, _kinds(call)
    need = [f"{SCOPE_NOUN[kind]}:read" for kind in kinds]
    if not state.app.scopes.issuperset(need):
        provided = ",".join(sorted(state.app.scopes))
        raise SlackError("missing_scope", needed=",".join(need), provided=provided)
    return [
        conversation
        for conversation in state.conversations.values()
        if conversation.kind in kinds and not (conversation.is_archived and call.flag("exclude_archived"))
    ]


def _kinds(call: Call) -> list[Kind]:
    names = [name.strip() for name in call.text("types", "public_channel").split(",")]
    if any(name not in KIND_OF_TYPE for name in names):
        raise SlackError("invalid_types")
    return [KIND_OF_TYPE[name] for name in names]


def members(call: Call) -> Json:
    found = readable(call, "read")
    shown, cursor = page(call, list(found.members))
    return {"members": shown} | metadata(cursor)


def join(call: Call) -> Json:
    state = call.state
    found = state.visible(call.required("channel"), state.bot.id)
    if found.kind is not Kind.PUBLIC:
        raise SlackError("method_not_supported_for_channel_type")
    if found.is_archived:
        raise SlackError("is_archived")
    if membership.join(state, found, state.bot.id):
        return {"channel": shapes.conversation(state, found)}
    warning = "already_in_channel"
    return {
        "channel": shapes.conversation(state, found),
        "warning": warning,
        "response_metadata": {"warnings": [warning]},
    }


def history(call: Call) -> Json:
    found = joined(call, "history")
    messages = [message for message in _within(call, found) if message.is_top_level]
    messages.reverse()
    shown, cursor = page(call, messages, most=HISTORY_MOST)
    return _messages(call, shown, cursor) | {"pin_count": 0}


def replies(call: Call) -> Json:
    found = joined(call, "history")
    parent = found.messages.get(call.required("ts"))
    if parent is None:
        raise SlackError("thread_not_found")
    answers = [
        message for message in _within(call, found) if message.thread_ts == parent.ts and message.is_reply
    ]
    shown, cursor = page(call, [parent, *answers], default=1000)
    return _messages(call, shown, cursor)


def _within(call: Call, conversation: Conversation) -> Iterator[Message]:
    oldest = _bound(call, "oldest", 0)
    latest = _bound(call, "latest", 2**63)
    inclusive = call.flag("inclusive")
    for ts, message in conversation.messages.items():
        micros = ts_micros(ts)
        if oldest < micros < latest or (inclusive and micros in (oldest, latest)):
            yield message


def _bound(call: Call, name: str, default: int) -> int:
    try:
        return ts_micros(call.text(name)) if call.text(name) else default
    except ValueError:
        raise SlackError(f"invalid_ts_{name}") from None


def _messages(call: Call, shown: list[Message], cursor: str) -> Json:
    with_metadata = call.flag("include_all_metadata")
    answer: Json = {
        "messages": [shapes.message(call.state, message, metadata=with_metadata) for message in shown],
        "has_more": bool(cursor),
    }
    return answer | metadata(cursor) if cursor else answer
