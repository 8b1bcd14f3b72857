"""Reading T-12, t12 and 12."""

import re
from collections.abc import Sequence

from bot.domain.folding import folded
from bot.domain.refusal import N_, Refusal

NUMBER = re.compile(r"(?:t-?)?(\d{1,9})", re.IGNORECASE | re.ASCII)
NAME = re.compile(r"t-?(\d{1,9})", re.IGNORECASE | re.ASCII)
"""What can be nothing but a task."""

MOST_AT_ONCE = 20
EXAMPLE = "/task done T-12 T-13"

_BETWEEN = {"and", "i", "oraz", "e", "ed", "&", "+"}


def take_numbers(words: Sequence[str]) -> tuple[tuple[int, ...], list[str]]:
    """The task numbers that the words begin with, each once, and the remaining words.

    Raises Refusal for too many.
    """
    numbers: list[int] = []
    rest = [part for word in words for part in _separated(word)]
    while rest and (read_number(rest[0]) is not None or _is_between(rest, numbers)):
        number = read_number(rest.pop(0))
        numbers += [] if number is None else [number]
    if len(numbers) > MOST_AT_ONCE:
        raise Refusal(
            N_("I take up to {most} tasks at once; you named {count}."),
            example=EXAMPLE,
            most=MOST_AT_ONCE,
            count=len(numbers),
        )
    return tuple(dict.fromkeys(numbers)), rest


def read_numbers(words: Sequence[str]) -> tuple[int, ...]:
    """All words as task numbers, none at all included. Raises Refusal for anything else."""
    numbers, rest = take_numbers(words)
    if rest:
        raise Refusal(N_("Tell me which task by its number, or several."), example=EXAMPLE)
    return numbers


def read_number(word: str) -> int | None:
    found = NUMBER.fullmatch(word)
    return int(found[1]) if found and int(found[1]) else None


def _separated(word: str) -> list[str]:
    """ "12,13" is two, "ready,steady" is one."""
    parts = [part for part in word.split(",") if part]
    return parts if len(parts) > 0 and all(NUMBER.fullmatch(part) for part in parts) else [word]


def _is_between(words: Sequence[str], before: Sequence[int]) -> bool:
    """ "12 and 13": a word between two numbers."""
    following = words[1:2]
    return (
        bool(before and following) and folded(words[0]) in _BETWEEN and bool(NUMBER.fullmatch(following[0]))
    )
