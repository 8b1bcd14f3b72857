"""Tasks as a file, and the word that it is on its way."""

from bot.domain.exchange.export import to_csv, to_json
from bot.messages.layout import Message, safe, section
from bot.messages.reader import Reader
from bot.messages.uploads import Upload
from bot.services.tasks.exporting import ExportView

_WRITERS = {"csv": to_csv, "json": to_json}


def on_its_way(reader: Reader, *, in_direct: bool) -> Message:
    _ = reader.gettext
    text = (
        _("Your file is on its way.") if in_direct else _("Your file is on its way to our direct messages.")
    )
    return Message(text, [section(f":outbox_tray: {text}")])


def export(view: ExportView, reader: Reader) -> Upload:
    _ = reader.gettext
    content = _WRITERS[view.form](view.rows)
    if view.place.is_direct:
        comment = _("All tasks that you can see, {moment}").format(moment=reader.moment(reader.now))
    else:
        named = safe(view.place.name) or _("this conversation")
        comment = _("The tasks of {channel}, {moment}").format(
            channel=named, moment=reader.moment(reader.now)
        )
    return Upload(view.filename, content, comment)
