"""Lines and sentences of what people write to each other."""

import re
from dataclasses import dataclass
from functools import cached_property

from bot.domain.folding import folded

# A full stop also ends "25." and "np.": there the sentence goes on in small letters or figures.
_END = re.compile(r"(?<=[!?…])\s+|(?<=[.;])\s+(?![a-zà-ž\d])")
_CLAUSE = re.compile(r"(?<=[,;:\u2013\u2014])\s+|\s+(?=[\u2013\u2014-]\s)")
_AROUND = ' \t.,;:!?…"“”„«»()[]{}*_~`'
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'"})


@dataclass(frozen=True)
class Sentence:
    """`words` are as written; `bare` the same without case, accents and punctuation around them."""

    words: tuple[str, ...]

    @cached_property
    def bare(self) -> tuple[str, ...]:
        return tuple(bare(word) for word in self.words)

    @property
    def is_question(self) -> bool:
        return self.words[-1].rstrip('"”»)*_ ').endswith("?")

    @property
    def clauses(self) -> list[tuple[int, int]]:
        """Where each part between commas begins and ends, in words."""
        found, start = [], 0
        for clause in _CLAUSE.split(" ".join(self.words)):
            length = len(clause.split())
            found.append((start, start + length))
            start += length
        return found


def sentences(text: str) -> list[Sentence]:
    parts = (part.split() for line in text.splitlines() for part in _END.split(line))
    return [Sentence(tuple(words)) for words in parts if words]


def bare(word: str) -> str:
    """A word for comparison; a lone sign stays what it is."""
    return folded(word.translate(_QUOTES)).strip(_AROUND) or word


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words unless one word alone is too long."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    if not text[limit - 1].isspace():
        head = head[: head.rfind(" ")] if " " in head else head
    return head.rstrip(" ,;:") + "…"
