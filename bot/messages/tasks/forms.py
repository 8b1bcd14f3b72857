"""The forms in which tasks are added, edited and blocked."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.people import Person
from bot.domain.recurrence.rule import Recurrence
from bot.domain.refusal import N_
from bot.domain.tasks.blocking import REASON_LIMIT
from bot.domain.tasks.form import FIELDS, NOTES_LIMIT, Field, Shown, digests, shown_fields
from bot.domain.tasks.task import TITLE_LIMIT, Priority, Task
from bot.messages import inputs
from bot.messages.layout import Block, context, person, safe
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.recurrence import recurrence_text

ADD = "task_add_form"
EDIT = "task_edit_form"
BLOCK = "task_block_form"
CHANNEL = "channel"

_PRIORITIES = {
    Priority.LOW: N_("Low"),
    Priority.NORMAL: N_("Normal"),
    Priority.HIGH: N_("High"),
    Priority.URGENT: N_("Urgent"),
}
_LABELS = {
    "title": N_("What is to be done"),
    "owner": N_("Owner"),
    "others": N_("Works on it, too"),
    "due": N_("Due"),
    "priority": N_("Priority"),
    "labels": N_("Labels"),
    "notes": N_("Notes"),
    "estimate": N_("Estimate"),
    "recurrence": N_("Repeats"),
    "after": N_("After"),
    "under": N_("Part of"),
}
_HINTS = {
    "due": N_("friday 5pm, 27 Nov, in 3 days, end of month …"),
    "labels": N_("#launch #web"),
    "estimate": N_("2h, 1d4h: a day of work has 8 hours"),
    "recurrence": N_("every other monday, monthly on the 15th …"),
    "after": N_("T-3, T-4: cannot begin before these are closed"),
    "under": N_("T-2: the task of which this is a part"),
}
_LONGEST = {"title": TITLE_LIMIT, "notes": NOTES_LIMIT, "due": 100}
_LINE = 1000
_MOST_OTHERS = 10


def add_form(reader: Reader, filled: Mapping[Field, Shown], about: dict[str, str] | None = None) -> Modal:
    """`filled` is what is known already; `about` comes back with the submission."""
    _ = reader.gettext
    shown = ("title", "owner", "due", "priority", "labels", "notes")
    blocks = [_block(name, filled.get(name), reader) for name in shown]
    return Modal(ADD, _("New task"), blocks, _("Add"), _("Cancel"), private_metadata=about or {})


def with_channel(form: Modal, reader: Reader) -> Modal:
    """Where it was opened in no channel: a task of one's own, unless one is chosen."""
    _ = reader.gettext
    hint = _("Without one it is a task of your own, which only those see who work on it.")
    channel = inputs.channel_select(inputs.Field(CHANNEL, _("Channel"), optional=True, hint=hint))
    return replace(form, blocks=[*form.blocks[:1], channel, *form.blocks[1:]])


def edit_form(
    task: Task, editor: Person, reader: Reader, clash: tuple[list[Field], str] | None = None
) -> Modal:
    """Filled from the task as it stands; `clash` names the fields that somebody else changed meanwhile."""
    _ = reader.gettext
    filled = shown_fields(task, editor, series_of(task, reader))
    fits = len(task.notes) <= NOTES_LIMIT
    blocks = [_clash_note(clash, filled, reader)] if clash else []
    blocks += [_block(name, filled[name], reader) for name in FIELDS if name != "notes" or fits]
    if not fits:
        blocks.append(context(_("The notes are too long for a form; they stay as they are.")))
    about = {"number": task.number, "base": digests(filled)}
    title = _("Edit {task}").format(task=task.name)
    return Modal(EDIT, title, blocks, _("Save"), _("Cancel"), private_metadata=about)


def block_form(number: int, reader: Reader) -> Modal:
    _ = reader.gettext
    reason = inputs.Field("reason", _("What is in the way?"), optional=True)
    who = inputs.Field(
        "person", _("Who can help?"), optional=True, hint=_("They hear of it, and once more if it lasts.")
    )
    what = inputs.Field(
        "task", _("Or which task?"), optional=True, hint=_("T-3: when it is closed, this goes on.")
    )
    blocks = [
        inputs.text_input(reason, max_length=REASON_LIMIT),
        inputs.person_select(who),
        inputs.text_input(what, max_length=20),
    ]
    title = _("Block {task}").format(task=f"T-{number}")
    return Modal(BLOCK, title, blocks, _("Block"), _("Cancel"), private_metadata={"number": number})


def series_of(task: Task, reader: Reader) -> str:
    """The series as words that can be typed."""
    return recurrence_text(Recurrence.parse(task.recurrence), reader) if task.recurrence else ""


def _block(name: Field, value: Shown, reader: Reader) -> Block:
    _ = reader.gettext
    hint = _(_HINTS[name]) if name in _HINTS else ""
    field = inputs.Field(name, _(_LABELS[name]), optional=name not in {"title", "priority"}, hint=hint)
    match name:
        case "owner":
            return inputs.person_select(field, value if isinstance(value, str) else None)
        case "others":
            return inputs.people_select(field, value if isinstance(value, tuple) else (), most=_MOST_OTHERS)
        case "priority":
            options = [(_(text), priority.value) for priority, text in _PRIORITIES.items()]
            return inputs.select(field, options, str(value or Priority.NORMAL.value))
        case _:
            text = value if isinstance(value, str) else ""
            is_long = name == "notes"
            return inputs.text_input(field, text, multiline=is_long, max_length=_LONGEST.get(name, _LINE))


def _clash_note(clash: tuple[list[Field], str], filled: dict[Field, Shown], reader: Reader) -> Block:
    """What stands in the store now: the fields below keep what was entered."""
    _ = reader.gettext
    fields, by_id = clash
    heading = _(":warning: {person} changed this meanwhile. Save again to put yours in its place:")
    lines = [heading.format(person=person(by_id))]
    lines += [f"*{_(_LABELS[name])}*: {_as_text(filled[name]) or '—'}" for name in fields]
    return context("\n".join(lines)[:1900])


def _as_text(value: Shown) -> str:
    if isinstance(value, tuple):
        return ", ".join(person(member) for member in value)
    if value and value[:1] == "U" and value.isalnum() and value.isupper():
        return person(value)
    return safe((value or "")[:300])
