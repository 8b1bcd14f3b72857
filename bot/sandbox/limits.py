"""What Slack allows in messages, modals and Home: the one table of limits, in the words of `rules`.

Source: Slack's Block Kit reference (docs.slack.dev/reference/block-kit) and its method pages.
"""

from bot.sandbox.rules import Anything, Either, Flag, Items, OneOf, Record, Rule, String, Text, Typed, Whole

MESSAGE_TEXT = 40_000
UPDATED_TEXT = 4_000
MARKDOWN_TEXT = 12_000
ATTACHMENTS = 100
BOOKMARK_TITLE = 256
BOOKMARK_LINK = 2048
MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
VIEW_BYTES = 250_000
VIEW_STACK = 3
MARKDOWN_IN_A_MESSAGE = 12_000
OPTIONS = 100

ID = String(255, least=0)
URL = String(3000, pattern=r"https?://.+|mailto:.+|slack://.+|tel:.+")
PLAIN = ("plain_text",)
MARKED = ("mrkdwn",)
DATE = String(10, pattern=r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
TIME = String(5, pattern=r"([01]\d|2[0-3]):[0-5]\d")
NUMBER = String(pattern=r"-?\d+(\.\d+)?")
STYLE = OneOf(("primary", "danger"))

CONFIRM = Record(
    {
        "title": Text(100, PLAIN),
        "text": Text(300),
        "confirm": Text(30, PLAIN),
        "deny": Text(30, PLAIN),
        "style": STYLE,
    },
    required=("title", "text", "confirm", "deny"),
)
DISPATCH = Record(
    {"trigger_actions_on": Items(OneOf(("on_enter_pressed", "on_character_entered")), 2)},
    required=("trigger_actions_on",),
)
FILTER = Record(
    {
        "include": Items(OneOf(("im", "mpim", "private", "public")), 4),
        "exclude_external_shared_channels": Flag(),
        "exclude_bot_users": Flag(),
    },
    one_of=("include", "exclude_external_shared_channels", "exclude_bot_users"),
)
SLACK_FILE = Record({"id": String(), "url": URL}, one_of=("id", "url"))


def option(kinds: tuple[str, ...], *, url: bool = False) -> Record:
    fields: dict[str, Rule] = {
        "text": Text(75, kinds),
        "value": String(150),
        "description": Text(75, kinds),
    }
    return Record(fields | ({"url": URL} if url else {}), required=("text", "value"))


OPTION = option(PLAIN)
MARKED_OPTION = option(("plain_text", "mrkdwn"))
GROUP = Record(
    {"label": Text(75, PLAIN), "options": Items(OPTION, OPTIONS)},
    required=("label", "options"),
)


def element(fields: dict[str, Rule], required: tuple[str, ...] = (), **more: tuple[str, ...]) -> Record:
    shared: dict[str, Rule] = {"type": Anything(), "action_id": ID}
    return Record(shared | fields, required, more.get("one_of", ()))


def entry(fields: dict[str, Rule], required: tuple[str, ...] = ()) -> Record:
    """A text input."""
    shared: dict[str, Rule] = {
        "placeholder": Text(150, PLAIN),
        "dispatch_action_config": DISPATCH,
        "focus_on_load": Flag(),
    }
    return element(shared | fields, required)


def menu(fields: dict[str, Rule], required: tuple[str, ...] = (), *, multi: bool = False) -> Record:
    shared: dict[str, Rule] = {"placeholder": Text(150, PLAIN), "confirm": CONFIRM, "focus_on_load": Flag()}
    most: dict[str, Rule] = {"max_selected_items": Whole(1)} if multi else {}
    return element(shared | most | fields, required)


def static_menu(initial: dict[str, Rule], *, multi: bool) -> Record:
    base = menu(
        {"options": Items(OPTION, OPTIONS), "option_groups": Items(GROUP, OPTIONS)} | initial, multi=multi
    )
    return Record(base.fields, base.required, ("options", "option_groups"), (("options", "option_groups"),))


BUTTON = element(
    {
        "text": Text(75, PLAIN),
        "url": URL,
        "value": String(2000, least=0),
        "style": STYLE,
        "confirm": CONFIRM,
        "accessibility_label": String(75),
        "agent_prompt": String(4000),
        "agent_prompt_display": String(),
        "visible_to_user_ids": Items(String(), 10),
    },
    ("text",),
)
FEEDBACK = Record(
    {"text": Text(75, PLAIN), "value": String(2000), "accessibility_label": String(75)},
    required=("text", "value"),
)
IMAGE_ELEMENT = Record(
    {
        "type": Anything(),
        "alt_text": String(2000),
        "image_url": String(3000, pattern="https?://.+"),
        "slack_file": SLACK_FILE,
    },
    required=("alt_text",),
    one_of=("image_url", "slack_file"),
)

ELEMENTS: dict[str, Record] = {
    "button": BUTTON,
    "image": IMAGE_ELEMENT,
    "workflow_button": element(
        {"text": Text(75, PLAIN), "workflow": Anything(), "style": STYLE, "accessibility_label": String(75)},
        ("text", "workflow", "action_id"),
    ),
    "overflow": element({"options": Items(option(PLAIN, url=True), 5), "confirm": CONFIRM}, ("options",)),
    "static_select": static_menu({"initial_option": OPTION}, multi=False),
    "multi_static_select": static_menu({"initial_options": Items(OPTION, OPTIONS)}, multi=True),
    "external_select": menu({"initial_option": OPTION, "min_query_length": Whole(0)}),
    "multi_external_select": menu(
        {"initial_options": Items(OPTION, OPTIONS), "min_query_length": Whole(0)}, multi=True
    ),
    "users_select": menu({"initial_user": String()}),
    "multi_users_select": menu({"initial_users": Items(String())}, multi=True),
    "conversations_select": menu(
        {
            "initial_conversation": String(),
            "default_to_current_conversation": Flag(),
            "response_url_enabled": Flag(),
            "filter": FILTER,
        }
    ),
    "multi_conversations_select": menu(
        {
            "initial_conversations": Items(String()),
            "default_to_current_conversation": Flag(),
            "filter": FILTER,
        },
        multi=True,
    ),
    "channels_select": menu({"initial_channel": String(), "response_url_enabled": Flag()}),
    "multi_channels_select": menu({"initial_channels": Items(String())}, multi=True),
    "datepicker": menu({"initial_date": DATE}),
    "timepicker": menu({"initial_time": TIME, "timezone": String()}),
    "datetimepicker": element(
        {
            "initial_date_time": Whole(1_000_000_000, 9_999_999_999),
            "confirm": CONFIRM,
            "focus_on_load": Flag(),
        }
    ),
    "checkboxes": element(
        {
            "options": Items(MARKED_OPTION, 10),
            "initial_options": Items(MARKED_OPTION, 10),
            "confirm": CONFIRM,
            "focus_on_load": Flag(),
        },
        ("options",),
    ),
    "radio_buttons": element(
        {
            "options": Items(MARKED_OPTION, 10),
            "initial_option": MARKED_OPTION,
            "confirm": CONFIRM,
            "focus_on_load": Flag(),
        },
        ("options",),
    ),
    "plain_text_input": entry(
        {
            "initial_value": String(3000, least=0),
            "multiline": Flag(),
            "min_length": Whole(0, 3000),
            "max_length": Whole(1, 3000),
        }
    ),
    "email_text_input": entry({"initial_value": String()}),
    "url_text_input": entry({"initial_value": String()}),
    "number_input": entry(
        {"is_decimal_allowed": Flag(), "initial_value": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
        ("is_decimal_allowed",),
    ),
    "rich_text_input": entry({"initial_value": Anything()}),
    "file_input": element({"filetypes": Items(String()), "max_files": Whole(1, 10)}),
    "feedback_buttons": element(
        {"positive_button": FEEDBACK, "negative_button": FEEDBACK}, ("positive_button", "negative_button")
    ),
    "icon_button": element(
        {
            "icon": OneOf(("trash",)),
            "text": Text(75, PLAIN),
            "accessibility_label": String(75),
            "value": String(2000),
            "visible_to_user_ids": Items(String(), 10),
            "confirm": CONFIRM,
        },
        ("icon", "text"),
    ),
}

CHOICES = (
    "checkboxes",
    "datepicker",
    "radio_buttons",
    "timepicker",
    "static_select",
    "external_select",
    "users_select",
    "conversations_select",
    "channels_select",
    "multi_static_select",
    "multi_external_select",
    "multi_users_select",
    "multi_conversations_select",
    "multi_channels_select",
)
ENTRIES = (
    "plain_text_input",
    "email_text_input",
    "url_text_input",
    "number_input",
    "rich_text_input",
    "file_input",
)
IN_SECTION = ("button", "workflow_button", "overflow", "image", *CHOICES)
IN_ACTIONS = ("button", "workflow_button", "overflow", "datetimepicker", *CHOICES)
IN_INPUT = ("datetimepicker", *CHOICES, *ENTRIES)

RICH_STYLE = Record({name: Flag() for name in ("bold", "italic", "strike", "code", "underline", "highlight")})


def rich(fields: dict[str, Rule], required: tuple[str, ...]) -> Record:
    shared: dict[str, Rule] = {"type": Anything(), "style": RICH_STYLE}
    return Record(shared | fields, required)


RICH_PARTS: dict[str, Record] = {
    "text": rich({"text": String(least=0)}, ("text",)),
    "link": rich({"url": String(), "text": String(least=0), "unsafe": Flag()}, ("url",)),
    "emoji": rich(
        {"name": String(), "unicode": String(), "skin_tone": Whole(1, 6), "url": String()}, ("name",)
    ),
    "user": rich({"user_id": String()}, ("user_id",)),
    "team": rich({"team_id": String()}, ("team_id",)),
    "usergroup": rich({"usergroup_id": String()}, ("usergroup_id",)),
    "channel": rich({"channel_id": String()}, ("channel_id",)),
    "broadcast": rich({"range": OneOf(("here", "channel", "everyone"))}, ("range",)),
    "color": rich({"value": String()}, ("value",)),
    "date": rich(
        {"timestamp": Whole(), "format": String(), "url": String(), "fallback": String()},
        ("timestamp", "format"),
    ),
}
PARTS = Items(Typed(RICH_PARTS), least=0)
RICH_SECTION = Record({"type": Anything(), "elements": PARTS}, ("elements",))
RICH_ELEMENTS: dict[str, Record] = {
    "rich_text_section": RICH_SECTION,
    "rich_text_preformatted": Record(
        {"type": Anything(), "elements": PARTS, "border": Whole(0, 1), "language": String()}, ("elements",)
    ),
    "rich_text_quote": Record({"type": Anything(), "elements": PARTS, "border": Whole(0, 1)}, ("elements",)),
    "rich_text_list": Record(
        {
            "type": Anything(),
            "style": OneOf(("bullet", "ordered")),
            "elements": Items(Typed({"rich_text_section": RICH_SECTION})),
            "indent": Whole(0, 8),
            "offset": Whole(0),
            "border": Whole(0, 1),
        },
        ("style", "elements"),
    ),
}


def block(fields: dict[str, Rule], required: tuple[str, ...] = (), one_of: tuple[str, ...] = ()) -> Record:
    shared: dict[str, Rule] = {"type": Anything(), "block_id": ID}
    return Record(shared | fields, required, one_of)


RICH_TEXT = block({"elements": Items(Typed(RICH_ELEMENTS), least=0)}, ("elements",))
CELL = Typed(
    {
        "raw_text": Record({"type": Anything(), "text": String()}, ("text",)),
        "raw_number": Record({"type": Anything(), "value": Anything(), "text": String()}, ("value",)),
        "rich_text": RICH_TEXT,
    }
)
COLUMN = Record({"align": OneOf(("left", "center", "right")), "is_wrapped": Flag()})
TASK = block(
    {
        "task_id": String(),
        "title": String(),
        "details": RICH_TEXT,
        "output": RICH_TEXT,
        "sources": Items(
            Record({"type": Anything(), "url": URL, "text": String()}, ("url", "text")), least=0
        ),
        "status": OneOf(("pending", "in_progress", "complete", "error")),
    },
    ("task_id", "title", "status"),
)
CARD = block(
    {
        "hero_image": IMAGE_ELEMENT,
        "icon": IMAGE_ELEMENT,
        "slack_icon": Anything(),
        "title": Text(150),
        "subtitle": Text(150),
        "body": Text(200),
        "subtext": Text(200),
        "actions": Items(Typed(ELEMENTS, ("button",)), 3),
    },
    one_of=("hero_image", "title", "actions", "body"),
)

BLOCKS: dict[str, Record] = {
    "section": block(
        {
            "text": Text(3000),
            "fields": Items(Text(2000), 10),
            "accessory": Typed(ELEMENTS, IN_SECTION),
            "expand": Flag(),
        },
        one_of=("text", "fields"),
    ),
    "actions": block({"elements": Items(Typed(ELEMENTS, IN_ACTIONS), 25)}, ("elements",)),
    "context": block({"elements": Items(Either(Text(3000), Typed(ELEMENTS, ("image",))), 10)}, ("elements",)),
    "context_actions": block(
        {"elements": Items(Typed(ELEMENTS, ("feedback_buttons", "icon_button")), 5)}, ("elements",)
    ),
    "divider": block({}),
    "header": block({"text": Text(150, PLAIN), "level": Whole(1, 4)}, ("text",)),
    "image": block(
        {
            "alt_text": String(2000),
            "title": Text(2000, PLAIN),
            "image_url": String(3000, pattern="https?://.+"),
            "slack_file": SLACK_FILE,
        },
        ("alt_text",),
        ("image_url", "slack_file"),
    ),
    "input": block(
        {
            "label": Text(2000, PLAIN),
            "element": Typed(ELEMENTS, IN_INPUT),
            "hint": Text(2000, PLAIN),
            "optional": Flag(),
            "dispatch_action": Flag(),
        },
        ("label", "element"),
    ),
    "markdown": block({"text": String(12_000)}, ("text",)),
    "rich_text": RICH_TEXT,
    "table": block(
        {"rows": Items(Items(CELL, 20), 100), "column_settings": Items(COLUMN, 20, least=0)}, ("rows",)
    ),
    "data_table": block(
        {
            "rows": Items(Items(CELL, 20), 101, least=2),
            "caption": String(),
            "page_size": Whole(1, 100),
            "row_header_column_index": Whole(0, 19),
        },
        ("rows", "caption"),
    ),
    "data_visualization": block({"title": Anything(), "chart": Anything()}, ("title", "chart")),
    "video": block(
        {
            "alt_text": String(),
            "title": Text(199, PLAIN),
            "title_url": URL,
            "description": Text(199, PLAIN),
            "thumbnail_url": URL,
            "video_url": URL,
            "author_name": String(49),
            "provider_name": String(),
            "provider_icon_url": URL,
        },
        ("alt_text", "title", "thumbnail_url", "video_url"),
    ),
    "alert": block(
        {"text": Text(200), "level": OneOf(("default", "info", "warning", "error", "success"))}, ("text",)
    ),
    "card": CARD,
    "carousel": block({"elements": Items(Typed({"card": CARD}), 10)}, ("elements",)),
    "task_card": TASK,
    "plan": block({"title": String(), "tasks": Items(Typed({"task_card": TASK}), least=0)}, ("title",)),
}
BLOCKS["container"] = block(
    {
        "title": Text(150, PLAIN),
        "rich_text_title": RICH_TEXT,
        "subtitle": Text(150),
        "child_blocks": Items(Typed(BLOCKS, tuple(BLOCKS)), 10),
        "width": OneOf(("narrow", "standard", "wide", "full")),
        "icon": IMAGE_ELEMENT,
        "is_collapsible": Flag(),
        "default_collapsed": Flag(),
        "has_header_divider": Flag(),
    },
    ("child_blocks",),
    ("title", "rich_text_title"),
)

EVERYWHERE = (
    "actions",
    "alert",
    "context",
    "divider",
    "header",
    "image",
    "input",
    "rich_text",
    "section",
    "video",
)
MESSAGES_ONLY = (
    "card",
    "carousel",
    "container",
    "context_actions",
    "data_table",
    "data_visualization",
    "markdown",
    "plan",
    "table",
    "task_card",
)
MESSAGE = Items(Typed(BLOCKS, EVERYWHERE + MESSAGES_ONLY), MESSAGE_BLOCKS, least=0)
# Elements that Slack offers on some surfaces only.
NOT_IN_MESSAGES = frozenset(
    {"email_text_input", "url_text_input", "number_input", "file_input", "rich_text_input"}
)
NOT_IN_HOME = frozenset(
    {"email_text_input", "url_text_input", "number_input", "file_input", "datetimepicker"}
)

VIEW_FIELDS: dict[str, Rule] = {
    "type": Anything(),
    "blocks": Items(Typed(BLOCKS, EVERYWHERE), VIEW_BLOCKS, least=0),
    "private_metadata": String(3000, least=0),
    "callback_id": String(255, least=0),
    "external_id": String(255, least=0),
}
HOME = Record(VIEW_FIELDS, ("type", "blocks"))
MODAL = Record(
    VIEW_FIELDS
    | {
        "title": Text(24, PLAIN),
        "submit": Text(24, PLAIN),
        "close": Text(24, PLAIN),
        "clear_on_close": Flag(),
        "notify_on_close": Flag(),
        "submit_disabled": Flag(),
    },
    ("type", "title", "blocks"),
)
