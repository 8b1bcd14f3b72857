"""How tasks look: the card, the confirmation, the list."""

from bot.domain.tasks import Task, TaskStatus
from bot.messages.layout import Message, actions, button, context, person, safe, section
from bot.messages.reader import Reader
from bot.services.tasks import Finished, TaskPage, TaskView

DONE = "task_done"
DROP = "task_drop"
REOPEN = "task_reopen"


def card(view: TaskView, reader: Reader) -> Message:
    """The task in its channel: what, whose, until when, and the button that closes it."""
    _ = reader.gettext
    task = view.task
    lines = [f"*{task.name}* {_title(task)}", _facts(view, reader)]
    blocks = [section("\n".join(lines))]
    if task.is_open:
        blocks.append(actions(button(_("Done"), DONE, str(task.number), style="primary")))
    return Message(_plain(view, _lasting_state(task, reader), reader), blocks)


def added(view: TaskView, reader: Reader) -> Message:
    """What the person who added the task reads: the result, resolved, and a way back."""
    _ = reader.gettext
    state = _state(view.task, reader)
    facts = [f"*{view.task.name}* {_title(view.task)}", _owner(view, reader), state]
    blocks = [section(f":white_check_mark: {' · '.join(facts)}")]
    if not view.has_card:
        blocks.append(
            context(
                _(
                    "No card here: I cannot post in this conversation yet. "
                    "`/invite @muster` brings the cards to come."
                )
            )
        )
    blocks.append(actions(button(_("Undo"), DROP, str(view.task.number))))
    return Message(_("Added: {task}").format(task=_plain(view, state, reader)), blocks)


def finished(result: Finished, reader: Reader) -> Message:
    _ = reader.gettext
    lines = [f":white_check_mark: *{task.name}* ~{safe(task.title)}~" for task in result.now]
    before = [_was_closed(task, reader) for task in result.before]
    blocks = [section(chunk) for chunk in _chunks(lines + before)]
    if len(result.now) == 1:
        blocks.append(actions(button(_("Undo"), REOPEN, str(result.now[0].number))))
    names = ", ".join(f"{task.name} {safe(task.title)}" for task in result.now)
    done = [_("Done: {tasks}").format(tasks=names)] if names else []
    return Message("\n".join(done + before), blocks)


def changed(task: Task, reader: Reader) -> Message:
    """The task as it stands after a change."""
    line = f"*{task.name}* {_title(task)} · {_state(task, reader)}"
    return Message(line, [section(line)])


def page(listed: TaskPage, reader: Reader) -> Message:
    _ = reader.gettext
    if not listed.total:
        return _nothing(listed, reader)
    shown = _("Open tasks in this channel") if listed.everyone else _("Your open tasks")
    title = f"{shown}: {listed.total}"
    lines = [_line(task, reader, with_owner=listed.everyone) for task in listed.tasks]
    blocks = [section(f"*{title}*"), *(section(chunk) for chunk in _chunks(lines))]
    if listed.pages > 1:
        blocks.append(context(_turn_the_page(listed, reader)))
    return Message("\n".join([title, *lines]), blocks)


def _nothing(listed: TaskPage, reader: Reader) -> Message:
    _ = reader.gettext
    text = _("No open tasks in this channel.") if listed.everyone else _("You have no open tasks.")
    hint = _("Add one: `/task add Draft the launch brief @ana by friday 5pm`")
    return Message(text, [section(text), context(hint)])


def _turn_the_page(listed: TaskPage, reader: Reader) -> str:
    scope = "all" if listed.everyone else "mine"
    following = listed.page % listed.pages + 1
    text = reader.gettext("Page {page} of {pages}. Another one: `/task list {scope} {following}`")
    return text.format(page=listed.page, pages=listed.pages, scope=scope, following=following)


def _line(task: Task, reader: Reader, *, with_owner: bool) -> str:
    parts = [f"*{task.name}* {safe(task.title)}"]
    if with_owner:
        parts.append(person(task.owner_id) if task.owner_id else reader.gettext("nobody yet"))
    if task.due_at:
        parts.append(_when(task, reader))
    return " · ".join(parts)


def _when(task: Task, reader: Reader) -> str:
    """The deadline on the reader's clock, with a mark when it has passed."""
    if task.due_at is None:
        return reader.gettext("no due date")
    mark = ":warning: " if task.is_open and task.due_at < reader.now else ""
    due = reader.gettext("due {moment} ({distance})")
    return mark + due.format(moment=reader.moment(task.due_at), distance=reader.distance(task.due_at))


def _state(task: Task, reader: Reader) -> str:
    _ = reader.gettext
    match task.status:
        case TaskStatus.DONE:
            return _("done")
        case TaskStatus.DROPPED:
            return _("dropped")
        case TaskStatus.OPEN:
            return _when(task, reader)


def _lasting_state(task: Task, reader: Reader) -> str:
    """Without the distance to the deadline, which would be wrong the next day."""
    if task.is_open and task.due_at:
        return reader.gettext("due {moment}").format(moment=reader.moment(task.due_at))
    return _state(task, reader)


def _title(task: Task) -> str:
    return safe(task.title) if task.is_open else f"~{safe(task.title)}~"


def _owner(view: TaskView, reader: Reader) -> str:
    return person(view.task.owner_id) if view.task.owner_id else reader.gettext("nobody yet")


def _facts(view: TaskView, reader: Reader) -> str:
    """Under the title of the card. Dates are tokens: each person in the channel reads their own time."""
    _ = reader.gettext
    task = view.task
    match task.status:
        case TaskStatus.DONE:
            return ":white_check_mark: " + _("done by {person}").format(person=person(task.closed_by or ""))
        case TaskStatus.DROPPED:
            return _("dropped by {person}").format(person=person(task.closed_by or ""))
        case TaskStatus.OPEN:
            due = _("due {moment}").format(moment=reader.token(task.due_at)) if task.due_at else ""
            return " · ".join([_owner(view, reader), due or _("no due date")])


def _plain(view: TaskView, state: str, reader: Reader) -> str:
    owner = view.owner.name if view.owner else reader.gettext("nobody yet")
    return f"{view.task.name} {safe(view.task.title)} · {safe(owner)} · {state}"


def _was_closed(task: Task, reader: Reader) -> str:
    text = reader.gettext("*{task}* {title} was closed already, by {person}.")
    return text.format(task=task.name, title=safe(task.title), person=person(task.closed_by or ""))


def _chunks(lines: list[str], limit: int = 2900) -> list[str]:
    """Lines joined into texts that fit a section."""
    chunks: list[str] = []
    for line in lines:
        if chunks and len(chunks[-1]) + len(line) < limit:
            chunks[-1] += "\n" + line
        else:
            chunks.append(line)
    return chunks
