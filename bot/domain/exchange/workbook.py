"""Excel workbooks: the first sheet that holds anything, as text. Formulas are never run."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time

from openpyxl import load_workbook

from bot.domain.exchange.refusals import (
    archive,
    damaged_workbook,
    swollen_workbook,
    too_many_columns,
    too_many_rows,
)
from bot.domain.exchange.sheet import MOST_COLUMNS, MOST_ROWS, Line, Remark, remark
from bot.domain.refusal import N_, Refusal
from bot.domain.typed_text import printable

IS_ARCHIVE = b"PK\x03\x04"
IS_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_LAST_ROW = 1_048_576  # of Excel: a file may name any row
_MOST_UNPACKED = 40 * 1024 * 1024  # zipfile stops where an entry exceeds the size it declares
_MOST_CHARACTERS = 20 * 1024 * 1024  # a shared text may stand in any number of cells
_MOST_CELLS = 5_000_000  # with the empty ones: a row may begin in the last column
_MOST_SHEETS = 50


def read_workbook(data: bytes) -> tuple[list[Line], list[Remark]]:
    """The lines that hold anything, and what of the workbook was left out. Raises Refusal."""
    _check_archive(data)
    try:
        return _read(data)
    except Refusal:
        raise
    except Exception:  # noqa: BLE001 -- whatever openpyxl stumbles over in a damaged file
        raise damaged_workbook() from None


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise damaged_workbook() from None
    if not any(entry.filename.startswith("xl/") for entry in entries):
        raise archive()
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise swollen_workbook()


def _read(data: bytes) -> tuple[list[Line], list[Remark]]:
    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        found: list[Line] = []
        others = []
        for sheet in workbook.worksheets[:_MOST_SHEETS]:
            if found:
                others.append(printable(sheet.title))
            else:
                sheet.reset_dimensions()
                found = list(_lines(sheet.iter_rows(max_row=_LAST_ROW, values_only=True)))
    finally:
        workbook.close()
    return found, [_left_out(others)] if others else []


def _left_out(titles: list[str]) -> Remark:
    return remark(N_("I read only the first sheet of that workbook, not {titles}."), titles=", ".join(titles))


def _lines(rows: Iterator[tuple[object, ...]]) -> Iterator[Line]:
    count = cells = characters = 0
    for number, values in enumerate(rows, start=1):
        cells += len(values)
        _check_volume(cells, characters)
        line = Line(number, tuple(map(as_text, values)))
        if line.filled:
            count += 1
            characters += sum(map(len, line.cells))
            _check_size(count, len(line.cells))
            yield line


def _check_volume(cells: int, characters: int) -> None:
    if cells > _MOST_CELLS or characters > _MOST_CHARACTERS:
        raise swollen_workbook()


def _check_size(count: int, width: int) -> None:
    if count > MOST_ROWS:
        raise too_many_rows()
    if width > MOST_COLUMNS:
        raise too_many_columns()


def as_text(value: object) -> str:
    """Days as 2026-11-27, moments as 2026-11-27T17:00:00, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        is_day = value.time() == time()
        return (value.date() if is_day else value.replace(microsecond=0)).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return printable(str(value))
