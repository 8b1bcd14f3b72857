"""Currencies by code, sign and word (ISO 4217, as CLDR tells through Babel which are in use)."""

from functools import cache

from babel.core import get_global
from babel.numbers import get_currency_precision, get_territory_currencies

from bot.domain.folding import folded
from bot.domain.refusal import N_, Refusal

EXAMPLE = "amount 1200 EUR"
DOLLAR = "USD"

_SIGNS = {
    "€": "EUR", "£": "GBP", "₤": "GBP", "₹": "INR", "₺": "TRY", "₴": "UAH", "₪": "ILS", "₩": "KRW",
    "₽": "RUB", "zł": "PLN", "zl": "PLN", "kč": "CZK", "kc": "CZK", "ft": "HUF", "fr": "CHF",
    "us$": "USD", "ca$": "CAD", "c$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "s$": "SGD",
    "hk$": "HKD", "mx$": "MXN", "r$": "BRL",
}  # fmt: skip
_WORDS = {
    "euro": "EUR", "euros": "EUR", "eura": "EUR",
    "zloty": "PLN", "zlotys": "PLN", "zlotych": "PLN", "zlote": "PLN",
    "pound": "GBP", "pounds": "GBP", "sterling": "GBP", "funt": "GBP", "funty": "GBP", "funtow": "GBP",
    "sterline": "GBP", "yen": "JPY", "rupees": "INR", "yuan": "CNY",
}  # fmt: skip
_SHARED = {
    "$": (DOLLAR, "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "ARS", "CLP", "COP"),
    "¥": ("JPY", "CNY"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "dollar": (DOLLAR, "CAD", "AUD", "NZD", "SGD", "HKD"),
    "franc": ("CHF",),
    "krona": ("SEK", "ISK"),
    "krone": ("NOK", "DKK"),
}
_PLURALS = {
    "dollars": "dollar", "dolar": "dollar", "dolary": "dollar", "dolarow": "dollar", "dollaro": "dollar",
    "dollari": "dollar", "francs": "franc", "frank": "franc", "franki": "franc", "frankow": "franc",
    "franco": "franc", "franchi": "franc", "kronor": "krona", "kroner": "krone",
}  # fmt: skip


def read_currency(written: str, home: str | None = None) -> str:
    """The ISO 4217 code of a code, sign or word. `home` is the currency of the writer's country.

    "$" is the US dollar, but for people at home in another dollar it may be either. Raises Refusal for what
    no country uses, and for what may be several.
    """
    word = written.strip().rstrip(".").strip()
    if word.isascii() and word.upper() in in_use():
        return word.upper()
    spoken = folded(word)
    found = _SIGNS.get(word.lower()) or _SIGNS.get(spoken) or _WORDS.get(spoken)
    if found:
        return found
    shared = _SHARED.get(_PLURALS.get(spoken, spoken))
    if shared is None:
        raise Refusal(N_("“{currency}” is no currency that I know."), example=EXAMPLE, currency=word)
    return _of_several(word, shared, home)


def minor_digits(currency: str) -> int:
    """Digits after the point: 2 for EUR, none for JPY, 3 for KWD."""
    return get_currency_precision(currency)


@cache
def in_use() -> frozenset[str]:
    """Codes of what is legal tender in some country today."""
    territories = get_global("territory_currencies").values()
    return frozenset(code for used in territories for code, _, until, tender in used if tender and not until)


@cache
def home_currency(zone_name: str) -> str | None:
    """Of the country that the time zone belongs to."""
    country = get_global("zone_territories").get(zone_name, "")
    found = get_territory_currencies(country) if country else []
    return found[0] if len(found) == 1 else None


def _of_several(word: str, shared: tuple[str, ...], home: str | None) -> str:
    first = shared[0]
    likely = shared if first != DOLLAR else (DOLLAR,)
    if home in shared:
        likely = (home,) if home == first or first != DOLLAR else (home, DOLLAR)
    if len(likely) == 1:
        return likely[0]
    raise Refusal(
        N_("“{currency}” may be {codes}. Write the code."),
        example=EXAMPLE,
        currency=word,
        codes=", ".join(likely),
    )
