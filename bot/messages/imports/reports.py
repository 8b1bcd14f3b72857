"""What should be known of a file that was brought in, as a table."""

import csv
import io

from bot.domain.exchange.formulas import disarmed
from bot.domain.exchange.preview import Reason
from bot.messages.modals import plainly
from bot.messages.reader import Reader
from bot.messages.uploads import Upload
from bot.services.imports.views import ReportView


def report(view: ReportView, reader: Reader) -> Upload:
    """With the mark by which Excel knows UTF-8; nothing in it runs as a formula."""
    _ = reader.gettext
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_("Line"), _("Task"), _("Left out"), _("Why")])
    writer.writerows(map(disarmed, _row(reason, reader)) for reason in view.reasons)
    return Upload(
        view.file_name, text.getvalue().encode("utf-8-sig"), _("What you should know of the import")
    )


def _row(reason: Reason, reader: Reader) -> list[str]:
    left_out = reader.gettext("left out") if reason.is_skipped else ""
    return [str(reason.line), reason.title, left_out, plainly(reason.sentence, reason.values, reader)]
