"""CSV in its dialects: commas, semicolons, tabs; line breaks within quotes; rows of any length."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from bot.domain.exchange.columns import recognised_names
from bot.domain.exchange.refusals import long_cell, open_quote, too_many_columns, too_many_rows
from bot.domain.exchange.sheet import MOST_COLUMNS, MOST_ROWS, Line

_DELIMITERS = ",;\t|"
_DECLARED = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)  # what Excel reads and writes
_SAMPLE = 64 * 1024  # less than the longest cell that the csv module takes
_SAMPLE_ROWS = 50
_END = "\x01end"  # no text holds it: decoding drops such characters


def read_delimited(text: str) -> list[Line]:
    """The lines that hold anything. Raises Refusal beyond the limits or where a quotation mark is missing."""
    declared = _DECLARED.match(text)
    skipped = 1 if declared else 0
    if declared:
        text = text[declared.end() :]
    delimiter = declared[1] if declared else _delimiter(text[:_SAMPLE])
    lines: list[Line] = []
    for number, cells in _records(text, delimiter):
        line = Line(number + skipped, tuple(cells))
        if line.filled:
            _check_size(len(lines), line)
            lines.append(line)
    return lines


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it begins in. The last one, our own, shows whether all quotes were closed."""
    reader = csv.reader(io.StringIO(f"{text}\n{_END}\n", newline=""), delimiter=delimiter)
    begins, ends, last = 1, 0, [""]
    try:
        for last in reader:
            begins, ends = ends + 1, reader.line_num
            if last != [_END]:
                yield begins, last
    except csv.Error:
        raise long_cell(ends + 1) from None
    if last != [_END]:
        raise open_quote(begins)


def _check_size(count: int, line: Line) -> None:
    if count >= MOST_ROWS:
        raise too_many_rows()
    if len(line.cells) > MOST_COLUMNS and any(cell.strip() for cell in line.cells[MOST_COLUMNS:]):
        raise too_many_columns()


def _delimiter(sample: str) -> str:
    """The one that lays open most names of columns; of equals, the one that makes the most regular table."""
    return max(_DELIMITERS, key=lambda each: _likelihood(sample, each))


def _likelihood(sample: str, delimiter: str) -> tuple[int, int]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    records = [cells for _, cells in zip(range(_SAMPLE_ROWS), reader, strict=False)]
    names = max((recognised_names(cells) for cells in records if len(cells) > 1), default=0)
    widths = Counter(len(cells) for cells in records)
    return names, max(((width - 1) * rows for width, rows in widths.items()), default=0)
