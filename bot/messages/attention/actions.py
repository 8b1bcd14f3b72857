"""The action ids of the buttons under a nudge, and what these carry."""

from bot.domain.tasks.task import Task
from bot.messages.layout import Block, button, overflow
from bot.messages.reader import Reader
from bot.messages.tasks.actions import DONE, NEXT_WEEK, TOMORROW

MORE = "nudge_more"
PICK, HAND_OVER, STOP = "pick", "hand_over", "stop"


def of_task(task: Task, reader: Reader) -> list[Block]:
    """What can be done about it at once; `nudge_more` carries what was chosen and the task's name."""
    _ = reader.gettext
    value = str(task.number)
    return [
        button(_("Done"), DONE, value, style="primary"),
        button(_("Tomorrow"), TOMORROW, value),
        button(_("Next week"), NEXT_WEEK, value),
        overflow(
            MORE,
            [
                (_("Pick a date…"), f"{PICK} {task.name}"),
                (_("Hand over…"), f"{HAND_OVER} {task.name}"),
                (_("Stop nudging me about this"), f"{STOP} {task.name}"),
            ],
        ),
    ]


def stop(subject: str, reader: Reader) -> Block:
    """Where there is nothing else to choose."""
    return overflow(MORE, [(reader.gettext("Stop nudging me about this"), f"{STOP} {subject}")])
