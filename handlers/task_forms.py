"""The forms about tasks, submitted."""

from bot.domain.due import Due, Grain
from bot.domain.refusal import N_, Refusal
from bot.domain.tasks.commands import BlockTasks, NewTask
from bot.domain.tasks.form import FIELDS, Entered, Shown, read_entered
from bot.domain.tasks.numbers import NAME
from bot.domain.tasks.task import BlockerKind, Priority
from bot.messages import modals
from bot.messages.reader import Reader, reader_for
from bot.messages.tasks import answers, forms
from bot.services.act import Act
from bot.services.tasks import adding, blocking
from bot.services.tasks.changing import Changed
from bot.services.tasks.editing import Clash, edit
from bot.services.tasks.sight import in_channel
from handlers import at_home
from handlers.outcomes import ModalErrors, Outcome, UpdateModal
from handlers.requests import Request


def submit_new(act: Act, request: Request) -> Outcome:
    entered = read_new(act, request)
    if isinstance(entered, ModalErrors):
        return entered
    new, notes = entered
    added = adding.add(in_channel(act, request.entered.channel(forms.CHANNEL)), new, notes=notes)
    return at_home.close(act, request, answers.added(added, reader_for(act.by, act.now), act.deed))


def read_new(act: Act, request: Request) -> tuple[NewTask, str] | ModalErrors:
    """The task and its notes, or what is wrong with them."""
    entered = read_entered(_fields(request), {}, act.by, act.now)
    if entered.refusals:
        return _errors(entered, reader_for(act.by, act.now))
    values = entered.values
    new = NewTask(
        title=values["title"],
        owner_id=values.get("owner"),
        due=Due(values["due"], Grain.TIME) if values.get("due") else None,
        labels=values.get("labels", ()),
        priority=values.get("priority", Priority.NORMAL),
    )
    return new, values.get("notes", "")


def submit_edit(act: Act, request: Request) -> Outcome:
    """Errors stand at their fields. What somebody else changed meanwhile is shown first."""
    reader = reader_for(act.by, act.now)
    about = request.private_metadata
    entered = read_entered(_fields(request), about["base"], act.by, act.now)
    if entered.refusals:
        return _errors(entered, reader)
    result = edit(
        act, about["number"], about["base"], entered.values, lambda task: forms.series_of(task, reader)
    )
    if isinstance(result, Clash):
        form = forms.edit_form(result.task, act.by, reader, (result.fields, result.by_id))
        return UpdateModal(at_home.noted(form, request))
    return at_home.close(act, request, answers.changed(Changed([result], []), reader, act.deed))


def submit_block(act: Act, request: Request) -> Outcome:
    """Somebody and a task may both be in the way: then it waits for both."""
    reader = reader_for(act.by, act.now)
    entered = request.entered
    reason, who, what = entered.text("reason"), entered.person("person"), entered.text("task")
    name = NAME.fullmatch(what)
    if what and not name:
        refusal = Refusal(N_("Name tasks by their numbers."), example="T-3")
        return ModalErrors({"task": modals.at_field(refusal, reader)})
    if not (reason or who or name):
        refusal = Refusal(N_("Say what is in the way, or who or what."))
        return ModalErrors({"reason": modals.at_field(refusal, reader)})
    edges = [(BlockerKind.PERSON, who)] if who else []
    edges += [(BlockerKind.TASK, f"T-{int(name[1])}")] if name else []
    number = request.private_metadata["number"]
    for kind, subject in edges or [(BlockerKind.WORDS, "")]:
        changed = blocking.block(act, BlockTasks((number,), kind, subject, reason))
    return at_home.close(act, request, answers.changed(changed, reader, act.deed))


def _fields(request: Request) -> dict[str, Shown]:
    """Those that the form has; the others are not touched."""
    entered = request.entered
    read = {"owner": entered.person, "others": entered.people, "priority": entered.option}
    return {name: read.get(name, entered.text)(name) for name in FIELDS if name in entered.values}


def _errors(entered: Entered, reader: Reader) -> ModalErrors:
    return ModalErrors({name: modals.at_field(why, reader) for name, why in entered.refusals.items()})
