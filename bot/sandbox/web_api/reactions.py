"""The reactions methods."""

import re

from bot.sandbox import posting
from bot.sandbox.emojis import is_known
from bot.sandbox.errors import SlackError
from bot.sandbox.messages import Message
from bot.sandbox.web_api import shapes
from bot.sandbox.web_api.access import message_of
from bot.sandbox.web_api.call import Call
from bot.sandbox.wire import Json

STAMP = re.compile(r"\d+\.\d+")


def add(call: Call) -> Json:
    message, name = _target(call), _name(call)
    if not posting.react(call.state, message, call.state.bot.id, name):
        raise SlackError("already_reacted")
    return {}


def remove(call: Call) -> Json:
    message, name = _target(call), _name(call)
    if not posting.unreact(call.state, message, call.state.bot.id, name):
        raise SlackError("no_reaction")
    return {}


def get(call: Call) -> Json:
    message = _target(call)
    shape = shapes.message(call.state, message) | {"permalink": shapes.permalink(call.state, message)}
    return {"type": "message", "channel": message.channel, "message": shape}


def _target(call: Call) -> Message:
    if not call.text("channel") or not call.text("timestamp"):
        raise SlackError("no_item_specified")
    if not STAMP.fullmatch(call.text("timestamp")):
        raise SlackError("bad_timestamp")
    conversation = call.state.visible(call.text("channel"), call.state.bot.id)
    if conversation.is_archived:
        raise SlackError("is_archived")
    if call.state.bot.id not in conversation.members:
        raise SlackError("not_in_channel")
    return message_of(call, conversation, "timestamp")


def _name(call: Call) -> str:
    name = call.required("name").strip(":")
    if not is_known(name):
        raise SlackError("invalid_name")
    return name
