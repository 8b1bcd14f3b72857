"""The action ids of buttons and menus about tasks, and the menus."""

from bot.domain.tasks.task import Task, TaskStatus
from bot.messages.layout import Block, button, overflow
from bot.messages.reader import Reader

START = "task_start"
DONE = "task_done"
BLOCK = "task_block"
UNBLOCK = "task_unblock"
MORE = "task_more"
UNDO = "task_undo"
RUN = "task_run"
TURN = "task_turn"
NEW = "task_new"
EDIT = "task_edit"
SHOW = "task_show"
TOMORROW = "task_tomorrow"
NEXT_WEEK = "task_next_week"
TAKE = "task_take"
WATCH = "task_watch"
DROP = "task_drop"
REOPEN = "task_reopen"


def buttons(task: Task, reader: Reader) -> list[Block]:
    """What can be done with the task as it stands, the likeliest first."""
    _ = reader.gettext
    value = str(task.number)
    done = button(_("Done"), DONE, value, style="primary")
    match task.status:
        case TaskStatus.OPEN:
            shown = [button(_("Start"), START, value), done, button(_("Block…"), BLOCK, value)]
        case TaskStatus.IN_PROGRESS:
            shown = [done, button(_("Block…"), BLOCK, value)]
        case TaskStatus.BLOCKED:
            shown = [button(_("Unblock"), UNBLOCK, value), done]
        case _:
            shown = []
    return [*shown, more(task, reader)]


def menu(task: Task, reader: Reader) -> Block:
    """Where there are no buttons beside it."""
    _ = reader.gettext
    value = str(task.number)
    if not task.is_open:
        return more(task, reader)
    is_blocked = task.status is TaskStatus.BLOCKED
    first = (_("Unblock"), f"{UNBLOCK} {value}") if is_blocked else (_("Done"), f"{DONE} {value}")
    options = [
        (_("Details"), f"{SHOW} {value}"),
        first,
        (_("Edit…"), f"{EDIT} {value}"),
        (_("Put off to tomorrow"), f"{TOMORROW} {value}"),
        _watch_or_take(task, reader),
    ]
    return overflow(MORE, options)


def more(task: Task, reader: Reader) -> Block:
    """The menu behind the dots."""
    _ = reader.gettext
    value = str(task.number)
    if not task.is_open:
        options = [(_("Details"), f"{SHOW} {value}"), (_("Reopen"), f"{REOPEN} {value}")]
        return overflow(MORE, options)
    options = [
        (_("Details"), f"{SHOW} {value}"),
        (_("Edit…"), f"{EDIT} {value}"),
        (_("Put off to tomorrow"), f"{TOMORROW} {value}"),
        _watch_or_take(task, reader),
        (_("Drop"), f"{DROP} {value}"),
    ]
    return overflow(MORE, options)


def _watch_or_take(task: Task, reader: Reader) -> tuple[str, str]:
    _ = reader.gettext
    if task.owner_id:
        return _("Watch"), f"{WATCH} {task.number}"
    return _("Take it"), f"{TAKE} {task.number}"
