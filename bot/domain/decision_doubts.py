"""Whether what is said after a verdict takes it back, puts it on a condition or makes it unsure."""

from collections.abc import Iterable, Sequence
from enum import IntEnum, auto

from bot.domain.decision_lexicon import (
    APPROVALS,
    EXPLANATIONS,
    MENTION,
    NEGATIONS,
    OTHER_VERDICTS,
    PASSING,
    RESERVATIONS,
    RETRACTIONS,
    UNCERTAIN,
)
from bot.domain.decision_scan import STRANGE, Clause, Ending

_LONGEST_PHRASE = max(phrase.count(" ") + 1 for phrase in PASSING)
_FIRST = {phrase.split()[0] for phrase in EXPLANATIONS}
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
            ends = range(start + 1, min(start + _LONGEST_PHRASE, len(words)) + 1)
            reached.update(end for end in ends if " ".join(words[start:end]) in phrases)
    return len(words) in reached


def says(words: Sequence[str], phrases: frozenset[str]) -> bool:
    """Whether one of the words or two in a row are among the phrases."""
    pairs = (" ".join(pair) for pair in zip(words, words[1:], strict=False))
    return not phrases.isdisjoint(words) or not phrases.isdisjoint(pairs)


def weigh(clauses: Iterable[Clause]) -> Doubt:
    """What the clauses after an approval do to it.

    A remark that is known to be harmless does nothing. Other words must begin like an explanation, and none
    of them may be one that changes the meaning of what stands before.
    """
    doubt, is_explained = Doubt.NONE, False
    for clause in clauses:
        words = clause.words
        if passes(words) and clause.ending is not Ending.QUESTION:
            continue
        doubt = max(doubt, _weigh(clause, words, is_explained=is_explained))
        is_explained = True
    return doubt


def _weigh(clause: Clause, words: list[str], *, is_explained: bool) -> Doubt:
    is_question = clause.ending is Ending.QUESTION
    if is_contrary(words) or words[0] in NEGATIONS or (is_question and len(words) <= _A_TAG):
        return Doubt.CONTRARY
    if says(words, RESERVATIONS):
        return Doubt.CONDITION
    if is_question or is_uncertain(words) or not (is_explained or _explains(words)):
        return Doubt.UNSURE
    return Doubt.NONE


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
    return says(said[:2], EXPLANATIONS) and said[0] in _FIRST and MENTION not in said
