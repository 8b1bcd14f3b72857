"""The zones that a city names, in English, Polish and Italian: "New York", "Nowy Jork", "w Nowym Jorku".

English names are those of the zones, the others come from Unicode's CLDR, as Babel carries it.
"""

from collections.abc import Iterator
from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

from bot.domain.folding import folded

_LANDS = ("Europe/", "Asia/", "Africa/", "America/", "Australia/")
"""Translated names of islands are other words, too: "Pasqua" is Easter."""

_LOCATIVE = (
    *(("szek", "szku"), ("szt", "szcie"), ("eń", "niu"), ("ów", "owie"), ("ny", "nach")),
    *(("ga", "dze"), ("ka", "ce"), ("ra", "rze"), ("ta", "cie"), ("da", "dzie"), ("ła", "le"), ("la", "li")),
    *(("ia", "ii"), ("ja", "ji"), ("wa", "wie"), ("na", "nie"), ("ma", "mie"), ("sa", "sie"), ("no", "nie")),
    *(("wo", "wie"), ("ch", "chu"), ("sz", "szu"), ("ż", "żu"), ("ń", "niu"), ("k", "ku"), ("g", "gu")),
    *(("j", "ju"), ("l", "lu"), ("b", "biu"), ("m", "mie"), ("n", "nie"), ("t", "cie"), ("d", "dzie")),
    *(("r", "rze"), ("ł", "le"), ("s", "sie"), ("w", "wie")),
)
"""Endings of Polish names and what becomes of them after "w"; the first that fits. Others stay."""


@cache
def zones_by_city() -> dict[str, str]:
    """Zones by name and by city, folded: "europe/rome", "rome", "rzym". English names go before the others,
    those of the nominative before inflected ones.
    """
    zones = sorted(available_timezones(), key=lambda name: ("/" not in name, len(name)), reverse=True)
    named = {folded(zone.rpartition("/")[2].replace("_", " ")): zone for zone in zones if "/" in zone}
    named |= {folded(zone): zone for zone in zones if "/" in zone or zone == "UTC"}
    polish, italian = _translated("pl"), _translated("it")
    for names in (polish, italian, _inflected(named, polish)):
        named = {**{folded(name): zone for name, zone in names.items()}, **named}
    return named


def _translated(language: str) -> dict[str, str]:
    """In small letters: "nowy jork"."""
    aliases, known = get_global("zone_aliases"), available_timezones()
    return {
        name: aliases.get(zone, zone)
        for zone, name in _exemplars(language)
        if zone.startswith(_LANDS) and aliases.get(zone, zone) in known
    }


def _exemplars(language: str) -> Iterator[tuple[str, str]]:
    for zone, names in Locale.parse(language).time_zones.items():
        name = names.get("city", "").casefold()
        if name and not set(name) & set(",("):  # "Knox, Indiana"
            yield zone, name


def _inflected(named: dict[str, str], polish: dict[str, str]) -> dict[str, str]:
    """Of Polish names, and of others that have none: "berlinie"."""
    translated = set(polish.values())
    others = {name: zone for name, zone in named.items() if zone not in translated and _is_city(name, zone)}
    return {_locative(name): zone for name, zone in (others | polish).items()}


def _is_city(name: str, zone: str) -> bool:
    """Towns of a state are not: Petersburg in Indiana is not the one that people speak of."""
    return zone.startswith(_LANDS) and zone.count("/") == 1 and "/" not in name


def _locative(name: str) -> str:
    """ "warszawie" of "warszawa"; of an adjective before it, too: "nowym jorku"."""
    *before, last = name.split()
    words = [f"{word}m" if word.endswith("y") else word for word in before]
    ending = next(((old, new) for old, new in _LOCATIVE if last.endswith(old)), ("", ""))
    return " ".join([*words, last.removesuffix(ending[0]) + ending[1]])
