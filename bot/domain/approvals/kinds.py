"""Types of requests: what a policy goes by, beside the amount and the channel."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from bot.domain.folding import folded
from bot.domain.refusal import N_, Refusal
from bot.domain.vocabulary import Vocabulary

SPEND = "spend"
KINDS = (SPEND, "content", "legal", "leave", "access", "change")
EXAMPLE = "/request New posters to @grace amount 1200 EUR type spend"

_SPOKEN = Vocabulary(
    {
        SPEND: "spend spending expense purchase budget | wydatek wydatki zakup | spesa spese acquisto",
        "content": "content copy | tresc tresci | contenuto contenuti",
        "legal": "legal contract | umowa prawne | legale contratto",
        "leave": "leave holiday vacation | urlop | ferie permesso",
        "access": "access | dostep | accesso",
        "change": "change | zmiana | modifica",
    }
)
_WORD = re.compile(r"[a-z0-9][a-z0-9_-]{1,29}")


def read_kind(word: str, in_policies: Iterable[str] = ()) -> str:
    """One of KINDS, or one that a policy of the workspace names. Raises Refusal for any other word: mistyped,
    it would slip past its policy.
    """
    spoken = folded(word)
    known = [*KINDS, *(kind for kind in in_policies if kind not in KINDS)]
    kind = spoken if spoken in known else _SPOKEN.read(spoken)
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
    spoken = _SPOKEN.read(spoken) or spoken
    if not _WORD.fullmatch(spoken):
        raise Refusal(
            N_("A type is one word of letters and digits, not “{word}”."), example=EXAMPLE, word=word
        )
    return spoken
