"""The direct message that reminds a person of a deadline."""

from bot.domain.tasks import TaskStatus
from bot.messages.layout import Message, actions, button, person, safe, section
from bot.messages.reader import Reader
from bot.messages.tasks import DONE
from bot.services.nudges import NudgeView

TOMORROW = "task_tomorrow"
NEXT_WEEK = "task_next_week"


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
    match task.status:
        case TaskStatus.DONE:
            return ":white_check_mark: " + _("done by {person}").format(person=person(task.closed_by or ""))
        case TaskStatus.DROPPED:
            return _("dropped by {person}").format(person=person(task.closed_by or ""))
        case TaskStatus.OPEN if task.due_at is None:
            return _("no due date")
        case TaskStatus.OPEN if task.due_at != view.due_at:
            return _("moved to {moment}").format(moment=reader.moment(task.due_at))
        case TaskStatus.OPEN:
            return None
