"""The tasks of a Home, each with a button or menu beside it."""

from dataclasses import replace
from itertools import groupby

from bot.domain.tasks.filters import Scope
from bot.domain.tasks.task import Task
from bot.messages.layout import Block, button, section
from bot.messages.reader import Reader
from bot.messages.tasks import wording
from bot.messages.tasks.actions import DONE, menu
from bot.messages.tasks.lists import group_title
from bot.services.tasks import homes
from bot.services.tasks.homes import HomeView

_REASON_LIMIT = 100


def groups(view: HomeView, reader: Reader) -> list[Block]:
    blocks: list[Block] = []
    for group, of_group in groupby(view.listed.grouped, lambda entry: entry[0]):
        if view.listed.counts:
            blocks.append(section(f"*{group_title(group, view.listed, reader)}*"))
        blocks += [_task(task, view, reader) for _, task in of_group]
    return blocks


def _task(task: Task, view: HomeView, reader: Reader) -> Block:
    """One's own tasks are ticked off with one click; what else can be done is a click further."""
    lines = [wording.name_and_title(task), _facts(task, view, reader), *_state(task, reader)]
    text = "\n".join(filter(None, lines))
    if view.choice.asked == homes.MINE:
        beside = button(reader.gettext("Done"), DONE, str(task.number))
    else:
        beside = menu(task, reader)
    return section(text, beside)


def _closing(task: Task, reader: Reader) -> str:
    when = f", {reader.moment(task.closed_at)}" if task.closed_at else ""
    return wording.closing(task, reader) + when


def _state(task: Task, reader: Reader) -> list[str]:
    """What is in the way, in short: the details have all of it."""
    if not task.blockers:
        return wording.state_lines(task, reader) if task.is_open else []
    first, *others = task.blockers
    shown = wording.blocker(replace(first, reason=shortened(first.reason, _REASON_LIMIT)), reader)
    return [f"{shown} +{len(others)}" if others else shown]


def _facts(task: Task, view: HomeView, reader: Reader) -> str:
    _ = reader.gettext
    is_mine = view.listed.filter.scope is Scope.MINE
    parts = [] if is_mine or not task.is_open else [wording.people(task, reader)]
    if not task.is_open:
        parts.append(_closing(task, reader))
    elif task.due_at or not view.listed.counts:  # where there are groups, they say what has no date
        parts.append(wording.due(task, reader))
    if task.channel_id[:1] in {"C", "G"}:
        parts.append(_("in {channel}").format(channel=f"<#{task.channel_id}>"))
    parts += [f"#{label}" for label in task.labels]
    return " · ".join(parts)


def shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
