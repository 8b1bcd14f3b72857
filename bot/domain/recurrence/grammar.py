"""What may be said of the days that repeat: patterns over the kinds of words, and what they mean.

A phrase is read as a whole or not at all.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.recurrence.pattern import Pattern
from bot.domain.recurrence.rule import Holidays
from bot.domain.recurrence.words import Kind, Word

# What an element of a pattern stands for, besides a single kind.
_CLASSES = {
    "step": "[nor]",
    "unit": "[dwmqy]",
    "weekday": "[WS]",
    "weekdays": "[WS](?:[ij]*e?j*[WS])*",
    "plurals": "S(?:[ij]*S)*",
    "figure": "[nr]",
    "ordinals": "r(?:[ij]*d?r)*",
    "nth": "[rl]",
    "counted": "[WdkS]",
    "span": "[mq]",
    "range": "[tu]",
}
# Nothing may stand after these: "every 15 of the month" is not every 15 months.
_TIGHT = {"step"}
_LETTERS = {kind.name.lower(): kind.value for kind in Kind} | _CLASSES
_ELEMENT = re.compile(r"(?P<named>\()?(?:(?P<alias>[a-z_]+):)?(?P<given>[a-z_]+)\)?(?P<optional>\?)?")


@dataclass(frozen=True, slots=True)
class Said:
    """The words that a pattern names in brackets; `phrase` is for the refusals."""

    phrase: str
    words: Mapping[str, Sequence[Word]]

    def all(self, name: str) -> Sequence[Word]:
        return self.words.get(name, ())

    def one(self, name: str) -> Word:
        """Raises LookupError where the phrase has none."""
        return self.words[name][0]

    def has(self, name: str) -> bool:
        return bool(self.all(name))


@dataclass(frozen=True, slots=True)
class Meaning:
    """`holidays` is what the words themselves say of days off, as "working day" does."""

    pattern: Pattern
    holidays: Holidays = Holidays.KEEP


Builder = Callable[[Said], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """`build` returns None where values do not fit, and raises RecurrenceRefused where they make no sense."""

    pattern: re.Pattern[str]
    build: Builder

    def read(self, letters: str, words: Sequence[Word], phrase: str) -> Meaning | None:
        match = self.pattern.fullmatch(letters)
        if match is None:
            return None
        found = {name: words[slice(*match.span(name))] for name in self.pattern.groupindex}
        return self.build(Said(phrase, found))


def rule(pattern: str, build: Builder) -> Rule:
    """ "every (step)? (unit)": words that join others may stand between the elements and before them."""
    elements = (_element(match) for match in _ELEMENT.finditer(pattern))
    return Rule(re.compile("j*" + "".join(elements) + "(?<!j)"), build)


def headed(complement: str, build: Builder) -> Iterator[Rule]:
    """ "monthly on ...", "every 2 months on ...", "... every 2 months"."""
    yield rule(f"(often) {complement}", build)
    yield rule(f"every (step)? (unit) {complement}", build)
    yield rule(f"{complement} every (step)? (unit)", build)


def _element(match: re.Match[str]) -> str:
    letters = _LETTERS[match["given"]]
    body = f"(?P<{match['alias'] or match['given']}>{letters})" if match["named"] else f"(?:{letters})"
    joints = "" if match["given"] in _TIGHT else "j*"
    return f"(?:{body}{joints})?" if match["optional"] else f"{body}{joints}"
