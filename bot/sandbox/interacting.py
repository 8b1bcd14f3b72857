"""Clicks, choices, shortcuts: block_actions, block_suggestion, message_action and shortcut payloads."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox import entries, envelopes, view_stack
from bot.sandbox.conversations import Conversation
from bot.sandbox.errors import PersonError, SlackError
from bot.sandbox.manifest import Shortcut
from bot.sandbox.messages import Message
from bot.sandbox.state import State
from bot.sandbox.views import View
from bot.sandbox.web_api import shapes
from bot.sandbox.wire import Json


@dataclass(frozen=True, slots=True)
class OnMessage:
    message: Message
    conversation: Conversation

    @property
    def blocks(self) -> list[Json]:
        found = list(self.message.blocks or [])
        for attachment in self.message.attachments or []:
            found += attachment.get("blocks", [])
        return found


@dataclass(frozen=True, slots=True)
class OnView:
    view: View

    @property
    def blocks(self) -> list[Json]:
        return list(self.view.payload["blocks"])


Place = OnMessage | OnView


def locate(state: State, person_id: str, source: Json) -> Place:
    """Where a click happened. Raises PersonError when it is gone or not this person's."""
    try:
        if view_id := source.get("view_id"):
            return OnView(view_stack.find(state, view_id, person_id=person_id))
        conversation = state.visible(str(source.get("channel")), person_id)
        return OnMessage(state.message(conversation.id, str(source.get("ts")), person_id), conversation)
    except SlackError as error:
        raise PersonError(error.code, "That is no longer there.") from error


def block_action(state: State, person_id: str, place: Place, target: Json) -> envelopes.Envelope:
    """`target`: block_id, action_id, value and what else was entered (`state`)."""
    block, element = entries.find(place.blocks, target["block_id"], target["action_id"])
    if block["type"] == "input" and not block.get("dispatch_action"):
        raise PersonError("not_dispatched", "This input is sent with its form only.")
    entered = _with_this(element, block, target)
    action = _action(state, element, block, target.get("value"))
    fields: Json = {"trigger_id": state.triggers.issue(person_id), "actions": [action]}
    fields |= _place(state, person_id, place, entered)
    return envelopes.interaction(state, person_id, "block_actions", fields)


def _with_this(element: Json, block: Json, target: Json) -> Json:
    entered = {block_id: dict(row) for block_id, row in (target.get("state") or {}).items()}
    if element["type"] in entries.ENTRY_KEYS and "value" in target:
        entered.setdefault(block["block_id"], {})[element["action_id"]] = target["value"]
    return entered


def _action(state: State, element: Json, block: Json, value: Any) -> Json:
    action: Json = {
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "type": element["type"],
        "action_ts": state.stamp(),
    }
    if element["type"] in ("button", "icon_button"):
        kept = ("text", "value", "style", "url")
        return action | {key: element[key] for key in kept if key in element}
    if element["type"] == "feedback_buttons":
        chosen = next(
            (
                element[key]
                for key in ("positive_button", "negative_button")
                if element[key]["value"] == value
            ),
            None,
        )
        if chosen is None:
            raise PersonError("no_such_option", "That is not offered here.")
        return action | {"text": chosen["text"], "value": chosen["value"]}
    return action | entries.entry(state, element, value)


def _place(state: State, person_id: str, place: Place, entered: Json) -> Json:
    if isinstance(place, OnView):
        view = place.view
        view.values = entries.values(state, place.blocks, entered, view.values)
        return {"container": {"type": "view", "view_id": view.id}, "view": view_stack.as_view(state, view)}
    message, conversation = place.message, place.conversation
    secret = state.response_urls.issue(person_id, conversation.id, message.ts)
    fields: Json = {
        "container": _container(message),
        "channel": envelopes.channel_of(conversation),
        "state": {"values": entries.values(state, place.blocks, entered)},
        "response_url": f"{state.origin}/actions/{state.team.id}/{secret}",
    }
    if not message.only_for:
        fields["message"] = shapes.message(state, message)
    return fields


def _container(message: Message) -> Json:
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": bool(message.only_for),
    }
    return container | {"thread_ts": message.thread_ts} if message.thread_ts else container


def suggestion(state: State, person_id: str, place: Place, target: Json) -> envelopes.Envelope:
    """Asks the app for the options of an external select; `target`: block_id, action_id, query."""
    block, element = entries.find(place.blocks, target["block_id"], target["action_id"])
    fields: Json = {
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "value": target.get("query", ""),
    }
    if isinstance(place, OnView):
        fields |= {
            "container": {"type": "view", "view_id": place.view.id},
            "view": view_stack.as_view(state, place.view),
        }
    else:
        fields |= {
            "container": _container(place.message),
            "channel": envelopes.channel_of(place.conversation),
            "message": shapes.message(state, place.message),
        }
    return envelopes.interaction(state, person_id, "block_suggestion", fields)


def shortcut(state: State, person_id: str, used: Shortcut, place: OnMessage | None) -> envelopes.Envelope:
    fields: Json = {
        "callback_id": used.callback_id,
        "trigger_id": state.triggers.issue(person_id),
        "action_ts": state.stamp(),
    }
    if place is None:
        return envelopes.interaction(state, person_id, "shortcut", fields)
    secret = state.response_urls.issue(person_id, place.conversation.id, place.message.ts)
    fields |= {
        "channel": envelopes.channel_of(place.conversation),
        "message_ts": place.message.ts,
        "message": shapes.message(state, place.message),
        "response_url": f"{state.origin}/actions/{state.team.id}/{secret}",
    }
    return envelopes.interaction(state, person_id, "message_action", fields)
