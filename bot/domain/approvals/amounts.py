"""The amount in what is asked for: behind "amount", or wherever one stands in so many words."""

import re
from collections.abc import Sequence

from bot.domain.approvals import keywords
from bot.domain.approvals.model import Money
from bot.domain.currencies import home_currency, in_use
from bot.domain.folding import folded
from bot.domain.money import read_money
from bot.domain.people import Person
from bot.domain.refusal import N_, Refusal

EXAMPLE = "/request New posters to @grace amount 1200 EUR"

_LONGEST = 5
_MOST_PLACES = 20  # each is tried at every length: a long text of numbers would hold up everybody else
_SIGN = re.compile(r"[€£$¥₹₺₴₪₩]|zł", re.IGNORECASE)
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_DIGIT = re.compile(r"\d", re.ASCII)
_CONTINUES = re.compile(
    r"\d{3}(?:[.,]\d+)?|k|m|tys\.?|mila|thousand|mln|mio|million|milion\w*", re.IGNORECASE | re.ASCII
)
"""Stands between a number and its currency."""

_BEGINS = re.compile(r"[-+\u2013\u2212]?\d", re.ASCII)
_SPOKEN = re.compile(
    r"(?:\d[\d.,']*k?)?"
    r"(?:eur|euros?|eura|pln|zloty(?:ch|s)?|zlote|usd|dollars?|dollar[io]|dolar(?:y|ow)|gbp|chf)",
    re.ASCII,
)
"""Small letters and words name a currency behind a number only: Euro 2028 is none."""

_BRACKETS = '()[]{}<>*_~\u2248="\u201c\u201d\u201e\u00ab\u00bb,;:?!'
_QUOTED = re.compile(
    r"\"[^\"]*\"|\u201c[^\u201d]*\u201d|\u201e[^\u201c\u201d]*[\u201c\u201d]|\u00ab[^\u00bb]*\u00bb"
)
_LABELLED = re.compile(r"(?<=[^\W\d]):(?=\d)")


def take_amount(words: Sequence[str], person: Person) -> tuple[list[str], Money | None]:
    """The words without "amount 1200 EUR"; those of an amount that stands by itself stay.

    What a policy goes by must not be overlooked: raises Refusal for two amounts, and for one that nobody
    can read.
    """
    home = home_currency(person.zone_name)
    for place, word in enumerate(words):
        if folded(word).rstrip(":") in keywords.AMOUNT and _begins_amount(words[place + 1 : place + 2]):
            end, money = _longest_from(words, place + 1, home)
            if money is None:
                _refuse(words[place + 1 :], home)
            return [*words[:place], *words[end:]], money
    return list(words), _standing_in(words, home)


def amount_in(title: str, person: Person) -> Money | None:
    """The one that stands there, outside quotes. Raises Refusal as take_amount does."""
    return _standing_in(_QUOTED.sub(" ", title).split(), home_currency(person.zone_name))


def take_leading_amount(words: Sequence[str], person: Person) -> tuple[list[str], Money | None]:
    """An amount that needs no word before it, because nothing but it can stand there."""
    end, money = _longest_from(words, 0, home_currency(person.zone_name))
    return list(words[end:]) if money else list(words), money


def _begins_amount(words: Sequence[str]) -> bool:
    return bool(words) and bool(_DIGIT.search(words[0]) or _SIGN.search(words[0]) or words[0] in in_use())


def _longest_from(words: Sequence[str], start: int, home: str | None) -> tuple[int, Money | None]:
    for end in range(min(len(words), start + _LONGEST), start, -1):
        try:
            return end, _read(words[start:end], home)
        except Refusal:
            continue
    return start, None


def _read(words: Sequence[str], home: str | None) -> Money:
    return read_money(" ".join(words).rstrip(_BRACKETS), home)


def _refuse(words: Sequence[str], home: str | None) -> None:
    """Raises what is wrong with the number, and the word behind it where that may be a currency."""
    has_currency = bool(words[1:2]) and _names_currency(words[1])
    _read(words[: 1 + has_currency], home)


def _standing_in(typed: Sequence[str], home: str | None) -> Money | None:
    """The one amount with a sign, a code or a currency's name, in brackets or not."""
    words = [word.strip(_BRACKETS) for word in _LABELLED.sub(": ", " ".join(typed)).split()]
    found: list[Money] = []
    places = [place for place in range(len(words)) if _is_written(words, place)][:_MOST_PLACES]
    reached = 0
    for place in places:
        if place < reached:
            continue
        reached, money = _longest_from(words, place, home)
        if money is None:
            _refuse(words[place:], home)
        elif _goes_with_either(words, reached):
            raise _doubtful()
        found += [money] if money else []
    if len(set(found)) > 1:
        raise _doubtful()
    return found[0] if found else None


def _goes_with_either(words: Sequence[str], end: int) -> bool:
    """ "iPhone 15 EUR 900": a currency between two numbers may be that of the second."""
    stands_alone = _names_currency(words[end - 1]) and not _DIGIT.search(words[end - 1])
    return stands_alone and end < len(words) and bool(_DIGIT.match(words[end]))


def _doubtful() -> Refusal:
    return Refusal(N_("Which of these amounts is to be approved? Say it with “amount”."), example=EXAMPLE)


def _is_written(words: Sequence[str], place: int) -> bool:
    """Whether a number with a currency begins here: "€1200", "EUR 1 200", "1,5 mln zł", "1200 euro"."""
    first, *further = words[place : place + 4]
    if _names_currency(first):
        return bool(_DIGIT.search(first)) or bool(further and _DIGIT.match(further[0]))
    if not _BEGINS.match(first):
        return False
    behind = next((word for word in further if not _CONTINUES.fullmatch(word)), "")
    return any(_names_currency(word) or _SPOKEN.fullmatch(folded(word)) for word in (first, behind))


def _names_currency(word: str) -> bool:
    code = _CODE.search(word)
    return bool(_SIGN.search(word) or (code and code[0] in in_use()))
