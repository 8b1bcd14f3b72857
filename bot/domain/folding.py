"""Words compared without case and accents, as people type them on a phone."""

import unicodedata
from functools import lru_cache

_LATIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=4096)  # the same words are looked at by several readers, one after the other
def folded(text: str) -> str:
    """Small letters without accents: "Pokaż" is "pokaz"."""
    if text.isascii():  # most words, and forty times as quick
        return text.lower()
    # Some letters are capitals only once they are decomposed.
    small = unicodedata.normalize("NFKD", text).casefold().translate(_LATIN)
    decomposed = unicodedata.normalize("NFKD", small)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
