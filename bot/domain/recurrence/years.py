"""Rules for dates that come every year: every 24 december, yearly on may 1st."""

from calendar import monthrange

from bot.domain.recurrence.grammar import Meaning, Said, headed, rule
from bot.domain.recurrence.pattern import Pattern, Unit
from bot.domain.recurrence.periods import period
from bot.domain.recurrence.refusals import no_such_day

_LEAP_YEAR = 2024
_MONTHS = range(1, 13)


def _date(said: Said, interval: int = 1) -> Meaning:
    day, month = _day_and_month(said)
    if month not in _MONTHS or not 1 <= day <= monthrange(_LEAP_YEAR, month)[1]:
        raise no_such_day(said.phrase)
    return Meaning(Pattern(Unit.YEAR, interval, month_days=(day,), month=month))


def _day_and_month(said: Said) -> tuple[int, int]:
    if said.has("date"):
        return said.one("date").number, said.one("date").other
    return said.one("figure").number, said.one("month").number


def _date_of_years(said: Said) -> Meaning | None:
    pattern = period(said)
    return _date(said, pattern.interval) if pattern.unit is Unit.YEAR else None


YEAR_RULES = (
    rule("every (figure) (month)", _date),  # every 24 december
    rule("every (month) (figure)", _date),  # every december 24
    rule("every (date)", _date),  # every 24.12.
    *headed("day? (figure) (month)", _date_of_years),  # every year on 24 december
    *headed("(month) (figure)", _date_of_years),
    *headed("(date)", _date_of_years),
)
