"""The action ids of buttons and menus about stand-ups. What follows a colon only tells them apart."""

from bot.domain.standups.definition import StandUp
from bot.messages.layout import Block, button, overflow
from bot.messages.reader import Reader

ANSWER = "standup_answer"
"""Its value is the label of a round or prompt, or of a stand-up."""
TYPED = "standup_typed"
"""Takes what was typed into the form: its value is a label, a space, and the words."""
AWAY = "standup_away"
BACK = "standup_back"
RUN = "standup_run"
MENU = "standup_menu"
CREATE = "standup_create"
EDIT = "standup_edit"
DELETE = "standup_delete"
SETTINGS = "standup_settings"
REMINDERS = "standup_reminders"
REPORT_PAGE = "standup_report_page"
SAID = "standup_said"
SOLVED = "standup_solved"
VOTE = "standup_vote"
GROUP = "standup_group"
MAKE = "standup_make"
RENAME_TEMPLATE = "standup_template_rename"
REMOVE_TEMPLATE = "standup_template_remove"

NOTHING = "-"


def answer_button(label: str, reader: Reader, *, again: bool = False, place: str = "") -> Block:
    """`place` tells several of one message apart."""
    _ = reader.gettext
    action_id = f"{ANSWER}:{place}" if place else ANSWER
    if again:
        return button(_("Change my answer…"), action_id, label)
    return button(_("Answer"), action_id, label, style="primary")


def create_button(reader: Reader, name: str = "") -> Block:
    return button(reader.gettext("New stand-up…"), CREATE, name or NOTHING)


def settings_button(reader: Reader) -> Block:
    return button(reader.gettext("My settings…"), SETTINGS, NOTHING)


def menu(standup: StandUp, reader: Reader, *, may_change: bool) -> Block:
    """What can be asked for about one of a list: what could be typed, too."""
    _ = reader.gettext
    options = [
        (_("Answer"), f"answer {standup.label}"),
        (_("Report"), f"report {standup.label}"),
        (_("Status"), f"status {standup.label}"),
    ]
    if may_change:
        options.append((_("Edit…"), f"edit {standup.label}"))
        is_on = standup.state == "on"
        options.append(
            (_("Pause"), f"pause {standup.label}") if is_on else (_("Resume"), f"resume {standup.label}")
        )
    return overflow(MENU, options)
