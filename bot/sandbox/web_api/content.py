"""What a message carries: text, blocks, attachments, metadata, checked as Slack checks them."""

from typing import Any

from bot.sandbox import blocks, limits
from bot.sandbox.errors import SlackError
from bot.sandbox.text import link_names
from bot.sandbox.web_api.call import Call
from bot.sandbox.wire import Json

PARSING = frozenset({"full", "client"})


def content(call: Call, *, parse: str = "none", most: int = 0) -> Json:
    """The fields of a Message given with this call, and only those. Raises Slack's errors."""
    fields: Json = {}
    if "text" in call.args or "markdown_text" in call.args:
        fields["text"] = _text(call, parse, most)
    for name in ("blocks", "attachments", "metadata"):
        if (value := _structured(call, name)) is not None:
            fields[name] = value
    if not any(fields.get(name) for name in ("text", "blocks", "attachments")):
        raise SlackError("no_text")
    return fields


def _text(call: Call, parse: str, most: int) -> str:
    markdown = call.text("markdown_text")
    if markdown and (call.text("text") or call.args.get("blocks")):
        raise SlackError("markdown_text_conflict")
    if len(markdown) > limits.MARKDOWN_TEXT:
        raise SlackError("msg_too_long")
    text = markdown or call.text("text")
    if most and len(text) > most:
        raise SlackError("msg_too_long")
    if call.text("parse", parse) in PARSING or call.flag("link_names"):
        return link_names(call.state, text)
    return text


def _structured(call: Call, name: str) -> Any:
    value = call.json(name, f"invalid_{name}_format")
    if value is None:
        return None
    if name == "blocks":
        return blocks.message(call.state, value)
    if name == "attachments":
        return _attachments(call, value)
    return _metadata(value)


def _attachments(call: Call, value: Any) -> list[Json]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise SlackError("invalid_attachments")
    if len(value) > limits.ATTACHMENTS:
        raise SlackError("too_many_attachments")
    return [
        item | {"blocks": blocks.message(call.state, item["blocks"])} if "blocks" in item else item
        for item in value
    ]


def _metadata(value: Any) -> Json | None:
    if not isinstance(value, dict):
        raise SlackError("invalid_metadata_format")
    if not value:
        return {}
    if not isinstance(value.get("event_type"), str) or not isinstance(value.get("event_payload"), dict):
        raise SlackError("invalid_metadata_schema")
    return value
