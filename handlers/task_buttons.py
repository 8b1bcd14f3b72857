"""What is pressed on cards, answers and lists of tasks. A button carries a number, never a right."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.refusal import N_, Refusal
from bot.domain.task_commands import AssignTasks, WatchTasks
from bot.messages.reader import Reader, reader_for
from bot.messages.tasks import actions, answers, details, forms
from bot.services.act import Act
from bot.services.tasks import blocking, changing, undoing, views
from bot.services.tasks.changing import Changed
from bot.services.tasks.sight import find_visible
from handlers.requests import Help, Nothing, OpenModal, Outcome, Replace, Reply, Request
from handlers.tasks import obey

TOO_LONG = 10


def press_start(act: Act, request: Request) -> Outcome:
    return _told(act, changing.start(act, (_number(request.value),)))


def press_done(act: Act, request: Request) -> Outcome:
    return _told(act, changing.finish(act, (_number(request.value),)))


def press_unblock(act: Act, request: Request) -> Outcome:
    return _told(act, blocking.unblock(act, (_number(request.value),)))


def press_block(act: Act, request: Request) -> Outcome:
    """Asks what is in the way; whoever may not see the task is not asked."""
    task = find_visible(act, _number(request.value))
    return OpenModal(forms.block_form(task.number, _reader(act)))


def press_new(act: Act, request: Request) -> Outcome:
    title = "" if request.value == "-" else request.value[:250]
    return OpenModal(forms.add_form(_reader(act), {"title": title}))


def press_edit(act: Act, request: Request) -> Outcome:
    return _edit_form(act, _number(request.value))


def press_tomorrow(act: Act, request: Request) -> Outcome:
    """In a nudge, which shows what became of it by itself."""
    changing.put_off_to_tomorrow(act, _number(request.value))
    return Nothing()


def press_next_week(act: Act, request: Request) -> Outcome:
    changing.put_off_to_next_week(act, _number(request.value))
    return Nothing()


def press_undo(act: Act, request: Request) -> Outcome:
    return Reply(answers.undone(undoing.undo(act, request.value), _reader(act)))


def press_run(act: Act, request: Request) -> Outcome:
    """A command that was offered: whoever presses might have typed it. Its answer takes the offer's place."""
    outcome = obey(act, request, request.value)
    if isinstance(outcome, Help):
        return replace(outcome, in_place=True)
    return Replace(outcome.message) if isinstance(outcome, Reply) else outcome


def choose_more(act: Act, request: Request) -> Outcome:
    """The menu of a card: its options are "what number"."""
    what, _space, value = request.value.partition(" ")
    chosen = _CHOICES.get(what)
    if chosen is None:
        raise _leads_nowhere()
    return chosen(act, _number(value))


def _details(act: Act, number: int) -> Outcome:
    return Reply(details.details(views.details(act, number), _reader(act)))


def _edit_form(act: Act, number: int) -> Outcome:
    return OpenModal(forms.edit_form(find_visible(act, number), act.by, _reader(act)))


def _told(act: Act, result: Changed) -> Outcome:
    return Reply(answers.changed(result, _reader(act), act.deed))


def _number(value: str) -> int:
    """What a button carries is a number that we gave it; anything else was made up by somebody."""
    if not (value.isascii() and value.isdecimal() and len(value) < TOO_LONG):
        raise _leads_nowhere()
    return int(value)


def _leads_nowhere() -> Refusal:
    return Refusal(N_("That button leads nowhere."), example="/task list")


def _reader(act: Act) -> Reader:
    return reader_for(act.by, act.now)


_CHOICES: dict[str, Callable[[Act, int], Outcome]] = {
    actions.SHOW: _details,
    actions.EDIT: _edit_form,
    actions.TOMORROW: lambda act, number: _told(act, changing.put_off_to_tomorrow(act, number)),
    actions.TAKE: lambda act, number: _told(
        act, changing.assign(act, AssignTasks((number,), (), is_caller=True))
    ),
    actions.WATCH: lambda act, number: _told(act, changing.watch(act, WatchTasks((number,), watching=True))),
    actions.REOPEN: lambda act, number: _told(act, changing.reopen(act, (number,))),
    actions.DROP: lambda act, number: _told(act, changing.drop(act, (number,))),
}
