"""Todoist's CSV: rows of tasks, sections and comments in one table; indentation makes subtasks.

The columns are those of Todoist's help page on CSV import and export: there 1 is p1, the highest priority,
and what has no priority is written as 4.
"""

import re
from collections.abc import Sequence

from bot.domain.exchange.sheet import Format, Line, Remark, Row, Sheet
from bot.domain.exchange.spelling import bare
from bot.domain.exchange.tables import Header, widest
from bot.domain.refusal import N_
from bot.domain.tasks.task import Priority

SIGNATURE = frozenset({"type", "content", "priority", "indent"})
_SECTION, _LABELS = "Section", "Labels"
_LABEL = re.compile(r"(?<!\S)@([^\s@]+)")
_ACCOUNT = re.compile(r"\s*\(\d+\)\s*$")
_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^\s()]+)\)")
_MARK = re.compile(r"(?<![\w*_~`])(\*\*|__|~~|[*_`])(?=\S)(.+?)(?<=\S)\1(?![\w*_~`])")
_PRIORITIES = {"1": Priority.URGENT, "2": Priority.HIGH}


def read_todoist(header: Line, lines: Sequence[Line]) -> Sheet:
    outline = _Outline((*widest(header, lines), _SECTION, _LABELS))
    rows = tuple(outline.row(line) for line in lines)
    return Sheet(Format.TODOIST, outline.columns.names, rows)


class _Outline:
    """What the lines so far mean for the next one."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.columns = Header(names)
        self._names = names
        self._places = {bare(name): place for place, name in reversed(list(enumerate(names)))}
        self._section = ""
        self._above: dict[int, int] = {}  # depth -> the line of the task last seen there

    def row(self, line: Line) -> Row:
        match self._cell(line, "type").lower():
            case "task":
                return self._task(line)
            case "section":
                self._section, self._above = self._cell(line, "content"), {}
                return Row(line.number, (), why_not=Remark(N_("A section, not a task.")))
            case "note":
                return Row(line.number, (), why_not=Remark(N_("A comment; comments are not taken over.")))
            case _:
                return Row(line.number, (), why_not=Remark(N_("Todoist does not call this a task.")))

    def _task(self, line: Line) -> Row:
        depth = self._depth(line)
        self._above = {each: number for each, number in self._above.items() if each < depth}
        parent = self._above[max(self._above)] if self._above else None
        self._above[depth] = line.number
        return Row(
            line.number,
            self.columns.cells(self._names, self._rewritten(line)),
            parent_line=parent,
            zone_name=self._cell(line, "timezone"),
            language=self._cell(line, "date lang"),
        )

    def _rewritten(self, line: Line) -> list[str]:
        """The cells in words that need no knowledge of Todoist, with the section and the labels."""
        content = self._cell(line, "content")
        values = [*line.cells, *[""] * (len(self._names) - len(line.cells))]
        values[-2:] = self._section, "\n".join(_LABEL.findall(content))
        changed = {
            "content": _title(content),
            "description": "\n".join(filter(None, [self._cell(line, "description"), *_links(content)])),
            "priority": _PRIORITIES.get(self._cell(line, "priority"), Priority.NORMAL),
            "responsible": _ACCOUNT.sub("", self._cell(line, "responsible")),
            "author": _ACCOUNT.sub("", self._cell(line, "author")),
            "duration": self._duration(line),
        }
        for name, value in changed.items():
            if name in self._places:
                values[self._places[name]] = value
        return values

    def _duration(self, line: Line) -> str:
        """A task without one has "None" as its unit."""
        amount, unit = self._cell(line, "duration"), self._cell(line, "duration unit")
        return f"{amount} {unit}" if amount and unit.lower() != "none" else ""

    def _depth(self, line: Line) -> int:
        indent = self._cell(line, "indent")
        return int(indent) if indent in {"1", "2", "3", "4", "5"} else 1

    def _cell(self, line: Line, name: str) -> str:
        place = self._places.get(name, len(line.cells))
        return line.cells[place].strip() if place < len(line.cells) else ""


def _title(content: str) -> str:
    """Without labels, without the marks of links and of bold or slanted letters, and without the star of a
    task that cannot be ticked off.
    """
    written = _LABEL.sub("", content).strip().removeprefix("* ").strip() or content
    return _MARK.sub(r"\2", _LINK.sub(r"\1", written))


def _links(content: str) -> list[str]:
    """The addresses behind words of the title; they go into the notes."""
    return [address for _, address in _LINK.findall(content)]
