"""The pieces of which everything about an import is made."""

from bot.domain.exchange.preview import Reason
from bot.domain.exchange.sheet import Format
from bot.domain.refusal import N_
from bot.messages.layout import safe
from bot.messages.reader import Reader
from bot.messages.refusals import told
from bot.services.imports.views import ImportView

_TOOLS = {
    Format.TRELLO: "Trello",
    Format.JIRA: "Jira",
    Format.ASANA: "Asana",
    Format.TODOIST: "Todoist",
    Format.MONDAY: "monday",
    Format.MUSTER: "Muster",
    Format.TABLE: N_("a table"),
}


def file_name(view: ImportView, reader: Reader) -> str:
    return f"*{safe(view.batch.file_name)}*" if view.batch.file_name else reader.gettext("the file")


def tool(name: str, reader: Reader) -> str:
    """Names of tools are the same in every language."""
    shown = _TOOLS[Format(name)]
    return reader.gettext(shown) if name == Format.TABLE else shown


def into(view: ImportView, reader: Reader) -> str:
    """Where the tasks go; empty while that is open."""
    _ = reader.gettext
    if view.place is None:
        return ""
    if view.place.is_direct:
        return _("into our direct messages")
    return _("into {channel}").format(channel=f"<#{view.place.id}>")


def reason_line(reason: Reason, reader: Reader) -> str:
    """ "Line 12, Draft the brief: the status is unknown …"."""
    _ = reader.gettext
    sentence = told(reason.sentence, reason.values, reader)
    title = safe(reason.title[:80])
    where = _("line {line}").format(line=reason.line)
    return f"• {where}, {title}: {sentence}" if title else f"• {where}: {sentence}"
