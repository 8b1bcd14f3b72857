"""What a layout must keep between its parts, which no single part can see."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.sandbox import limits
from bot.sandbox.rules import Problems, problem
from bot.sandbox.wire import Json

Placed = tuple[Json, str]


def problems(blocks: list[Json], at: str, forbidden: frozenset[str]) -> Problems:
    """`blocks` already have the right shape; `forbidden` are elements that this surface does not show."""
    yield from _unique(_block_ids(blocks, at), "block_id")
    for block, place in _places(blocks, at):
        placed = list(_elements(block, place))
        yield from _unique(((e.get("action_id"), f"{p}/action_id") for e, p in placed), "action_id")
        for element, pointer in placed:
            if element["type"] in forbidden:
                yield problem(f"unsupported type: {element['type']}", f"{pointer}/type")
            for rule in ELEMENT_RULES:
                yield from rule(element, pointer)
    yield from _focus(blocks, at)
    yield from _once(blocks, at)
    yield from _tables(blocks, at)


def _places(blocks: list[Json], at: str) -> Iterator[Placed]:
    for index, block in enumerate(blocks):
        yield block, f"{at}/{index}"
        for name in ("child_blocks", "elements"):
            if block["type"] in ("container", "carousel") and name in block:
                yield from _places(block[name], f"{at}/{index}/{name}")


def _block_ids(blocks: list[Json], at: str) -> Iterator[tuple[Any, str]]:
    return ((block.get("block_id"), f"{place}/block_id") for block, place in _places(blocks, at))


def _elements(block: Json, at: str) -> Iterator[Placed]:
    for name in ("accessory", "element"):
        if isinstance(block.get(name), dict):
            yield block[name], f"{at}/{name}"
    lists = {"actions": "elements", "context_actions": "elements", "card": "actions"}
    name = lists.get(block["type"], "")
    for index, element in enumerate(block.get(name) or []):
        yield element, f"{at}/{name}/{index}"


def _unique(named: Iterator[tuple[Any, str]], what: str) -> Problems:
    seen = set()
    for name, at in named:
        if name and name in seen:
            yield problem(f'`{what}` "{name}" already exists', at)
        seen.add(name)


def _initial_option(element: Json, at: str) -> Problems:
    """An initial option is one of the options, word for word."""
    offered = [option for group in element.get("option_groups") or [] for option in group["options"]]
    offered += element.get("options") or []
    if element["type"] in ("external_select", "multi_external_select"):
        return
    if element.get("initial_option") is not None and element["initial_option"] not in offered:
        yield problem("initial_option must exactly match one of the options", f"{at}/initial_option")
    for index, option in enumerate(element.get("initial_options") or []):
        if option not in offered:
            yield problem("must exactly match one of the options", f"{at}/initial_options/{index}")


def _max_selected(element: Json, at: str) -> Problems:
    most = element.get("max_selected_items")
    if most and any(len(value) > most for key, value in element.items() if key.startswith("initial_")):
        yield problem("more initial items than max_selected_items", at)


def _lengths(element: Json, at: str) -> Problems:
    least, most = element.get("min_length"), element.get("max_length")
    if least is not None and most is not None and least > most:
        yield problem("min_length must not be greater than max_length", f"{at}/min_length")
    low, high = element.get("min_value"), element.get("max_value")
    if low is not None and high is not None and float(low) > float(high):
        yield problem("min_value must not be greater than max_value", f"{at}/min_value")


ELEMENT_RULES: tuple[Callable[[Json, str], Problems], ...] = (_initial_option, _max_selected, _lengths)


def _focus(blocks: list[Json], at: str) -> Problems:
    focused = [
        pointer
        for block, place in _places(blocks, at)
        for element, pointer in _elements(block, place)
        if element.get("focus_on_load")
    ]
    for pointer in focused[1:]:
        yield problem("only one element may set focus_on_load", f"{pointer}/focus_on_load")


def _once(blocks: list[Json], at: str) -> Problems:
    """A message holds one table, and 12,000 characters of markdown in all its blocks."""
    tables = [index for index, block in enumerate(blocks) if block["type"] == "table"]
    for index in tables[1:]:
        yield problem("only_one_table_allowed", f"{at}/{index}")
    markdown = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if markdown > limits.MARKDOWN_IN_A_MESSAGE:
        yield problem(f"must be less than {limits.MARKDOWN_IN_A_MESSAGE + 1} characters", at)


def _tables(blocks: list[Json], at: str) -> Problems:
    for index, block in enumerate(blocks):
        if block["type"] != "data_table":
            continue
        widths = {len(row) for row in block["rows"]}
        if len(widths) > 1:
            yield problem("all rows must have the same number of cells", f"{at}/{index}/rows")
        if any(cell["type"] == "rich_text" for cell in block["rows"][0]):
            yield problem("rich_text is not allowed in the header row", f"{at}/{index}/rows/0")
