"""What the columns of a table mean: by the tool that wrote it, or by their names in three languages."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from bot.domain.exchange.column_names import NAMES
from bot.domain.exchange.fields import Field
from bot.domain.exchange.sheet import Format, Sheet
from bot.domain.exchange.spelling import bare
from bot.domain.exchange.tool_columns import MONDAY, MONDAY_OWNERS, TOOLS

ColumnMapping: TypeAlias = Mapping[str, Field]
"""Column name -> what it means; a column that is not named in it is left out."""

_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def guess_mapping(sheet: Sheet) -> dict[str, Field]:
    """What each column of the sheet probably means; a person may know better."""
    if sheet.format in TOOLS:
        known = TOOLS[sheet.format]
        return {name: known[bare(name)] for name in sheet.header if bare(name) in known}
    if sheet.format is Format.MONDAY:
        return _guess_monday(sheet.header)
    return _by_name(sheet.header, NAMES)


def places_by_field(sheet: Sheet, mapping: ColumnMapping) -> dict[Field, list[int]]:
    """The places of each field's columns in a row, the one that counts most first."""
    ordered = MONDAY[Field.DUE] if sheet.format is Format.MONDAY else TOOLS.get(sheet.format, ())
    ranks = {name: rank for rank, name in enumerate(ordered)}
    places: dict[Field, list[int]] = {}
    for place in sorted(range(len(sheet.header)), key=lambda each: ranks.get(bare(sheet.header[each]), 0)):
        field = mapping.get(sheet.header[place])
        if field:
            places.setdefault(field, []).append(place)
    return places


def recognised_names(cells: Iterable[str]) -> int:
    """How many of the cells name a field: a header has more of them than a row of tasks."""
    return len(_by_name([cell for cell in cells if cell.strip()], NAMES))


def _guess_monday(header: tuple[str, ...]) -> dict[str, Field]:
    """The first column is the item's, whatever the board calls it; subitems have columns of their own."""
    guessed = _by_name(header[1:], {**NAMES, Field.TITLE: (), **MONDAY})
    repeated = {
        name: field
        for field, names in ((Field.OWNER, MONDAY_OWNERS), (Field.DUE, MONDAY[Field.DUE]))
        for name in header[1:]
        if bare(name) in names
    }
    return {header[0]: Field.TITLE, **guessed, **repeated}


def _by_name(header: Iterable[str], names: Mapping[Field, tuple[str, ...]]) -> dict[str, Field]:
    by_folded: dict[str, str] = {}
    for name in header:
        by_folded.setdefault(bare(_IN_BRACKETS.sub(" ", name)), name)
    guessed: dict[str, Field] = {}
    for field, known in names.items():
        found = [by_folded[each] for each in known if each in by_folded and by_folded[each] not in guessed]
        guessed |= dict.fromkeys(found if field is Field.LABELS else found[:1], field)
    return guessed
