"""A list of tasks: grouped by deadline, a page at a time, with buttons to turn the page."""

from dataclasses import replace

from bot.domain.refusal import N_
from bot.domain.tasks.filters import ListFilter, Scope, State, nearer
from bot.domain.tasks.groups import Group
from bot.domain.tasks.task import Task
from bot.messages.help import home_button
from bot.messages.layout import Block, Message, actions, button, context, person, safe, section
from bot.messages.paging import page_buttons
from bot.messages.reader import Reader
from bot.messages.tasks import wording
from bot.messages.tasks.actions import NEW, RUN, TURN
from bot.services.tasks.lists import COUNT_LIMIT, TaskPage
from storage.task_counts import Count

FEW = 7
"""So many tasks need no groups."""

_BUTTON_LIMIT = 75

GROUPS = {
    Group.OVERDUE: N_("Overdue"),
    Group.TODAY: N_("Today"),
    Group.THIS_WEEK: N_("This week"),
    Group.LATER: N_("Later"),
    Group.UNDATED: N_("No date"),
    Group.CLOSED: N_("Closed"),
}
_HEADINGS = {
    (Scope.MINE, State.OPEN): N_("Your open tasks"),
    (Scope.MINE, State.OVERDUE): N_("Your overdue tasks"),
    (Scope.MINE, State.DONE): N_("Your closed tasks"),
    (Scope.CHANNEL, State.OPEN): N_("Open tasks in this channel"),
    (Scope.CHANNEL, State.OVERDUE): N_("Overdue tasks in this channel"),
    (Scope.CHANNEL, State.BLOCKED): N_("Blocked tasks in this channel"),
    (Scope.CHANNEL, State.UNASSIGNED): N_("Tasks without an owner in this channel"),
    (Scope.CHANNEL, State.DONE): N_("Closed tasks in this channel"),
    (Scope.WAITING, State.OPEN): N_("Tasks that wait for you"),
    (Scope.GIVEN, State.OPEN): N_("Open tasks you gave to others"),
    (Scope.WATCHED, State.OPEN): N_("Open tasks you watch"),
}
_STATES = {
    State.OPEN: N_("Open tasks"),
    State.OVERDUE: N_("Overdue tasks"),
    State.BLOCKED: N_("Blocked tasks"),
    State.UNASSIGNED: N_("Tasks without an owner"),
    State.DONE: N_("Closed tasks"),
    State.ANY: N_("Tasks"),
}


def page(listed: TaskPage, reader: Reader, *, in_direct: bool = False) -> Message:
    """`in_direct` when the person reads it alone with the bot, where private channels are included."""
    heading = heading_of(listed.filter, reader)
    if not listed.grouped:
        return _nothing(heading, listed.filter, reader)
    blocks = [section(f"*{heading}*"), *group_blocks(listed, reader)]
    blocks.append(actions(*_buttons(listed, reader)))
    blocks += [context(note) for note in _notes(listed, reader, in_direct=in_direct)]
    return Message("\n".join([heading, *_plain_lines(listed, reader)]), blocks)


def overview(listed: TaskPage, reader: Reader, home_url: str, *, in_direct: bool = False) -> Message:
    """A person's own tasks when they asked for nothing in particular: few in few lines, many with a way to
    their Home, where there is room (`home_url` is empty where nobody knows the way).
    """
    if not listed.grouped or listed.has_next or listed.page > 1 or len(listed.grouped) > FEW:
        message = page(listed, reader, in_direct=in_direct)
        return _with_home(message, reader, home_url) if listed.has_next else message
    heading = heading_of(listed.filter, reader)
    lines = [wording.line(task, reader, with_people=False) for _, task in listed.grouped]
    blocks = [section(chunk) for chunk in wording.chunks([f"*{heading}*", *lines])]
    return Message("\n".join([heading, *_plain_lines(listed, reader)]), [*blocks, actions(_add(reader))])


def group_blocks(listed: TaskPage, reader: Reader) -> list[Block]:
    """One section for each group on the page, its heading with how many there are in all."""
    with_people = listed.filter.scope is not Scope.MINE
    if listed.filter.words:  # the newest first, whatever their deadlines
        lines = [wording.line(task, reader, with_people=with_people) for _, task in listed.grouped]
        return [section(chunk) for chunk in wording.chunks(lines)]
    groups: dict[Group, list[str]] = {}
    for group, task in listed.grouped:
        groups.setdefault(group, []).append(wording.line(task, reader, with_people=with_people))
    blocks: list[Block] = []
    for group, lines in groups.items():
        title = f"*{group_title(group, listed, reader)}*"
        blocks += [section(chunk) for chunk in wording.chunks([title, *lines])]
    return blocks


def group_title(group: Group, listed: TaskPage, reader: Reader) -> str:
    count = listed.counts.get(group)
    shown = "" if count is None else f" ({counted(count)})"
    return reader.gettext(GROUPS[group]) + shown


def heading_of(chosen: ListFilter, reader: Reader) -> str:
    _ = reader.gettext
    known = _HEADINGS.get((chosen.scope, chosen.state))
    parts = [_(known) if known else _(_STATES[chosen.state])]
    if chosen.person_id:
        parts.append(_("of {person}").format(person=person(chosen.person_id)))
    parts += [f"#{label}" for label in chosen.labels]
    if chosen.words:
        parts.append(_("with “{words}”").format(words=safe(" ".join(chosen.words))))
    return " ".join(parts)


def _nothing(heading: str, chosen: ListFilter, reader: Reader) -> Message:
    """What else may have been meant, else how to fill the list."""
    _ = reader.gettext
    text = _("{heading}: none.").format(heading=heading)
    buttons, hint = [_add(reader)], ""
    if near := nearer(chosen):
        hint = _("Did you mean this one?")
        buttons.insert(0, button(f"/task list {near}"[:_BUTTON_LIMIT], f"{RUN}:near", f"list {near}"))
    elif chosen.words:
        hint = _("Fewer words find more, and so do their beginnings.")
    elif chosen.state is State.OPEN:
        hint = _("Add one: `/task add Draft the launch brief @ana by friday 5pm`")
    hints = [context(hint)] if hint else []
    return Message(text, [section(text), *hints, actions(*buttons)])


def _with_home(message: Message, reader: Reader, home_url: str) -> Message:
    hint = context(reader.gettext("All of it, with filters and buttons, is on your Home."))
    ways = [actions(home_button(reader, home_url))] if home_url else []
    return replace(message, blocks=[*message.blocks, hint, *ways])


def _notes(listed: TaskPage, reader: Reader, *, in_direct: bool) -> list[str]:
    _ = reader.gettext
    notes = []
    if listed.is_cut and not listed.has_next:
        notes.append(_("There may be more: add a word, a label or a name to see it."))
    if listed.filter.scope is Scope.MINE and not in_direct:
        notes.append(_("Tasks of private channels show in them, and in my messages tab."))
    return notes


def _buttons(listed: TaskPage, reader: Reader) -> list[Block]:
    asked = f"list {listed.filter.text}".strip()
    turns = page_buttons(listed.page, has_next=listed.has_next, action=TURN, asked=asked, reader=reader)
    return [_add(reader), *turns]


def _add(reader: Reader) -> Block:
    return button(reader.gettext("Add a task…"), NEW, "-")


def _plain_lines(listed: TaskPage, reader: Reader) -> list[str]:
    return [_plain(task, reader) for _group, task in listed.grouped]


def _plain(task: Task, reader: Reader) -> str:
    when = wording.due(task, reader) if task.is_open else wording.status(task, reader)
    return f"{wording.plain_name(task)} · {when}"


def counted(count: Count) -> str:
    """ "12", or "99+" where nobody counted further."""
    return f"{min(count.number, COUNT_LIMIT - 1)}+" if count.is_cut else str(count.number)
