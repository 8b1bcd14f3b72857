"""The words for decisions of all three languages as one: whoever writes may mix them."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.domain.approvals.model import Verdict
from bot.domain.decisions.english import ENGLISH
from bot.domain.decisions.italian import ITALIAN
from bot.domain.decisions.polish import POLISH
from bot.domain.decisions.words import Manner, Phrase, Words, expanded, spellings

LANGUAGES = {"English": ENGLISH, "Polish": POLISH, "Italian": ITALIAN}
MENTION = "@"
"""Stands for a person among the words of a clause."""

_SIGNS = {"+1": Phrase(Verdict.APPROVE, Manner.SIGN), "-1": Phrase(Verdict.REJECT, Manner.SIGN)}
_LONG = 7
# Words one letter away from a verdict that say something else, of these languages and their neighbours.
_OTHER_WORDS = {
    "approvano",
    "approvate",
    "approuve",
    "approver",
    "attengo",
    "ostengo",
    "abstains",
    "abstainer",
}


def _spelt(entries: str) -> frozenset[str]:
    return frozenset(spelling for entry in expanded(entries) for spelling in spellings(entry))


def _all(of: Callable[[Words], str]) -> frozenset[str]:
    return frozenset().union(*(_spelt(of(words)) for words in LANGUAGES.values()))


def _entries() -> Iterator[tuple[str, Phrase]]:
    """What is never counted first: without its accent "akceptuję" is "akceptuje", he accepts."""
    kinds = [kind for words in LANGUAGES.values() for kind in words.verdicts.items()]
    for (verdict, manner), phrases in sorted(kinds, key=lambda kind: kind[0][1] is not Manner.LEANING):
        for phrase in expanded(phrases):
            for spelling in spellings(phrase):
                yield spelling, Phrase(verdict, manner)


def _phrases() -> dict[str, Phrase]:
    phrases: dict[str, Phrase] = dict(_SIGNS)
    for spelling, phrase in _entries():
        phrases.setdefault(spelling, phrase)
    return phrases


PHRASES = _phrases()
COURTESIES = _all(lambda words: words.courtesies) | {MENTION}
OPENERS = _all(lambda words: words.openers)
REGRETS = _all(lambda words: words.regrets)
CLOSERS = _all(lambda words: words.closers)
HARMLESS = _all(lambda words: words.harmless)
CONDITIONS = _all(lambda words: words.conditions)
RESERVATIONS = _all(lambda words: words.reservations)
NEGATIONS = _all(lambda words: words.negations)
RETRACTIONS = _all(lambda words: words.retractions)
UNCERTAIN = _all(lambda words: words.uncertain)
BECAUSE = _all(lambda words: words.because)
EXPLANATIONS = _all(lambda words: words.explanations)
EXPLAINING = frozenset(
    word for phrase in EXPLANATIONS | _all(lambda words: words.explaining) for word in phrase.split()
)
PRAISE = frozenset(
    phrase
    for phrase, said in PHRASES.items()
    if said.manner is Manner.LEANING and said.verdict is Verdict.APPROVE
)
PASSING = COURTESIES | OPENERS | CLOSERS | HARMLESS | PRAISE
"""What may go before an approval or follow it and changes nothing."""

IFS = _spelt("if|unless|jeśli|jeżeli|jesli|chyba|se|salvo")
"""Make a rejection one that may not come true."""
YET = _spelt("yet|still|jeszcze|ancora")
TURNS = _spelt("no|nie|actually|ok|but|ale|ma|anzi")
"""May go before words that take back what was said."""
PLEASE = _spelt("please|proszę|per favore")
ASKS = PLEASE | _spelt("you|your|go|let's|thanks")
"""Words after "approve" that make it a wish."""
ON_BEHALF = _spelt("to|from|of|a|al|alla|ai|dla|od")
"""After them comes whose word it is: "thanks to the board" is no greeting."""
_MOST_IN_CONDITION = max(phrase.count(" ") + 1 for phrase in CONDITIONS)

# Words of the verdicts other than an approval, by their beginnings.
_BEGINNINGS = (
    "reject disapprov deni deny declin refus abstain odrzuc odmaw odmow wstrzym respin rifiut bocci asten"
    " unapprov veto -1"
)
OTHER_VERDICTS = tuple(_BEGINNINGS.split())
APPROVALS = ("approv", "zatwierdz", "zaakcept", "akcept", "autorizz", "+1")

_VERDICT_WORDS = sorted(
    {
        word
        for phrase, said in PHRASES.items()
        if said.manner is not Manner.LEANING
        for word in phrase.split()
        if len(word) >= _LONG
    }
)


def corrected(word: str) -> str | None:
    """The verdict's word that was meant, if a single letter of a long one is wrong, missing or too much.

    The last letter must be right, for it inflects: an approver has not approved.
    """
    if len(word) < _LONG - 1 or word in _OTHER_WORDS or word in _KNOWN:
        return None
    return next((meant for meant in _VERDICT_WORDS if meant[-1] == word[-1] and _is_slip(word, meant)), None)


def begins_condition(words: Sequence[str]) -> int:
    """How many of the words introduce a condition; 0 if it is none, or not surely one."""
    ends = range(min(_MOST_IN_CONDITION, len(words)), 0, -1)
    return next((end for end in ends if " ".join(words[:end]) in CONDITIONS), 0)


def _is_slip(word: str, meant: str) -> bool:
    if abs(len(word) - len(meant)) > 1:
        return False
    same = _common(word, meant)
    left, right = word[same:], meant[same:]
    rests = {(left[1:], right[1:]), (left, right[1:]), (left[1:], right)}
    return any(one == other for one, other in rests) or _is_swapped(left, right)


def _is_swapped(left: str, right: str) -> bool:
    return left[:2] == right[:2][::-1] and left[2:] == right[2:]


def _common(one: str, other: str) -> int:
    pairs: Iterable[tuple[str, str]] = zip(one, other, strict=False)
    return next(
        (place for place, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other))
    )


_KNOWN = {word for phrase in PHRASES for word in phrase.split()}
