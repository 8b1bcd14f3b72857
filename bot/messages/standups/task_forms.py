"""Making a task of something that was said in a stand-up: which line, whose, by when."""

from collections.abc import Sequence
from typing import Any

from bot.domain.standups.answers import lines_of
from bot.domain.standups.retro import Group
from bot.domain.standups.rounds import Given
from bot.messages import inputs
from bot.messages.inputs import Field, Option
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.standups import wording

FORM = "standup_task_form"
LINE = "line"
_OPTION_LIMIT = 75
_MOST = 100


def make_form(
    lines: Sequence[tuple[str, str]], owner: str | None, about: dict[str, Any], reader: Reader
) -> Modal:
    """`lines` are texts with what stands for them; `about` comes back with the form."""
    _ = reader.gettext
    options: list[Option] = [(wording.shortened(text, _OPTION_LIMIT), value) for text, value in lines[:_MOST]]
    line = Field(LINE, _("What is to be done"))
    due = Field("due", _("Due"), optional=True, hint=_("friday 5pm, 27 Nov, in 3 days, end of month …"))
    blocks = [
        inputs.select(line, options, options[0][1]),
        inputs.person_select(Field("owner", _("Owner"), optional=True), owner),
        inputs.text_input(due, max_length=100),
    ]
    return Modal(FORM, _("New task"), blocks, _("Add"), _("Cancel"), private_metadata=about)


def lines_said(given: Given, names: dict[str, str]) -> list[tuple[str, str]]:
    """What somebody answered, line by line, by place; what is a task already is left out."""
    texts = [
        text
        for answer in given.answers
        for text in (*(item.text for item in answer.items if not item.task), *lines_of(answer.text))
    ]
    said = dict.fromkeys(wording.said_plainly(text, names) for text in texts)
    return [(text, str(place)) for place, text in enumerate(said)]


def cards_said(groups: Sequence[Group], names: dict[str, str]) -> list[tuple[str, str]]:
    """The cards that are no tasks yet, by their ids."""
    items = [item for group in groups for item in group.items]
    return [(wording.said_plainly(item.text, names), str(item.id)) for item in items if not item.task]
