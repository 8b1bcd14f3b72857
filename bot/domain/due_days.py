"""Rules for single days: weekdays, dates in figures and words, a day of the month."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from bot.domain.due_calendar import WEEK, coming, days_later, months_later, the_day, weekday_from
from bot.domain.due_parts import Frame, Joint, On, Part, Weekday
from bot.domain.due_patterns import rule
from bot.domain.due_refusals import hour_or_day, no_such_day, unlikely_year
from bot.domain.due_words import Word

_MONTHS_IN_A_YEAR = 12
_LONGEST_MONTH = 31
_YEARS_AHEAD = 10
_YEARS_BACK = 20


def month_of(word: Word) -> int:
    """Italian "mar" is a weekday in its first number and a month in its second."""
    return word.other if word.code == "X" else word.number


def in_year(year: Word | None, day: Callable[[Frame, int], date]) -> Part:
    """The day of that year; without one, the first to come.

    A figure such as 1815 is a year only near our own: otherwise it may be a time.
    """

    def find(frame: Frame) -> date:
        if year is None:
            return coming(frame, partial(day, frame))
        if not -_YEARS_BACK <= year.number - frame.today.year <= _YEARS_AHEAD:
            raise unlikely_year(frame.phrase)
        return day(frame, year.number)

    return On(find)


def _relative(word: Word) -> Part:
    return On(lambda frame: frame.today + timedelta(days=word.number))


def _weekday(word: Word) -> Part:
    return Weekday(word.number)


def _which_weekday(which: Word, word: Word) -> Part:
    return Weekday(word.number, which.text)


def _weekday_which(word: Word, which: Word) -> Part:
    return Weekday(word.number, which.text)


def _weekday_after_next(word: Word) -> Part:
    return Weekday(word.number, "after next")


def _nth_coming(count: Word, weekday: Word) -> Part | None:
    """2 sundays from now"""

    def find(frame: Frame) -> date:
        return days_later(frame, weekday_from(frame.today, weekday.number, ""), WEEK * (count.number - 1))

    return On(find) if count.number > 0 else None


def _weekday_and_day(weekday: Word, day: Word) -> Part | None:
    """tuesday 19: where the coming 19th is no tuesday, the number may be an hour."""

    def find(frame: Frame) -> date:
        found = _coming_day_of_month(day.number, frame)
        if found.weekday() != weekday.number:
            raise hour_or_day(frame.phrase)
        return found

    return On(find) if 1 <= day.number <= _LONGEST_MONTH else None


def _day_month(day: Word, month: Word, year: Word | None = None) -> Part | None:
    return _date(day.number, month_of(month), year)


def _month_day(month: Word, day: Word, year: Word | None = None) -> Part | None:
    return _date(day.number, month_of(month), year)


def _day_month_in_year(day: Word, month: Word, year: Word, unit: Word) -> Part | None:
    """15 marca 2027 roku"""
    return _date(day.number, month_of(month), year) if unit.text == "year" else None


def _date(day: int, month: int, year: Word | None) -> Part | None:
    if not 1 <= day <= _LONGEST_MONTH:
        return None
    return in_year(year, lambda frame, number: the_day(number, month, day, frame))


def _full_date(word: Word) -> Part:
    def find(frame: Frame) -> date:
        day, month = _day_and_month(word, frame)
        return the_day(word.third, month, day, frame)

    return On(find)


def _day_and_month(word: Word, frame: Frame) -> tuple[int, int]:
    """In the locale's order, or in the only possible one."""
    first, second = word.number, word.other
    month_first = frame.month_first and word.text != "day first"
    if second > _MONTHS_IN_A_YEAR or (month_first and first <= _MONTHS_IN_A_YEAR):
        return second, first
    return first, second


def _figures(word: Word) -> Part | None:
    """4/25, 25-4"""

    def find(frame: Frame) -> date:
        day, month = _day_and_month(word, frame)
        return coming(frame, lambda year: the_day(year, month, day, frame))

    return On(find) if max(word.number, word.other) <= _LONGEST_MONTH else None


def _dotted(word: Word) -> Part | None:
    """16.12. puts the day first in every locale."""
    return _date(word.number, word.other, None) if 1 <= word.other <= _MONTHS_IN_A_YEAR else None


def _day_of_month(day: Word) -> Part | None:
    """the 15th; a word such as "first" is a day only with its article"""
    if day.text in {"word", "second"} or not 1 <= day.number <= _LONGEST_MONTH:
        return None
    return On(lambda frame: _coming_day_of_month(day.number, frame))


def _coming_day_of_month(day: int, frame: Frame) -> date:
    first = frame.today.replace(day=1)
    for months in range(3):
        start = months_later(frame, first, months)
        found = start + timedelta(days=day - 1)
        if found.month == start.month and found >= frame.today:
            return found
    raise no_such_day(frame.phrase)


def _day_of(unit: Word) -> Part | None:
    """Polish "dnia 15 marca", on the day of 15 March."""
    return Joint() if unit.text == "day" else None


DAY_RULES = (
    rule("(full_date)", _full_date),
    rule("(dotted)", _dotted),
    rule("(slashed)", _figures),
    rule("(dashed)", _figures),
    rule("(day) (month) (year) (unit)", _day_month_in_year),
    rule("(day) (month) (year)", _day_month),
    rule("(day) (month)", _day_month),
    rule("(month) (day) (year)", _month_day),
    rule("(month) (day)", _month_day),
    rule("(unit) (?=day month)", _day_of),
    rule("(relative_day)", _relative),
    rule("(quantity) (weekdays) later", _nth_coming),
    rule("in (number) (weekdays)", _nth_coming),
    rule("(which) (weekday)", _which_weekday),
    rule("(weekday) (which)", _weekday_which),
    rule("coming (weekday)", _weekday),
    rule("this coming (weekday)", _weekday),
    rule("(weekday) after_next", _weekday_after_next),
    rule("(weekday) (digits)", _weekday_and_day),
    rule("(weekday)", _weekday),
    rule("(ordinal)", _day_of_month),
    rule("(ordinal_dot)$", _day_of_month),
)
