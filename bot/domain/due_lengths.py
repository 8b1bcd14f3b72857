"""Rules for lengths of time: in 3 days, half an hour from now, two weeks after easter."""

from fractions import Fraction

from bot.domain.due_parts import After, Before, Joint, Length, Part
from bot.domain.due_patterns import rule
from bot.domain.due_words import Word

_HALF_PAST = 30
_SECONDS = {"second": 1, "minute": 60, "quarter of an hour": 900, "hour": 3600, "day": 86400}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def _value(quantity: Word | None) -> Fraction:
    if quantity is None:
        return Fraction(1)
    match quantity.code:
        case "c" | "d":
            return Fraction(quantity.text.rstrip("."))
        case "f":
            return Fraction(quantity.number, quantity.other or 1)
        case "J":
            return Fraction(1, 2)
        case _:
            return Fraction(quantity.number)


def _length(value: Fraction, unit: Word, *, future: bool) -> Part | None:
    """Half a week is counted in seconds; half a month is not counted at all."""
    if unit.text == "working day":
        return Length(working_days=int(value), future=future) if value.denominator == 1 else None
    months = value * _MONTHS.get(unit.text, 0)
    days = value * _DAYS.get(unit.text, 0)
    if unit.text in _MONTHS:
        return Length(months=int(months), future=future) if months.denominator == 1 else None
    if unit.text in _DAYS and days.denominator == 1:
        return Length(days=int(days), future=future)
    seconds = days * _SECONDS["day"] if days else value * _SECONDS.get(unit.text, 0)
    known = unit.text in _DAYS or unit.text in _SECONDS
    return Length(seconds=int(seconds), future=future) if known else None


def _from_now(quantity: Word | None, unit: Word) -> Part | None:
    return _length(_value(quantity), unit, future=True)


def _ago_or_hence(quantity: Word | None, unit: Word, later: Word) -> Part | None:
    return _length(_value(quantity) * later.number, unit, future=True)


def _one_ago_or_hence(unit: Word, later: Word) -> Part | None:
    return _ago_or_hence(None, unit, later)


def _one_from_now(unit: Word) -> Part | None:
    return _from_now(None, unit)


def _and_a_half(quantity: Word, unit: Word) -> Part | None:
    return _length(_value(quantity) + Fraction(1, 2), unit, future=True)


def _one_and_a_half(unit: Word) -> Part | None:
    return _length(Fraction(3, 2), unit, future=True)


def _hours_and_minutes(time: Word) -> Part | None:
    """in 1h30"""
    seconds = time.number * _SECONDS["hour"] + time.other * _SECONDS["minute"]
    return Length(seconds=seconds, future=True) if "h" in time.text else None


def _more(quantity: Word, unit: Word) -> Part | None:
    return _length(_value(quantity), unit, future=False)


def _after(direction: Word) -> Part:
    return After(direction.number)


def _before(direction: Word) -> Part | None:
    return Before() if direction.number < 0 else None


LENGTH_RULES = (
    rule("in at? (quantity) and half (unit)", _and_a_half),
    rule("in (quantity) (unit) and half", _and_a_half),
    rule("in at? (quantity) (length)", _from_now),
    rule("in next (quantity) (length)", _from_now),
    rule("in coming (quantity) (length)", _from_now),
    rule("in (time)", _hours_and_minutes),
    rule("in (length)", _one_from_now),
    rule("(quantity) (length) (later)", _ago_or_hence),
    rule("(length) (later)", _one_ago_or_hence),
    rule("next (quantity) (length)", _from_now),
    rule("next (working_days)", _one_from_now),
    rule("coming (quantity) (length)", _from_now),
    rule("(quantity) coming (length)", _from_now),
    rule("and (quantity) (length)", _more),
    rule("(quantity) (length)", _more),
    rule("(after)", _after),
)
JOINT_RULES = (
    rule("(after)", _before),
    rule("joint (?=.)", Joint),
)
