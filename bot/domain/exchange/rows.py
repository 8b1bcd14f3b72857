"""From a sheet, and what its columns mean, to tasks."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.exchange.calendars import Calendar
from bot.domain.exchange.cells import RowCells
from bot.domain.exchange.columns import ColumnMapping, places_by_field
from bot.domain.exchange.fields import Field
from bot.domain.exchange.imported import ImportedTask, Skipped
from bot.domain.exchange.linking import Draft, linked
from bot.domain.exchange.progress import Words
from bot.domain.exchange.refusals import no_title_column, too_many_tasks
from bot.domain.exchange.row_dates import RowDates
from bot.domain.exchange.row_reader import RowReader
from bot.domain.exchange.sheet import MOST_TASKS, Format, Sheet
from bot.domain.exchange.spelling import bare
from bot.domain.tasks.task import TaskStatus


def read_rows(
    sheet: Sheet,
    mapping: ColumnMapping,
    *,
    zone: ZoneInfo,
    locale: str,
    now: datetime,
    statuses: Mapping[str, TaskStatus],
) -> list[ImportedTask | Skipped]:
    """Each row of the sheet, in its order, as a task or as the reason why it is none.

    `now` is aware; `statuses` says what words mean that are not known, or mean something else here.
    Raises Refusal without a column of titles, or with more tasks than are taken at once.
    """
    places = places_by_field(sheet, mapping)
    if Field.TITLE not in places:
        raise no_title_column()
    rows = [RowCells(row, places) for row in sheet.rows if row.why_not is None]
    reader = RowReader(sheet, RowDates(rows, Calendar(zone, locale, now)), Words(statuses))
    read = [reader.read(RowCells(row, places)) for row in sheet.rows]
    tasks = [each for each in read if isinstance(each, Draft)]
    if len(tasks) > MOST_TASKS:
        raise too_many_tasks(len(tasks))
    found = linked(tasks, knows_titles=sheet.format is not Format.MUSTER)
    return [found[each.task.line] if isinstance(each, Draft) else each for each in read]


def unknown_statuses(sheet: Sheet, mapping: ColumnMapping) -> list[str]:
    """The status words that nothing is known of, each once, in rows whose other columns do not help."""
    places, words = places_by_field(sheet, mapping), Words({})
    unknown: dict[str, str] = {}
    for row in sheet.rows:
        written = RowCells(row, places).all(Field.STATUS) if row.why_not is None else []
        if written and not any(map(words.known, written)):
            unknown.setdefault(bare(written[0]), written[0])
    return list(unknown.values())
