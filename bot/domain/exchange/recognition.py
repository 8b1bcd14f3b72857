"""Which tool a file comes from, told by what is in it."""

import json
from collections.abc import Callable, Sequence

from bot.domain.exchange import muster, todoist
from bot.domain.exchange.columns import recognised_names
from bot.domain.exchange.decoding import decode
from bot.domain.exchange.delimited import read_delimited
from bot.domain.exchange.monday import find_board, read_monday
from bot.domain.exchange.refusals import (
    empty,
    no_rows,
    old_workbook,
    too_big,
    too_many_rows,
    unknown_json,
    unreadable_json,
)
from bot.domain.exchange.sheet import MOST_BYTES, MOST_ROWS, Format, Line, Remark, Row, Sheet
from bot.domain.exchange.spelling import bare
from bot.domain.exchange.tables import Header, widest
from bot.domain.exchange.tool_columns import JIRA_KEYS, JIRA_TITLES
from bot.domain.exchange.trello import is_board, read_board
from bot.domain.exchange.workbook import IS_ARCHIVE, IS_OLD_WORKBOOK, read_workbook

_SEARCHED = 30  # lines: a spreadsheet may have titles and addresses above its header
_FEWEST_NAMES = 2  # of columns: a single known word may stand in any line
_ASANA = frozenset({"task id", "name"})
_OF_ASANA = frozenset({"section column", "completed at", "projects", "parent task"})


def recognise(name: str, data: bytes) -> Sheet:
    """The file as a table of the format it is in. Raises Refusal for what is none, or is too big."""
    if len(data) > MOST_BYTES:
        raise too_big(len(data))
    if data.startswith(IS_OLD_WORKBOOK):
        raise old_workbook()
    if data.startswith(IS_ARCHIVE):
        lines, remarks = read_workbook(data)
        return _checked(_table(lines, "xlsx", remarks))
    text, encoding = decode(data)
    if not text.strip():
        raise empty()
    return _checked(_document(name, text) or _table(read_delimited(text), encoding, []))


def _checked(sheet: Sheet) -> Sheet:
    if not sheet.rows:
        raise no_rows()
    if len(sheet.rows) > MOST_ROWS:
        raise too_many_rows()
    return sheet


def _document(name: str, text: str) -> Sheet | None:
    """None where the text is no JSON and does not claim to be."""
    if text.lstrip()[0] not in "{[":
        return None
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        if name.lower().endswith(".json") or text.lstrip()[0] == "{":
            raise unreadable_json() from None
        return None
    if is_board(document):
        return read_board(document)
    if muster.is_export(document):
        return muster.read_export(document)
    raise unknown_json()


def _table(lines: Sequence[Line], encoding: str, remarks: Sequence[Remark]) -> Sheet:
    if not lines:
        raise empty()
    sheet = _of_a_tool(lines) or _generic(lines)
    return Sheet(sheet.format, sheet.header, sheet.rows, encoding, tuple(remarks))


def _of_a_tool(lines: Sequence[Line]) -> Sheet | None:
    for place, line in enumerate(lines[:_SEARCHED]):
        names = frozenset(map(bare, line.cells))
        for is_header, read in _TOOLS:
            if is_header(names):
                return read(line, lines[place + 1 :])
    board = find_board(lines)
    return None if board is None else read_monday(lines, board)


def _generic(lines: Sequence[Line]) -> Sheet:
    """The header is the line that names most fields, or else the first one."""
    counts = [recognised_names(line.cells) for line in lines[:_SEARCHED]]
    best = max(counts)
    place = counts.index(best) if best >= _FEWEST_NAMES else 0
    return _plain(Format.TABLE)(lines[place], lines[place + 1 :])


def _plain(form: Format) -> Callable[[Line, Sequence[Line]], Sheet]:
    def read(header: Line, lines: Sequence[Line]) -> Sheet:
        names = widest(header, lines)
        columns = Header(names)
        rows = tuple(Row(line.number, columns.cells(names, line.cells)) for line in lines)
        return Sheet(form, columns.names, rows)

    return read


def _is_jira(names: frozenset[str]) -> bool:
    return not names.isdisjoint(JIRA_KEYS) and not names.isdisjoint(JIRA_TITLES)


def _is_asana(names: frozenset[str]) -> bool:
    return names >= _ASANA and not names.isdisjoint(_OF_ASANA)


_TOOLS: tuple[tuple[Callable[[frozenset[str]], bool], Callable[[Line, Sequence[Line]], Sheet]], ...] = (
    (muster.SIGNATURE.issubset, muster.read_muster_table),
    (todoist.SIGNATURE.issubset, todoist.read_todoist),
    (_is_jira, _plain(Format.JIRA)),
    (_is_asana, _plain(Format.ASANA)),
)
