"""Words that stand for something, as people spell them in any of three languages."""

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Generic, TypeVar

from bot.domain.folding import folded

Meaning = TypeVar("Meaning")

_CLOSE_ENOUGH = 0.75
_LOOKED_AT = 5


class Vocabulary(Generic[Meaning]):
    """Made of one line a meaning: "add new | dodaj nowe | aggiungi". Everybody may use any language.

    Raises ValueError for a word that has two meanings, or that would never be found because it is not folded
    (see bot.domain.folding).
    """

    def __init__(self, spellings: Mapping[Meaning, str]) -> None:
        words: dict[str, Meaning] = {}
        for meaning, line in spellings.items():
            for word in line.replace("|", " ").split():
                if word != folded(word) or words.setdefault(word, meaning) != meaning:
                    message = f"the spelling “{word}” of {meaning} is taken or not folded"
                    raise ValueError(message)
        self.words: Mapping[str, Meaning] = MappingProxyType(words)

    def read(self, word: str) -> Meaning | None:
        return self.words.get(folded(word))

    def nearest_words(self, word: str) -> list[str]:
        """The likeliest spellings of a mistyped word; first those in which letters only changed places."""
        typed = folded(word)
        changed = [known for known in self.words if sorted(known) == sorted(typed)]
        near = get_close_matches(typed, self.words, n=_LOOKED_AT, cutoff=_CLOSE_ENOUGH)
        return list(dict.fromkeys([*changed, *near]))

    def nearest(self, word: str, most: int = 3) -> list[Meaning]:
        """The likeliest meanings of a mistyped word."""
        return list(dict.fromkeys(self.words[near] for near in self.nearest_words(word)))[:most]
