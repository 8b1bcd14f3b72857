"""Estimates of work: "~2h", "~1h30m", "~1.5d". A day of work has 8 hours, a week 5 days."""

import re
from decimal import Decimal

MINUTES = {"w": 5 * 8 * 60, "d": 8 * 60, "h": 60, "m": 1}
LONGEST = 1000 * MINUTES["d"]

_MARK = re.compile(r"~(?=\d)(?:\d{1,4}(?:[.,]\d{1,2})?[wdhm])+", re.IGNORECASE | re.ASCII)
_PART = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?)([wdhm])", re.IGNORECASE | re.ASCII)


def read_estimate(word: str) -> int | None:
    """Minutes, from 1 to 1,000 days; None for a word that is no estimate."""
    if not _MARK.fullmatch(word):
        return None
    parts = _PART.findall(word)
    minutes = int(sum(Decimal(amount.replace(",", ".")) * MINUTES[unit.lower()] for amount, unit in parts))
    return minutes if 0 < minutes <= LONGEST else None


def write_estimate(minutes: int) -> str:
    """What reads back to the same: 570 is "1d1h30m"."""
    parts = []
    for unit, size in MINUTES.items():
        amount, minutes = divmod(minutes, size)
        parts.append(f"{amount}{unit}" if amount else "")
    return "".join(parts)
