"""The direct message with which a person hears what others did to a task of theirs."""

from bot.domain.refusal import N_
from bot.messages.layout import Message, actions, safe, section
from bot.messages.reader import Reader
from bot.messages.tasks import wording
from bot.messages.tasks.actions import buttons
from bot.services.tasks.news import Event, NewsView

_SENTENCES = {
    Event.GIVEN: N_("{person} gave you a task:"),
    Event.UNBLOCKED: N_("Unblocked by {cause}:"),
    Event.READY: N_("{cause} is closed, so this can begin:"),
    Event.BLOCKING: N_("{person} waits for you:"),
    Event.CLOSED: N_("{person} closed a task you watch:"),
    Event.BLOCKED: N_("A task you watch is blocked:"),
    Event.MOVED: N_("{person} moved the deadline of a task you watch:"),
}


def news(view: NewsView, reader: Reader) -> Message:
    task = view.task
    who = wording.actor(view.by_id)
    heading = reader.gettext(_SENTENCES[view.event]).format(person=who, cause=view.cause or who)
    if view.event is Event.BLOCKING and view.cause:
        heading = reader.gettext("{person} waits for {cause}:").format(person=who, cause=view.cause)
    lines = [heading, wording.name_and_title(task)]
    lines.append(wording.closing(task, reader) if not task.is_open else _facts(view, reader))
    lines += [wording.blocker(edge, reader) for edge in task.blockers]
    blocks = [section("\n".join(lines)), actions(*buttons(task, reader))]
    return Message(f"{heading} {task.name} {safe(task.title)}", blocks)


def _facts(view: NewsView, reader: Reader) -> str:
    parts = [
        wording.people(view.task, reader),
        wording.due(view.task, reader),
        wording.status(view.task, reader),
    ]
    return " · ".join(part for part in parts if part)
