"""What is pressed on cards, answers and lists of tasks. A button carries a number, never a right."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.commands import AssignTasks, WatchTasks
from bot.messages.reader import Reader, reader_for
from bot.messages.tasks import actions, answers, details, forms
from bot.services.act import Act
from bot.services.tasks import blocking, changing, homes, undoing, views
from bot.services.tasks.changing import Changed
from bot.services.tasks.sight import find_visible
from handlers import at_home
from handlers.nudges import show_again
from handlers.outcomes import Help, Nothing, OpenModal, Outcome, Replace, Reply, UpdateModal
from handlers.requests import Request
from handlers.tasks import obey

TOO_LONG = 10


def press_start(act: Act, request: Request) -> Outcome:
    return _told(act, request, changing.start(act, (_number(request.value),)))


def press_done(act: Act, request: Request) -> Outcome:
    finished = changing.finish(act, (_number(request.value),))
    show_again(act, request)
    return _told(act, request, finished)


def press_unblock(act: Act, request: Request) -> Outcome:
    return _told(act, request, blocking.unblock(act, (_number(request.value),)))


def press_block(act: Act, request: Request) -> Outcome:
    """Asks what is in the way; whoever may not see the task is not asked."""
    task = find_visible(act, _number(request.value))
    return at_home.open_modal(forms.block_form(task.number, _reader(act)), request)


def press_new(act: Act, request: Request) -> Outcome:
    """On the Home people add what they want to do themselves, unless they say otherwise."""
    reader = _reader(act)
    if at_home.is_here(request):
        form = forms.add_form(reader, {"owner": act.by.id})
        return at_home.open_modal(forms.with_channel(form, reader), request)
    title = "" if request.value == "-" else request.value[:250]
    return OpenModal(forms.add_form(reader, {"title": title}))


def press_edit(act: Act, request: Request) -> Outcome:
    return _edit_form(act, request, _number(request.value))


def press_tomorrow(act: Act, request: Request) -> Outcome:
    """In a nudge, which shows what became of it by itself."""
    changing.put_off_to_tomorrow(act, _number(request.value))
    show_again(act, request)
    return Nothing()


def press_next_week(act: Act, request: Request) -> Outcome:
    changing.put_off_to_next_week(act, _number(request.value))
    show_again(act, request)
    return Nothing()


def press_undo(act: Act, request: Request) -> Outcome:
    return at_home.answer(act, request, answers.undone(undoing.undo(act, request.value), _reader(act)))


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
    return chosen(act, request, _number(value))


def choose_task(act: Act, request: Request) -> Outcome:
    """On the Home, from all tasks of the page."""
    homes.note_opened(act)
    return _details(act, request, _number(request.value))


def _details(act: Act, request: Request, number: int) -> Outcome:
    found = views.details(act, number)
    if not at_home.is_here(request):
        return Reply(details.details(found, _reader(act)))
    shown = at_home.noted(details.modal(found, _reader(act)), request)
    return UpdateModal(shown) if request.private_metadata else OpenModal(shown)


def _edit_form(act: Act, request: Request, number: int) -> Outcome:
    form = forms.edit_form(find_visible(act, number), act.by, _reader(act))
    return at_home.open_modal(form, request)


def _told(act: Act, request: Request, result: Changed) -> Outcome:
    return at_home.answer(act, request, answers.changed(result, _reader(act), act.deed), act.deed)


def _step(use_case: Callable[[Act, int], Changed]) -> Callable[[Act, Request, int], Outcome]:
    """Whatever changes a task is answered alike."""
    return lambda act, request, number: _told(act, request, use_case(act, number))


def _number(value: str) -> int:
    """What a button carries is a number that we gave it; anything else was made up by somebody."""
    if not (value.isascii() and value.isdecimal() and len(value) < TOO_LONG):
        raise _leads_nowhere()
    return int(value)


def _leads_nowhere() -> Refusal:
    return Refusal(N_("That button leads nowhere."), example="/task list")


def _reader(act: Act) -> Reader:
    return reader_for(act.by, act.now)


_CHOICES: dict[str, Callable[[Act, Request, int], Outcome]] = {
    actions.SHOW: _details,
    actions.EDIT: _edit_form,
    actions.DONE: _step(lambda act, number: changing.finish(act, (number,))),
    actions.UNBLOCK: _step(lambda act, number: blocking.unblock(act, (number,))),
    actions.TOMORROW: _step(changing.put_off_to_tomorrow),
    actions.TAKE: _step(lambda act, number: changing.assign(act, AssignTasks((number,), (), is_caller=True))),
    actions.WATCH: _step(lambda act, number: changing.watch(act, WatchTasks((number,), watching=True))),
    actions.REOPEN: _step(lambda act, number: changing.reopen(act, (number,))),
    actions.DROP: _step(lambda act, number: changing.drop(act, (number,))),
}
