"""Words of a recurrence, and the vocabularies that give them their meaning."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product

from bot.domain.due_phrases.scan import fold
from bot.domain.due_phrases.words import Kind as DueKind
from bot.domain.due_phrases.words import Vocabulary, alternatives


class Kind(StrEnum):
    """What a word is, as the letter that stands for it in the patterns of bot.domain.recurrence.patterns."""

    EVERY = "e"
    OTHER = "o"
    NUMBER = "n"
    ORDINAL = "r"
    LAST = "l"
    DAY = "d"
    WEEK = "w"
    MONTHS = "m"  # the unit; the name of one is MONTH
    QUARTER = "q"
    YEAR = "y"
    SMALL_UNIT = "h"  # hours, minutes
    OFTEN = "f"  # "weekly": a unit and how many of it
    TWICE_OR_HALF = "B"  # "bimonthly"
    WORKING = "k"
    WEEKEND = "x"
    WEEKDAY = "W"
    WEEKDAYS = "S"
    MONTH = "M"
    DATE = "g"  # 24.12.
    END = "E"
    ALTERNATE = "a"  # Italian "sì e uno no"
    CONJUNCTION = "i"
    FROM = "F"
    RANGE = "t"
    UNTIL = "u"
    TIMES = "T"
    HOLIDAYS = "p"
    DONE = "c"
    FOR = "P"
    JOINT = "j"
    UNKNOWN = "X"


@dataclass(frozen=True, slots=True)
class Word:
    """`text` is what the kind makes of it; see BESIDE_A_DAY for some."""

    kind: Kind
    number: int = 0
    other: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A word and where in the folded phrase it stands."""

    word: Word
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`longest` says how many words the longest entry has that begins with a word."""

    language: str
    entries: Mapping[str, Word]
    longest: Mapping[str, int]


Entries = Iterable[tuple[str, Word]]

_BORROWED = {
    DueKind.NUMBER_WORD: Kind.NUMBER,
    DueKind.ORDINAL: Kind.ORDINAL,
    DueKind.HOUR_ORDINAL: Kind.ORDINAL,  # Polish feminine ones
    DueKind.SECOND: Kind.ORDINAL,
    DueKind.WEEKDAY: Kind.WEEKDAY,
    DueKind.WEEKDAYS: Kind.WEEKDAYS,
    DueKind.WEEKDAY_OR_MONTH: Kind.WEEKDAY,
    DueKind.MONTH: Kind.MONTH,
}
_UNITS = {
    "day": Kind.DAY,
    "week": Kind.WEEK,
    "month": Kind.MONTHS,
    "quarter": Kind.QUARTER,
    "year": Kind.YEAR,
    "hour": Kind.SMALL_UNIT,
    "minute": Kind.SMALL_UNIT,
    "second": Kind.SMALL_UNIT,
}
_TENS, _ONES = (20, 30), range(1, 10)
_TOKEN = re.compile(
    r"""
      (?P<space>   [\s,.;:()!?'"]+ )
    | (?P<date>    \d{1,2}\.\d{1,2}\.? (?![\d\w]) )
    | (?P<ordinal> \d{1,3}\s?(?:st|nd|rd|th|°|o\b) (?![a-z0-9])
                 | \d{1,3}-?(?:w?sz|s?t|g|ci?|m)?(?:iego|ego|go|szy|gi|ci|ty|y|ym|a|ia|ej|iej) (?![a-z0-9]) )
    | (?P<dot>     \d{1,3}\. (?![\d\w]) )
    | (?P<number>  \d{1,3} (?![\d\w.:/%]) )
    | (?P<word>    [a-z]+ )
    | (?P<and>     [&+/] )
    | (?P<range>   [-\u2013\u2014]+ )
    | (?P<unknown> \w+ | . )
    """,
    re.VERBOSE | re.ASCII | re.DOTALL,
)
_FIGURES = {"ordinal": Kind.ORDINAL, "dot": Kind.ORDINAL, "number": Kind.NUMBER, "date": Kind.DATE}
_SIGNS = {"and": Word(Kind.CONJUNCTION), "range": Word(Kind.RANGE), "unknown": Word(Kind.UNKNOWN)}
# A number beside such a word is a day of the month: "il 15", "dnia 15", "15 dnia".
BEFORE_A_DAY, AFTER_A_DAY, BESIDE_A_DAY = "before a day", "after a day", "beside a day"
_PREFIX = re.compile(r"\b(bi|semi)-(?=[a-z])")


def same(spellings: str, word: Word) -> Iterator[tuple[str, Word]]:
    return ((spelling, word) for spelling in alternatives(spellings))


def often(unit: Kind, spellings: Mapping[int, str]) -> Iterator[tuple[str, Word]]:
    """Adverbs for every so many units: {2: "fortnightly"}."""
    for number, names in spellings.items():
        yield from same(names, Word(Kind.OFTEN, number, text=unit))


def lexicon(due: Vocabulary, *tables: Entries) -> Lexicon:
    """The days, months, numbers and units of due phrases, and what is said of repetition alone."""
    entries = dict(_borrowed(due))
    entries |= dict(_compounds(entries))
    for table in tables:
        entries.update(table)
    longest: dict[str, int] = {}
    for spelling in entries:
        first, *rest = spelling.split()
        longest[first] = max(longest.get(first, 1), 1 + len(rest))
    return Lexicon(due.language, entries, longest)


def _borrowed(due: Vocabulary) -> Iterator[tuple[str, Word]]:
    for spelling, (*meaning,) in due.entries.items():
        if len(meaning) != 1:
            continue
        (word,) = meaning
        kind = _UNITS.get(word.text) if word.kind is DueKind.UNIT else _BORROWED.get(word.kind)
        if kind:
            yield spelling, Word(kind, word.number, text="second" if word.kind is DueKind.SECOND else "")


def _compounds(entries: Mapping[str, Word]) -> Iterator[tuple[str, Word]]:
    """Twenty first, dwudziestego pierwszego."""
    ordinals = [(spelling, word) for spelling, word in entries.items() if word.kind is Kind.ORDINAL]
    ones = [(spelling, word) for spelling, word in ordinals if word.number in _ONES]
    tens = [
        (spelling, word)
        for spelling, word in entries.items()
        if word.number in _TENS and word.kind in {Kind.ORDINAL, Kind.NUMBER}
    ]
    for (ten, tens_word), (one, ones_word) in product(tens, ones):
        yield f"{ten} {one}", Word(Kind.ORDINAL, tens_word.number + ones_word.number)


def folded(phrase: str) -> str:
    """As vocabularies spell it: lower case, no accents, "bi-weekly" in one word."""
    return _PREFIX.sub(r"\1", fold(phrase))


def scan(text: str, words: Lexicon) -> list[Placed]:
    """The words of a folded text; what the language does not have is UNKNOWN."""
    tokens = [match for match in _TOKEN.finditer(text) if match.lastgroup != "space"]
    placed: list[Placed] = []
    place = 0
    while place < len(tokens):
        taken, word = _word_at(tokens, place, words)
        _append(placed, Placed(word, tokens[place].start(), tokens[place + taken - 1].end()))
        place += taken
    return placed


def _append(placed: list[Placed], new: Placed) -> None:
    if placed and new.word.text in {AFTER_A_DAY, BESIDE_A_DAY}:
        placed[-1] = _as_day(placed[-1])
    if placed and placed[-1].word.text in {BEFORE_A_DAY, BESIDE_A_DAY}:
        new = _as_day(new)
    placed.append(new)


def _as_day(placed: Placed) -> Placed:
    is_number = placed.word.kind is Kind.NUMBER
    return replace(placed, word=Word(Kind.ORDINAL, placed.word.number)) if is_number else placed


def _word_at(tokens: Sequence[re.Match[str]], place: int, words: Lexicon) -> tuple[int, Word]:
    kind = tokens[place].lastgroup or ""
    if kind in _FIGURES:
        return 1, _figure(_FIGURES[kind], tokens[place][0])
    if kind in _SIGNS:
        return 1, _SIGNS[kind]
    for taken in range(words.longest.get(tokens[place][0], 0), 0, -1):
        word = words.entries.get(" ".join(token[0] for token in tokens[place : place + taken]))
        if word and place + taken <= len(tokens):
            return taken, word
    return 1, _SIGNS["unknown"]


def _figure(kind: Kind, text: str) -> Word:
    first, second, *_ = (*map(int, re.findall("[0-9]+", text)), 0)
    return Word(kind, first, second)
