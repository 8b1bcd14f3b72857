"""From lines to a sheet: columns named once, rows as wide as the header."""

from collections.abc import Iterable, Sequence

from bot.domain.exchange.sheet import Cell, Line
from bot.domain.exchange.spelling import bare, on_one_line


class Header:
    """The columns of a table. Those of one name are one column of several values; the nameless get a name."""

    def __init__(self, *headers: Sequence[str]) -> None:
        self._names: dict[str, str] = {}
        for header in headers:
            for name in _named(header):
                self._names.setdefault(bare(name), name)
        self._places = {key: place for place, key in enumerate(self._names)}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._names.values())

    def cells(self, names: Sequence[str], values: Sequence[str]) -> tuple[Cell, ...]:
        """What a row has in each column, where its values stand under these names."""
        found: list[list[str]] = [[] for _ in self._names]
        for name, value in zip(_named(names), values, strict=False):
            if value.strip():
                found[self._places[bare(name)]].append(value)
        return tuple(map(tuple, found))


def widest(header: Line, lines: Iterable[Line]) -> tuple[str, ...]:
    """The header's cells, with empty names for columns that only rows have."""
    width = max((len(line.cells) for line in lines), default=0)
    return (*header.cells, *[""] * (width - len(header.cells)))


def _named(header: Sequence[str]) -> list[str]:
    return [
        name if bare(name) else f"Column {place}" for place, name in enumerate(map(on_one_line, header), 1)
    ]
