"""Tasks in words: /task, and the same after a mention or in a direct message."""

import re
from collections.abc import Callable

from bot.domain.task_commands import (
    AddByForm,
    AssignTasks,
    BlockTasks,
    Change,
    CommentOnTask,
    DropTasks,
    EditTask,
    ExportTasks,
    FinishTasks,
    ImportTasks,
    ListTasks,
    MoveDeadline,
    NewTask,
    Numbers,
    Overview,
    ReopenTasks,
    ShareCalendar,
    ShowHelp,
    ShowTask,
    StartTasks,
    TaskCommand,
    UnblockTasks,
    Unclear,
    Undo,
    WatchTasks,
)
from bot.domain.task_filters import ListFilter
from bot.domain.task_grammar import read_task_command
from bot.messages import calendar as calendar_messages
from bot.messages.layout import Message
from bot.messages.reader import Reader, reader_for
from bot.messages.tasks import answers, details, exports, forms, lists
from bot.services import calendar
from bot.services.act import Act
from bot.services.tasks import adding, blocking, changing, commenting, exporting, undoing, views
from bot.services.tasks.changing import Changed
from bot.services.tasks.lists import page_of_tasks
from bot.services.tasks.sight import find_visible, thread_task
from handlers.requests import Help, OpenModal, Outcome, Reply, Request

_ADDRESSED = re.compile(r"^\s*(?:<@[UW][A-Z0-9]+(?:\|[^>]*)?>[\s,:]*)?(?:/?task\s+)?", re.IGNORECASE)


def command(act: Act, request: Request) -> Outcome:
    return obey(act, request, request.text)


def mention(act: Act, request: Request) -> Outcome:
    """Slash commands do not exist in threads, so the bot's name takes the same words there."""
    return obey(act, request, _ADDRESSED.sub("", request.text, count=1))


def obey(act: Act, request: Request, text: str) -> Outcome:
    """Carry out what was typed, or what a button says in its place."""
    asked = read_task_command(text, act.by, act.now)
    reader = reader_for(act.by, act.now)
    match asked:
        case NewTask():
            return Reply(answers.added(adding.add(act, asked), reader, act.deed))
        case ListTasks(filter=chosen, page=page):
            return Reply(_listed(act, chosen, page, reader))
        case Overview():
            return Reply(_listed(act, ListFilter(), 1, reader))
        case ShowTask(numbers=numbers):
            number = numbers[0] if numbers else None
            return Reply(details.details(views.details(act, number), reader))
        case Undo():
            return Reply(answers.undone(undoing.undo(act), reader))
        case CommentOnTask():
            return Reply(answers.commented(commenting.comment(act, asked), reader))
        case Unclear():
            return Reply(answers.unclear(asked, reader))
        case ShowHelp():
            return Help("/task")
        case AddByForm() | EditTask():
            return _form(act, request, asked, reader)
        case ShareCalendar(on=on):
            return Reply(_calendar(act, reader, on=on))
        case ExportTasks(form=form):
            exporting.send_export(act, form)
            return Reply(exports.on_its_way(reader, in_direct=act.place.is_direct))
        case ImportTasks():
            return Help("/task")
        case _:
            return Reply(answers.changed(change(act, asked), reader, act.deed))


def change(act: Act, asked: Change) -> Changed:
    """The use case for each command that changes tasks."""
    match asked:
        case BlockTasks():
            return blocking.block(act, asked)
        case UnblockTasks(numbers=numbers):
            return blocking.unblock(act, numbers)
        case AssignTasks():
            return changing.assign(act, asked)
        case MoveDeadline():
            return changing.move_deadline(act, asked)
        case WatchTasks():
            return changing.watch(act, asked)
        case _:
            return _STEPS[type(asked)](act, asked.numbers)


def _listed(act: Act, chosen: ListFilter, page: int, reader: Reader) -> Message:
    return lists.page(page_of_tasks(act, chosen, page), reader, in_direct=act.place.is_direct)


def _calendar(act: Act, reader: Reader, *, on: bool) -> Message:
    if on:
        return calendar_messages.shared(calendar.share(act), reader)
    return calendar_messages.revoked(reader, was_shared=calendar.revoke(act))


def _form(act: Act, request: Request, asked: AddByForm | EditTask, reader: Reader) -> Outcome:
    """Where nothing can be opened (Slack gives no trigger with a mention), a button stands in."""
    if isinstance(asked, AddByForm):
        if request.trigger_id:
            return OpenModal(forms.add_form(reader, {"title": asked.title}))
        return Reply(answers.form_button(reader))
    task = find_visible(act, asked.numbers[0] if asked.numbers else thread_task(act))
    if request.trigger_id:
        return OpenModal(forms.edit_form(task, act.by, reader))
    return Reply(answers.form_button(reader, number=task.number))


_STEPS: dict[type[TaskCommand], Callable[[Act, Numbers], Changed]] = {
    FinishTasks: changing.finish,
    StartTasks: changing.start,
    ReopenTasks: changing.reopen,
    DropTasks: changing.drop,
}
