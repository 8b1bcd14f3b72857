"""The form in which a language's words for decisions are written down."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from itertools import product

from bot.domain.approvals.model import Verdict
from bot.domain.folding import folded

_KEEPS_ACCENT = 3
_GROUP = re.compile(r"\[([^\]]*)\]|\(([^)]*)\)|([^\[(]+)")


class Manner(Enum):
    """How firmly a phrase speaks for whoever writes it."""

    OWN = auto()  # "I approve": nobody else can be meant
    STATED = auto()  # "approved": a report of others, if more is said
    BARE = auto()  # "approve": may ask somebody else to do it
    SIGN = auto()  # "+1": agrees with whatever was said before
    LEANING = auto()  # never counted


@dataclass(frozen=True)
class Phrase:
    verdict: Verdict
    manner: Manner


@dataclass(frozen=True)
class Words:
    """Each entry is "a|b", with [optional|parts] and (one|of) these.

    courtesies: say nothing in front of a verdict, or after one
    openers: those that may stand in the verdict's own clause, without a comma
    regrets: may go before a verdict other than an approval
    closers: may follow in the verdict's own clause
    harmless: remarks after an approval that contain a word of doubt and are none
    conditions: what follows is a condition
    reservations: words that make an approval a conditional one, if anything
    negations, retractions, uncertain: words after which an approval is none, or not sure
    because: begins a reason in the verdict's own clause
    explanations: words with which an approval's explanation begins
    explaining: the other words of one; a word that is not known may say anything
    """

    verdicts: Mapping[tuple[Verdict, Manner], str]
    courtesies: str
    openers: str
    regrets: str
    closers: str
    harmless: str
    conditions: str
    reservations: str
    negations: str
    retractions: str
    uncertain: str
    because: str
    explanations: str
    explaining: str


def expanded(entries: str) -> Iterator[str]:
    """ "I approve [it|this]" is "I approve", "I approve it" and "I approve this"."""
    for entry in split(entries):
        groups = _GROUP.findall(entry)
        choices = [
            [*optional.split("|"), ""] if optional else (chosen or fixed).split("|")
            for optional, chosen, fixed in groups
        ]
        for choice in product(*choices):
            yield " ".join(" ".join(choice).split())


def split(entries: str) -> list[str]:
    """At the bars that stand outside of brackets."""
    return [entry.strip() for entry in re.split(r"\|(?![^\[(]*[\])])", entries)]


def spellings(phrase: str) -> Iterator[str]:
    """Each word with its accents and apostrophes or without, as people type on a phone."""
    return (" ".join(words) for words in product(*map(_forms, phrase.split())))


def _forms(word: str) -> set[str]:
    """The shortest words are others without their accent: "è" and "e", "né" and "ne"."""
    if len(word) < _KEEPS_ACCENT:
        return {word}
    return {word, folded(word), folded(word).replace("'", "")}
