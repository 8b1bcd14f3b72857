"""Rules for single days: weekdays, dates in figures and words, a day of the month."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from bot.domain.due_phrases.calendar import WEEK, coming, days_later, months_later, the_day, weekday_from
from bot.domain.due_phrases.parts import Frame, Joint, On, Part, Weekday
from bot.domain.due_phrases.patterns import rule
from bot.domain.due_phrases.refusals import hour_or_day, no_such_day, unlikely_year
from bot.domain.due_phrases.words import Kind, Word

_MONTHS_IN_A_YEAR = 12
_LONGEST_MONTH = 31
_YEARS_AHEAD = 10
_YEARS_BACK = 20


def month_of(word: Word) -> int:
    """Italian "mar" is a weekday in its first number and a month in its second."""
    return word.other if word.kind is Kind.WEEKDAY_OR_MONTH else word.number


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

    return On(find, every_year=year is None)


def _relative(relative_day: Word) -> Part:
    return On(lambda frame: frame.today + timedelta(days=relative_day.number))


def _weekday(weekday: Word, which: Word | None = None) -> Part:
    return Weekday(weekday.number, which.text if which else "")


def _weekday_after_next(weekday: Word, after: Word | None = None) -> Part | None:
    return Weekday(weekday.number, "after next") if after is None or after.number > 0 else None


def _weekday_week(weekday: Word, unit: Word) -> Part | None:
    return _weekday_after_next(weekday) if unit.text == "week" else None


def _nth_coming(count: Word, weekdays: Word) -> Part | None:
    def find(frame: Frame) -> date:
        return days_later(frame, weekday_from(frame.today, weekdays.number, ""), WEEK * (count.number - 1))

    plural = weekdays.kind is Kind.WEEKDAYS or weekdays.text == "invariable"
    return On(find) if plural and count.number > 0 else None


def _weekday_and_day(weekday: Word, day: Word) -> Part | None:
    """Where the coming 19th is no tuesday, the number of "tuesday 19" may be an hour."""

    def find(frame: Frame) -> date:
        found = _coming_day_of_month(day.number, frame)
        if found.weekday() != weekday.number:
            raise hour_or_day(frame.phrase)
        return found

    return On(find) if 1 <= day.number <= _LONGEST_MONTH else None


def _date(day: Word, month: Word, year: Word | None = None, unit: Word | None = None) -> Part | None:
    if not 1 <= day.number <= _LONGEST_MONTH or (unit and unit.text != "year"):
        return None
    return in_year(year, lambda frame, number: the_day(number, month_of(month), day.number, frame))


def _date_of_year(day: Word, month: Word, which: Word, unit: Word) -> Part | None:
    if unit.text != "year":
        return None
    return On(lambda frame: the_day(frame.today.year + which.number, month_of(month), day.number, frame))


def _full_date(full_date: Word) -> Part:
    def find(frame: Frame) -> date:
        day, month = _day_and_month(full_date, frame)
        return the_day(full_date.third, month, day, frame)

    return On(find)


def _day_and_month(pair: Word, frame: Frame) -> tuple[int, int]:
    """In the locale's order, or in the only possible one."""
    first, second = pair.number, pair.other
    month_first = frame.month_first and pair.text != "day first"
    if second > _MONTHS_IN_A_YEAR or (month_first and first <= _MONTHS_IN_A_YEAR):
        return second, first
    return first, second


def _figures(pair: Word) -> Part | None:
    def find(frame: Frame) -> date:
        day, month = _day_and_month(pair, frame)
        return coming(frame, lambda year: the_day(year, month, day, frame))

    return On(find) if max(pair.number, pair.other) <= _LONGEST_MONTH else None


def _dashed(pair: Word) -> Part | None:
    """Two small figures, as in 9-11, may be hours."""
    return _figures(pair) if max(pair.number, pair.other) > _MONTHS_IN_A_YEAR else None


def _dotted(pair: Word) -> Part | None:
    """With dots the day stands first in every locale."""
    return (
        _date(Word(Kind.SMALL_NUMBER, pair.number), Word(Kind.MONTH, pair.other))
        if 1 <= pair.other <= _MONTHS_IN_A_YEAR
        else None
    )


def _day_of_month(day: Word) -> Part | None:
    """A word such as "first" is a day only with its article."""
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
    return Joint() if unit.text == "day" else None


DAY_RULES = (
    rule("(full_date)", _full_date),  # 15/1/2027
    rule("(pair:dotted)", _dotted),  # 15.1.
    rule("(pair:slashed)", _figures),  # 15/1
    rule("(pair:dashed)", _dashed),  # 15-1
    rule("(day) (month) (year) (unit)", _date),  # 15 marca 2027 roku
    rule("(day) (month) (which) (unit)", _date_of_year),  # 15 march next year
    rule("(month) (day) (which) (unit)", _date_of_year),  # march 15 next year
    rule("(day) (month) (year)", _date),  # 15 march 2027
    rule("(year) (month) (day)", _date),  # 2027 march 15
    rule("(month) (day) (year)", _date),  # march 15 2027
    rule("(day) (month)", _date),  # the 15th of march
    rule("(month) (day)", _date),  # march 15
    rule("(unit) (?=day month)", _day_of),  # dnia 15 marca: on the day of 15 march
    rule("(relative_day)", _relative),  # tomorrow
    rule("(count:quantity) (weekdays) later", _nth_coming),  # 2 sundays from now
    rule("in (count:number) (weekdays)", _nth_coming),  # za 2 poniedzialki
    rule("(which) (weekday)", _weekday),  # next friday
    rule("(weekday) (which)", _weekday),  # venerdi prossimo
    rule("coming (weekday)", _weekday),
    rule("this coming (weekday)", _weekday),
    rule("(weekday) (after) next", _weekday_after_next),
    rule("(weekday) (unit)", _weekday_week),  # friday week
    rule("(weekday) (day:digits) (?!month)", _weekday_and_day),  # friday 5
    rule("(weekday)", _weekday),
    rule("(day:digits) (?=at (?:moment|time|dotted|compact))", _day_of_month),  # 10 at 9:00
    rule("(day:date_ordinal)", _day_of_month),  # the 15th
    rule("(day:ordinal_dot)$", _day_of_month),  # 15.
)
