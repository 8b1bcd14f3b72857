"""Tasks that were named in what somebody wrote, in a line each."""

from bot.messages.layout import Message, safe, section
from bot.messages.reader import Reader
from bot.messages.tasks import wording
from bot.services.tasks.naming import NamedTask, NamedView


def named(view: NamedView, reader: Reader) -> Message:
    """Nobody is pinged by being talked about: owners are shown by their names alone."""
    lines = [_line(each, reader) for each in view.named]
    plain = [wording.plain_name(each.task) for each in view.named]
    return Message("\n".join(plain), [section(line) for line in lines])


def _line(named: NamedTask, reader: Reader) -> str:
    _ = reader.gettext
    task = named.task
    owner = safe(named.owner.name) if named.owner else _("nobody yet")
    parts = [wording.name_and_title(task), owner]
    if task.is_open:
        parts.append(wording.due(task, reader, reader.token(task.due_at) if task.due_at else None))
    parts += [word for word in (wording.status(task, reader),) if word]
    leads_to = _("card")
    if named.link:
        parts.append(f"<{named.link}|{leads_to}>")
    return " · ".join(parts)
