"""The small forms behind a nudge, and what is answered when nudges are stopped."""

from bot.domain.tasks.task import Task
from bot.messages import inputs
from bot.messages.layout import Message, actions, button, section
from bot.messages.modals import Modal
from bot.messages.reader import Reader
from bot.messages.tasks import wording

PICK_FORM = "nudge_pick"
HAND_OVER_FORM = "nudge_hand_over"
GO_ON = "nudge_go_on"


def pick_form(task: Task, reader: Reader) -> Modal:
    """The day and the time at which it is due now."""
    _ = reader.gettext
    due = task.due_at.astimezone(reader.zone) if task.due_at else None
    fields = [
        section(wording.name_and_title(task)),
        inputs.date_picker(inputs.Field("day", _("Due")), due.date() if due else None),
        inputs.time_picker(inputs.Field("time", _("Time"), optional=True), due.time() if due else None),
    ]
    about = {"number": task.number}
    return Modal(PICK_FORM, _("Pick a date"), fields, _("Save"), _("Cancel"), private_metadata=about)


def hand_over_form(task: Task, reader: Reader) -> Modal:
    _ = reader.gettext
    fields = [
        section(wording.name_and_title(task)),
        inputs.person_select(inputs.Field("person", _("To whom?"))),
    ]
    about = {"number": task.number}
    return Modal(HAND_OVER_FORM, _("Hand over"), fields, _("Hand over"), _("Cancel"), private_metadata=about)


def stopped(subject: str, reader: Reader) -> Message:
    _ = reader.gettext
    text = _("I nudge you about {subject} no more.").format(subject=subject)
    return Message(text, [section(text), actions(button(_("Nudge me again"), GO_ON, subject))])


def goes_on(subject: str, reader: Reader) -> Message:
    text = reader.gettext("I nudge you about {subject} again.").format(subject=subject)
    return Message(text, [section(text)])
