"""monday's boards, as CSV or Excel: groups with a header each, subitems under headers of their own."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.domain.exchange.sheet import Format, Line, Remark, Row, Sheet
from bot.domain.exchange.spelling import bare
from bot.domain.exchange.tables import Header, widest
from bot.domain.refusal import N_

_GROUP = "Group"
_SUBITEMS = ("subitems", "podelementy", "elementy podrzedne", "sottoelementi", "elementi secondari")
_ONLY_HERE = frozenset((*_SUBITEMS, "item id auto generated", "timeline start", "timeline end"))
_USUAL = frozenset(("person", "owner", "people", "status", "date", "osoba", "data", "persona", "stato"))
_ITEMS = frozenset(("name", "item", "nazwa", "element", "nome", "elemento"))
_SEARCHED = 8  # lines: above the header stand the board's title, its description and the group's title


def find_board(lines: Sequence[Line]) -> int | None:
    """The place of the first header, right under the titles of the board and of a group."""
    for place, line in enumerate(lines[:_SEARCHED]):
        if not line.is_title:
            return place if place > 1 and _is_header([bare(cell) for cell in line.cells]) else None
    return None


def _is_header(names: Sequence[str]) -> bool:
    telling = _ONLY_HERE | _USUAL if names[0] in _ITEMS else _ONLY_HERE
    return bool(names[0]) and not telling.isdisjoint(names[1:])


def read_monday(lines: Sequence[Line], place: int) -> Sheet:
    """The lists of subitems that stand beside an item are left out: each subitem has its own row."""
    names = widest(lines[place], lines)
    kinds = list(_kinds(lines[place - 1 :], lines[place].filled))
    under = [_under(line, names) for line, kind in kinds if kind == "subheader"]
    columns = Header([name for name in names if bare(name) not in _SUBITEMS], *under, [_GROUP])
    return Sheet(Format.MONDAY, columns.names, tuple(_rows(kinds, names, columns)))


def _kinds(lines: Sequence[Line], header: tuple[str, ...]) -> Iterator[tuple[Line, str]]:
    """Each line with what it is; a title right above a header is a group's."""
    kind = ""
    for line, below in pairwise([*lines, Line(0, ())]):
        kind = _kind(line, below, kind, header)
        yield line, kind


def _kind(line: Line, below: Line, last: str, header: tuple[str, ...]) -> str:
    if line.filled == header:
        return "header"
    first, second = "".join(line.cells[:1]).strip(), "".join(line.cells[1:2]).strip()
    if bare(first) in _SUBITEMS:
        return "subheader"
    if not first:
        return "subitem" if second and last in {"subheader", "subitem"} else "totals"
    return "group" if line.is_title and below.filled == header else "item"


def _rows(kinds: Sequence[tuple[Line, str]], names: Sequence[str], columns: Header) -> Iterator[Row]:
    group, item = "", 0
    under: Sequence[str] = ()
    for line, kind in kinds:
        match kind:
            case "group":
                group = line.filled[0]
            case "subheader":
                under = _under(line, names)
            case "item":
                item = line.number
                yield Row(item, _cells(columns, names, line, group))
            case "subitem":
                yield Row(line.number, _cells(columns, under, line, group), parent_line=item or None)
            case "totals":
                yield Row(line.number, (), why_not=Remark(N_("A line of totals, not a task.")))


def _under(subheader: Line, names: Sequence[str]) -> tuple[str, ...]:
    """What a subitem's cells mean; its name stands in the second one."""
    rest = widest(subheader, [Line(0, tuple(names))])[2:]
    return (_GROUP, names[0], *rest)


def _cells(columns: Header, names: Sequence[str], line: Line, group: str) -> tuple[tuple[str, ...], ...]:
    kept = [
        (name, value) for name, value in zip(names, line.cells, strict=False) if bare(name) not in _SUBITEMS
    ]
    return columns.cells([*(name for name, _ in kept), _GROUP], [*(value for _, value in kept), group])
