"""The one message about a file: preview, progress and report in the same place."""

from bot.domain.imports import ImportState
from bot.messages.imports import actions as ids
from bot.messages.imports.previews import preview_blocks
from bot.messages.imports.wording import file_name, into, reason_line
from bot.messages.layout import Block, Message, actions, button, context, section
from bot.messages.reader import Reader
from bot.messages.refusals import refused
from bot.messages.tasks.wording import chunks
from bot.services.imports.views import ImportView

_BAR = 20


def card(view: ImportView, reader: Reader) -> Message:
    match view.batch.state:
        case ImportState.READING:
            return _reading(view, reader)
        case ImportState.PREVIEW:
            return _preview(view, reader)
        case ImportState.RUNNING:
            return _running(view, reader)
        case ImportState.DONE:
            return _done(view, reader)
        case ImportState.CANCELLED:
            return _cancelled(view, reader)
        case ImportState.FAILED:
            return _failed(view, reader)


def on_its_way(reader: Reader) -> Message:
    """Where the person is not in the direct messages in which the preview appears."""
    text = reader.gettext("I am reading it; the preview comes to our direct messages.")
    return Message(text, [section(f":inbox_tray: {text}")])


def how_to(reader: Reader) -> Message:
    _ = reader.gettext
    text = _(
        "Drop the file in our direct messages: Trello's JSON, or a table of Jira, Asana, Todoist, monday or "
        "anything else, as CSV or Excel. Or copy the link of a file in Slack: `/task import https://…`. "
        "I show you what I understood and ask before I add anything."
    )
    return Message(text, [section(f":inbox_tray: {text}")])


def _reading(view: ImportView, reader: Reader) -> Message:
    _ = reader.gettext
    text = _("I am reading {file} …").format(file=file_name(view, reader))
    cancel = button(_("Cancel"), ids.CANCEL, view.batch.id)
    return Message(text, [section(f":hourglass_flowing_sand: {text}"), actions(cancel)])


def _preview(view: ImportView, reader: Reader) -> Message:
    text = reader.gettext("Import {file}?").format(file=file_name(view, reader))
    if view.problem:
        problem = refused(view.problem, reader)
        blocks = [section(f":inbox_tray: {text}"), *problem.blocks, _ways(view, reader)]
        return Message(f"{text} {problem.text}", blocks)
    return Message(text, [*preview_blocks(view, reader), _ways(view, reader)])


def _ways(view: ImportView, reader: Reader) -> Block:
    """On, back to the columns, or out; on only when it is clear where to."""
    _ = reader.gettext
    batch = view.batch
    found = []
    if batch.total and view.place and not view.problem:
        label = reader.ngettext("Import {count} task", "Import {count} tasks", batch.total)
        found.append(button(label.format(count=batch.total), ids.GO, batch.id, style="primary"))
    found.append(button(_("Columns…"), ids.COLUMNS, batch.id))
    found.append(button(_("Cancel"), ids.CANCEL, batch.id))
    return actions(*found)


def _running(view: ImportView, reader: Reader) -> Message:
    """The latest state counts; nobody is told of each step."""
    _ = reader.gettext
    batch = view.batch
    done = batch.added + batch.known
    text = _("Importing {file} {into}: {done} of {total}").format(
        file=file_name(view, reader), into=into(view, reader), done=done, total=batch.total
    )
    filled = _BAR * done // max(batch.total, 1)
    bar = "▓" * filled + "░" * (_BAR - filled)
    stop = button(_("Stop"), ids.CANCEL, batch.id)
    return Message(text, [section(f":inbox_tray: {text}\n{bar}"), actions(stop)])


def _done(view: ImportView, reader: Reader) -> Message:
    _ = reader.gettext
    text = _counted(view, reader)
    blocks = [section(f":white_check_mark: {text}")]
    if view.reasons:
        lines = [_("*What you should know:*"), *(reason_line(reason, reader) for reason in view.reasons)]
        blocks += [section(chunk) for chunk in chunks(lines)]
    more = view.reason_count - len(view.reasons)
    if more > 0:
        sentence = reader.ngettext(
            "{count} more; all of them are in the file that follows.",
            "{count} more; all of them are in the file that follows.",
            more,
        )
        blocks.append(context(sentence.format(count=more)))
    return Message(text, blocks)


def _counted(view: ImportView, reader: Reader) -> str:
    _ = reader.gettext
    batch = view.batch
    added = reader.ngettext("{count} task imported", "{count} tasks imported", batch.added).format(
        count=batch.added
    )
    parts = [f"{file_name(view, reader)}: {added} {into(view, reader)}"]
    if batch.known:
        known = reader.ngettext("{count} was known already", "{count} were known already", batch.known)
        parts.append(known.format(count=batch.known))
    skipped = view.preview.skipped if view.preview else 0
    if skipped:
        left_out = reader.ngettext("{count} line left out", "{count} lines left out", skipped)
        parts.append(left_out.format(count=skipped))
    return ", ".join(parts)


def _cancelled(view: ImportView, reader: Reader) -> Message:
    _ = reader.gettext
    if view.batch.added:
        text = _("Stopped. {counted}").format(counted=_counted(view, reader))
    else:
        text = _("Cancelled: nothing of {file} was imported.").format(file=file_name(view, reader))
    return Message(text, [section(f":wastebasket: {text}")])


def _failed(view: ImportView, reader: Reader) -> Message:
    heading = reader.gettext("I could not read {file}.").format(file=file_name(view, reader))
    if view.problem is None:
        return Message(heading, [section(heading)])
    problem = refused(view.problem, reader)
    return Message(f"{heading} {problem.text}", [section(heading), *problem.blocks])
