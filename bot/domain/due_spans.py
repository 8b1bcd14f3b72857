"""Rules for days found in a longer time: the first monday of march, the end of the quarter, Easter."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from bot.domain.due_calendar import WEEK, bounds, is_working_day, months_later, nth, weekday_from
from bot.domain.due_days import in_year, month_of
from bot.domain.due_feasts import FEASTS
from bot.domain.due_parts import EndOfDay, Frame, On, Part, Span
from bot.domain.due_patterns import rule
from bot.domain.due_refusals import whole_month
from bot.domain.due_words import Word

_SPANS = {"week", "month", "quarter", "year"}
_END = 2
_QUARTERS = 4
_LONGEST_MONTH = 31
_DAY = Word("U", text="day")


def _month_bounds(frame: Frame, year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, months_later(frame, first, 1) - timedelta(days=1)


def _counted(day: Word, frame: Frame) -> Callable[[date], bool]:
    """Which days count as this day: a weekday, working days, or all."""
    if day.code in "WX":
        return lambda each: each.weekday() == day.number
    return partial(is_working_day, frame) if day.text == "working day" else lambda _: True


def _can_be_counted(day: Word) -> bool:
    return day.code in "WX" or day.text in {"day", "working day"}


def _nth_of_month(number: int, day: Word, month: Word, year: Word | None) -> Part | None:
    def find(frame: Frame, of_year: int) -> date:
        first, last = _month_bounds(frame, of_year, month_of(month))
        return nth(first, last, number, _counted(day, frame), frame)

    return in_year(year, find) if number and _can_be_counted(day) else None


def _nth_in_month(number: Word, day: Word, month: Word, year: Word | None) -> Part | None:
    """last friday in october, third day of may, first working day of june"""
    return _nth_of_month(number.number, day, month, year)


def _nth_last_in_month(number: Word, day: Word, month: Word, year: Word | None) -> Part | None:
    """2nd to last friday in february"""
    return _nth_of_month(-number.number, day, month, year)


def _nth_in_span(number: Word, day: Word, which: Word | None, span: Word) -> Part | None:
    """first monday of next month, last working day of the quarter"""

    def find(frame: Frame) -> date:
        first, last = bounds(span.text, which.number if which else 0, frame)
        return nth(first, last, number.number, _counted(day, frame), frame)

    return On(find) if span.text in _SPANS and number.number and _can_be_counted(day) else None


def _day_of_span(number: Word, which: Word, span: Word) -> Part | None:
    """20th of next month"""
    return _nth_in_span(number, _DAY, which, span) if span.text == "month" else None


def _day_of_year(number: Word, day: Word, year: Word | None) -> Part | None:
    """36th day of 2027; without the year only one that no month has"""

    def find(frame: Frame, of_year: int) -> date:
        return nth(date(of_year, 1, 1), date(of_year, 12, 31), number.number, lambda _: True, frame)

    plausible = year or number.number > _LONGEST_MONTH
    return in_year(year, find) if plausible and day.text == "day" and number.number > 0 else None


def _feast(feast: Word, year: Word | None) -> Part:
    return in_year(year, lambda _, of_year: FEASTS[feast.text](of_year))


def _nth_weekday_from_feast(
    number: Word, weekday: Word, after: Word, feast: Word, year: Word | None
) -> Part | None:
    """third tuesday after christmas"""
    weeks = timedelta(days=WEEK * (number.number - 1))

    def find(_: Frame, of_year: int) -> date:
        start = FEASTS[feast.text](of_year)
        if after.number > 0:
            return weekday_from(start, weekday.number, "") + weeks
        return weekday_from(start, weekday.number, "last") - weeks

    return in_year(year, find) if number.number > 0 else None


def _span(which: Word, span: Word) -> Part | None:
    """next week, this quarter"""
    return Span(span.text, which.number) if span.text in _SPANS else None


def _span_which(span: Word, which: Word) -> Part | None:
    """settimana prossima"""
    return _span(which, span)


def _span_after_next(span: Word) -> Part | None:
    return Span(span.text, 2) if span.text in _SPANS else None


def _weekend(which: Word | None = None) -> Part:
    return Span("weekend", which.number if which else 0)


def _edge(edge: Word, which: Word | None, span: Word) -> Part | None:
    """end of next month; the end of a day is the end of its work"""
    if span.text == "day" and edge.number == _END:
        return EndOfDay()
    return Span(span.text, which.number if which else 0, edge.number) if span.text in _SPANS else None


def _edge_which(edge: Word, span: Word, which: Word) -> Part | None:
    """fine mese prossimo"""
    return _edge(edge, which, span)


def _end_of_that_day(edge: Word) -> Part | None:
    """end of friday"""
    return EndOfDay() if edge.number == _END else None


def _edge_of_month(edge: Word, month: Word, year: Word | None) -> Part:
    def find(frame: Frame, of_year: int) -> date:
        first, last = _month_bounds(frame, of_year, month_of(month))
        return (first, first.replace(day=15), last)[edge.number]

    return in_year(year, find)


def _in_month(month: Word, year: Word | None) -> Part:
    """in march: any day of it will do, so its last."""
    return _edge_of_month(Word("E", _END), month, year)


def _whole_month(_month: Word, _year: Word | None) -> Part:
    """by march: nobody can tell whether it may still be worked on in march."""

    def find(frame: Frame) -> date:
        raise whole_month(frame.phrase)

    return On(find)


def _edge_of_quarter(edge: Word, number: Word, year: Word | None) -> Part | None:
    """end of Q3"""
    month = Word("M", 3 * number.number - 2 + edge.number)
    return _edge_of_month(edge, month, year) if 1 <= number.number <= _QUARTERS else None


SPAN_RULES = (
    rule("(nth) (counted) in? (month) (year)?", _nth_in_month),
    rule("(ordinal) last (counted) in? (month) (year)?", _nth_last_in_month),
    rule("(nth) (counted) in? (which)? (unit)", _nth_in_span),
    rule("(ordinal) in? (which) (unit)", _day_of_span),
    rule("(ordinal) (unit) in? (year)?", _day_of_year),
    rule("(ordinal) (weekday) (after) (feast) (year)?", _nth_weekday_from_feast),
    rule("next (feast) (year)?", _feast),
    rule("this (feast) (year)?", _feast),
    rule("(feast) (year)?", _feast),
    rule("(which) weekend", _weekend),
    rule("weekend", _weekend),
    rule("this (?=part_of_day|named_hour)", lambda: On(lambda frame: frame.today)),
    rule("(which) (unit)", _span),
    rule("(unit) (which)", _span_which),
    rule("(unit) after_next", _span_after_next),
    rule("(edge) (which)? (unit)", _edge),
    rule("(edge) (unit) (which)", _edge_which),
    rule("(edge) (?=relative_day|weekday)", _end_of_that_day),
    rule("(edge) in? (month) (year)?", _edge_of_month),
    rule("(edge) q (number) (year)?", _edge_of_quarter),
    rule("in (month) (year)?", _in_month),
    rule("(month) (year)?", _whole_month),
    rule("end_of_day", EndOfDay),
)
