"""What is done for each command about tasks: one function and one line of the table."""

from collections.abc import Callable
from typing import Any

from bot.domain.tasks.commands import (
    AddByForm,
    AssignTasks,
    BlockTasks,
    CommentOnTask,
    DropTasks,
    EditTask,
    ExportTasks,
    FinishTasks,
    ImportTasks,
    ListTasks,
    MoveDeadline,
    NewTask,
    Overview,
    ReopenTasks,
    ShareCalendar,
    ShowHelp,
    ShowTask,
    StartTasks,
    TaskCommand,
    UnblockTasks,
    Undo,
    WatchTasks,
)
from bot.domain.tasks.filters import ListFilter, at_home
from bot.domain.unclear import Unclear
from bot.messages import calendar as calendar_messages
from bot.messages.tasks import answers, details, exports, forms, lists
from bot.services import calendar
from bot.services.act import Act
from bot.services.tasks import adding, blocking, changing, commenting, exporting, undoing, views
from bot.services.tasks.changing import Changed
from bot.services.tasks.lists import page_of_tasks
from bot.services.tasks.sight import find_visible, is_alone, thread_task
from handlers import imports
from handlers.asking import Asking, CarryOut
from handlers.outcomes import Help, OpenModal, Outcome, Reply


def _change(use_case: Callable[[Act, Any], Changed]) -> CarryOut:
    """Whatever changes tasks is answered alike."""

    def carry_out(asking: Asking, wanted: TaskCommand) -> Outcome:
        changed = use_case(asking.act, wanted)
        return Reply(answers.changed(changed, asking.reader, asking.act.deed))

    return carry_out


def _add(asking: Asking, wanted: NewTask) -> Outcome:
    added = adding.add(asking.act, wanted)
    return Reply(answers.added(added, asking.reader, asking.act.deed))


def _add_by_form(asking: Asking, wanted: AddByForm) -> Outcome:
    """Where nothing can be opened (Slack gives no trigger with a mention), a button stands in."""
    if asking.request.trigger_id:
        return OpenModal(forms.add_form(asking.reader, {"title": wanted.title}))
    return Reply(answers.form_button(asking.reader))


def _edit(asking: Asking, wanted: EditTask) -> Outcome:
    number = wanted.numbers[0] if wanted.numbers else thread_task(asking.act)
    task = find_visible(asking.act, number)
    if asking.request.trigger_id:
        return OpenModal(forms.edit_form(task, asking.act.by, asking.reader))
    return Reply(answers.form_button(asking.reader, number=task.number))


def _list(asking: Asking, wanted: ListTasks) -> Outcome:
    chosen = at_home(wanted.filter) if is_alone(asking.act) else wanted.filter
    page = page_of_tasks(asking.act, chosen, wanted.page)
    return Reply(lists.page(page, asking.reader, in_direct=asking.act.place.is_direct))


def _overview(asking: Asking, _wanted: Overview) -> Outcome:
    mine = page_of_tasks(asking.act, ListFilter())
    in_direct = asking.act.place.is_direct
    return Reply(lists.overview(mine, asking.reader, asking.request.home_url, in_direct=in_direct))


def _show(asking: Asking, wanted: ShowTask) -> Outcome:
    found = views.details(asking.act, wanted.numbers[0] if wanted.numbers else None)
    return Reply(details.details(found, asking.reader))


def _comment(asking: Asking, wanted: CommentOnTask) -> Outcome:
    return Reply(answers.commented(commenting.comment(asking.act, wanted), asking.reader))


def _undo(asking: Asking, _wanted: Undo) -> Outcome:
    return Reply(answers.undone(undoing.undo(asking.act), asking.reader))


def _ask_back(asking: Asking, wanted: Unclear) -> Outcome:
    return Reply(answers.unclear(wanted, asking.reader))


def _help(_asking: Asking, _wanted: TaskCommand) -> Outcome:
    return Help("/task")


def _share_calendar(asking: Asking, wanted: ShareCalendar) -> Outcome:
    if wanted.on:
        return Reply(calendar_messages.shared(calendar.share(asking.act), asking.reader))
    was_shared = calendar.revoke(asking.act)
    return Reply(calendar_messages.revoked(asking.reader, was_shared=was_shared))


def _export(asking: Asking, wanted: ExportTasks) -> Outcome:
    exporting.send_export(asking.act, wanted.form)
    return Reply(exports.on_its_way(asking.reader, in_direct=asking.act.place.is_direct))


CARRIED_OUT: dict[type[TaskCommand], CarryOut] = {
    NewTask: _add,
    AddByForm: _add_by_form,
    EditTask: _edit,
    ListTasks: _list,
    Overview: _overview,
    ShowTask: _show,
    CommentOnTask: _comment,
    FinishTasks: _change(lambda act, wanted: changing.finish(act, wanted.numbers)),
    StartTasks: _change(lambda act, wanted: changing.start(act, wanted.numbers)),
    ReopenTasks: _change(lambda act, wanted: changing.reopen(act, wanted.numbers)),
    DropTasks: _change(lambda act, wanted: changing.drop(act, wanted.numbers)),
    BlockTasks: _change(blocking.block),
    UnblockTasks: _change(lambda act, wanted: blocking.unblock(act, wanted.numbers)),
    AssignTasks: _change(changing.assign),
    MoveDeadline: _change(changing.move_deadline),
    WatchTasks: _change(changing.watch),
    Undo: _undo,
    Unclear: _ask_back,
    ShowHelp: _help,
    ImportTasks: lambda asking, wanted: imports.carry_out(asking.act, asking.request, wanted),
    ExportTasks: _export,
    ShareCalendar: _share_calendar,
}
