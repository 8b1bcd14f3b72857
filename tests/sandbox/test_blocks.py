import re
from collections.abc import Callable
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.sandbox.blocks import message_problems, view_problems
from tests.rows import each_row
from tests.sandbox import layouts
from tests.sandbox.conftest import actions, button, field, modal, text
from tests.sandbox.layouts import HOMES, MESSAGES, MODALS, MUTATIONS

Json = dict[str, Any]

OPTION: Json = {"text": text("One"), "value": "1"}
IMAGE: Json = {"type": "image", "alt_text": "a", "image_url": "https://x.example/i.png"}
few = settings(max_examples=40, deadline=None)


@given(MESSAGES)
@few
def test_a_valid_message_passes(blocks: list[Json]) -> None:
    assert message_problems(blocks) == []


@given(MODALS)
@few
def test_a_valid_modal_passes(view: Json) -> None:
    assert view_problems(view, "modal") == []


@given(HOMES)
@few
def test_a_valid_home_passes(view: Json) -> None:
    assert view_problems(view, "home") == []


@given(MESSAGES, st.sampled_from(sorted(MUTATIONS)), st.integers(0, 99))
@settings(max_examples=150, deadline=None)
def test_one_mutation_fails_and_the_problem_points_into_the_layout(
    blocks: list[Json], mutation: str, index: int
) -> None:
    spoiled = layouts.spoiled(blocks, mutation, index)
    assume(spoiled is not None)

    found = message_problems(spoiled)

    assert found, mutation
    for problem in found:
        pointer = re.search(r"\[json-pointer:/blocks((?:/[^\]]*)?)\]$", problem)
        assert pointer, problem
        _follow(spoiled, pointer[1])


def _follow(value: Any, pointer: str) -> None:
    """Raises when the pointer leads nowhere; its last step may name what is missing."""
    *steps, _last = pointer.split("/")[1:] or [""]
    for step in steps:
        value = value[int(step)] if isinstance(value, list) else value[step]


def section(words: str) -> Json:
    return {"type": "section", "text": text(words, "mrkdwn")}


def select(**more: Any) -> Json:
    return actions({"type": "static_select", "action_id": "x", "options": [OPTION]} | more)


def confirm(**more: Any) -> Json:
    whole = {"title": text("a"), "text": text("a"), "confirm": text("a"), "deny": text("a")}
    return actions(button("a", confirm=whole | more))


LENGTHS: dict[str, tuple[int, Callable[[int], Json]]] = {
    "/blocks/0/text/text": (3000, lambda n: section("x" * n)),
    "/blocks/0/fields/0/text": (2000, lambda n: {"type": "section", "fields": [text("x" * n)]}),
    "/blocks/0/text/text (header)": (150, lambda n: {"type": "header", "text": text("x" * n)}),
    "/blocks/0/text": (12_000, lambda n: {"type": "markdown", "text": "x" * n}),
    "/blocks/0/label/text": (2000, lambda n: field(label=text("x" * n))),
    "/blocks/0/hint/text": (2000, lambda n: field(hint=text("x" * n))),
    "/blocks/0/elements/0/text/text": (75, lambda n: actions(button("x" * n))),
    "/blocks/0/elements/0/url": (3000, lambda n: actions(button("a", url="https://" + "x" * (n - 8)))),
    "/blocks/0/elements/0/options/0/text/text": (
        75,
        lambda n: select(options=[OPTION | {"text": text("x" * n)}]),
    ),
    "/blocks/0/elements/0/options/0/value": (150, lambda n: select(options=[OPTION | {"value": "x" * n}])),
    "/blocks/0/elements/0/options/0/description/text": (
        75,
        lambda n: select(options=[OPTION | {"description": text("x" * n)}]),
    ),
    "/blocks/0/elements/0/placeholder/text": (150, lambda n: select(placeholder=text("x" * n))),
    "/blocks/0/elements/0/confirm/title/text": (100, lambda n: confirm(title=text("x" * n))),
    "/blocks/0/elements/0/confirm/text/text": (300, lambda n: confirm(text=text("x" * n))),
    "/blocks/0/elements/0/confirm/confirm/text": (30, lambda n: confirm(confirm=text("x" * n))),
    "/blocks/0/elements/0/confirm/deny/text": (30, lambda n: confirm(deny=text("x" * n))),
    "/blocks/0/alt_text": (2000, lambda n: IMAGE | {"alt_text": "x" * n}),
    "/blocks/0/title/text": (2000, lambda n: IMAGE | {"title": text("x" * n)}),
}


@each_row("place", LENGTHS)
def test_a_text_may_be_as_long_as_its_limit_and_neither_longer_nor_empty(place: str) -> None:
    most, layout = LENGTHS[place]
    pointer = place.partition(" ")[0]

    assert message_problems([layout(most)]) == []
    assert message_problems([layout(most + 1)]) == [
        f"must be less than {most + 1} characters [json-pointer:{pointer}]"
    ]
    if not pointer.endswith("/url"):
        assert message_problems([layout(0)]) == [f"must be more than 0 characters [json-pointer:{pointer}]"]


def test_ids_and_values_may_be_as_long_as_their_limit() -> None:
    for row in (
        actions(button("a"), block_id="x" * 255),
        actions(button("a", "x" * 255)),
        actions(button("a", value="x" * 2000)),
    ):
        assert message_problems([row]) == []
    assert message_problems([actions(button("a"), block_id="x" * 256)])
    assert message_problems([actions(button("a", "x" * 256))])
    assert message_problems([actions(button("a", value="x" * 2001))])


def many(count: int, make: Any) -> list[Json]:
    return [make(str(number)) for number in range(count)]


def option(name: str) -> Json:
    return {"text": text(name), "value": name}


def cell(name: str) -> Json:
    return {"type": "raw_text", "text": name}


COUNTS: dict[str, tuple[int, Callable[[int], list[Json]]]] = {
    "/blocks": (50, lambda n: many(n, section)),
    "/blocks/0/fields": (10, lambda n: [{"type": "section", "fields": many(n, text)}]),
    "/blocks/0/elements": (25, lambda n: [actions(*many(n, lambda name: button(name, name)))]),
    "/blocks/0/elements (context)": (10, lambda n: [{"type": "context", "elements": many(n, text)}]),
    "/blocks/0/elements/0/options": (100, lambda n: [select(options=many(n, option))]),
    "/blocks/0/elements/0/options (overflow)": (
        5,
        lambda n: [select(type="overflow", options=many(n, option))],
    ),
    "/blocks/0/elements/0/options (checkboxes)": (
        10,
        lambda n: [select(type="checkboxes", options=many(n, option))],
    ),
    "/blocks/0/elements/0/options (radio_buttons)": (
        10,
        lambda n: [select(type="radio_buttons", options=many(n, option))],
    ),
    "/blocks/0/rows": (100, lambda n: [{"type": "table", "rows": many(n, lambda name: [cell(name)])}]),
    "/blocks/0/rows/0": (20, lambda n: [{"type": "table", "rows": [many(n, cell)]}]),
}


@each_row("place", COUNTS)
def test_a_list_may_have_as_many_items_as_its_limit_and_no_more(place: str) -> None:
    most, layout = COUNTS[place]
    pointer = place.partition(" ")[0]

    assert message_problems(layout(most)) == []
    assert message_problems(layout(most + 1)) == [
        f"no more than {most} items allowed [json-pointer:{pointer}]"
    ]
    if pointer != "/blocks":
        assert message_problems(layout(0)) == [f"no fewer than 1 items allowed [json-pointer:{pointer}]"]


REFUSED: dict[str, tuple[list[Json], str]] = {
    "mrkdwn in a button": (
        [actions({"type": "button", "action_id": "a", "text": text("a", "mrkdwn")})],
        "/blocks/0/elements/0/text/type",
    ),
    "mrkdwn in a header": ([{"type": "header", "text": text("a", "mrkdwn")}], "/blocks/0/text/type"),
    "a string for a text object": ([{"type": "section", "text": "a"}], "/blocks/0/text"),
    "a section without text or fields": ([{"type": "section"}], "/blocks/0"),
    "the same block_id twice": ([actions(button("a")), actions(button("a"))], "/blocks/1/block_id"),
    "the same action_id twice in a block": (
        [actions(button("a"), button("b"))],
        "/blocks/0/elements/1/action_id",
    ),
    "an input element among actions": (
        [actions({"type": "plain_text_input", "action_id": "a"})],
        "/blocks/0/elements/0/type",
    ),
    "a button in an input": ([field(element=button("a"))], "/blocks/0/element/type"),
    "an e-mail input in a message": (
        [field(element={"type": "email_text_input", "action_id": "a"})],
        "/blocks/0/element/type",
    ),
    "options and option_groups": (
        [select(option_groups=[{"label": text("a"), "options": [OPTION]}])],
        "/blocks/0/elements/0",
    ),
    "neither options nor option_groups": (
        [actions({"type": "static_select", "action_id": "x"})],
        "/blocks/0/elements/0",
    ),
    "initial options that are not offered": (
        [select(type="multi_static_select", initial_options=[OPTION, OPTION | {"value": "2"}])],
        "/blocks/0/elements/0/initial_options/1",
    ),
    "more chosen beforehand than may be": (
        [
            select(
                type="multi_static_select",
                options=[OPTION, OPTION | {"value": "2"}],
                initial_options=[OPTION, OPTION | {"value": "2"}],
                max_selected_items=1,
            )
        ],
        "/blocks/0/elements/0",
    ),
    "a date that is none": (
        [actions({"type": "datepicker", "action_id": "a", "initial_date": "27.11.2026"})],
        "/blocks/0/elements/0/initial_date",
    ),
    "a time that is none": (
        [actions({"type": "timepicker", "action_id": "a", "initial_time": "24:00"})],
        "/blocks/0/elements/0/initial_time",
    ),
    "a date and time in milliseconds": (
        [actions({"type": "datetimepicker", "action_id": "a", "initial_date_time": 1795424400000})],
        "/blocks/0/elements/0/initial_date_time",
    ),
    "a script for a link": ([actions(button("a", url="javascript:alert(1)"))], "/blocks/0/elements/0/url"),
    "an image without a description": (
        [{"type": "image", "image_url": "https://x.example/i.png"}],
        "/blocks/0",
    ),
    "an image without a picture": ([{"type": "image", "alt_text": "a"}], "/blocks/0"),
    "two tables": (
        [{"type": "table", "rows": [[cell("a")]]}, {"type": "table", "rows": [[cell("a")]]}],
        "/blocks/1",
    ),
    "more than 12,000 characters of markdown together": (
        [{"type": "markdown", "text": "x" * 6001}, {"type": "markdown", "text": "x" * 6000}],
        "/blocks",
    ),
    "lengths the wrong way round": (
        [field(element={"type": "plain_text_input", "action_id": "a", "min_length": 5, "max_length": 4})],
        "/blocks/0/element/min_length",
    ),
    "two elements that want the focus": (
        [
            field("a", {"type": "plain_text_input", "action_id": "a", "focus_on_load": True}),
            field("b", {"type": "plain_text_input", "action_id": "a", "focus_on_load": True}),
        ],
        "/blocks/1/element/focus_on_load",
    ),
    "rows of different widths": (
        [
            {
                "type": "data_table",
                "caption": "a",
                "rows": [[cell("a")], [cell("a"), cell("b")]],
            }
        ],
        "/blocks/0/rows",
    ),
    "a filter that includes nothing": (
        [actions({"type": "conversations_select", "action_id": "a", "filter": {"include": []}})],
        "/blocks/0/elements/0/filter/include",
    ),
}


@each_row("what", REFUSED)
def test_refused(what: str) -> None:
    layout, pointer = REFUSED[what]

    [problem] = message_problems(layout)

    assert problem.endswith(f"[json-pointer:{pointer}]")


def test_the_same_action_id_in_two_blocks_is_fine() -> None:
    assert message_problems([actions(button("a")), actions(button("a"), block_id="other")]) == []


def test_a_form_needs_a_submit_button_and_a_text_alone_does_not() -> None:
    with_input = {"type": "modal", "title": text("a"), "blocks": [field()]}

    assert view_problems(with_input, "modal") == ["missing required field: submit [json-pointer:/view]"]
    assert view_problems(with_input | {"blocks": [section("a")]}, "modal") == []


@each_row(
    ("change", "pointer"),
    [
        ({"title": text("x" * 25)}, "/view/title/text"),
        ({"submit": text("x" * 25)}, "/view/submit/text"),
        ({"close": text("x" * 25)}, "/view/close/text"),
        ({"private_metadata": "x" * 3001}, "/view/private_metadata"),
        ({"callback_id": "x" * 256}, "/view/callback_id"),
        ({"external_id": "x" * 256}, "/view/external_id"),
        ({"blocks": many(101, section)}, "/view/blocks"),
        ({"blocks": [{"type": "table", "rows": [[cell("a")]]}]}, "/view/blocks/0/type"),
        ({"notify_on_close": "yes"}, "/view/notify_on_close"),
        ({"type": "home"}, "/view/type"),
        ({"sumbit": text("a")}, "/view"),
    ],
)
def test_a_modal_is_refused_where_it_is_wrong(change: Json, pointer: str) -> None:
    [problem] = view_problems(modal() | change, "modal")

    assert problem.endswith(f"[json-pointer:{pointer}]")


def test_a_modal_may_have_100_blocks_and_a_number_field_and_a_home_may_not_have_the_latter() -> None:
    number = field(element={"type": "number_input", "action_id": "a", "is_decimal_allowed": True})

    assert view_problems(modal(*many(100, section)), "modal") == []
    assert view_problems(modal(number), "modal") == []
    assert view_problems({"type": "home", "blocks": [number]}, "home") == [
        "unsupported type: number_input [json-pointer:/view/blocks/0/element/type]"
    ]


@each_row("payload", [None, [], "view", {}, {"type": "modal"}])
def test_what_is_no_view_is_refused(payload: Any) -> None:
    assert view_problems(payload, "modal")


CARD: Json = {"type": "card", "title": text("a"), "body": text("a"), "actions": [button("a")]}


@each_row(
    "block",
    [
        CARD,
        {"type": "carousel", "elements": [CARD]},
        {"type": "container", "title": text("a"), "child_blocks": [section("a")]},
        {"type": "alert", "text": text("a"), "level": "success"},
        {
            "type": "plan",
            "title": "a",
            "tasks": [{"type": "task_card", "task_id": "1", "title": "a", "status": "pending"}],
        },
        {"type": "data_visualization", "title": "a", "chart": {"type": "pie", "segments": []}},
        {"type": "data_table", "caption": "a", "rows": [[cell("a")], [cell("b")]]},
        {
            "type": "context_actions",
            "elements": [
                {"type": "icon_button", "icon": "trash", "text": text("a"), "action_id": "a"},
                {
                    "type": "feedback_buttons",
                    "action_id": "b",
                    "positive_button": {"text": text("a"), "value": "+"},
                    "negative_button": {"text": text("a"), "value": "-"},
                },
            ],
        },
    ],
)
def test_newer_blocks_are_taken_in_messages_and_refused_empty(block: Json) -> None:
    assert message_problems([block]) == []
    assert message_problems([{"type": block["type"]}])


def test_inside_a_container_the_same_rules_hold() -> None:
    inner = [actions(button("a"), button("b"))]

    [problem] = message_problems([{"type": "container", "title": text("a"), "child_blocks": inner}])

    assert problem.endswith("[json-pointer:/blocks/0/child_blocks/0/elements/1/action_id]")


@each_row(
    ("layout", "pointer"),
    [
        ({"type": "header", "text": text("a"), "block_id": 7}, "/blocks/0/block_id"),
        ({"type": "header", "text": text("a"), "level": "one"}, "/blocks/0/level"),
        ({"type": "header", "text": text("a"), "level": 5}, "/blocks/0/level"),
        ({"type": "section", "text": text("a"), "expand": 1}, "/blocks/0/expand"),
        ({"type": "section", "fields": {}}, "/blocks/0/fields"),
        ({"type": "section", "text": text("a"), "accessory": "x"}, "/blocks/0/accessory"),
        ({"type": "alert", "text": text("a"), "level": "loud"}, "/blocks/0/level"),
        (
            field(element={"type": "plain_text_input", "action_id": "a", "min_length": -1}),
            "/blocks/0/element/min_length",
        ),
        (
            {
                "type": "data_table",
                "caption": "a",
                "rows": [[{"type": "rich_text", "elements": []}], [cell("a")]],
            },
            "/blocks/0/rows/0",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(layout: Json, pointer: str) -> None:
    [problem] = message_problems([layout])

    assert problem.endswith(f"[json-pointer:{pointer}]")


def test_numbers_the_wrong_way_round_are_refused() -> None:
    element = {"type": "number_input", "action_id": "a", "is_decimal_allowed": True}

    [problem] = view_problems(modal(field(element=element | {"min_value": "2", "max_value": "1"})), "modal")

    assert problem.endswith("[json-pointer:/view/blocks/0/element/min_value]")
