"""Blocks of messages and views."""

from typing import Any

from bot.sandbox.errors import SlackError
from bot.sandbox.state import State

Json = dict[str, Any]


def message(state: State, value: Any) -> list[Json]:
    if not isinstance(value, list) or not all(isinstance(block, dict) for block in value):
        raise SlackError("invalid_blocks_format")
    return [block if "block_id" in block else block | {"block_id": state.ids.opaque()[:5]} for block in value]


def modal(state: State, payload: Any) -> Json:
    return dict(payload) | {"blocks": message(state, payload.get("blocks", []))}


def home(state: State, payload: Any) -> Json:
    return dict(payload) | {"blocks": message(state, payload.get("blocks", []))}


def inputs(found: list[Json]) -> list[tuple[str, str]]:
    return [
        (block["block_id"], block["element"].get("action_id", ""))
        for block in found
        if block["type"] == "input"
    ]
