"""From what was typed to words with a meaning, in one pass per language after a common first one."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import accumulate, takewhile

from bot.domain.due_phrases.words import FIGURES, Kind, Vocabulary, Word

_QUOTES = {"\u2019": "'", "\u2018": "'", "\u2032": "'", "\u2033": '"', "\u201c": '"', "\u201d": '"'}
_FOLD = str.maketrans(_QUOTES | {"ł": "l", "º": "°", "ª": "°"})
_HYPHENATED = re.compile(
    r"\b(mid|half|quarter|end|of|day|after|month|year|twenty|thirty|forty|fifty|start|the)-(?=[a-z])"
)
_MAY_BE_A_DAY = FIGURES | {Kind.ORDINAL, Kind.SECOND}
_SPELT = {Kind.NUMBER_WORD, Kind.ORDINAL, Kind.HOUR_ORDINAL}
_UNITS, _TENS = range(1, 10), range(20, 100, 10)
_DIGITS = re.compile(r"[0-9]+")

_TOKEN = re.compile(
    r"""
      (?P<space>   [\s,.;:()!?]+ )
    | (?P<instant> \d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)? (?![a-z0-9]) )
    | (?P<ymd>     \d{4}(?P<dash>[-/.])\d{1,2}(?P=dash)\d{1,2} (?!\d) )
    | (?P<dmy>     \d{1,2}(?P<sep>[-/.])\d{1,2}(?P=sep)(?:(?:19|20|21)\d\d|\d\d) (?!\d|[:.h]\d) )
    | (?P<time>    \d{1,2}[:h]\d\d(?::\d\d)? (?!\d) )
    | (?P<dotted>  \d{1,2}\.\d{1,2}\.? (?!\d) )
    | (?P<decimal> \d{1,3},\d{1,2} (?!\d) )
    | (?P<slashed> \d{1,2}/\d{1,2} (?!\d) )
    | (?P<dashed>  \d{1,2}-\d{1,2} (?!\d) )
    | (?P<day>     \d{1,3}\s?(?:st|nd|rd|th|°) (?![a-z]) )
    | (?P<hour>    \d{1,2}-?(?:w?sz|s?t|g|ci?|m)?(?:ia|iej|ej|ga|cia|sza|sta|ta|ma) (?![a-z]) )
    | (?P<date>    \d{1,2}-?(?:w?sz|s?t|g|ci?|m)?(?:iego|ego|go|szy|gi|ci|sty|ty|my|ym) (?![a-z]) )
    | (?P<ampm>    [ap]\.?\s?m\b\.? | (?<=\d)[ap](?:m(?=[a-z]{3})|\b\.?) | (?<=\d\s)[ap]\. )
    | (?P<dot>     \d{1,2}\. (?!\d) )
    | (?P<small>   \d{1,2} (?!\d) )
    | (?P<three>   \d{3} (?!\d) )
    | (?P<four>    \d{4} (?!\d) )
    | (?P<seconds> (?<=[0-9])\s?(?:''|") )
    | (?P<minutes> (?<=[0-9])\s?' )
    | (?P<word>    o'clock | [a-z]+(?:'s\b)? )
    | (?P<elision> (?<=[a-z])' )
    | (?P<glue>    (?<=[0-9])[-/](?=[a-z]{3}) | (?<=[a-z])-(?=[0-9]{4}\b) | (?<=[a-z]{3})/(?=[0-9]) )
    | (?P<range>   [-\u2013\u2014]+ )
    | (?P<sign>    [@&] )
    | (?P<strange> . )
    """,
    re.VERBOSE | re.ASCII | re.DOTALL,
)

Token = Word | str


def fold(text: str) -> str:
    """Lower case, no accents, plain quotes, spaces for the hyphens inside an expression."""
    folded = text.lower()
    if not folded.isascii():
        marked = unicodedata.normalize("NFD", folded.translate(_FOLD))
        folded = "".join(char for char in marked if not unicodedata.combining(char))
    return _HYPHENATED.sub(r"\1 ", folded) if "-" in folded else folded


def scan(text: str) -> list[Token] | None:
    """Numbers as words of their kind, other words as text; None for a sign that no phrase has."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(fold(text)):
        kind = match.lastgroup or ""
        if kind == "word":
            tokens.append(match[0].replace("'", ""))
        elif kind == "strange":
            return None
        elif kind not in {"space", "elision", "glue"}:
            tokens.append(_WORDS[kind](match[0]))
    return tokens


def _numbers(kind: Kind, text: str) -> Word:
    first, second, third, *_ = (*map(int, _DIGITS.findall(text)), 0, 0)
    return Word(kind, first, second, third, text)


def _of(kind: Kind) -> Callable[[str], Word]:
    return lambda text: _numbers(kind, text)


def _ymd(text: str) -> Word:
    year, month, day = (int(digits) for digits in _DIGITS.findall(text))
    return Word(Kind.FULL_DATE, day, month, year, "day first")


def _dmy(text: str) -> Word:
    first, second, year = _DIGITS.findall(text)
    century = "20" if len(year) == 2 else ""  # noqa: PLR2004 -- figures of a year
    return Word(
        Kind.FULL_DATE, int(first), int(second), int(century + year), "day first" if "." in text else ""
    )


def _decimal(text: str) -> Word:
    return Word(Kind.DECIMAL, text=text.replace(",", "."))


def _instant(text: str) -> Word:
    return Word(Kind.INSTANT, text=text.upper())


def _ampm(text: str) -> Word:
    return Word(Kind.AM_PM, 12 if text[0] == "p" else 0)


_WORDS: Mapping[str, Callable[[str], Word]] = {
    "instant": _instant,
    "ymd": _ymd,
    "dmy": _dmy,
    "time": _of(Kind.TIME),
    "dotted": _of(Kind.DOTTED),
    "decimal": _decimal,
    "slashed": _of(Kind.SLASHED),
    "dashed": _of(Kind.DASHED),
    "day": _of(Kind.ORDINAL),
    "hour": _of(Kind.HOUR_ORDINAL),
    "date": _of(Kind.ORDINAL),
    "ampm": _ampm,
    "dot": _of(Kind.ORDINAL_DOT),
    "small": _of(Kind.SMALL_NUMBER),
    "three": _of(Kind.THREE_DIGITS),
    "four": _of(Kind.FOUR_DIGITS),
    "seconds": lambda _: Word(Kind.UNIT, text="second"),
    "minutes": lambda _: Word(Kind.UNIT, text="minute"),
    "range": lambda _: Word(Kind.RANGE),
    "sign": lambda text: Word(Kind.AT if text == "@" else Kind.CONJUNCTION),
}


def translate(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Word] | None:
    """None where a word is not of this language, or one is left hanging at the end."""
    words: list[Word] = []
    article: Word | None = None
    place = 0
    while place < len(tokens):
        taken, found = _longest(tokens, place, vocabulary)
        if not taken:
            return None
        place += taken
        for word in found:
            if word.kind is Kind.ARTICLE:
                article = word
            else:
                _append(words, _as_day(word) if article and article.number else word)
                article = None
    return None if article else words


def _longest(tokens: Sequence[Token], place: int, vocabulary: Vocabulary) -> tuple[int, Sequence[Word]]:
    first = tokens[place]
    if not isinstance(first, str):
        return 1, (first,)
    following = takewhile(
        lambda token: isinstance(token, str), tokens[place : place + vocabulary.longest.get(first, 0)]
    )
    spellings = list(accumulate(following, "{} {}".format))
    for taken in range(len(spellings), 0, -1):
        if spellings[taken - 1] in vocabulary.entries:
            return taken, vocabulary.entries[spellings[taken - 1]]
    return 0, ()


def _as_day(word: Word) -> Word:
    """After an article a number is a day of the month: "the 15", "il 15", "the first"."""
    if word.kind in _MAY_BE_A_DAY:
        return Word(Kind.ORDINAL, word.number, text="the")
    return word


def _append(words: list[Word], word: Word) -> None:
    """Adds a word; a unit joins the tens before it, as in "twenty first"."""
    if (
        words
        and word.number in _UNITS
        and _is_spelt(word)
        and _is_spelt(words[-1])
        and words[-1].number in _TENS
    ):
        words[-1] = Word(word.kind, words[-1].number + word.number, text=word.text)
    else:
        words.append(word)


def _is_spelt(word: Word) -> bool:
    return word.kind in _SPELT and word.text in {"word", "day", "hour or day"}


def parse_instant(text: str) -> datetime | None:
    """An ISO 8601 date and time, naive where it names no offset."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
