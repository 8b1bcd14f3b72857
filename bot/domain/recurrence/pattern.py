"""What a recurrence repeats, and its RRULE value text (RFC 5545, section 3.3.10)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.due_phrases.calendar import WEEK

FIVE_DAYS = (0, 1, 2, 3, 4)
SHORTEST_MONTH = 28
MONTHS_A_QUARTER = 3
LAST = -1
_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_QUARTER_STARTS, _QUARTER_ENDS = "1,4,7,10", "3,6,9,12"
_FEBRUARY = 2
_RULE = re.compile(r"FREQ=[A-Z]+(?:;[A-Z]+=[-A-Z0-9,]+)*", re.ASCII)
_BYDAY = re.compile(r"(-?\d*)([A-Z]{2})", re.ASCII)


class Unit(StrEnum):
    """By the FREQ of its rule; a quarter is a month of certain names, so it has none."""

    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"
    QUARTER = "QUARTERLY"
    YEAR = "YEARLY"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Every `interval` units, on certain days of them; without any, on the day the series began.

    Monday is weekday 0. With a `position` (1 first, -1 last) one day of a month or quarter is meant: of its
    days of that weekday, or of its days from Monday to Friday. A QUARTER has a position or a month day of
    1 or -1, and an interval of 1. Month days count from 1, -1 is the last; one that a month lacks is its
    last day, where RFC 5545 would leave that month out.
    """

    unit: Unit
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    position: int = 0
    month_days: tuple[int, ...] = ()
    month: int = 0

    @property
    def is_plain(self) -> bool:
        return not (self.weekdays or self.month_days)

    @property
    def rule(self) -> str:
        freq = Unit.MONTH if self.unit is Unit.QUARTER else self.unit
        return ";".join([f"FREQ={freq}", *self._interval(), *self._month(), *self._days()])

    def _interval(self) -> Iterator[str]:
        if self.interval > 1:
            yield f"INTERVAL={self.interval}"

    def _month(self) -> Iterator[str]:
        if self.unit is Unit.QUARTER:
            is_last = LAST in (self.position, *self.month_days)
            yield f"BYMONTH={_QUARTER_ENDS if is_last else _QUARTER_STARTS}"
        elif self.month:
            yield f"BYMONTH={self.month}"

    def _days(self) -> Iterator[str]:
        if self.month_days:
            yield from month_days_rule(self.month_days, self.month)
        elif self.weekdays == FIVE_DAYS and self.position:
            yield f"BYDAY={_byday(self.weekdays)}"
            yield f"BYSETPOS={self.position}"
        elif self.weekdays:
            yield f"BYDAY={self.position or ''}{_byday(self.weekdays)}"

    @classmethod
    def of(cls, rule: str) -> "Pattern":
        """What `rule` was made of; its COUNT and UNTIL are passed over. Raises ValueError for others."""
        parts = rule_parts(rule)
        weekdays, position = _weekdays_of(parts)
        month = parts.get("BYMONTH", "0")
        in_quarter = month in {_QUARTER_STARTS, _QUARTER_ENDS}
        pattern = cls(
            unit=Unit.QUARTER if in_quarter else Unit(parts["FREQ"]),
            interval=int(parts.get("INTERVAL", "1")),
            weekdays=weekdays,
            position=position,
            month_days=_month_days_of(parts),
            month=0 if in_quarter else int(month),
        )
        if rule_parts(pattern.rule) != {k: v for k, v in parts.items() if k not in {"COUNT", "UNTIL"}}:
            raise ValueError(f"not a rule of ours: {rule}")
        return pattern


def rule_parts(rule: str) -> dict[str, str]:
    """The parts of a rule by their names. Raises ValueError where it is none."""
    if not _RULE.fullmatch(rule):
        raise ValueError(f"not a recurrence rule: {rule}")
    return dict(part.split("=") for part in rule.split(";"))


def month_days_rule(days: tuple[int, ...], month: int) -> Iterator[str]:
    """A day that shorter months lack is the last of those that are left."""
    latest = max(days)
    if latest > SHORTEST_MONTH and month in {0, _FEBRUARY}:
        yield "BYMONTHDAY=" + ",".join(str(day) for day in range(SHORTEST_MONTH, latest + 1))
        yield f"BYSETPOS={LAST}"
    else:
        yield "BYMONTHDAY=" + ",".join(str(day) for day in days)


def _byday(weekdays: tuple[int, ...]) -> str:
    return ",".join(_NAMES[day] for day in weekdays)


def _weekdays_of(parts: Mapping[str, str]) -> tuple[tuple[int, ...], int]:
    found = [_BYDAY.fullmatch(each) for each in parts.get("BYDAY", "").split(",") if each]
    days = tuple(_NAMES.index(match[2]) for match in found if match)
    positions = [int(match[1]) for match in found if match and match[1]]
    counted = int(parts.get("BYSETPOS", "0")) if len(days) in range(1, WEEK) else 0
    return days, positions[0] if positions else counted


def _month_days_of(parts: Mapping[str, str]) -> tuple[int, ...]:
    days = tuple(int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day)
    return (max(days),) if days and "BYSETPOS" in parts else days
