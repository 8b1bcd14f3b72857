"""A person's due dates as a calendar file, and what they read about its address."""

from bot.domain.exchange.calendar_feed import DueEvent, calendar
from bot.domain.tasks.task import Task
from bot.messages.layout import Message, context, section
from bot.messages.reader import Reader
from bot.services.calendar import Feed


def feed(found: Feed, reader: Reader) -> bytes:
    """iCalendar, in the person's language."""
    name = reader.gettext("Muster: {name}").format(name=found.person.name)
    return calendar(name, [_event(task) for task in found.tasks])


def shared(address: str, reader: Reader) -> Message:
    _ = reader.gettext
    text = _("Your due dates for any calendar app: {address}").format(address=address)
    warning = _("Whoever has this address can read them. `/task calendar off` takes it back.")
    return Message(f"{text}\n{warning}", [section(text), context(warning)])


def revoked(reader: Reader, *, was_shared: bool) -> Message:
    _ = reader.gettext
    text = _("Your calendar's address leads nowhere any more.") if was_shared else _("You share no calendar.")
    return Message(text, [section(text)])


def _event(task: Task) -> DueEvent:
    if task.due_at is None:
        message = f"{task.name} has no deadline"
        raise ValueError(message)
    return DueEvent(
        uid=f"{task.workspace_id}-{task.number}@muster",
        title=f"{task.name} {task.title}",
        due=task.due_at,
        changed_at=task.created_at,
        sequence=task.version,
        notes=task.notes,
        url=task.permalink or "",
    )
