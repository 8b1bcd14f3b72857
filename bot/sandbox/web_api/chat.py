"""The chat methods."""

from bot.sandbox import limits, membership, posting
from bot.sandbox.conversations import Conversation
from bot.sandbox.errors import SlackError
from bot.sandbox.web_api import shapes
from bot.sandbox.web_api.access import message_of, writable
from bot.sandbox.web_api.call import Call
from bot.sandbox.web_api.content import content
from bot.sandbox.wire import Json

CUT = "message_truncated"


def post_message(call: Call) -> Json:
    state = call.state
    wanted = call.required("channel")
    if wanted in state.people:
        wanted = membership.open_direct(state, state.bot.id, wanted)[0].id
    conversation = writable(call, wanted, public=True)
    fields = content(call)
    cut = len(fields.setdefault("text", "")) > limits.MESSAGE_TEXT
    fields["text"] = fields["text"][: limits.MESSAGE_TEXT]
    thread_ts = _thread(call, conversation)
    message = posting.post(
        state,
        conversation,
        **_authorship(call),
        **fields,
        thread_ts=thread_ts,
        broadcast=bool(thread_ts) and call.flag("reply_broadcast"),
    )
    answer = {"channel": conversation.id, "ts": message.ts, "message": shapes.message(state, message)}
    if cut:
        answer |= {"warning": CUT, "response_metadata": {"warnings": [CUT]}}
    return answer


def _thread(call: Call, conversation: Conversation) -> str:
    """Slack takes a thread that does not exist without a word and posts to the channel."""
    thread_ts = call.text("thread_ts")
    return thread_ts if thread_ts in conversation.messages else ""


def _authorship(call: Call) -> Json:
    state = call.state
    fields = {"user": state.bot.id, "bot_id": state.bot.bot_id, "app_id": state.app_id}
    if "chat:write.customize" not in state.app.scopes:
        return fields
    if username := call.text("username"):
        fields |= {"username": username, "subtype": "bot_message"}
    return fields | {"icon_emoji": call.text("icon_emoji")}


def post_ephemeral(call: Call) -> Json:
    state = call.state
    conversation = writable(call, call.required("channel"))
    person = call.required("user")
    if person not in conversation.members:
        raise SlackError("user_not_in_channel")
    fields = {"text": ""} | content(call)
    fields.pop("metadata", None)
    message = posting.post(
        state,
        conversation,
        **_authorship(call),
        **fields,
        thread_ts=_thread(call, conversation),
        only_for=person,
    )
    return {"message_ts": message.ts}


def update(call: Call) -> Json:
    """Text without blocks takes the blocks away; metadata that is left out stays."""
    state = call.state
    conversation = state.visible(call.required("channel"), state.bot.id)
    message = message_of(call, conversation, "ts")
    if message.bot_id != state.bot.bot_id:
        raise SlackError("cant_update_message")
    if conversation.is_archived:
        raise SlackError("is_inactive")
    fields = content(call, parse="client", most=limits.UPDATED_TEXT)
    if "text" in fields:
        fields.setdefault("blocks", None)
        fields.setdefault("attachments", None)
    posting.change(state, message, editor=message.bot_id, **fields)
    shape = shapes.message(state, message)
    return {"channel": conversation.id, "ts": message.ts, "text": message.text, "message": shape}


def delete(call: Call) -> Json:
    conversation = call.state.visible(call.required("channel"), call.state.bot.id)
    message = message_of(call, conversation, "ts")
    if message.bot_id != call.state.bot.bot_id:
        raise SlackError("cant_delete_message")
    posting.delete(call.state, message)
    return {"channel": conversation.id, "ts": message.ts}


def get_permalink(call: Call) -> Json:
    state = call.state
    conversation = state.visible(call.required("channel"), state.bot.id)
    message = message_of(call, conversation, "message_ts")
    return {"channel": conversation.id, "permalink": shapes.permalink(state, message)}
