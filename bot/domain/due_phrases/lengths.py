"""Rules for lengths of time: in 3 days, half an hour from now, two weeks after easter."""

from fractions import Fraction

from bot.domain.due_phrases.parts import After, Before, Joint, Length, Part
from bot.domain.due_phrases.patterns import rule
from bot.domain.due_phrases.words import Kind, Word

_SECONDS = {"second": 1, "minute": 60, "quarter of an hour": 900, "hour": 3600, "day": 86400}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def _value(quantity: Word | None) -> Fraction:
    if quantity is None:
        return Fraction(1)
    match quantity.kind:
        case Kind.DECIMAL | Kind.DOTTED:
            return Fraction(quantity.text.rstrip("."))
        case Kind.SLASHED:
            return Fraction(quantity.number, quantity.other or 1)
        case Kind.HALF:
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


def _from_now(length: Word, quantity: Word | None = None) -> Part | None:
    return _length(_value(quantity), length, future=True)


def _hence_or_ago(length: Word, later: Word, quantity: Word | None = None) -> Part | None:
    """A day from right now is due at this very hour."""
    value = _value(quantity) * later.number
    if later.text == "exactly" and length.text in _DAYS:
        return Length(seconds=int(value * _DAYS[length.text] * _SECONDS["day"]), future=True)
    return _length(value, length, future=True)


def _and_a_half(quantity: Word, unit: Word) -> Part | None:
    return _length(_value(quantity) + Fraction(1, 2), unit, future=True)


def _hours_and_minutes(time: Word) -> Part | None:
    seconds = time.number * _SECONDS["hour"] + time.other * _SECONDS["minute"]
    return Length(seconds=seconds, future=True) if "h" in time.text else None


def _more(quantity: Word, length: Word) -> Part | None:
    return _length(_value(quantity), length, future=False)


def _day_beside(unit: Word) -> Part | None:
    return Length(days=1) if unit.text == "day" else None


def _until(past: Word) -> Part | None:
    return Joint() if past.text == "until" else None


def _after(after: Word) -> Part:
    return After(after.number)


def _before(after: Word) -> Part | None:
    return Before() if after.number < 0 else None


LENGTH_RULES = (
    rule("in at? (quantity) and half (unit)", _and_a_half),  # in 2 and a half hours
    rule("in (quantity) (unit) and half", _and_a_half),  # tra 2 ore e mezza
    rule("(quantity) and half (unit) later", _and_a_half),
    rule("in at? (quantity) (length)", _from_now),  # in about 2 hours
    rule("in next (quantity) (length)", _from_now),  # in the next 2 hours
    rule("in coming (quantity) (length)", _from_now),
    rule("in (time)", _hours_and_minutes),  # in 1h30
    rule("in (length)", _from_now),  # za godzine
    rule("(quantity) (length) (later)", _hence_or_ago),  # 2 days from now
    rule("(length) (later)", _hence_or_ago),  # tydzien pozniej
    rule("next (quantity) (length)", _from_now),
    rule("next (length:working_days)", _from_now),
    rule("coming (quantity) (length)", _from_now),
    rule("(quantity) coming (length)", _from_now),
    rule("and (quantity) (length)", _more),  # in 1 hour and 20 minutes
    rule("(quantity) (length)", _more),
    rule("(unit) (?=after)", _day_beside),  # the day after christmas
    rule("(after)", _after),
)
JOINT_RULES = (
    rule("(after)", _before),  # before 17:00
    rule("(past) (?=.)", _until),  # til friday
    rule("joint (?=.)", Joint),
)
