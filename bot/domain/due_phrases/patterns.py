"""A small pattern language over the kinds of words: "(month) (day) (year)?" instead of letters."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.domain.due_phrases.parts import Part
from bot.domain.due_phrases.words import Kind, Word

# What an element of a pattern stands for, besides a single kind.
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
    "date_ordinal": "[os]",
    "nth": "[oOsL]",
    "counted": "[UBWX]",
    "month": "[MX]",
    "weekday": "[WX]",
    "weekdays": "[SWX]",
    "year": "[y]",
    "which": "[NHL]",
    "from": "[pG]",
    "minutes": "[nkwJq]",
    "and": "[&+]",
    "joint": "[AIu&+]",
}
_LETTERS = {kind.name.lower(): f"[{kind.value}]" for kind in Kind} | _CLASSES
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

    def match(self, letters: str, place: int) -> Match | None:
        found = self.pattern.match(letters, place)
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


def by_first_letter(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = {}
    for each in rules:
        for letter in _first_letters(each.pattern.pattern):
            table.setdefault(letter, []).append(each)
    return {letter: tuple(found) for letter, found in table.items()}


def _first_letters(pattern: str) -> str:
    start = re.sub(r"^\(\?P<\w+>", "", pattern)
    return start[1 : start.index("]")]
