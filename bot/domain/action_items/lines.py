"""A message line by line: what is quoted or code is left out, lists are seen as lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.named_people import NAMED, named_in
from bot.domain.sentences import Sentence

_CODE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_QUOTE = re.compile(r"\s*>")
_BULLET = re.compile(r"\s*(?:[-*•◦▪\u2013\u2014]|\d{1,2}[.)]|:small_(?:blue|orange)_diamond:)\s+")
_BOX = re.compile(
    r"\s*(?:\[\s?\]|[☐□◻⬜]\ufe0f?|:white_(?:large|medium|small)_square:|:black_square_button:)\s*"
)
_TICKED = re.compile(
    r"\s*(?:\[[xX✓✔]\]|[☑☒✅✔]\ufe0f?|:(?:white|heavy)_check_mark:|:ballot_box_with_check:|~.*~\s*$)\s*"
)
_LABEL = re.compile(
    r"\s*[*_]*(?:to-?\s?do|action(?: item)?|task|zadanie|do zrobienia|da fare|azione|compito)[*_]*"
    rf"(?:\s+(?:{NAMED}\s*)+)?[*_]*\s*:[*_]*\s*",
    re.IGNORECASE,
)
_HEADINGS = {
    *(
        "to do",
        "todo",
        "to-do",
        "todos",
        "to-dos",
        "tasks",
        "actions",
        "action items",
        "action points",
        "next steps",
    ),
    *(
        "do zrobienia",
        "zadania",
        "zadania do zrobienia",
        "nastepne kroki",
        "kolejne kroki",
        "ustalenia do zrobienia",
    ),
    *("da fare", "cose da fare", "prossimi passi", "azioni", "compiti", "attivita"),
}
_ASKING = {"", ":", "please", "prosze", "per favore"}


@dataclass(frozen=True)
class Line:
    """`is_listed` where it is a point to be done by its box, label or heading; `names` are those to do it."""

    text: str
    is_bullet: bool = False
    is_listed: bool = False
    names: tuple[str, ...] = ()


def read_lines(text: str) -> Iterator[Line]:
    """Of a text with people marked (see bot.domain.named_people)."""
    heading: Line | None = None
    for written in _CODE.sub("\n", text).splitlines():
        if _QUOTE.match(written) or not written.strip():
            continue
        line = _read(written, heading)
        if line is None:
            continue
        heading = _heading(line) or (heading if line.is_bullet or line.is_listed else None)
        if heading is None or line.is_bullet or line.is_listed:
            yield line


def _read(written: str, heading: Line | None) -> Line | None:
    """None for a box that was ticked."""
    bullet = _BULLET.match(written)
    rest = written[bullet.end() :] if bullet else written
    if _TICKED.match(rest):
        return None
    box = _BOX.match(rest)
    if box and rest[box.end() :].strip():
        names = heading.names if heading else ()
        return Line(rest[box.end() :], is_bullet=True, is_listed=True, names=names)
    label = _LABEL.match(rest)
    if label and rest[label.end() :].strip():
        return Line(rest[label.end() :], is_listed=True, names=tuple(named_in(label[0])))
    if bullet and heading:
        return Line(rest, is_bullet=True, is_listed=True, names=heading.names)
    return Line(rest, is_bullet=bullet is not None)


def _heading(line: Line) -> Line | None:
    """ "Next steps:" makes what is listed under it something to be done; so does "@ana please:"."""
    text = line.text.strip().strip("*_#").strip()
    if line.is_listed or line.is_bullet:
        return None
    names = tuple(named_in(text))
    without = " ".join(Sentence(tuple(re.sub(NAMED, " ", text).split())).bare)
    is_asking = bool(names) and text.endswith(":") and without in _ASKING
    is_heading = without in _HEADINGS or is_asking
    return Line(line.text, names=names) if is_heading else None
