"""A layout with every block and every element that the page draws."""

from typing import Any

Json = dict[str, Any]

MARKDOWN = """## Notes

- **first**
- second
  - nested

| A | B |
|---|---|
| 1 | 2 |

> quoted"""
NEW_YEAR = 1798794000  # 2027-01-01 09:00 UTC


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(text: str, value: str, description: str = "") -> Json:
    found = {"text": plain(text), "value": value}
    return found | {"description": plain(description)} if description else found


OPTIONS = [option("Low", "low"), option("Normal", "normal", "the usual"), option("High", "high")]
CONFIRM = {
    "title": plain("Cancel the launch?"),
    "text": mrkdwn("This tells *everybody* in the channel."),
    "confirm": plain("Cancel it"),
    "deny": plain("Keep it"),
    "style": "danger",
}


def button(text: str, **more: Any) -> Json:
    return {"type": "button", "text": plain(text), "value": text, **more}


CARD: list[Json] = [
    {"type": "section", "text": mrkdwn("*T-12 Draft the launch brief*")},
    {
        "type": "actions",
        "elements": [
            button("Done", action_id="done", style="primary"),
            button("Cancel", action_id="cancel", style="danger", confirm=CONFIRM),
        ],
    },
]


def select(kind: str, hint: str, **more: Any) -> Json:
    return {"type": kind, "action_id": kind, "placeholder": plain(hint), **more}


def texts(channel: str, person: str) -> list[Json]:
    return [
        {"type": "header", "text": plain("Spring launch: week 48")},
        {
            "type": "section",
            "text": mrkdwn(
                f"*bold* _italic_ ~gone~ `code` :tada: <@{person}> <#{channel}|launch> <!here>\n"
                "> a quoted line\n"
                "<https://example.com/brief|the brief> starts "
                f"<!date^{NEW_YEAR}^{{date_short_pretty}} at {{time}}|on New Year's day>\n"
                "```one\n  two```"
            ),
        },
        {
            "type": "section",
            "fields": [
                mrkdwn("*Owner*\nAna"),
                mrkdwn("*Due*\nFriday"),
                mrkdwn("*Risk*\nlow"),
                mrkdwn("*Budget*\n4,200"),
            ],
            "accessory": {
                "type": "image",
                "image_url": "https://example.com/plan.png",
                "alt_text": "the plan",
            },
        },
        {
            "type": "context",
            "elements": [
                mrkdwn("Asked by Ben"),
                {"type": "image", "image_url": "https://example.com/b.png", "alt_text": "Ben"},
            ],
        },
        {"type": "divider"},
        {
            "type": "image",
            "image_url": "https://example.com/chart.png",
            "alt_text": "Burn-up chart",
            "title": plain("Progress"),
        },
        {
            "type": "markdown",
            "text": MARKDOWN,
        },
        {
            "type": "video",
            "title": plain("How to approve"),
            "title_url": "https://example.com/video",
            "video_url": "https://example.com/embed",
            "thumbnail_url": "https://example.com/still.png",
            "alt_text": "a film",
            "provider_name": "Example",
        },
        {"type": "file", "external_id": "plan-7", "source": "remote"},
        {"type": "hologram", "text": "from the future"},
    ]


def rich_text(channel: str, person: str) -> Json:
    text = {"type": "text", "text": "plain "}
    items = [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": each}]} for each in ("one", "two")
    ]
    return {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    text,
                    {"type": "text", "text": "strong", "style": {"bold": True, "italic": True}},
                    {"type": "emoji", "name": "tada"},
                    {"type": "user", "user_id": person},
                    {"type": "channel", "channel_id": channel},
                    {"type": "broadcast", "range": "here"},
                    {"type": "link", "url": "https://example.com", "text": "a link"},
                    {"type": "date", "timestamp": NEW_YEAR, "format": "{date_num}", "fallback": "then"},
                ],
            },
            {"type": "rich_text_list", "style": "bullet", "elements": items},
            {"type": "rich_text_list", "style": "ordered", "indent": 1, "elements": items},
            {"type": "rich_text_quote", "elements": [text]},
            {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "line\n  indented"}]},
        ],
    }


def table() -> Json:
    def row(*cells: str) -> list[Json]:
        return [{"type": "raw_text", "text": cell} for cell in cells]

    return {
        "type": "table",
        "column_settings": [{"is_wrapped": True}, {"align": "right"}],
        "rows": [row("Item", "Cost"), row("Venue", "1,200"), row("Printing of the programme", "340")],
    }


def actions() -> list[Json]:
    chosen = [
        button("Approve", action_id="approve", style="primary"),
        button("Cancel launch", action_id="cancel", style="danger", confirm=CONFIRM),
        button("Open the brief", action_id="brief", url="https://example.com/brief"),
        {
            "type": "overflow",
            "action_id": "overflow",
            "options": [option("Snooze", "snooze"), option("Hand over", "hand_over")],
        },
        {
            "type": "static_select",
            "action_id": "static",
            "placeholder": plain("Priority"),
            "options": OPTIONS,
        },
        {
            "type": "external_select",
            "action_id": "external",
            "placeholder": plain("Project"),
            "min_query_length": 1,
        },
        select("users_select", "Person"),
        select("conversations_select", "Conversation"),
        select("channels_select", "Channel"),
        {"type": "datepicker", "action_id": "date", "initial_date": "2026-12-01"},
        {"type": "timepicker", "action_id": "time", "initial_time": "09:30"},
        {"type": "datetimepicker", "action_id": "datetime", "initial_date_time": NEW_YEAR},
    ]
    return [
        {"type": "actions", "block_id": "actions", "elements": chosen},
        {
            "type": "section",
            "block_id": "boxes",
            "text": mrkdwn("What is ready?"),
            "accessory": {
                "type": "checkboxes",
                "action_id": "boxes",
                "options": OPTIONS,
                "initial_options": OPTIONS[:1],
            },
        },
        {
            "type": "section",
            "block_id": "radios",
            "text": mrkdwn("How sure are you?"),
            "accessory": {"type": "radio_buttons", "action_id": "radios", "options": OPTIONS},
        },
        {
            "type": "context_actions",
            "block_id": "feedback",
            "elements": [
                {
                    "type": "feedback_buttons",
                    "action_id": "feedback",
                    "positive_button": {"text": plain("Good"), "value": "good"},
                    "negative_button": {"text": plain("Bad"), "value": "bad"},
                },
                {
                    "type": "icon_button",
                    "action_id": "trash",
                    "icon": "trash",
                    "text": plain("Remove"),
                    "value": "trash",
                },
            ],
        },
    ]


def field(block_id: str, label: str, element: Json, **more: Any) -> Json:
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": {"action_id": "value"} | element,
        **more,
    }


def inputs() -> list[Json]:
    kinds = ("users", "conversations", "channels")
    return [
        field(
            "line",
            "One line",
            {"type": "plain_text_input", "placeholder": plain("Say it shortly"), "max_length": 40},
        ),
        field(
            "lines",
            "Several lines",
            {"type": "plain_text_input", "multiline": True, "initial_value": "Already here"},
            optional=True,
        ),
        field("rich", "Formatted", {"type": "rich_text_input"}, optional=True),
        field(
            "number",
            "A number",
            {"type": "number_input", "is_decimal_allowed": False},
            hint=plain("Whole numbers only"),
        ),
        field("email", "An address", {"type": "email_text_input"}),
        field("url", "A link", {"type": "url_text_input"}),
        field(
            "static",
            "Several of a list",
            {"type": "multi_static_select", "options": OPTIONS, "initial_options": OPTIONS[1:]},
        ),
        field("external", "Several projects", {"type": "multi_external_select", "min_query_length": 1}),
        *(field(kind, f"Several {kind}", {"type": f"multi_{kind}_select"}, optional=True) for kind in kinds),
        field("date", "A day", {"type": "datepicker"}),
        field("boxes", "Boxes", {"type": "checkboxes", "options": OPTIONS}, optional=True),
        field(
            "radios", "Radios", {"type": "radio_buttons", "options": OPTIONS, "initial_option": OPTIONS[1]}
        ),
        field("files", "Files", {"type": "file_input"}, optional=True),
    ]
