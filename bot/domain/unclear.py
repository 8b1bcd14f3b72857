"""Words that no command knows, and what they may have meant."""

from dataclasses import dataclass
from typing import TypeVar

from bot.domain.typed_text import plain
from bot.domain.vocabulary import Vocabulary

Verb = TypeVar("Verb")

LONGEST_SUGGESTION = 280
"""Of Slack's 2,000 characters for a button's value, with room for what is escaped."""


@dataclass(frozen=True)
class Unclear:
    """`commands` are whole commands to run, `addition` is what could be added instead, if anything."""

    typed: str
    commands: tuple[str, ...] = ()
    addition: str = ""


def mistyped(text: str, verbs: Vocabulary[Verb]) -> Unclear:
    """What is offered is made of the text as it came, so that people in it are still people."""
    typed = " ".join(plain(text).split())
    word, rest = (*text.split(maxsplit=1), "")[:2]
    if len(text) > LONGEST_SUGGESTION or verbs.read(word):
        return Unclear(typed)
    return Unclear(typed, tuple(f"{verb} {rest}".strip() for verb in verbs.nearest(word)))
