"""Rules for days of a month or quarter: the 15th of every month, last friday of the month."""

from collections.abc import Sequence

from bot.domain.recurrence.grammar import Meaning, Said, headed, rule
from bot.domain.recurrence.pattern import FIVE_DAYS, LAST, SHORTEST_MONTH, Pattern, Unit
from bot.domain.recurrence.periods import is_quarter, period
from bot.domain.recurrence.refusals import late_days, no_such_day, not_in_every_month, too_often
from bot.domain.recurrence.rule import Holidays
from bot.domain.recurrence.words import Kind, Word

_SPANS = {Kind.MONTHS: Unit.MONTH, Kind.QUARTER: Unit.QUARTER}
_FIGURES = {Kind.ORDINAL, Kind.NUMBER}
_LONGEST_MONTH = 31
_POSITIONS = {1, 2, 3, 4, LAST}
_OF_A_QUARTER = {1, LAST}


def _dates(said: Said, interval: int = 1) -> Meaning:
    days = _month_days(said, said.all("ordinals"))
    return Meaning(Pattern(Unit.MONTH, interval, month_days=days))


def _month_days(said: Said, words: Sequence[Word]) -> tuple[int, ...]:
    days = tuple(sorted({word.number for word in words if word.kind in _FIGURES}))
    if not 1 <= days[0] <= days[-1] <= _LONGEST_MONTH:
        raise no_such_day(said.phrase)
    if len(days) > 1 and days[-1] > SHORTEST_MONTH:
        raise late_days(said.phrase)
    return days


def _every_date(said: Said) -> Meaning:
    """ "Every second" is one of time."""
    if said.one("ordinals").text == "second":
        raise too_often(said.phrase)
    return _dates(said)


def _dates_of_months(said: Said) -> Meaning | None:
    pattern = period(said)
    return _dates(said, pattern.interval) if pattern.unit is Unit.MONTH else None


def _nth_of_span(said: Said) -> Meaning | None:
    span = said.one("span")
    return _nth(said, Pattern(_SPANS[span.kind])) if not span.number else None


def _nth_of_months(said: Said) -> Meaning | None:
    span = _span(said)
    return _nth(said, span) if span else None


def _every_nth(said: Said) -> Meaning | None:
    """Every last friday, every first working day: they can only be of the month."""
    nth, counted = said.one("nth"), said.one("counted")
    is_edge = nth.kind is Kind.LAST or nth.number == 1
    return _nth(said, Pattern(Unit.MONTH)) if is_edge and counted.kind is not Kind.DAY else None


def _span(said: Said) -> Pattern | None:
    """Of quarters where they are named, but not in "every quarter on the first monday of the month"."""
    named = {word.kind for word in said.all("span")} or {Kind.QUARTER if is_quarter(said) else Kind.MONTHS}
    if Kind.QUARTER in named:
        return Pattern(Unit.QUARTER) if is_quarter(said) else None
    pattern = period(said)
    return pattern if pattern.unit is Unit.MONTH else None


def _nth(said: Said, span: Pattern) -> Meaning | None:
    nth, counted = said.one("nth"), said.one("counted")
    position = LAST if nth.kind is Kind.LAST else nth.number
    if span.unit is Unit.QUARTER and position not in _OF_A_QUARTER:
        return None
    if counted.kind is Kind.DAY:
        days = (LAST,) if position == LAST else _month_days(said, [nth])
        return Meaning(Pattern(span.unit, span.interval, month_days=days))
    if position not in _POSITIONS:
        raise not_in_every_month(said.phrase)
    weekdays = FIVE_DAYS if counted.kind is Kind.WORKING else (counted.number,)
    return Meaning(Pattern(span.unit, span.interval, weekdays, position), _holidays(counted, position))


def _holidays(counted: Word, position: int) -> Holidays:
    """A working day that is a holiday gives way to the next, the last of a month to the one before."""
    if counted.kind is not Kind.WORKING or not counted.text:
        return Holidays.KEEP
    return Holidays.BEFORE if position == LAST else Holidays.AFTER


def _end_of_span(said: Said) -> Meaning | None:
    span = said.one("span")
    return _last_day(Pattern(_SPANS[span.kind])) if not span.number else None


def _end_of_months(said: Said) -> Meaning | None:
    span = _span(said)
    return _last_day(span) if span else None


def _last_day(span: Pattern) -> Meaning:
    return Meaning(Pattern(span.unit, span.interval, month_days=(LAST,)))


MONTH_RULES = (
    rule("every (ordinals)", _every_date),  # every 15th
    rule("every? (ordinals) joint months", _dates),  # the 15th of the month
    rule("every (ordinals:figure) joint months", _dates),  # ogni 15 del mese
    rule("every? (ordinals) day every? months", _dates),  # 15. dnia miesiaca
    *headed("day? (ordinals) day?", _dates_of_months),  # monthly on the 1st and 15th
    rule("every? (nth) (counted) every? (span)", _nth_of_span),  # last friday of the month
    *headed("(nth) (counted) (span)?", _nth_of_months),  # every 2 months on the first monday
    rule("every (nth) (counted)", _every_nth),  # every last friday
    rule("end every (span)", _end_of_span),  # at the end of every month
    rule("every (span) end", _end_of_span),
    *headed("end", _end_of_months),
)
