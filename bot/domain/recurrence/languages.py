"""The languages a recurrence is typed in, and the words it may begin with."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from bot.domain.recurrence.english import ENGLISH
from bot.domain.recurrence.italian import ITALIAN
from bot.domain.recurrence.polish import POLISH
from bot.domain.recurrence.words import Kind, Lexicon, Word

_LANGUAGES = {each.language: each for each in (ENGLISH, POLISH, ITALIAN)}
_OPENING = {Kind.EVERY, Kind.OFTEN, Kind.LAST, Kind.ORDINAL, Kind.END, Kind.TWICE_OR_HALF}
# Some joints stand first ("the last friday"), and plurals do ("weekdays"): these have a number.
_MAY_OPEN = {Kind.JOINT, Kind.WEEKEND, Kind.WORKING}
_SUFFIXES: Mapping[str, Sequence[str]] = {"en": ("st", "nd", "rd", "th"), "pl": (".", "-go", "go")}
_ELIDED = {"it": ("l'ultimo", "l'ultima", "nell'ultimo", "nell'ultima", "l'8", "l'11")}
_LONGEST_MONTH = 31


def by_preference(locale: str) -> Iterator[Lexicon]:
    """The person's language, then English."""
    own = _LANGUAGES.get(locale[:2].lower(), ENGLISH)
    yield own
    if own is not ENGLISH:
        yield ENGLISH


@cache
def opening_words(locale: str) -> frozenset[str]:
    """The words a recurrence may begin with, between white space, as due_phrases.scan.fold spells them.

    Days, months and bare numbers, which are more often something else, are not among them, though
    read_recurrence takes "24 december every year".
    """
    return frozenset(word for lexicon in by_preference(locale) for word in _opening(lexicon))


def _opening(lexicon: Lexicon) -> Iterator[str]:
    yield from (spelling.split()[0] for spelling, word in lexicon.entries.items() if _opens(word))
    yield from _ELIDED.get(lexicon.language, ())
    for suffix in _SUFFIXES.get(lexicon.language, ()):
        yield from (f"{day}{suffix}" for day in range(1, _LONGEST_MONTH + 1))


def _opens(word: Word) -> bool:
    return word.kind in _OPENING or (word.kind in _MAY_OPEN and word.number > 0)
