"""Finding by its label what a person would click, choose or fill in."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from bot.sandbox import entries
from bot.sandbox.messages import Message
from bot.sandbox.state import State
from bot.sandbox.views import View
from bot.sandbox.wire import Json


def clickable(blocks: list[Json], label: str) -> Json | None:
    """block_id, action_id and value of the button, or of the option of a menu, that carries this label."""
    for block, element in entries.elements(blocks):
        target = {"block_id": block["block_id"], "action_id": element["action_id"]}
        if isinstance(element.get("text"), dict) and element["text"]["text"] == label:
            return target
        for option in _options(element):
            if option["text"]["text"] == label:
                several = element["type"] in entries.STATIC_CHOICES
                return target | {"value": [option["value"]] if several else option["value"]}
    return None


def choosable(blocks: list[Json], label: str) -> tuple[Json, Json] | None:
    """The block and element that a person would call so: by label, placeholder, block_id or action_id."""
    wanted = _word(label)
    for block, element in entries.elements(blocks):
        if wanted in {_word(name) for name in _names(block, element)}:
            return block, element
    return None


def _names(block: Json, element: Json) -> Iterator[str]:
    yield block["block_id"]
    yield element["action_id"]
    for part in (block.get("label"), block.get("text"), element.get("placeholder")):
        if isinstance(part, dict):
            yield part["text"]


def _word(label: str) -> str:
    return "_".join(label.lower().replace("-", " ").replace("_", " ").split())


def value(state: State, element: Json, given: Any) -> Any:
    """What a person means, as the page would send it: option texts, @names, #channels, dates and times."""
    if isinstance(given, list | tuple):
        return [value(state, element, each) for each in given]
    if isinstance(given, datetime) and element["type"] == "datetimepicker":
        return int(given.timestamp())
    if isinstance(given, date):
        return given.isoformat()
    if isinstance(given, time):
        return f"{given:%H:%M}"
    if not isinstance(given, str):
        return given
    return _named(state, element, given)


def _named(state: State, element: Json, given: str) -> str:
    for option in _options(element):
        if given in (option["text"]["text"], option["value"]):
            return str(option["value"])
    kind = element["type"]
    person = state.person_named(given.removeprefix("@"))
    if person and ("users" in kind or "conversations" in kind):
        return person.id
    channel = state.channel_named(given.removeprefix("#"))
    if channel and ("channels" in kind or "conversations" in kind):
        return channel.id
    return given


def _options(element: Json) -> list[Json]:
    groups = element.get("option_groups") or [{"options": element.get("options", [])}]
    return [option for group in groups for option in group["options"]]


def source(place: Message | View) -> Json:
    if isinstance(place, View):
        return {"view_id": place.id}
    return {"channel": place.channel, "ts": place.ts}


def blocks(place: Message | View) -> list[Json]:
    if isinstance(place, View):
        return list(place.payload["blocks"])
    return [*(place.blocks or []), *(b for each in place.attachments or [] for b in each.get("blocks", []))]
