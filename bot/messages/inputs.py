"""The fields of a form. The block's id is the action's id, too: an entry is read by it (handlers.entered)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypeAlias

from bot.messages.layout import Block

Option: TypeAlias = tuple[str, str] | tuple[str, str, str]
"""What is shown (at most 75 characters), the value it stands for (at most 150), and a line below it (75)."""


@dataclass(frozen=True)
class Field:
    """What all fields have. `tells` sends each change at once, to the Action registered under the id."""

    id: str
    label: str
    optional: bool = False
    hint: str = ""
    tells: bool = False

    def asking(self, kind: str, **element: Any) -> Block:
        """The input block; parts of the element that are None are left out."""
        given = {name: value for name, value in element.items() if value is not None}
        block: Block = {
            "type": "input",
            "block_id": self.id,
            "label": _plain(self.label),
            "element": {"type": kind, "action_id": self.id, **given},
            "optional": self.optional,
            "dispatch_action": self.tells,
        }
        return block | {"hint": _plain(self.hint)} if self.hint else block


def text_input(
    field: Field, value: str = "", *, multiline: bool = False, max_length: int | None = None
) -> Block:
    """`max_length` is at most 3,000 characters."""
    return field.asking(
        "plain_text_input", initial_value=value or None, multiline=multiline, max_length=max_length
    )


def person_select(field: Field, chosen: str | None = None) -> Block:
    return field.asking("users_select", initial_user=chosen)


def people_select(field: Field, chosen: Sequence[str] = (), *, most: int | None = None) -> Block:
    return field.asking("multi_users_select", initial_users=list(chosen) or None, max_selected_items=most)


def channel_select(field: Field, chosen: str | None = None) -> Block:
    """Public channels only, as Slack has it."""
    return field.asking("channels_select", initial_channel=chosen)


def channels_select(field: Field, chosen: Sequence[str] = (), *, most: int | None = None) -> Block:
    """Public channels, and private ones that whoever looks is in."""
    return field.asking(
        "multi_conversations_select",
        initial_conversations=list(chosen) or None,
        max_selected_items=most,
        filter={"include": ["public", "private"], "exclude_bot_users": True},
    )


def select(field: Field, options: Sequence[Option], chosen: str | None = None) -> Block:
    """At most 100 options; `chosen` is a value."""
    initial = next((option(each) for each in options if each[1] == chosen), None)
    return field.asking("static_select", options=[option(each) for each in options], initial_option=initial)


def multi_select(field: Field, options: Sequence[Option], chosen: Sequence[str] = ()) -> Block:
    """At most 100 options; `chosen` are values."""
    picked = [option(each) for each in options if each[1] in chosen]
    shown = [option(each) for each in options]
    return field.asking("multi_static_select", options=shown, initial_options=picked or None)


def searched_select(field: Field, chosen: Option | None = None, *, least_typed: int = 0) -> Block:
    """Its options come from the Options entry registered under the id, as the person types."""
    initial = option(chosen) if chosen else None
    return field.asking("external_select", initial_option=initial, min_query_length=least_typed)


def checkboxes(field: Field, options: Sequence[Option], chosen: Sequence[str] = ()) -> Block:
    """At most 10 options; `chosen` are values."""
    ticked = [option(each) for each in options if each[1] in chosen]
    shown = [option(each) for each in options]
    return field.asking("checkboxes", options=shown, initial_options=ticked or None)


def date_picker(field: Field, chosen: date | None = None) -> Block:
    return field.asking("datepicker", initial_date=chosen.isoformat() if chosen else None)


def time_picker(field: Field, chosen: time | None = None) -> Block:
    """Wall-clock time, to the minute."""
    return field.asking("timepicker", initial_time=f"{chosen:%H:%M}" if chosen else None)


def option(choice: Option) -> Block:
    text, value, *below = choice
    shown: Block = {"text": _plain(text), "value": value}
    return shown | {"description": _plain(below[0])} if below and below[0] else shown


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}
