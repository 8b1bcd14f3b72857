"""The views methods."""

from typing import Any

from bot.sandbox import blocks, view_stack
from bot.sandbox.errors import invalid_arguments
from bot.sandbox.views import View
from bot.sandbox.web_api.call import Call
from bot.sandbox.wire import Json


def open_(call: Call) -> Json:
    payload = blocks.modal(call.state, _payload(call))
    person_id = call.state.triggers.exchange(call.required("trigger_id"))
    return _shape(call, view_stack.open_view(call.state, person_id, payload))


def push(call: Call) -> Json:
    payload = blocks.modal(call.state, _payload(call))
    person_id = call.state.triggers.exchange(call.required("trigger_id"))
    return _shape(call, view_stack.push(call.state, person_id, payload))


def update(call: Call) -> Json:
    if not call.text("view_id") and not call.text("external_id"):
        raise invalid_arguments("missing required field: view_id")
    found = view_stack.find(call.state, call.text("view_id"), call.text("external_id"))
    check = blocks.modal if found.type == "modal" else blocks.home
    payload = check(call.state, _payload(call))
    return _shape(call, view_stack.update(call.state, found, payload, call.text("hash")))


def publish(call: Call) -> Json:
    payload = blocks.home(call.state, _payload(call))
    person = call.state.person(call.required("user_id"))
    return _shape(call, view_stack.publish(call.state, person.id, payload, call.text("hash")))


def _payload(call: Call) -> Any:
    payload = call.json("view")
    if not isinstance(payload, dict):
        raise invalid_arguments("missing required field: view")
    return payload


def _shape(call: Call, view: View) -> Json:
    return {"view": view_stack.as_view(call.state, view)}
