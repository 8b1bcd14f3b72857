"""Submitting a modal: what Slack's client checks, what the app answers, what becomes of the stack."""

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.sandbox import blocks, entries, view_stack
from bot.sandbox.errors import SlackError
from bot.sandbox.state import State
from bot.sandbox.views import View
from bot.sandbox.wire import Json

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
URL = re.compile(r"https?://\S+\.\S+")
TROUBLE = "We had some trouble connecting. Try again?"


@dataclass(frozen=True, slots=True)
class Submitted:
    """`result`: closed, cleared, errors, updated, pushed or timeout."""

    result: str
    errors: dict[str, str] = field(default_factory=dict)
    sentence: str = ""


def problems(view: View) -> dict[str, str]:
    """What Slack's client finds wrong before it asks the app: block_id -> sentence."""
    found = {}
    for block in view.payload["blocks"]:
        if block["type"] != "input":
            continue
        element = block["element"]
        entry = view.values[block["block_id"]][element["action_id"]]
        if entries.is_empty(entry):
            if not block.get("optional"):
                found[block["block_id"]] = "Please complete this required field."
        elif sentence := _wrong(element, entry):
            found[block["block_id"]] = sentence
    return found


def _wrong(element: Json, entry: Json) -> str:
    kind = element["type"]
    if kind == "plain_text_input":
        return _wrong_length(element, entry["value"])
    if kind == "number_input":
        return _wrong_number(element, entry["value"])
    if kind == "email_text_input" and not EMAIL.fullmatch(entry["value"]):
        return "Please enter a valid email address."
    if kind == "url_text_input" and not URL.fullmatch(entry["value"]):
        return "Please enter a valid URL."
    most = element.get("max_selected_items")
    if most and len(entry[entries.ENTRY_KEYS[kind][0]]) > most:
        return f"Please choose at most {most}."
    return ""


def _wrong_length(element: Json, text: str) -> str:
    if len(text) < element.get("min_length", 0):
        return f"Please enter at least {element['min_length']} characters."
    if len(text) > element.get("max_length", 3000):
        return f"Please enter at most {element.get('max_length', 3000)} characters."
    return ""


def _wrong_number(element: Json, text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return "Please enter a number."
    if not element["is_decimal_allowed"] and number != number.to_integral_value():
        return "Please enter a whole number."
    if "min_value" in element and number < Decimal(element["min_value"]):
        return f"Please enter a number from {element['min_value']} on."
    if "max_value" in element and number > Decimal(element["max_value"]):
        return f"Please enter a number up to {element['max_value']}."
    return ""


def apply(state: State, view: View, answer: Any) -> Submitted:
    """Does what response_action says; an answer Slack would not understand is trouble for the person."""
    try:
        return _apply(state, view, answer or {})
    except SlackError as error:
        return Submitted("timeout", sentence=f"{TROUBLE} ({error.code})")


def _apply(state: State, view: View, answer: Any) -> Submitted:
    action = answer.get("response_action") if isinstance(answer, dict) else "?"
    if action is None:
        view_stack.close(state, view.person_id, everything=False)
        return Submitted("closed")
    if action == "clear":
        view_stack.close(state, view.person_id, everything=True)
        return Submitted("cleared")
    if action == "errors":
        return Submitted("errors", errors=_errors(view, answer.get("errors")))
    if action == "update":
        view_stack.update(state, view, blocks.modal(state, answer.get("view")))
        return Submitted("updated")
    if action == "push":
        view_stack.push(state, view.person_id, blocks.modal(state, answer.get("view")))
        return Submitted("pushed")
    raise SlackError("invalid_response_action")


def _errors(view: View, given: Any) -> dict[str, str]:
    """Slack shows errors at input blocks only; anything else breaks the submission."""
    known = {block["block_id"] for block in view.payload["blocks"] if block["type"] == "input"}
    if not isinstance(given, dict) or not given or not known.issuperset(given):
        raise SlackError("invalid_errors")
    return {block_id: str(sentence) for block_id, sentence in given.items()}
