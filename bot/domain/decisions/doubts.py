"""Whether what is said after a verdict takes it back, puts it on a condition or makes it unsure."""

from collections.abc import Iterable, Sequence
from enum import IntEnum, auto
from itertools import pairwise

from bot.domain.decisions.lexicon import (
    APPROVALS,
    BECAUSE,
    EXPLAINING,
    EXPLANATIONS,
    MENTION,
    NEGATIONS,
    OTHER_VERDICTS,
    PASSING,
    RESERVATIONS,
    RETRACTIONS,
    UNCERTAIN,
)
from bot.domain.decisions.scan import STRANGE, Clause, Ending
from bot.domain.decisions.words import Manner

LONGEST_PHRASE = max(phrase.count(" ") + 1 for phrase in PASSING)
"""Words of the longest that is passed over."""
_A_TAG = 3
"""Words of a question like "right?" that turns all before it into one."""


class Doubt(IntEnum):
    """The worst comes last."""

    NONE = auto()
    UNSURE = auto()
    CONDITION = auto()
    CONTRARY = auto()


def passes(words: Sequence[str], phrases: frozenset[str] = PASSING) -> bool:
    """Whether the words are such phrases, one after the other, and nothing else."""
    reached = {0}
    for start in range(len(words)):
        if start in reached:
            ends = range(start + 1, min(start + LONGEST_PHRASE, len(words)) + 1)
            reached.update(end for end in ends if " ".join(words[start:end]) in phrases)
    return len(words) in reached


def says(words: Sequence[str], phrases: frozenset[str]) -> bool:
    """Whether one of the words or two in a row are among the phrases."""
    pairs = (" ".join(pair) for pair in pairwise(words))
    return not phrases.isdisjoint(words) or not phrases.isdisjoint(pairs)


def weigh(clauses: Iterable[Clause], manner: Manner) -> Doubt:
    """What the clauses after an approval in that manner do to it.

    A remark that is known to be harmless does nothing. Other words must begin like an explanation, and each
    must be known in one: of others only "I approve because" makes an explanation of whatever follows.
    """
    doubt, is_first, is_free = Doubt.NONE, True, False
    for clause in clauses:
        words = clause.words
        if passes(words) and clause.ending is not Ending.QUESTION:
            continue
        is_free = is_free or (is_first and manner is Manner.OWN and words[0] in BECAUSE)
        is_explained = not is_first or _explains(words)
        doubt = max(
            doubt,
            _weigh(
                clause,
                is_explained=is_explained
                and (is_free or EXPLAINING.issuperset(words[words[0] == MENTION :])),
            ),
        )
        is_first = False
    return doubt


def _weigh(clause: Clause, *, is_explained: bool) -> Doubt:
    words = clause.words
    is_question = clause.ending is Ending.QUESTION
    if is_contrary(words) or words[0] in NEGATIONS or (is_question and len(words) <= _A_TAG):
        return Doubt.CONTRARY
    if says(words, RESERVATIONS):
        return Doubt.CONDITION
    return Doubt.UNSURE if is_question or is_uncertain(words) or not is_explained else Doubt.NONE


def is_contrary(words: Sequence[str]) -> bool:
    """Takes back what was said, laughs at it, or says something else."""
    return says(words, RETRACTIONS) or any(word.startswith(OTHER_VERDICTS) for word in words)


def is_uncertain(words: Sequence[str]) -> bool:
    return (
        STRANGE in words
        or says(words, NEGATIONS)
        or says(words, UNCERTAIN)
        or any(word.startswith(APPROVALS) for word in words)
    )


def _explains(words: Sequence[str]) -> bool:
    """ "<@U1> you can go ahead" explains, too."""
    said = words[1:] if words[0] == MENTION else words
    return any(" ".join(said[:end]) in EXPLANATIONS for end in range(1, 4))
