"""How long a task takes, as tools and people write it."""

import re

from bot.domain.exchange.spelling import bare

# Units by how their names begin in three languages; a working day has eight hours.
_MINUTES_IN = (
    (("sec", "sek", "s"), 1 / 60),
    (("min", "m"), 1),
    (("hour", "hr", "h", "godz", "g", "ore", "ora", "o"), 60),
    (("day", "d", "dni", "dzien", "giorn"), 8 * 60),
    (("week", "w", "tyg", "t", "settiman"), 5 * 8 * 60),
)
_PART = re.compile(r"(\d{1,9}(?:[.,]\d{1,3})?)\s*([^\W\d_]+)")
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)(?::[0-5]\d)?")
_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,3})?")
_LONGEST = 100  # characters
_MOST = 60 * 24 * 366
_UNITS_IN_HEADERS = frozenset(
    (
        *("seconds", "sec", "sekundy", "secondi", "minutes", "min", "mins", "m", "minuty", "minuti"),
        *("hours", "hrs", "h", "godziny", "godz", "ore", "days", "d", "dni", "giorni", "weeks", "tygodnie"),
    )
)


def read_minutes(text: str, unit: str) -> int | None:
    """ "1h 30m", "1:30", "90 min"; a bare number counts in `unit`s. None if unreadable."""
    text = text.strip()[:_LONGEST]
    clock = _CLOCK.fullmatch(text)
    if clock:
        return _whole(int(clock[1]) * 60 + int(clock[2]))
    if _NUMBER.fullmatch(text):
        factor = _factor(unit)
        return _whole(_number(text) * factor) if factor else None
    return _sum_of_parts(text)


def unit_in(header: str) -> str:
    """The unit that a column's name tells, as in "Estimate (h)"; empty where it tells none."""
    words = bare(header).split()
    return next((word for word in words if word in _UNITS_IN_HEADERS), "")


def _sum_of_parts(text: str) -> int | None:
    if not _PART.search(text) or _PART.sub("", text).strip(" ,.;+"):
        return None
    factors = [(_number(amount), _factor(unit)) for amount, unit in _PART.findall(text)]
    known = [amount * factor for amount, factor in factors if factor is not None]
    return _whole(sum(known)) if len(known) == len(factors) else None


def _factor(unit: str) -> float | None:
    word = bare(unit)
    return next((minutes for names, minutes in _MINUTES_IN if _fits(word, names)), None)


def _fits(word: str, names: tuple[str, ...]) -> bool:
    return word in names or word.startswith(tuple(name for name in names if len(name) > 1))


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _whole(minutes: float) -> int | None:
    """At least a minute, at most a year; nothing where nothing is estimated."""
    return max(1, round(minutes)) if 0 < minutes <= _MOST else None
