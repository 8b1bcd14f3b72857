"""What was understood of a file, before anything is brought in."""

from collections.abc import Mapping
from typing import Any

from bot.domain.exchange.planning import PlannedTask
from bot.domain.exchange.preview import Doubt, Preview
from bot.domain.exchange.stored import read_plan
from bot.domain.recurrence.rule import Recurrence
from bot.domain.tasks.task import TaskStatus
from bot.messages.imports import actions as ids
from bot.messages.imports.wording import file_name, into, tool
from bot.messages.layout import Block, actions, button, context, conversation_select, person, safe, section
from bot.messages.reader import Reader
from bot.messages.recurrence import recurrence_text
from bot.messages.refusals import told
from bot.messages.tasks.wording import chunks, state_word
from bot.services.imports.views import ImportView

_LONGEST_NAME = 60
_ON_A_LINE = 5
_MOST_LABELS = 5
_MOST_WORKERS = 5


def preview_blocks(view: ImportView, reader: Reader) -> list[Block]:
    preview = view.preview
    if preview is None:
        return []
    texts = [_heading(view, preview, reader), *_first(preview, reader), *_people(preview, reader)]
    texts += _doubts(preview, reader)
    blocks = [section(chunk) for chunk in chunks(texts)]
    blocks.append(section(_where(view, reader)))
    blocks.append(actions(*_targets(view, reader)))
    blocks.append(context(_promise(reader)))
    return blocks


def _heading(view: ImportView, preview: Preview, reader: Reader) -> str:
    _ = reader.gettext
    counted = reader.ngettext("{count} task", "{count} tasks", preview.total).format(count=preview.total)
    parts = [f":inbox_tray: {file_name(view, reader)}", tool(preview.format, reader), counted]
    if preview.closed:
        parts.append(_("{count} of them closed").format(count=preview.closed))
    if preview.skipped:
        left_out = reader.ngettext("{count} line left out", "{count} lines left out", preview.skipped)
        parts.append(left_out.format(count=preview.skipped))
    return " · ".join(parts)


def _first(preview: Preview, reader: Reader) -> list[str]:
    if not preview.first:
        return []
    lines = [_task_line(stored, reader) for stored in preview.first]
    return [reader.gettext("*The first ones, as I read them:*"), *lines]


def _task_line(stored: Mapping[str, Any], reader: Reader) -> str:
    plan = read_plan(stored)
    workers = [person(member) for member in (plan.owner_id, *plan.assignees) if member][:_MOST_WORKERS]
    parts = [f"• *{safe(plan.title)}*", *([", ".join(workers)] if workers else [])]
    if plan.due_at:
        parts.append(reader.gettext("due {moment}").format(moment=reader.moment(plan.due_at)))
    if plan.recurrence:
        parts.append(f":repeat: {recurrence_text(Recurrence.parse(plan.recurrence), reader)}")
    parts += [word for word in (_state(plan, reader),) if word]
    return " · ".join(parts + [f"#{label}" for label in plan.labels[:_MOST_LABELS]])


def _state(plan: PlannedTask, reader: Reader) -> str:
    return "" if plan.status is TaskStatus.OPEN else state_word(plan.status, reader)


def _people(preview: Preview, reader: Reader) -> list[str]:
    """Those who were not found are what has to be looked at."""
    _ = reader.gettext
    ours = [f"{_name(name)} → {person(member)}" for name, member in preview.people if member]
    others = [_name(name) for name, member in preview.people if not member]
    more = preview.nobody - len(others)
    lines = _listed(_("Not found here; their names go into the notes:"), others, more)
    lines += _listed(_("People:"), ours)
    if not preview.knows_everybody:
        lines.append(_("Slack did not show me all members, so I may have missed somebody."))
    return lines


def _listed(heading: str, names: list[str], more: int = 0) -> list[str]:
    """A few to a line: a line must fit a section whatever the names hold."""
    if not names:
        return []
    rows = [", ".join(names[start : start + _ON_A_LINE]) for start in range(0, len(names), _ON_A_LINE)]
    return [f"*{heading}* {rows[0]}", *rows[1:], *([f"+{more}"] if more > 0 else [])]


def _doubts(preview: Preview, reader: Reader) -> list[str]:
    lines = [_doubt(doubt, reader) for doubt in preview.doubts]
    return [reader.gettext("*Worth a look:*"), *lines] if lines else []


def _doubt(doubt: Doubt, reader: Reader) -> str:
    _ = reader.gettext
    sentence = told(doubt.sentence, doubt.values, reader)
    if doubt.count == 0:
        return f"• {sentence}"
    where = _("line {line}").format(line=doubt.line)
    if doubt.count == 1:
        return f"• {where}: {sentence}"
    more = doubt.count - 1
    also = reader.ngettext("and {count} more line", "and {count} more lines", more).format(count=more)
    return f"• {where} ({also}): {sentence}"


def _where(view: ImportView, reader: Reader) -> str:
    _ = reader.gettext
    if view.place is None:
        return _("*Where do they go?*")
    if view.place.is_direct:
        return _("*They go {into}*: nobody else sees them.").format(into=into(view, reader))
    return _("*They go {into}.*").format(into=into(view, reader))


def _targets(view: ImportView, reader: Reader) -> list[Block]:
    _ = reader.gettext
    chosen = view.place.id if view.place and not view.place.is_direct else None
    return [
        conversation_select(_("Choose a channel"), f"{ids.CHANNEL}:{view.batch.id}", chosen),
        button(_("Only for me"), ids.PRIVATE, view.batch.id),
    ]


def _promise(reader: Reader) -> str:
    return reader.gettext(
        "No cards are posted and nobody is told. What is closed comes in closed. "
        "A second time in the same channel, the same file adds nothing."
    )


def _name(name: str) -> str:
    return safe(name[:_LONGEST_NAME])
