"""The direct message with which a person hears what others did to a task of theirs."""

from bot.domain.refusal import N_
from bot.domain.tasks.task import Task
from bot.messages.layout import Message, actions, safe, section
from bot.messages.reader import Reader
from bot.messages.tasks import wording
from bot.messages.tasks.actions import buttons
from bot.services.tasks.news import Event, NewsView

_SENTENCES = {
    Event.GIVEN: N_("{person} gave you a task:"),
    Event.UNBLOCKED: N_("Unblocked by {cause}:"),
    Event.READY: N_("{cause} is closed, so this can begin:"),
    Event.BEGUN: N_("{cause} is approved, so this has begun:"),
    Event.BLOCKING: N_("{person} waits for you:"),
    Event.CLOSED: N_("{person} closed a task you watch:"),
    Event.BLOCKED: N_("A task you watch is blocked:"),
    Event.MOVED: N_("{person} moved the deadline of a task you watch:"),
}


def news(view: NewsView, reader: Reader) -> Message:
    task = view.task
    who = wording.actor(_of_whom(view))
    heading = reader.gettext(_SENTENCES[view.event]).format(person=who, cause=view.cause or who)
    if view.event is Event.BLOCKING and view.cause:
        heading = reader.gettext("{person} waits for {cause}:").format(person=who, cause=view.cause)
    if not view.is_theirs:
        return _of_others(view, heading, reader)
    lines = [heading, wording.name_and_title(task)]
    lines += _facts(task, reader) if task.is_open else [wording.closing(task, reader)]
    blocks = [*map(section, wording.chunks(lines)), actions(*buttons(task, reader))]
    return Message(f"{heading} {task.name} {safe(task.title)}", blocks)


def _of_whom(view: NewsView) -> str:
    """Who did it; who waits is the owner, whoever said so, where the reader may know them."""
    owner_id = view.task.owner_id
    is_anothers = view.is_theirs and owner_id != view.recipient.id
    return owner_id if view.event is Event.BLOCKING and is_anothers and owner_id else view.by_id


def _of_others(view: NewsView, heading: str, reader: Reader) -> Message:
    """Somebody in a private channel waits for them: what was said to them, and nothing of the task."""
    theirs = {view.recipient.id, view.cause} - {""}
    said = [edge for edge in view.task.blockers if edge.subject in theirs]
    lines = [heading, *(wording.blocker(edge, reader) for edge in said)]
    return Message(" ".join(lines), [section("\n".join(lines))])


def _facts(task: Task, reader: Reader) -> list[str]:
    facts = f"{wording.people(task, reader)} · {wording.due(task, reader)}"
    return [facts, *wording.state_lines(task, reader)]
