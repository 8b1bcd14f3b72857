"""What a person reads after asking for something: the result, resolved, and a way back."""

from bot.domain.tasks.task import Task
from bot.domain.unclear import Unclear
from bot.messages.did_you_mean import did_you_mean
from bot.messages.layout import Block, Message, actions, button, context, safe, section
from bot.messages.reader import Reader
from bot.messages.tasks import wording
from bot.messages.tasks.actions import EDIT, NEW, RUN, UNDO
from bot.services.tasks.adding import Added
from bot.services.tasks.changing import Changed


def added(result: Added, reader: Reader, deed: str) -> Message:
    """What was added, as it was understood; `deed` is what the button undoes."""
    _ = reader.gettext
    task = result.task
    due = wording.due(task, reader)
    parts = [wording.people(task, reader), due, *wording.marks(task, reader)]
    line = f":white_check_mark: {wording.name_and_title(task)} · {' · '.join(parts)}"
    blocks = [section(line)]
    if not result.has_card:
        blocks.append(context(_no_card(result, reader)))
    edit = button(_("Edit…"), EDIT, str(task.number))
    blocks.append(actions(undo_button(deed, reader), edit))
    owner = safe(result.owner.name) if result.owner else _("nobody yet")
    plain = f"{wording.plain_name(task)} · {owner} · {due}"
    return Message(_("Added: {task}").format(task=plain), blocks)


def changed(result: Changed, reader: Reader, deed: str) -> Message:
    """Each task as it stands now; `deed` is what the button undoes."""
    _ = reader.gettext
    lines = [_now(task, reader) for task in result.now]
    lines += [_following(task, reader) for task in result.following]
    lines += [_before(task, reader) for task in result.before]
    if result.left_open:
        names = ", ".join(task.name for task in result.left_open)
        lines.append(_("Still open under it: {tasks}").format(tasks=names))
    blocks = [section(chunk) for chunk in wording.chunks(lines)]
    if result.now:
        blocks.append(actions(undo_button(deed, reader)))
    return Message(wording.in_short(lines), blocks)


def undone(result: Changed, reader: Reader) -> Message:
    _ = reader.gettext
    lines = [f":leftwards_arrow_with_hook: {_now(task, reader)}" for task in result.now]
    return Message("\n".join([_("Undone."), *lines]), [section(chunk) for chunk in wording.chunks(lines)])


def commented(task: Task, reader: Reader) -> Message:
    text = reader.gettext("Your comment goes to the thread of {task}.")
    line = text.format(task=wording.plain_name(task))
    return Message(line, [section(line)])


def unclear(asked: Unclear, reader: Reader) -> Message:
    added = button(reader.gettext("Add it as a task"), f"{RUN}:add", f"add {asked.addition}")
    return did_you_mean("/task", asked, RUN, reader, *([added] if asked.addition else []))


def form_button(reader: Reader, *, number: int | None = None, title: str = "") -> Message:
    """Where no modal can be opened, as after a mention: a button that can."""
    _ = reader.gettext
    if number is not None:
        text = _("Press to edit T-{number}.").format(number=number)
        return Message(text, [section(text), actions(button(_("Edit…"), EDIT, str(number)))])
    text = _("Press to add a task.")
    return Message(text, [section(text), actions(button(_("Add a task…"), NEW, title or "-"))])


def undo_button(deed: str, reader: Reader) -> Block:
    return button(reader.gettext("Undo"), UNDO, deed)


def _no_card(result: Added, reader: Reader) -> str:
    _ = reader.gettext
    if result.is_quiet:
        return _("No card: this channel shows its tasks only in lists.")
    return _(
        "No card here: I cannot post in this conversation yet. `/invite @muster` brings the cards to come."
    )


def _now(task: Task, reader: Reader) -> str:
    """ "T-12 Draft the brief · @ana · due Fri 27 Nov 17:00 (in 4 days) · in progress"."""
    parts = [wording.name_and_title(task)]
    if task.is_open:
        parts += [wording.people(task, reader), wording.due(task, reader)]
    return " · ".join(parts + wording.state_lines(task, reader, 1))


def _following(task: Task, reader: Reader) -> str:
    text = reader.gettext(":repeat: Next: {task}, {due}")
    return text.format(task=task.name, due=wording.due(task, reader))


def _before(task: Task, reader: Reader) -> str:
    """Why nothing was changed."""
    _ = reader.gettext
    if task.is_open:
        text = _("{task} was left as it is.").format(task=wording.plain_name(task))
        return " ".join([text, *wording.state_lines(task, reader, 1)])
    text = _("{task} was closed already, by {person}.")
    return text.format(task=wording.plain_name(task), person=wording.actor(task.closed_by or ""))
