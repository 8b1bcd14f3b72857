"""People mentioned in a text, as marks that stay whole while the text is taken apart."""

import re
from collections.abc import Callable

from bot.domain.typed_text import Mention, pieces

# Characters that stand for nothing: nobody can type a mark, for they are taken out of what was typed.
_BEGIN, _END = "\ue000", "\ue001"
_NO_MARKS = dict.fromkeys((ord(_BEGIN), ord(_END)))

NAMED = f"{_BEGIN}([UW][A-Z0-9]+){_END}"
"""A pattern: one person's mark, and in a group their id."""

_NAMED = re.compile(NAMED)


def marked(text: str) -> str:
    """As the person typed it, with a mark for each person mentioned."""
    parts = (
        f"{_BEGIN}{piece.member_id}{_END}" if isinstance(piece, Mention) else piece.translate(_NO_MARKS)
        for piece in pieces(text)
    )
    return "".join(parts)


def named_in(text: str) -> list[str]:
    """The ids of those who are marked, each once."""
    return list(dict.fromkeys(_NAMED.findall(text)))


def with_names(text: str, name_of: Callable[[str], str]) -> str:
    """ "@ana" in place of each mark."""
    return _NAMED.sub(lambda found: f"@{name_of(found[1])}", text)
