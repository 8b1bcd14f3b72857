"""Random valid layouts, from Slack's reference and not from the table under test; ways to spoil them."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=20)
NAMES = st.uuids().map(str)


def plain(most: int = 20) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries({"type": st.just("plain_text"), "text": WORDS.map(lambda w: w[:most])})


def marked() -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries(
        {"type": st.just("mrkdwn"), "text": WORDS}, optional={"verbatim": st.booleans()}
    )


TEXT = st.one_of(plain(), marked())
CONFIRM = st.fixed_dictionaries({"title": plain(), "text": TEXT, "confirm": plain(), "deny": plain()})
OPTION = st.fixed_dictionaries({"text": plain(), "value": NAMES}, optional={"description": plain()})
OPTIONS = st.lists(OPTION, min_size=1, max_size=4)


def element(kind: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries({"type": st.just(kind), "action_id": NAMES} | fields)


def with_initial(drawn: tuple[Json, int]) -> Json:
    found, index = drawn
    options = found["options"]
    return found | {"initial_option": options[index % len(options)]}


BUTTON = st.fixed_dictionaries(
    {"type": st.just("button"), "action_id": NAMES, "text": plain()},
    optional={
        "value": WORDS,
        "style": st.sampled_from(["primary", "danger"]),
        "confirm": CONFIRM,
        "url": st.just("https://x.example"),
    },
)
STATIC = element("static_select", options=OPTIONS, placeholder=plain())
CHOICE = st.one_of(
    STATIC,
    st.tuples(STATIC, st.integers(0, 9)).map(with_initial),
    element("multi_static_select", options=OPTIONS),
    element(
        "static_select",
        option_groups=st.lists(
            st.fixed_dictionaries({"label": plain(), "options": OPTIONS}), min_size=1, max_size=2
        ),
    ),
    element("external_select", min_query_length=st.integers(0, 3)),
    element("users_select"),
    element("conversations_select", filter=st.just({"include": ["public"]})),
    element("multi_channels_select", max_selected_items=st.integers(1, 5)),
    element("datepicker", initial_date=st.dates().map(str).filter(lambda d: len(d) == 10)),
    element("timepicker", initial_time=st.times().map(lambda t: f"{t:%H:%M}")),
    element("checkboxes", options=OPTIONS),
    element("radio_buttons", options=OPTIONS),
)
OVERFLOW = element("overflow", options=OPTIONS)
IMAGE = st.fixed_dictionaries(
    {"type": st.just("image"), "alt_text": WORDS, "image_url": st.just("https://x.example/i.png")}
)
ENTRY = st.one_of(
    element("plain_text_input", multiline=st.booleans(), max_length=st.integers(1, 3000)),
    element("plain_text_input", min_length=st.integers(0, 9)),
)


def block(kind: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries({"type": st.just(kind), "block_id": NAMES} | fields)


RICH = st.just(
    [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "Hi ", "style": {"bold": True}},
                {"type": "user", "user_id": "U1"},
                {"type": "emoji", "name": "wave"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [{"type": "rich_text_section", "elements": []}],
        },
    ]
)
EVERYWHERE = st.one_of(
    block("section", text=TEXT),
    block("section", fields=st.lists(TEXT, min_size=1, max_size=10)),
    block("section", text=TEXT, accessory=st.one_of(BUTTON, CHOICE, OVERFLOW, IMAGE)),
    block("actions", elements=st.lists(st.one_of(BUTTON, CHOICE, OVERFLOW), min_size=1, max_size=5)),
    block("context", elements=st.lists(st.one_of(TEXT, IMAGE), min_size=1, max_size=10)),
    block("divider"),
    block("header", text=plain()),
    block("image", alt_text=WORDS, image_url=st.just("https://x.example/i.png")),
    block("input", label=plain(), element=st.one_of(ENTRY, CHOICE), optional=st.booleans()),
    block("rich_text", elements=RICH),
)
CELL = st.fixed_dictionaries({"type": st.just("raw_text"), "text": WORDS})
IN_MESSAGES = st.one_of(
    EVERYWHERE,
    block("markdown", text=WORDS),
    block("alert", text=TEXT, level=st.sampled_from(["info", "warning"])),
)
TABLE = block("table", rows=st.lists(st.lists(CELL, min_size=1, max_size=3), min_size=1, max_size=3))
MESSAGES = st.one_of(
    st.lists(IN_MESSAGES, max_size=4),
    st.tuples(IN_MESSAGES, TABLE).map(list),
)
MODALS = st.fixed_dictionaries(
    {
        "type": st.just("modal"),
        "title": plain(),
        "submit": plain(),
        "blocks": st.lists(EVERYWHERE, max_size=4),
    },
    optional={
        "close": plain(),
        "callback_id": NAMES,
        "private_metadata": WORDS,
        "notify_on_close": st.booleans(),
    },
)
HOMES = st.fixed_dictionaries({"type": st.just("home"), "blocks": st.lists(EVERYWHERE, max_size=4)})


def objects(value: Any, path: str = "") -> Iterator[tuple[str, Json]]:
    """Every object of a layout with its JSON pointer, the outermost first."""
    if isinstance(value, dict):
        yield path, value
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in pairs:
        yield from objects(part, f"{path}/{key}")


def texts(layout: Any) -> list[Json]:
    kinds = ("plain_text", "mrkdwn")
    return [found for _, found in objects(layout) if found.get("type") in kinds]


def elements(layout: Any) -> list[Json]:
    return [found for _, found in objects(layout) if "action_id" in found]


def _empty_text(_layout: Any, found: Json) -> None:
    found["text"] = ""


def _long_text(_layout: Any, found: Json) -> None:
    found["text"] = "x" * 3001


def _number_as_text(_layout: Any, found: Json) -> None:
    found["text"] = 7


def _unknown_type(_layout: Any, found: Json) -> None:
    found["type"] = "nonsense"


def _extra_field(_layout: Any, found: Json) -> None:
    found["surprise"] = True


def _no_type(_layout: Any, found: Json) -> None:
    del found["type"]


def _long_id(_layout: Any, found: Json) -> None:
    key = "action_id" if "action_id" in found else "block_id"
    found[key] = "x" * 256


def _empty_options(_layout: Any, found: Json) -> None:
    found["options"] = []


def _too_many_options(_layout: Any, found: Json) -> None:
    found["options"] = [{"text": {"type": "plain_text", "text": str(n)}, "value": str(n)} for n in range(101)]


def _long_option(_layout: Any, found: Json) -> None:
    found["options"][0]["value"] = "x" * 151


def _stray_initial(_layout: Any, found: Json) -> None:
    found["initial_option"] = {"text": {"type": "plain_text", "text": "stray"}, "value": "stray"}


def _loud_style(_layout: Any, found: Json) -> None:
    found["style"] = "loud"


def _no_elements(_layout: Any, found: Json) -> None:
    found["elements"] = []


def _of_type(*kinds: str) -> Callable[[Any], list[Json]]:
    return lambda layout: [found for _, found in objects(layout) if found.get("type") in kinds]


def _blocks(layout: Any) -> list[Json]:
    return [found for _, found in objects(layout) if "block_id" in found]


# What is spoiled, how, and where in a layout that is possible.
MUTATIONS: dict[str, tuple[Callable[[Any], list[Json]], Callable[[Any, Json], None]]] = {
    "empty text": (texts, _empty_text),
    "text of 3001 characters": (texts, _long_text),
    "text that is a number": (texts, _number_as_text),
    "text of an unknown type": (texts, _unknown_type),
    "text with an unknown field": (texts, _extra_field),
    "element of an unknown type": (elements, _unknown_type),
    "element with an unknown field": (elements, _extra_field),
    "element without a type": (elements, _no_type),
    "action_id of 256 characters": (elements, _long_id),
    "block of an unknown type": (_blocks, _unknown_type),
    "block with an unknown field": (_blocks, _extra_field),
    "block without a type": (_blocks, _no_type),
    "block_id of 256 characters": (_blocks, _long_id),
    "no options": (_of_type("checkboxes", "radio_buttons", "overflow"), _empty_options),
    "101 options": (_of_type("checkboxes", "radio_buttons", "overflow"), _too_many_options),
    "option value of 151 characters": (_of_type("checkboxes", "radio_buttons", "overflow"), _long_option),
    "initial option that is not offered": (_of_type("static_select", "radio_buttons"), _stray_initial),
    "unknown button style": (_of_type("button"), _loud_style),
    "no elements": (_of_type("actions", "context"), _no_elements),
}


def spoiled(layout: Any, mutation: str, index: int) -> Any:
    """A copy with one thing wrong, or None where this layout offers no place for it."""
    copied = copy.deepcopy(layout)
    places, spoil = MUTATIONS[mutation]
    found = places(copied)
    if not found:
        return None
    spoil(copied, found[index % len(found)])
    return copied
