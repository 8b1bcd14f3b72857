"""A small pattern language over the codes of words: "(month) (day) (year)?" instead of letters."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.domain.due_parts import Part
from bot.domain.due_words import Word

# Each kind of word and its letter. Where a word has two uses, it has a letter of its own that stands in
# both classes below: Italian "mar" (Tuesday, March), English "second" (the 2nd, 1 s).
CODES = {
    # written in digits
    "small number": "n",  # one or two digits
    "ordinal dot": "k",  # "25."
    "three digits": "h",
    "four digits": "y",
    "time": "t",  # 15:30, 15h30
    "dotted": "d",  # 16.12: a date, a time or a decimal
    "slashed": "f",  # 4/25: a date or a fraction
    "dashed": "g",  # 2-15: a date, a time or a range
    "full date": "D",
    "instant": "T",  # ISO 8601 with a T
    # numbers in words
    "number word": "w",
    "one": "a",  # the article, where it may mean one
    "decimal": "c",
    "ordinal": "o",
    "hour ordinal": "O",  # Polish feminine ordinals name hours
    "second": "s",
    "half": "J",
    "quarter": "q",
    # days
    "weekday": "W",
    "plural weekdays": "S",
    "month": "M",
    "weekday or month": "X",
    "relative day": "R",
    "feast": "Y",
    "next": "N",
    "this": "H",
    "last": "L",
    "coming": "C",
    "edge": "E",  # start, middle, end of
    "weekend": "e",
    "end of day": "x",
    # lengths
    "unit": "U",
    "h": "v",
    "working days": "B",
    "later": "F",  # from now, ago
    "after": "G",
    # clock
    "am pm": "z",
    "part of day": "P",
    "named hour": "m",
    "oclock": "K",
    "offset": "b",  # half past, quarter to
    "past": "p",  # and its opposite, to
    "minus": "l",
    "zone": "Z",
    # joints
    "at": "A",
    "in": "I",
    "conjunction": "&",
    "and minutes": "+",  # Italian "tre e venti"
    "by": "u",
    "range": "r",
    "article": "i",
    "q": "Q",
}

_CLASSES = {
    "number": "[nkw]",
    "hour": "[nkwaoO]",
    "moment": "[nkwaOm]",
    "quantity": "[nkhywacdfJ]",
    "length": "[UvKsqB]",
    "unit": "[UvKsq]",
    "compact": "[hy]",
    "day": "[nkosw]",
    "digits": "[nk]",
    "ordinal": "[oOs]",
    "nth": "[oOsL]",
    "counted": "[UBWX]",
    "month": "[MX]",
    "weekday": "[WX]",
    "weekdays": "[SWX]",
    "year": "y",
    "which": "[NHL]",
    "from": "[pG]",
    "minutes": "[nkwJq]",
    "and": "[&+]",
    "and_minutes": "[+]",
    "joint": "[AIu&+]",
}
_LETTERS = {name.replace(" ", "_"): letter for name, letter in CODES.items()} | _CLASSES
_ELEMENT = re.compile(r"\((?:(?P<alias>[a-z_]+):)?(?P<given>[a-z_]+)\)|(?P<passed>[a-z_]+)")

Builder = Callable[..., Part | None]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule holds: the places of the words it names, and where it ends."""

    build: Builder
    places: tuple[tuple[str, int], ...]
    end: int

    def part(self, words: Sequence[Word]) -> Part | None:
        return self.build(**{name: words[place] for name, place in self.places})


@dataclass(frozen=True, slots=True)
class Rule:
    """`build` is called with the word of each element in brackets by its name, if it is there.

    It returns None where the words' values do not fit.
    """

    pattern: re.Pattern[str]
    build: Builder

    def match(self, codes: str, place: int) -> Match | None:
        found = self.pattern.match(codes, place)
        if found is None:
            return None
        named = {name: found.start(name) for name in self.pattern.groupindex}
        return Match(self.build, tuple((name, at) for name, at in named.items() if at >= 0), found.end())


def rule(pattern: str, build: Builder) -> Rule:
    """The first element of a pattern is never optional: rules are looked up by it.

    "(month) (day)" gives both words to `build`, "at (hour)" only the hour; "(minutes:number)" is a
    number that goes by another name.
    """
    return Rule(re.compile(_ELEMENT.sub(_element, pattern).replace(" ", "")), build)


def _element(found: re.Match[str]) -> str:
    alias, given, passed = found["alias"], found["given"], found["passed"]
    return f"(?P<{alias or given}>{_LETTERS[given]})" if given else _LETTERS[passed]


def by_first_code(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = {}
    for each in rules:
        for code in _first_codes(each.pattern.pattern):
            table.setdefault(code, []).append(each)
    return {code: tuple(found) for code, found in table.items()}


def _first_codes(pattern: str) -> str:
    start = re.sub(r"^\(\?P<\w+>", "", pattern)
    return start[1 : start.index("]")] if start[0] == "[" else start[0]
