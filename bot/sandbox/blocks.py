"""Block Kit as Slack takes it: a layout is checked against `limits`, then filled in as Slack fills it in."""

from typing import Any

from bot.sandbox import coherence, limits
from bot.sandbox.errors import SlackError, invalid_arguments
from bot.sandbox.rules import problem
from bot.sandbox.state import State
from bot.sandbox.text import link_broadcasts
from bot.sandbox.wire import Json

MAX_REPORTED = 10
NOWHERE = frozenset[str]()


def message(state: State, value: Any) -> list[Json]:
    """The blocks of a message. Raises invalid_blocks_format or invalid_blocks."""
    if not isinstance(value, list) or not all(isinstance(block, dict) for block in value):
        raise SlackError("invalid_blocks_format")
    if found := message_problems(value):
        shown = found[:MAX_REPORTED]
        messages = [f"[ERROR] {each}" for each in shown]
        raise SlackError("invalid_blocks", errors=shown, response_metadata={"messages": messages})
    return _filled(state, value)


def modal(state: State, payload: Any) -> Json:
    """A modal view. Raises invalid_arguments."""
    return _view(state, payload, view_problems(payload, "modal"))


def home(state: State, payload: Any) -> Json:
    """A Home view. Raises invalid_arguments."""
    return _view(state, payload, view_problems(payload, "home"))


def _view(state: State, payload: Json, found: list[str]) -> Json:
    if found:
        raise invalid_arguments(*found[:MAX_REPORTED])
    return payload | {"blocks": _filled(state, payload["blocks"])}


def message_problems(value: list[Json]) -> list[str]:
    """Problems of the layout of a message, each with its JSON pointer; none when Slack would take it."""
    at = "/blocks"
    return list(limits.MESSAGE.check(value, at)) or list(
        coherence.problems(value, at, limits.NOT_IN_MESSAGES)
    )


def view_problems(payload: Any, kind: str) -> list[str]:
    rule = limits.MODAL if kind == "modal" else limits.HOME
    if found := list(rule.check(payload, "/view")):
        return found
    if payload["type"] != kind:
        return [problem(f"must be {kind}", "/view/type")]
    forbidden = NOWHERE if kind == "modal" else limits.NOT_IN_HOME
    found = list(coherence.problems(payload["blocks"], "/view/blocks", forbidden))
    if kind == "modal" and inputs(payload["blocks"]) and not payload.get("submit"):
        found.append(problem("missing required field: submit", "/view"))
    return found


def inputs(found: list[Json]) -> list[tuple[str, str]]:
    """block_id and action_id of every input block."""
    return [
        (block.get("block_id", ""), block["element"].get("action_id", ""))
        for block in found
        if block["type"] == "input"
    ]


def _filled(state: State, value: list[Json]) -> list[Json]:
    """Copies with the ids and defaults that Slack adds; `#launch` and `@here` in mrkdwn become live."""
    filled = []
    for block in value:
        copy = {key: _fill(state, part) for key, part in block.items()}
        copy.setdefault("block_id", state.ids.opaque()[:5])
        if copy["type"] == "input":
            copy = {"optional": False, "dispatch_action": False} | copy
        filled.append(copy)
    return filled


def _fill(state: State, part: Any) -> Any:
    if isinstance(part, list):
        return [_fill(state, each) for each in part]
    if not isinstance(part, dict):
        return part
    copy = {key: _fill(state, each) for key, each in part.items()}
    kind = copy.get("type")
    if kind == "plain_text":
        copy.setdefault("emoji", True)
    elif kind == "mrkdwn":
        if not copy.setdefault("verbatim", False):
            copy["text"] = link_broadcasts(state, copy["text"])
    elif kind in limits.ELEMENTS and kind != "image":
        copy.setdefault("action_id", state.ids.opaque()[:5])
    return copy
