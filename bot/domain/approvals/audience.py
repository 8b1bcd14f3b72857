"""People and user groups among typed words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.typed_text import plain

_NAMED = re.compile(r"<(?:@(?=[UW])|!subteam\^(?=S))([UWS][A-Z0-9]+)(?:\|[^<>]*)?>")


@dataclass(frozen=True)
class Named:
    """A member (U...) or a user group (S...), by id."""

    id: str


Token: TypeAlias = str | Named


def tokens(text: str) -> list[Token]:
    """Words as they were typed, and who is named between them, in the order of the text."""
    found: list[Token] = []
    for place, piece in enumerate(_NAMED.split(text)):
        is_id = place % 2 == 1
        if is_id:
            found.append(Named(piece))
        else:
            found += plain(piece).split()
    return found


def names_somebody(text: str) -> bool:
    return _NAMED.search(text) is not None


def take_named(text: str) -> tuple[list[str], list[str]]:
    """The ids, each once and in order, and the words without them."""
    typed = tokens(text)
    ids = dict.fromkeys(each.id for each in typed if isinstance(each, Named))
    return list(ids), words_of(typed)


def words_of(typed: Iterable[Token]) -> list[str]:
    return [each for each in typed if isinstance(each, str)]
