"""The card: the task in its channel, with the buttons of its state."""

from bot.domain.tasks.task import Task
from bot.messages.layout import Message, actions, context, safe, section
from bot.messages.reader import Reader
from bot.messages.tasks import wording
from bot.messages.tasks.actions import buttons
from bot.services.tasks.views import CardView


def card(view: CardView, reader: Reader) -> Message:
    """Dates are tokens: each person in the channel reads their own time."""
    task = view.task
    lines = [wording.name_and_title(task), _facts(task, reader)]
    lines += wording.state_lines(task, reader) if task.is_open else []
    blocks = [section(chunk) for chunk in wording.chunks(lines)]
    marks = [*wording.marks(task, reader), *_counts(view, reader)]
    if marks:
        blocks.append(context(" · ".join(marks)))
    blocks.append(actions(*buttons(task, reader)))
    return Message(_plain(view, reader), blocks)


def _facts(task: Task, reader: Reader) -> str:
    if not task.is_open:
        return wording.closing(task, reader)
    token = reader.token(task.due_at) if task.due_at else None
    return " · ".join([wording.people(task, reader), wording.due(task, reader, token)])


def _counts(view: CardView, reader: Reader) -> list[str]:
    _ = reader.gettext
    counts = []
    if view.parts:
        counts.append(_("{done} of {parts} subtasks").format(done=view.done, parts=view.parts))
    if view.task.comments:
        counts.append(_comments(view))
    if view.task.permalink:
        words = _("from this message")
        counts.append(f"<{view.task.permalink}|{words}>")
    return counts


def _comments(view: CardView) -> str:
    """How many there are, leading to the newest."""
    count = view.task.comments
    return f":speech_balloon: <{view.thread}|{count}>" if view.thread else f":speech_balloon: {count}"


def _plain(view: CardView, reader: Reader) -> str:
    """What notifications read out: without the distance to the deadline, which is wrong the next day."""
    task = view.task
    owner = view.owner.name if view.owner else reader.gettext("nobody yet")
    moment = reader.moment(task.due_at) if task.due_at else None
    state = wording.due(task, reader, moment) if task.is_open else _word(task, reader)
    return f"{wording.plain_name(task)} · {safe(owner)} · {state}"


def _word(task: Task, reader: Reader) -> str:
    return wording.status(task, reader).partition(": ")[2]
