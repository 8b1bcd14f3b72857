"""The direct message that reminds a person of a deadline."""

from bot.messages.layout import Message, actions, button, person, safe, section
from bot.messages.reader import Reader
from bot.messages.tasks import wording
from bot.messages.tasks.actions import DONE, NEXT_WEEK, TOMORROW
from bot.services.nudges import NudgeView


def due_nudge(view: NudgeView, reader: Reader) -> Message:
    """With buttons while there is something to decide; afterwards it says what became of the task."""
    _ = reader.gettext
    task = view.task
    line = f"*{task.name}* {safe(task.title)}"
    plain = f"{task.name} {safe(task.title)}"
    outcome = _outcome(view, reader)
    if outcome:
        return Message(f"{plain}: {outcome}", [section(f"{line}\n{outcome}")])
    heading = _deadline(view, reader)
    text = f"{heading}\n{line}"
    if task.creator_id != view.recipient.id:
        text += "\n" + _("added by {person}").format(person=person(task.creator_id))
    if view.instead_of:
        text += "\n" + _("I could not reach {person}.").format(person=person(view.instead_of))
    value = str(task.number)
    buttons = actions(
        button(_("Done"), DONE, value, style="primary"),
        button(_("Tomorrow"), TOMORROW, value),
        button(_("Next week"), NEXT_WEEK, value),
    )
    return Message(f"{heading}: {plain}", [section(text), buttons])


def _deadline(view: NudgeView, reader: Reader) -> str:
    past = view.due_at < reader.now
    text = reader.gettext("Was due {moment}") if past else reader.gettext("Due {moment}")
    return f":alarm_clock: {text.format(moment=reader.moment(view.due_at))} ({reader.distance(view.due_at)})"


def _outcome(view: NudgeView, reader: Reader) -> str | None:
    """What became of the task; None while the deadline still stands."""
    _ = reader.gettext
    task = view.task
    if not task.is_open:
        return wording.closing(task, reader)
    if task.due_at is None:
        return _("no due date")
    if task.due_at != view.due_at:
        return _("moved to {moment}").format(moment=reader.moment(task.due_at))
    return None
