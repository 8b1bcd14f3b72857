"""Rules for days found in a longer time: the first monday of march, the end of the quarter, Easter."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from bot.domain.due_phrases.calendar import WEEK, bounds, is_working_day, months_later, nth, weekday_from
from bot.domain.due_phrases.days import in_year, month_of
from bot.domain.due_phrases.feasts import FEASTS
from bot.domain.due_phrases.parts import EndOfDay, Frame, On, Part, Span
from bot.domain.due_phrases.patterns import rule
from bot.domain.due_phrases.refusals import whole_month
from bot.domain.due_phrases.words import WEEKDAY_KINDS, Kind, Word

_SPANS = {"week", "month", "quarter", "year"}
_END = 2
_QUARTERS = 4
_LONGEST_MONTH = 31
_DAY = Word(Kind.UNIT, text="day")


def _month_bounds(frame: Frame, year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, months_later(frame, first, 1) - timedelta(days=1)


def _counts(day: Word, frame: Frame) -> Callable[[date], bool]:
    """Which days count as this day: a weekday, working days, or all."""
    if day.kind in WEEKDAY_KINDS:
        return lambda each: each.weekday() == day.number
    return partial(is_working_day, frame) if day.text == "working day" else lambda _: True


def _can_be_counted(day: Word) -> bool:
    return day.kind in WEEKDAY_KINDS or day.text in {"day", "working day"}


def _position(ordinal: Word, last: Word | None) -> int:
    """Counted from 1, or from the end: -2 is the second to last."""
    return -ordinal.number if last else ordinal.number


def _nth_of_month(
    ordinal: Word, counted: Word, month: Word, year: Word | None = None, last: Word | None = None
) -> Part | None:
    def find(frame: Frame, of_year: int) -> date:
        first, end = _month_bounds(frame, of_year, month_of(month))
        return nth(first, end, _position(ordinal, last), _counts(counted, frame), frame)

    return in_year(year, find) if ordinal.number and _can_be_counted(counted) else None


def _nth_of_span(
    ordinal: Word, counted: Word, unit: Word, which: Word | None = None, last: Word | None = None
) -> Part | None:
    """Of this month or of another; of "the" month the first to come."""

    def find_in(offset: int, frame: Frame) -> date:
        first, end = bounds(unit.text, offset, frame)
        return nth(first, end, _position(ordinal, last), _counts(counted, frame), frame)

    def find(frame: Frame) -> date:
        if which and which.text:
            return find_in(which.number, frame)
        found = find_in(0, frame)
        return found if found >= frame.today else find_in(1, frame)

    return On(find) if unit.text in _SPANS and ordinal.number and _can_be_counted(counted) else None


def _day_of_span(day: Word, which: Word, unit: Word) -> Part | None:
    return _nth_of_span(day, _DAY, unit, which) if unit.text == "month" else None


def _day_of_year(ordinal: Word, unit: Word, year: Word | None = None) -> Part | None:
    """Without the year only a day that no month has."""

    def find(frame: Frame, of_year: int) -> date:
        return nth(date(of_year, 1, 1), date(of_year, 12, 31), ordinal.number, lambda _: True, frame)

    plausible = year or ordinal.number > _LONGEST_MONTH
    return in_year(year, find) if plausible and unit.text == "day" and ordinal.number > 0 else None


def _feast(feast: Word, year: Word | None = None) -> Part:
    return in_year(year, lambda _, of_year: FEASTS[feast.text](of_year))


def _nth_weekday_from_feast(
    ordinal: Word, weekday: Word, after: Word, feast: Word, year: Word | None = None
) -> Part | None:
    weeks = timedelta(days=WEEK * (ordinal.number - 1))

    def find(_: Frame, of_year: int) -> date:
        start = FEASTS[feast.text](of_year)
        if after.number > 0:
            return weekday_from(start, weekday.number, "") + weeks
        return weekday_from(start, weekday.number, "last") - weeks

    return in_year(year, find) if ordinal.number > 0 else None


def _span(unit: Word, which: Word) -> Part | None:
    return Span(unit.text, which.number) if unit.text in _SPANS else None


def _span_after_next(unit: Word, after: Word) -> Part | None:
    return Span(unit.text, 2) if unit.text in _SPANS and after.number > 0 else None


def _weekend(which: Word | None = None) -> Part:
    return Span("weekend", which.number if which else 0)


def _edge(edge: Word, unit: Word, which: Word | None = None) -> Part | None:
    """The end of a day is the end of its work."""
    if unit.text == "day":
        return _end_of_that_day(edge)
    return Span(unit.text, which.number if which else 0, edge.number) if unit.text in _SPANS else None


def _end_of_that_day(edge: Word) -> Part | None:
    return EndOfDay() if edge.number == _END else None


def _edge_of_month(edge: Word, month: Word, year: Word | None = None) -> Part:
    def find(frame: Frame, of_year: int) -> date:
        first, last = _month_bounds(frame, of_year, month_of(month))
        return (first, first.replace(day=15), last)[edge.number]

    return in_year(year, find)


def _in_month(month: Word, year: Word | None = None) -> Part:
    """Any day of the month will do, so its last."""
    return _edge_of_month(Word(Kind.EDGE, _END), month, year)


def _whole_month() -> Part:
    """By march: nobody can tell whether the work may still be done in march."""

    def find(frame: Frame) -> date:
        raise whole_month(frame.phrase)

    return On(find)


def _edge_of_quarter(edge: Word, quarter: Word, year: Word | None = None) -> Part | None:
    month = Word(Kind.MONTH, 3 * quarter.number - 2 + edge.number)
    return _edge_of_month(edge, month, year) if 1 <= quarter.number <= _QUARTERS else None


def _today() -> Part:
    return On(lambda frame: frame.today)


SPAN_RULES = (
    rule("(ordinal:nth) (counted) in? (month) (year)?", _nth_of_month),  # last friday in october
    rule("(ordinal) (last) (counted) in? (month) (year)?", _nth_of_month),  # 2nd to last day of may
    rule("(ordinal:nth) (counted) in? (which)? (unit)", _nth_of_span),  # first monday of next month
    rule("(ordinal) (last) (counted) in? (which)? (unit)", _nth_of_span),
    rule("(day) in? (which) (unit)", _day_of_span),  # 20th of next month
    rule("(which) (unit) (day:date_ordinal)", _day_of_span),  # next month on the 20th
    rule("(unit) (which) (day:date_ordinal)", _day_of_span),  # il mese prossimo il 20
    rule("(ordinal) (unit) in? (year)?", _day_of_year),  # 36th day of 2027
    rule("(ordinal) (weekday) (after) (feast) (year)?", _nth_weekday_from_feast),
    rule("next (feast) (year)?", _feast),
    rule("this (feast) (year)?", _feast),
    rule("(feast) (year)?", _feast),
    rule("(which) weekend", _weekend),
    rule("weekend", _weekend),
    rule("this (?=part_of_day|named_hour)", _today),  # this morning
    rule("(which) (unit)", _span),  # next week
    rule("(unit) (which)", _span),  # settimana prossima
    rule("(unit) (after) next", _span_after_next),  # the week after next
    rule("(edge) (which)? (unit)", _edge),  # end of next month
    rule("(edge) (unit) (which)", _edge),  # fine mese prossimo
    rule("(edge) in? (month) (year)?", _edge_of_month),  # mid march
    rule("(edge) (?=relative_day|weekday)", _end_of_that_day),  # end of friday
    rule("(edge) quarter_letter (quarter:number) (year)?", _edge_of_quarter),  # end of Q3
    rule("in (month) (year)?", _in_month),
    rule("month year? (?!day)", _whole_month),
    rule("end_of_day", EndOfDay),
)
