"""The samples read as somebody in Rome reads them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from openpyxl import Workbook

from bot.domain.exchange.columns import guess_mapping
from bot.domain.exchange.fields import Field
from bot.domain.exchange.imported import ImportedTask, Skipped
from bot.domain.exchange.recognition import recognise
from bot.domain.exchange.rows import read_rows
from bot.domain.exchange.sheet import Sheet
from bot.domain.tasks.task import TaskStatus
from tests.units import NOW

SAMPLES = Path(__file__).parent / "samples"
ROME = ZoneInfo("Europe/Rome")


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def read(
    sheet: Sheet,
    *,
    mapping: Mapping[str, Field] | None = None,
    locale: str = "it-IT",
    statuses: Mapping[str, TaskStatus] | None = None,
) -> list[ImportedTask | Skipped]:
    return read_rows(
        sheet, mapping or guess_mapping(sheet), zone=ROME, locale=locale, now=NOW, statuses=statuses or {}
    )


def read_file(name: str, data: bytes | None = None, *, locale: str = "it-IT") -> list[ImportedTask | Skipped]:
    return read(recognise(name, sample(name) if data is None else data), locale=locale)


def tasks_of(found: list[ImportedTask | Skipped]) -> dict[str, ImportedTask]:
    """By title; of equal ones the last."""
    return {each.title: each for each in found if isinstance(each, ImportedTask)}


def skipped_of(found: list[ImportedTask | Skipped]) -> dict[int, str]:
    """Line -> why, filled in."""
    return {each.line: each.sentence.format(**each.values) for each in found if isinstance(each, Skipped)}


def remarks_of(task: ImportedTask) -> list[str]:
    return [each.sentence.format(**each.values) for each in task.remarks]


def table(text: str) -> list[ImportedTask | Skipped]:
    return read(recognise("tasks.csv", text.encode()))


def workbook(rows: list[list[object]], *others: str) -> bytes:
    """An Excel file with these rows on its first sheet, and others of these names with one task each."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for title in others:
        other = book.create_sheet(title)
        other.append(["Title", "Due"])
        other.append([title, None])
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def day(text: str) -> date:
    return date.fromisoformat(text)
