"""What a person entered into an element, as `state.values` and as an action carry it."""

from collections.abc import Iterator
from typing import Any

from bot.sandbox.errors import PersonError
from bot.sandbox.files import as_file
from bot.sandbox.state import State
from bot.sandbox.wire import Json

# Element type -> the key of what was chosen, and the key of what was chosen beforehand.
ENTRY_KEYS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "file_input": ("files", "initial_files"),
}
LISTS = frozenset(
    {"selected_options", "selected_users", "selected_conversations", "selected_channels", "files"}
)
STATIC_CHOICE = frozenset({"static_select", "radio_buttons", "overflow"})
STATIC_CHOICES = frozenset({"multi_static_select", "checkboxes"})


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every interactive element with the block it stands in."""
    for block in blocks:
        found = [block.get("accessory"), block.get("element")]
        if block.get("type") in ("actions", "context_actions"):
            found += block.get("elements", [])
        for element in found:
            if isinstance(element, dict) and "action_id" in element:
                yield block, element


def find(blocks: list[Json], block_id: str, action_id: str) -> tuple[Json, Json]:
    """Raises PersonError when the layout has changed under the person's hands."""
    for block, element in elements(blocks):
        if block.get("block_id") == block_id and element["action_id"] == action_id:
            return block, element
    raise PersonError("no_such_element", "That is no longer there.")


def values(state: State, blocks: list[Json], entered: Json, before: Json | None = None) -> Json:
    """`state.values`: for each element what was entered now, else before, else its initial value."""
    result: Json = {}
    for block, element in elements(blocks):
        if element["type"] not in ENTRY_KEYS:
            continue
        block_id, action_id = block["block_id"], element["action_id"]
        given = entered.get(block_id, {})
        if action_id in given:
            found = entry(state, element, given[action_id])
        else:
            found = (before or {}).get(block_id, {}).get(action_id) or initial(element)
        result.setdefault(block_id, {})[action_id] = found
    return result


def initial(element: Json) -> Json:
    key, initial_key = ENTRY_KEYS[element["type"]]
    nothing: Any = [] if key in LISTS else None
    return {"type": element["type"], key: element.get(initial_key, nothing)}


def entry(state: State, element: Json, value: Any) -> Json:
    """The person's value in Slack's words. Raises PersonError for what the element does not offer."""
    kind = element["type"]
    if kind == "overflow":
        return {"type": kind, "selected_option": option(element, value)}
    key, _ = ENTRY_KEYS[kind]
    if value in (None, ""):
        return {"type": kind, key: [] if key in LISTS else None}
    return {"type": kind, key: _chosen(state, element, value)}


def _chosen(state: State, element: Json, value: Any) -> Any:
    kind = element["type"]
    if kind in STATIC_CHOICE:
        return option(element, value)
    if kind in STATIC_CHOICES:
        return [option(element, each) for each in value]
    if kind == "rich_text_input":
        return rich_text(str(value))
    if kind == "file_input":
        files = [state.files.get(file_id) for file_id in value]
        return [as_file(file, state.origin) for file in files if file]
    if kind == "number_input":
        return str(value)
    return value


def option(element: Json, value: Any) -> Json:
    groups = element.get("option_groups") or [{"options": element.get("options", [])}]
    for group in groups:
        for each in group["options"]:
            if each.get("value") == value:
                return dict(each)
    raise PersonError("no_such_option", f"{value!r} is not offered here.")


def rich_text(text: str) -> Json:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}


def is_empty(entry_: Json) -> bool:
    key, _ = ENTRY_KEYS[entry_["type"]]
    return entry_.get(key) in (None, "", [])
