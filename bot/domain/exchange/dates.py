"""Dates as tools and people write them, in figures and with names of months in three languages."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeAlias
from zoneinfo import ZoneInfo

from bot.domain.exchange.spelling import bare
from bot.domain.zones import instant_at

Moment: TypeAlias = date | datetime
"""A day, or an aware instant in UTC."""


class Order(StrEnum):
    """Which of two figures is the month."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True)
class Figures:
    """The two of 3/4/26 that may be its month."""

    first: int
    second: int
    has_dots: bool

    @property
    def is_telling(self) -> bool:
        return self.has_dots or self.first > _MONTHS or self.second > _MONTHS

    @property
    def is_doubtful(self) -> bool:
        return not self.is_telling and self.first != self.second


_MONTHS = 12
_MONTH_NAMES = (
    *("jan sty gen", "feb lut", "mar", "apr kwi", "may maj mag", "jun cze giu", "jul lip lug", "aug sie ago"),
    *("sep wrz set", "oct paz ott", "nov lis", "dec gru dic"),
)
_MONTH_OF = {name: month for month, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
_YEARS = range(1970, 2201)  # others are slips of the pen, or of a spreadsheet
_CENTURY = 2000
_NOON = 12
_LONGEST = 100  # characters; what is longer is no date

_TIME = r"(?:(?:T|,?\s+(?:at\s+|o\s+|alle\s+)?)(?P<time>\d.*))?"
_YEAR_FIRST = re.compile(rf"(?P<y>\d{{4}})([-/.])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}}){_TIME}", re.IGNORECASE)
_FIGURES = re.compile(rf"(?P<a>\d{{1,2}})([-/.])(?P<b>\d{{1,2}})\2(?P<y>\d{{4}}|\d\d){_TIME}", re.IGNORECASE)
_DAY_MONTH = re.compile(
    rf"(?:[^\W\d]+\.?,?\s+)?(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th)?[-/\s]+(?P<name>[^\W\d]{{3,}})\.?[-/,\s]+(?P<y>\d{{4}}|\d\d){_TIME}",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"(?:[^\W\d]+\.?,?\s+)?(?P<name>[^\W\d]{{3,}})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}}){_TIME}",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?P<h>\d{1,2})[:.](?P<m>\d\d)(?:[:.](?P<s>\d\d)(?:[.,](?P<f>\d{1,6})\d*)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?(?:\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d))?",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\S.*?\s+(?:-|\u2013|\u2014|to|do|al)\s+(?P<end>\S.*)", re.IGNORECASE)


def figures_of(text: str) -> Figures | None:
    """The two figures whose order a date of figures leaves open."""
    found = _FIGURES.fullmatch(_end_of_span(text))
    return Figures(int(found["a"]), int(found["b"]), found[2] == ".") if found else None


def read_moment(text: str, zone: ZoneInfo, order: Order) -> Moment | None:
    """The day or instant that is written; of a span its end. None where it is none.

    Midnight on the zone's own clock means the day: tools that know only days write it so. An instant of an
    offset of its own stays one.
    """
    text = _end_of_span(text)
    for pattern in (_YEAR_FIRST, _FIGURES, _DAY_MONTH, _MONTH_DAY):
        found = pattern.fullmatch(text)
        day = _day(found, order) if found else None
        if found and day:
            return _moment(day, found["time"], zone)
    return None


def _end_of_span(text: str) -> str:
    text = text.strip()[:_LONGEST]
    span = _SPAN.fullmatch(text)
    return span["end"] if span and span["end"][:1].isalnum() else text


def _day(found: re.Match[str], order: Order) -> date | None:
    parts = found.groupdict()
    year = int(parts["y"]) + (0 if len(parts["y"]) > 2 else _CENTURY)  # noqa: PLR2004 -- 26 is 2026
    month, day = _month_and_day(parts, order)
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _month_and_day(parts: dict[str, str], order: Order) -> tuple[int, int]:
    if "name" in parts:
        return _MONTH_OF.get(bare(parts["name"])[:3], 0), int(parts["d"])
    if "m" in parts:
        return int(parts["m"]), int(parts["d"])
    first, second = int(parts["a"]), int(parts["b"])
    is_month_first = second > _MONTHS or (order is Order.MONTH_FIRST and first <= _MONTHS)
    return (first, second) if is_month_first else (second, first)


def _moment(day: date, written: str | None, zone: ZoneInfo) -> Moment | None:
    if not written:
        return day
    clock = _CLOCK.fullmatch(written.strip())
    at = _time(clock) if clock else None
    if clock is None or at is None:
        return None
    if clock["zone"]:
        return (datetime.combine(day, at, UTC) - _offset(clock["zone"])).astimezone(UTC)
    return instant_at(datetime.combine(day, at), zone) if at != time() else day


def _time(clock: re.Match[str]) -> time | None:
    hour = int(clock["h"])
    if clock["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if clock["half"].lower() == "p" else 0)
    try:
        return time(hour, int(clock["m"]), int(clock["s"] or 0), int((clock["f"] or "0").ljust(6, "0")))
    except ValueError:
        return None


def _offset(written: str) -> timedelta:
    if written[0] not in "+-":
        return timedelta()
    size = timedelta(hours=int(written[1:3]), minutes=int(written[-2:]))
    return size if written[0] == "+" else -size
