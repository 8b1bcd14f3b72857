"""The clause that holds a verdict: each of its words must be known."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.decisions.lexicon import (
    BECAUSE,
    CLOSERS,
    MENTION,
    OPENERS,
    PHRASES,
    RESERVATIONS,
    begins_condition,
    corrected,
)
from bot.domain.decisions.scan import Clause, Placed
from bot.domain.decisions.words import Phrase

_MOST_READ = 16
"""Words of a clause among which a verdict and what belongs to it are looked for."""


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict and how it was said.

    is_slip: a letter of it is wrong
    is_called: a person is named right before it, as whoever it speaks of or to
    names_somebody: a person is named right after it
    is_dressed: words like "yes" or "thanks" stand around it
    rest: what follows in the clause: a reason with "because", or something like a condition
    """

    phrase: Phrase
    is_slip: bool
    is_called: bool
    names_somebody: bool
    is_dressed: bool
    rest: tuple[Placed, ...]


def match(clause: Clause) -> Said | None:
    """None where the clause is not a verdict or says more than one."""
    typed = clause.words[:_MOST_READ]
    meant = [corrected(word) or word for word in typed]
    called = _skip(meant, 0, {MENTION})
    begin = _skip(meant, called, OPENERS)
    end = _longest(meant, begin, PHRASES)
    if end == begin:
        return None
    named = _skip(meant, end, {MENTION})
    rest = _skip(meant, named, CLOSERS)
    if meant[rest:] and not _goes_on(meant[rest:]):
        return None
    return Said(
        PHRASES[" ".join(meant[begin:end])],
        is_slip=meant[begin:end] != typed[begin:end],
        is_called=called > 0,
        names_somebody=named > end,
        is_dressed=begin > called or rest > named,
        rest=clause.placed[rest:],
    )


def _goes_on(words: Sequence[str]) -> bool:
    return words[0] in BECAUSE or words[0] in RESERVATIONS or begins_condition(words) > 0


def _skip(words: Sequence[str], start: int, phrases: frozenset[str] | set[str]) -> int:
    """Where the words go on after such phrases."""
    while (end := _longest(words, start, phrases)) > start:
        start = end
    return start


def _longest(words: Sequence[str], start: int, phrases: frozenset[str] | set[str] | dict[str, Phrase]) -> int:
    """The end of the longest phrase that begins there; the start itself, if none does."""
    ends = range(len(words), start, -1)
    return next((end for end in ends if " ".join(words[start:end]) in phrases), start)
