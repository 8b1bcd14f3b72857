"""What somebody who went left without an owner, each with a way to give it to somebody."""

from bot.domain.tasks.task import Task
from bot.messages.layout import Block, Message, button, context, safe, section
from bot.messages.reader import Reader
from bot.messages.tasks import wording
from bot.messages.tasks.actions import EDIT
from bot.services.tasks.handing_over import LeftView


def left(view: LeftView, reader: Reader) -> Message:
    """The tasks as they stand now: whoever assigns one sees that it is done."""
    _ = reader.gettext
    heading = _heading(view, reader)
    blocks = [section(f":wave: {heading}"), *(_task(task, reader) for task in view.tasks)]
    more = view.count - len(view.tasks)
    if more:
        text = reader.ngettext(
            "{count} more: `/task list unassigned` in <#{channel}> shows it.",
            "{count} more: `/task list unassigned` in <#{channel}> shows them.",
            more,
        )
        blocks.append(context(text.format(count=more, channel=view.channel_id)))
    names = ", ".join(wording.plain_name(task) for task in view.tasks)
    return Message(f"{heading} {names}", blocks)


def _heading(view: LeftView, reader: Reader) -> str:
    text = reader.ngettext(
        "{name} left: {count} task without owner in <#{channel}>.",
        "{name} left: {count} tasks without owner in <#{channel}>.",
        view.count,
    )
    return text.format(name=safe(view.person.name), count=view.count, channel=view.channel_id)


def _task(task: Task, reader: Reader) -> Block:
    if not task.is_open:
        return section(f"{wording.name_and_title(task)} · {wording.closing(task, reader)}")
    line = section(wording.line(task, reader, with_people=bool(task.owner_id)))
    if task.owner_id:
        return line
    assign = button(reader.gettext("Assign…"), f"{EDIT}:{task.number}", str(task.number))
    return line | {"accessory": assign}
