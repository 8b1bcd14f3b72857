"""What an app answers a person with: the body of an acknowledgement, or a post to a response URL."""

from typing import Any

from bot.sandbox import blocks, posting
from bot.sandbox.errors import SlackError
from bot.sandbox.messages import Message
from bot.sandbox.state import State
from bot.sandbox.triggers import ResponseUrl
from bot.sandbox.wire import Json


def respond(state: State, url: ResponseUrl, answer: Any) -> Message | None:
    """Posts, replaces or deletes as the answer says; an empty one says nothing. Raises Slack's errors."""
    if isinstance(answer, str):
        answer = {"text": answer}
    if not isinstance(answer, dict):
        raise SlackError("invalid_payload")
    original = _original(state, url)
    if answer.get("delete_original"):
        if original:
            posting.delete(state, original)
        return None
    fields = _fields(state, answer)
    if not fields:
        return None
    if answer.get("replace_original") and original:
        nothing: Json = {"text": "", "blocks": None, "attachments": None}
        posting.change(state, original, **(nothing | fields))
        return original
    return _post(state, url, answer, fields)


def _original(state: State, url: ResponseUrl) -> Message | None:
    try:
        return state.message(url.channel, url.message_ts, url.person_id)
    except SlackError:
        return None


def _fields(state: State, answer: Json) -> Json:
    fields: Json = {}
    if answer.get("text"):
        fields["text"] = str(answer["text"])
    if answer.get("blocks"):
        fields["blocks"] = blocks.message(state, answer["blocks"])
    if answer.get("attachments"):
        fields["attachments"] = answer["attachments"]
    if fields and isinstance(answer.get("metadata"), dict):
        fields["metadata"] = answer["metadata"]
    return fields


def _post(state: State, url: ResponseUrl, answer: Json, fields: Json) -> Message:
    public = answer.get("response_type") == "in_channel"
    return posting.post(
        state,
        state.conversations[url.channel],
        user=state.bot.id,
        bot_id=state.bot.bot_id,
        app_id=state.app_id,
        thread_ts=str(answer.get("thread_ts") or ""),
        only_for="" if public else url.person_id,
        **{"text": ""} | fields,
    )
