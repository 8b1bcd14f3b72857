"""Rules for days of the week: every other monday, weekly on friday, on weekdays, every weekend."""

from collections.abc import Iterable

from bot.domain.due_phrases.calendar import WEEK
from bot.domain.recurrence.grammar import Meaning, Said, headed, rule
from bot.domain.recurrence.pattern import FIVE_DAYS, Pattern, Unit
from bot.domain.recurrence.periods import is_each_day, period, weeks
from bot.domain.recurrence.refusals import few_working_days
from bot.domain.recurrence.rule import Holidays
from bot.domain.recurrence.words import Kind

_SATURDAY, _SUNDAY = 5, 6
_EVERY_OTHER = 2


def _weekly(days: Iterable[int], interval: int = 1) -> Meaning:
    return Meaning(Pattern(Unit.WEEK, interval, tuple(sorted(set(days)))))


def _named(said: Said) -> list[int]:
    return [word.number for word in said.all("weekdays") if word.kind in {Kind.WEEKDAY, Kind.WEEKDAYS}]


def _weekdays(said: Said) -> Meaning:
    return _weekly(_named(said))


def _every_so_many(said: Said) -> Meaning | None:
    """ "Every second tuesday" is every other one; the first of several is nothing."""
    step = said.one("step")
    is_first = step.kind is Kind.ORDINAL and step.number == 1
    return None if is_first else _weekly(_named(said), weeks(said))


def _alternate(said: Said) -> Meaning:
    return _weekly([said.one("weekday").number], _EVERY_OTHER)


def _of_weeks(said: Said) -> Meaning | None:
    pattern = period(said)
    return _weekly(_named(said), pattern.interval) if pattern.unit is Unit.WEEK else None


def _from_to(said: Said) -> Meaning:
    start, end = said.one("start").number, said.one("end").number
    length = (end - start) % WEEK + 1
    return _weekly((start + offset) % WEEK for offset in range(length))


def _daily_from_to(said: Said) -> Meaning | None:
    return _from_to(said) if is_each_day(said) else None


def _working(said: Said) -> Meaning:
    """A weekday is one from Monday to Friday; a working day is no holiday either."""
    holidays = Holidays.SKIP if said.one("working").text else Holidays.KEEP
    return Meaning(Pattern(Unit.WEEK, weekdays=FIVE_DAYS), holidays)


def _plural_working(said: Said) -> Meaning | None:
    return _working(said) if said.one("working").number else None


def _daily_working(said: Said) -> Meaning | None:
    return _working(said) if is_each_day(said) else None


def _every_few_working(said: Said) -> Meaning:
    if weeks(said) == 1:
        return _working(said)
    raise few_working_days(said.phrase)


def _weekend(said: Said) -> Meaning:
    return _weekly((_SATURDAY, _SUNDAY), weeks(said))


def _plural_weekend(said: Said) -> Meaning | None:
    return _weekend(said) if said.one("weekend").number else None


WEEK_RULES = (
    rule("every (weekdays)", _weekdays),  # every mon, wed and fri
    rule("(weekdays:plurals)", _weekdays),  # on mondays
    rule("every (step) (weekdays)", _every_so_many),  # every other monday
    rule("(weekday) alternate", _alternate),  # un lunedi si e uno no
    *headed("(weekdays)", _of_weeks),  # every 2 weeks on tuesday
    rule("every from? (start:weekday) range (end:weekday)", _from_to),  # every mon-fri
    *headed("from? (start:weekday) range (end:weekday)", _daily_from_to),  # daily from monday to friday
    rule("every (working)", _working),
    rule("(working)", _plural_working),  # on weekdays
    rule("every (step) (working)", _every_few_working),
    *headed("(working)", _daily_working),  # daily on weekdays
    rule("every (step)? weekend", _weekend),
    rule("(weekend)", _plural_weekend),
)
