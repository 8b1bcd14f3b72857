"""The form that says what each column means, and each status word of which nothing is known."""

from bot.domain.exchange.fields import Field
from bot.domain.exchange.preview import Preview
from bot.domain.refusal import N_
from bot.domain.tasks.task import TaskStatus
from bot.messages import inputs
from bot.messages.imports.actions import FORM
from bot.messages.inputs import Option
from bot.messages.layout import Block, context
from bot.messages.modals import Modal
from bot.messages.reader import Reader

ASKED = {
    Field.TITLE: N_("What is to be done"),
    Field.NOTES: N_("Notes"),
    Field.OWNER: N_("Owner"),
    Field.ASSIGNEES: N_("Works on it, too"),
    Field.DUE: N_("Due"),
    Field.STATUS: N_("Status"),
    Field.SECTION: N_("List or section"),
    Field.PRIORITY: N_("Priority"),
    Field.LABELS: N_("Labels"),
    Field.ESTIMATE: N_("Estimate"),
    Field.RECURRENCE: N_("Repeats"),
    Field.PARENT: N_("Part of"),
    Field.AFTER: N_("After"),
    Field.DONE: N_("Done on"),
}
"""What may be chosen. Of several columns for one field the first counts; notes and labels are joined."""

_STATUSES = {
    TaskStatus.OPEN: N_("Open"),
    TaskStatus.IN_PROGRESS: N_("In progress"),
    TaskStatus.BLOCKED: N_("Blocked"),
    TaskStatus.DONE: N_("Done"),
    TaskStatus.DROPPED: N_("Dropped"),
}
_LONGEST_OPTION = 75
_LONGEST_LABEL = 60


def columns_form(batch_id: str, preview: Preview, statuses: dict[str, TaskStatus], reader: Reader) -> Modal:
    """The values of the options are places in `preview.offered`, those of the words in `preview.words`."""
    _ = reader.gettext
    options: list[Option] = [
        (_cut(name, _LONGEST_OPTION), str(place)) for place, name in enumerate(preview.offered)
    ]
    blocks: list[Block] = [_columns(field, preview, options, reader) for field in ASKED]
    blocks += [_word(place, word, statuses.get(word), reader) for place, word in enumerate(preview.words)]
    blocks.append(context(_("What you leave empty is not taken over.")))
    return Modal(
        FORM, _("Columns"), blocks, _("Read again"), _("Cancel"), private_metadata={"batch": batch_id}
    )


def word_field(place: int) -> str:
    """The id of the field that asks about a status word."""
    return f"word-{place}"


def _columns(field: Field, preview: Preview, options: list[Option], reader: Reader) -> Block:
    chosen = [
        str(place) for place, name in enumerate(preview.offered) if preview.columns.get(name) == field.value
    ]
    asked = inputs.Field(field.value, reader.gettext(ASKED[field]), optional=field is not Field.TITLE)
    return inputs.multi_select(asked, options, chosen)


def _word(place: int, word: str, status: TaskStatus | None, reader: Reader) -> Block:
    _ = reader.gettext
    label = _("“{word}” means").format(word=_cut(word, _LONGEST_LABEL))
    options = [(_(text), each.value) for each, text in _STATUSES.items()]
    asked = inputs.Field(word_field(place), label, optional=True)
    return inputs.select(asked, options, status.value if status else None)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
