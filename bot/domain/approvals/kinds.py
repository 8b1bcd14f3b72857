"""Types of requests: what a policy goes by, beside the amount and the channel."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from bot.domain.folding import folded
from bot.domain.refusal import N_, Refusal

SPEND = "spend"
KINDS = (SPEND, "content", "legal", "leave", "access", "change")
EXAMPLE = "/request New posters to @grace amount 1200 EUR type spend"

_OTHER_WORDS = {
    "spending": SPEND, "expense": SPEND, "purchase": SPEND, "budget": SPEND,
    "wydatek": SPEND, "wydatki": SPEND, "zakup": SPEND, "spesa": SPEND, "spese": SPEND, "acquisto": SPEND,
    "copy": "content", "tresc": "content", "tresci": "content", "contenuto": "content",
    "contenuti": "content",
    "contract": "legal", "umowa": "legal", "prawne": "legal", "legale": "legal", "contratto": "legal",
    "holiday": "leave", "vacation": "leave", "urlop": "leave", "ferie": "leave", "permesso": "leave",
    "dostep": "access", "accesso": "access",
    "zmiana": "change", "modifica": "change",
}  # fmt: skip
_WORD = re.compile(r"[a-z0-9][a-z0-9_-]{1,29}")


def read_kind(word: str, in_policies: Iterable[str] = ()) -> str:
    """One of KINDS, or one that a policy of the workspace names. Raises Refusal for any other word: mistyped,
    it would slip past its policy.
    """
    spoken = folded(word)
    known = [*KINDS, *(kind for kind in in_policies if kind not in KINDS)]
    kind = spoken if spoken in known else _OTHER_WORDS.get(spoken)
    if kind:
        return kind
    near = get_close_matches(spoken, known, n=1)
    raise Refusal(
        N_("There is no type “{word}”. Known types: {kinds}."),
        example=f"/request New posters to @grace amount 1200 EUR type {near[0]}" if near else EXAMPLE,
        word=word,
        kinds=", ".join(known),
    )


def read_new_kind(word: str) -> str:
    """For a policy, which may introduce a type: small letters, digits and dashes. Raises Refusal."""
    spoken = folded(word)
    spoken = _OTHER_WORDS.get(spoken, spoken)
    if not _WORD.fullmatch(spoken):
        raise Refusal(
            N_("A type is one word of letters and digits, not “{word}”."), example=EXAMPLE, word=word
        )
    return spoken
