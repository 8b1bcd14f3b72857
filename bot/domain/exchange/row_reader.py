"""From one row to the draft of a task, or to the reason why it is none."""

import re
from collections.abc import Iterable
from datetime import datetime

from bot.domain.exchange.cells import RowCells
from bot.domain.exchange.estimates import read_minutes, unit_in
from bot.domain.exchange.fields import Field
from bot.domain.exchange.imported import ImportedTask, Skipped
from bot.domain.exchange.keys import Identities
from bot.domain.exchange.linking import Draft
from bot.domain.exchange.people import WrittenPerson, read_people
from bot.domain.exchange.progress import Words, read_priority, read_progress
from bot.domain.exchange.row_dates import RowDates
from bot.domain.exchange.sheet import Format, Remark, Sheet, remark
from bot.domain.exchange.spelling import bare, on_one_line
from bot.domain.exchange.titles import fit_title
from bot.domain.refusal import N_
from bot.domain.typed_text import has_words

# Where one cell holds several names; a tool that repeats the column has one in each.
_SEPARATORS = {Format.ASANA: ",\n", Format.MONDAY: ",\n", Format.TABLE: ";\n"}
_LABEL_SEPARATORS = _SEPARATORS | {Format.TABLE: ",;\n"}
_NOTHING = re.compile(r"[0:.,]+\s*[^\W\d]*")  # estimated
_NOBODY = {"unassigned", "none", "nieprzypisane", "brak", "non assegnato", "nessuno"}


class RowReader:
    """Reads the rows of one sheet, in their order."""

    def __init__(self, sheet: Sheet, dates: RowDates, words: Words) -> None:
        self._format = sheet.format
        self._header = sheet.header
        self._dates = dates
        self._words = words
        self._identities = Identities(sheet)
        self._lines: dict[str, int] = {}

    def read(self, cells: RowCells) -> Draft | Skipped:
        row = cells.row
        if row.why_not:
            return Skipped(row.line, row.why_not.sentence, row.why_not.values)
        created = self._dates.created(cells)
        key = self._identities.key(row, cells.first(Field.KEY), created.isoformat() if created else "")
        why_not = self._why_not(key, cells)
        if why_not:
            return Skipped(row.line, why_not.sentence, why_not.values)
        self._lines[key] = row.line
        return Draft(
            self._task(key, cells, created),
            tuple(cells.all(Field.KEY)),
            row.parent_line,
            cells.first(Field.PARENT),
            "\n".join(cells.all(Field.AFTER)),
        )

    def _why_not(self, key: str, cells: RowCells) -> Remark | None:
        title = cells.first(Field.TITLE)
        if not title:
            return remark(N_("There is no title."))
        if not has_words(title):
            return remark(N_("“{title}” says nothing; a task needs a title in words."), title=title)
        if key in self._lines:
            return remark(N_("It is the same task as in line {line}."), line=self._lines[key])
        return None

    def _task(self, key: str, cells: RowCells, created: datetime | None) -> ImportedTask:
        title, notes, shortened = _texts(cells)
        due = self._dates.due(cells)
        done_at, undone = self._dates.done(cells)
        progress = read_progress(cells, self._words, has_done_date=done_at is not None)
        priority, unranked = read_priority(cells)
        minutes, unmeasured = self._estimate(cells)
        owners = self._people(cells, Field.OWNER)
        return ImportedTask(
            line=cells.row.line,
            key=key,
            title=title,
            notes=notes,
            owner=owners[0] if owners else None,
            assignees=tuple(dict.fromkeys((*owners[1:], *self._people(cells, Field.ASSIGNEES)))),
            watchers=self._people(cells, Field.WATCHERS),
            due=due.moment,
            recurrence=due.recurrence,
            labels=self._labels(cells, progress.section),
            status=progress.status,
            priority=priority,
            estimate_minutes=minutes,
            blockers=tuple(_parts(cells.all(Field.BLOCKERS), "\n")),
            created_at=created,
            done_at=done_at,
            creator=next(iter(self._people(cells, Field.CREATOR)), None),
            channel=cells.first(Field.CHANNEL),
            link=cells.first(Field.LINK),
            remarks=(*shortened, *due.remarks, *undone, *progress.remarks, *unranked, *unmeasured),
        )

    def _people(self, cells: RowCells, field: Field) -> tuple[WrittenPerson, ...]:
        nobody = frozenset[str]() if self._format is Format.MUSTER else _NOBODY
        written = [text for text in cells.all(field) if bare(text) not in nobody]
        return read_people(written, _SEPARATORS.get(self._format, "\n"))

    def _labels(self, cells: RowCells, section: str) -> tuple[str, ...]:
        labels = _parts(cells.all(Field.LABELS), _LABEL_SEPARATORS.get(self._format, "\n"))
        return tuple(dict.fromkeys((*labels, *_parts([section], "\n"))))

    def _estimate(self, cells: RowCells) -> tuple[int | None, tuple[Remark, ...]]:
        for place, text in cells.placed(Field.ESTIMATE):
            unit = "seconds" if self._format is Format.JIRA else unit_in(self._header[place])
            minutes = read_minutes(text, unit or "hours")
            if minutes is None and not _NOTHING.fullmatch(text.strip()):
                return None, (remark(N_("I cannot read “{text}” as a length of time."), text=text),)
            if minutes is not None:
                is_guess = not unit and text.strip().replace(",", "").replace(".", "").isdigit()
                guess = remark(N_("The estimate “{text}” was taken for hours."), text=text)
                return minutes, (guess,) if is_guess else ()
        return None, ()


def _texts(cells: RowCells) -> tuple[str, str, tuple[Remark, ...]]:
    """Title and notes; what stands in a second column for titles belongs to the notes."""
    title, *others = cells.all(Field.TITLE)
    notes = "\n\n".join((*others, *cells.all(Field.NOTES)))
    return fit_title(title, notes.replace("\r\n", "\n").replace("\r", "\n"))


def _parts(cells: Iterable[str], separators: str) -> list[str]:
    parts = (on_one_line(part) for cell in cells for part in re.split(f"[{separators}]", cell))
    return [part for part in parts if part]
