"""Words of a due phrase, and the vocabularies that give them their meaning."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

Lexemes = tuple["Word", ...]


class Kind(StrEnum):
    """What a word is, as the letter that stands for it in the patterns of bot.domain.due_phrases.patterns.

    A word of two uses has a kind of its own that stands in the classes of both: Italian "mar" (Tuesday,
    March), English "second" (the 2nd, one second).
    """

    # written in digits
    SMALL_NUMBER = "n"  # one or two digits
    ORDINAL_DOT = "k"  # "25."
    THREE_DIGITS = "h"
    FOUR_DIGITS = "y"
    TIME = "t"  # 15:30, 15h30
    DOTTED = "d"  # 16.12: a date, a time or a decimal
    SLASHED = "f"  # 4/25: a date or a fraction
    DASHED = "g"  # 2-15: a date, a time or a range
    FULL_DATE = "D"
    INSTANT = "T"  # ISO 8601 with a T
    # numbers in words
    NUMBER_WORD = "w"
    ONE = "a"  # the article, where it may mean one
    DECIMAL = "c"
    ORDINAL = "o"
    HOUR_ORDINAL = "O"  # Polish feminine ordinals name hours
    SECOND = "s"
    HALF = "J"
    QUARTER = "q"
    # days
    WEEKDAY = "W"
    WEEKDAYS = "S"
    MONTH = "M"
    WEEKDAY_OR_MONTH = "X"
    RELATIVE_DAY = "R"
    FEAST = "Y"
    NEXT = "N"
    THIS = "H"
    LAST = "L"
    COMING = "C"
    EDGE = "E"  # start, middle, end of
    WEEKEND = "e"
    END_OF_DAY = "x"
    # lengths
    UNIT = "U"
    HOUR_LETTER = "v"
    WORKING_DAYS = "B"
    LATER = "F"  # from now, ago
    AFTER = "G"
    # clock
    AM_PM = "z"
    PART_OF_DAY = "P"
    NAMED_HOUR = "m"
    OCLOCK = "K"
    OFFSET = "b"  # half past, quarter to
    PAST = "p"  # and its opposite, to
    MINUS = "l"
    ZONE = "Z"
    # joints
    AT = "A"
    IN = "I"
    CONJUNCTION = "&"
    AND_MINUTES = "+"  # Italian "tre e venti"
    BY = "u"
    RANGE = "r"
    ARTICLE = "i"
    QUARTER_LETTER = "Q"


FIGURES = frozenset({Kind.SMALL_NUMBER, Kind.ORDINAL_DOT})
WEEKDAY_KINDS = frozenset({Kind.WEEKDAY, Kind.WEEKDAY_OR_MONTH})


@dataclass(frozen=True, slots=True)
class Word:
    """One unit of meaning.

    The numbers are what the kind makes of them: a value, or hour/minute/second, or day/month/year.
    """

    kind: Kind
    number: int = 0
    other: int = 0
    third: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`longest` says how many words the longest entry has that begins with a word."""

    language: str
    entries: Mapping[str, Lexemes]
    longest: Mapping[str, int]


Entries = Iterable[tuple[str, Lexemes]]


def alternatives(text: str) -> Iterator[str]:
    """The entries of "a|b|c d", as they look after bot.domain.due_phrases.scan has folded what was typed."""
    return (entry.strip() for entry in text.split("|"))


def numbered(kind: Kind, names: Mapping[int, str], text: str = "") -> Iterator[tuple[str, Lexemes]]:
    for number, spellings in names.items():
        for spelling in alternatives(spellings):
            yield spelling, (Word(kind, number, text=text),)


def named(kind: Kind, names: Mapping[str, str], number: int = 0) -> Iterator[tuple[str, Lexemes]]:
    for text, spellings in names.items():
        for spelling in alternatives(spellings):
            yield spelling, (Word(kind, number, text=text),)


def same(spellings: str, *words: Word) -> Iterator[tuple[str, Lexemes]]:
    """Entries that mean the same; without words they mean nothing and are passed over."""
    return ((spelling, words) for spelling in alternatives(spellings))


def vocabulary(language: str, *tables: Entries) -> Vocabulary:
    entries: dict[str, Lexemes] = {}
    for table in tables:
        for spelling, words in table:
            if entries.setdefault(spelling, words) != words:
                raise ValueError(f"“{spelling}” has two meanings in {language}")
    longest: dict[str, int] = {}
    for spelling in entries:
        first, *rest = spelling.split()
        longest[first] = max(longest.get(first, 1), 1 + len(rest))
    return Vocabulary(language, entries, longest)
